from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    name = "straatwijs.feedback"
    label = "feedback"
