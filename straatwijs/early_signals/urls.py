"""The team's list of signals."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals import views
from straatwijs.shared.navigation import NavItem, members

NAV = [NavItem(_("Signals"), "signals", members)]

urlpatterns = [
    path("team/signalen/", views.signals, name="signals"),
    path("team/signalen/<str:key>", views.signal, name="signal"),
    path("team/signalen/<str:key>/oordeel", views.judge, name="judge_signal"),
    path("team/signalen/<str:key>/ongedaan/<int:judgement_id>", views.undo, name="undo_judgement"),
]
