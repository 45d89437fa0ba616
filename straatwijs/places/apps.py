from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "straatwijs.places"
    label = "places"
