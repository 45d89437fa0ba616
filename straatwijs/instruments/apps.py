from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "straatwijs.instruments"
    label = "instruments"
