"""The states of a point, and which may follow which. "Is it done?" is asked until it is."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

ASK_AGAIN_AFTER = timedelta(weeks=2)


class PointState(models.TextChoices):
    OPEN = "open", _("not asked yet")
    SENT = "sent", _("asked at the desk")
    BEING_DONE = "being_done", _("being done")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done, with the reason")


_S = PointState
# Asked and being done may follow themselves: then somebody asked again, and it was not done yet.
POINT: dict[PointState, frozenset[PointState]] = {
    _S.OPEN: frozenset({_S.SENT, _S.BEING_DONE, _S.DONE, _S.NOT_DONE}),
    _S.SENT: frozenset({_S.SENT, _S.BEING_DONE, _S.DONE, _S.NOT_DONE}),
    _S.BEING_DONE: frozenset({_S.BEING_DONE, _S.DONE, _S.NOT_DONE}),
    _S.DONE: frozenset({_S.OPEN}),
    _S.NOT_DONE: frozenset({_S.OPEN}),
}
UNSETTLED = (_S.OPEN, _S.SENT, _S.BEING_DONE)
