from django.apps import AppConfig


class ObservationsConfig(AppConfig):
    name = "straatwijs.observations"
    label = "observations"
