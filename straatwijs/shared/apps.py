from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "straatwijs.shared"
    label = "shared"
