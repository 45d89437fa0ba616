"""The states of a signal, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    NEW = "new", _("new")
    TO_LOOK = "to_look", _("somebody goes and looks")
    ON_AGENDA = "on_agenda", _("on the agenda")
    ANSWERED = "answered", _("answered")
    NOT_A_SIGNAL = "not_a_signal", _("not a signal")


_S = State
ALLOWED: dict[State, frozenset[State]] = {
    _S.NEW: frozenset({_S.TO_LOOK, _S.ON_AGENDA, _S.NOT_A_SIGNAL}),
    _S.TO_LOOK: frozenset({_S.TO_LOOK, _S.ON_AGENDA, _S.NOT_A_SIGNAL}),
    _S.ON_AGENDA: frozenset({_S.TO_LOOK, _S.ANSWERED, _S.NOT_A_SIGNAL}),
    _S.ANSWERED: frozenset({_S.ON_AGENDA}),
    _S.NOT_A_SIGNAL: frozenset({_S.ON_AGENDA, _S.TO_LOOK}),
}
# The baseline does not learn from these: else what goes wrong becomes what is usual.
OPEN = (_S.NEW, _S.TO_LOOK, _S.ON_AGENDA)
CONFIRMED = (_S.ON_AGENDA, _S.ANSWERED)
