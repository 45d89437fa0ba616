from django.apps import AppConfig


class FieldworkConfig(AppConfig):
    name = "straatwijs.fieldwork"
    label = "fieldwork"
