from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "straatwijs.accounts"
    label = "accounts"
