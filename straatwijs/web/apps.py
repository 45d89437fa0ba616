from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "straatwijs.web"
    label = "web"
