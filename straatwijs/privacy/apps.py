from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "straatwijs.privacy"
    label = "privacy"
