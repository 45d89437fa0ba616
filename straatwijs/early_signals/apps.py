from django.apps import AppConfig


class EarlySignalsConfig(AppConfig):
    name = "straatwijs.early_signals"
    label = "early_signals"
