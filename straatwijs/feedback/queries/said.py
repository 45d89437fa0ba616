"""What people say of it after it was called done, in words for everyone: of all together, and for whom."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from straatwijs.agenda.calculations.choices import may_be_shown
from straatwijs.agenda.models import ActionPoint
from straatwijs.feedback.queries.verdicts import LEAST_SHOWN, opinions, opinions_by_perspective
from straatwijs.feedback.states import Opinion
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.plans.models import Measure

_MOST_SAY = {
    Opinion.BETTER: gettext_lazy("most say better"),
    Opinion.SAME: gettext_lazy("most say the same"),
    Opinion.WORSE: gettext_lazy("most say worse"),
    None: gettext_lazy("they see it differently"),
}
_NOT_SAID = gettext_lazy("not said")


@dataclass(frozen=True, kw_only=True)
class SaidBy:
    """One perspective: "About 10 people: most say better." """

    label: str
    sentence: str


def said_of(thing: ActionPoint | Measure) -> str:
    """In words and about so many: from five on, and never so that one more can be seen. When perspectives say different
    things, nothing stands for all together."""
    numbers = opinions(thing)
    if sum(numbers.values()) < LEAST_SHOWN:
        return ""
    apart = {_most(given) for given in _shown(thing).values()}
    said = _("it differs for whom you ask") if len(apart) > 1 else _MOST_SAY[_most(numbers)]
    return _("About %(number)d people said how it is now: %(said)s.") % {
        "number": _about(numbers),
        "said": said,
    }


def said_by_perspective(thing: ActionPoint | Measure) -> tuple[SaidBy, ...]:
    """For whom, in the order of the perspectives; those with too few people are not there."""
    shown = _shown(thing)
    return tuple(
        SaidBy(
            label=str(label).capitalize(),
            sentence=_("About %(number)d people: %(said)s.")
            % {"number": _about(shown[code]), "said": _MOST_SAY[_most(shown[code])]},
        )
        for code, label in {**PERSPECTIVES, "": _NOT_SAID}.items()
        if code in shown
    )


def _shown(thing: ActionPoint | Measure) -> dict[str, Counter[Opinion]]:
    found = opinions_by_perspective(thing)
    enough = may_be_shown({code: given.total() for code, given in found.items()})
    return {code: given for code, given in found.items() if code in enough}


def _most(numbers: Mapping[Opinion, int]) -> Opinion | None:
    """What more than half of them say."""
    most = max(numbers, key=lambda opinion: numbers[opinion])
    return most if numbers[most] * 2 > sum(numbers.values()) else None


def _about(numbers: Mapping[Opinion, int]) -> int:
    return max(LEAST_SHOWN, 5 * round(sum(numbers.values()) / 5))
