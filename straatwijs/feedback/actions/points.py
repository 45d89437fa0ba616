"""What becomes of a point is told to whoever gave what it came from, in the same transaction."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from straatwijs.accounts.models import Member
from straatwijs.feedback.actions.chain import tell
from straatwijs.feedback.states import SETTLED, State
from straatwijs.fieldwork.actions import points
from straatwijs.fieldwork.models import Point, PointStep
from straatwijs.fieldwork.point_states import PointState
from straatwijs.fieldwork.queries.points import of_point

_AFTER = {
    PointState.OPEN: State.BEING_DISCUSSED,
    PointState.SENT: State.BEING_DISCUSSED,
    PointState.BEING_DONE: State.PLANNED,
    PointState.DONE: State.DONE,
    PointState.NOT_DONE: State.NOT_DONE,
}


@transaction.atomic
def step_point(
    *, point: Point, state: str, words: str, seen: int, by: Member, now: datetime | None = None
) -> PointStep:
    """As `points.step`. Asking again without news is told to nobody: it would only say that it is not done."""
    before = PointState(Point.objects.values_list("state", flat=True).get(pk=point.pk))
    made = points.step(point=point, state=state, words=words, seen=seen, by=by, now=now)
    references = of_point(made.point)
    if references and (made.state != before or made.words):
        after = PointState(made.state)
        tell(
            references,
            milestone=None,
            state=_AFTER[after],
            leave=SETTLED if after is PointState.SENT else (),
            area=made.point.area,
            text=_text(made),
            reason=made.words if after is PointState.NOT_DONE else "",
            public=False,
            by=by,
            at=made.at,
        )
    return made


def _text(step: PointStep) -> str:
    """Written once, in the language of the place, for everybody with a receipt."""
    point = step.point
    about = {"what": point.what.rstrip("."), "desk": point.desk}
    with override(settings.LANGUAGE_CODE):
        sentences = {
            PointState.OPEN: _("“%(what)s” is open again. We ask %(desk)s about it."),
            PointState.SENT: _("We asked %(desk)s about “%(what)s”. We keep asking until it is done."),
            PointState.BEING_DONE: _("%(desk)s is working on “%(what)s”."),
            PointState.DONE: _("%(desk)s says that “%(what)s” is done."),
            PointState.NOT_DONE: _("%(desk)s does not do “%(what)s”."),
        }
        said = sentences[PointState(step.state)] % about
    return said if step.state == PointState.NOT_DONE or not step.words else f"{said} {step.words}"
