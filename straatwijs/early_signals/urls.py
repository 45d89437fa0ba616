"""The team's list of signals."""

from django.urls import path

from straatwijs.early_signals import views

urlpatterns = [
    path("team/signalen/", views.signals, name="signals"),
    path("team/signalen/<str:key>", views.signal, name="signal"),
    path("team/signalen/<str:key>/oordeel", views.judge, name="judge_signal"),
    path("team/signalen/<str:key>/ongedaan/<int:judgement_id>", views.undo, name="undo_judgement"),
]
