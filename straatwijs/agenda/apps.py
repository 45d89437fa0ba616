from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "straatwijs.agenda"
    label = "agenda"
