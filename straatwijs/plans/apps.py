from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "straatwijs.plans"
    label = "plans"
