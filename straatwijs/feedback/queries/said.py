"""What people say of it after it was called done, in words for everyone: of all together, and for whom."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from straatwijs.agenda.models import ActionPoint
from straatwijs.feedback.queries.verdicts import LEAST_SHOWN, judged, opinions
from straatwijs.feedback.states import Opinion
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.plans.models import Measure
from straatwijs.privacy.calculations.verdicts import Judgement, by_perspective

_MOST_SAY = {
    Opinion.BETTER: gettext_lazy("most say better"),
    Opinion.SAME: gettext_lazy("most say the same"),
    Opinion.WORSE: gettext_lazy("most say worse"),
    None: gettext_lazy("they see it differently"),
}


@dataclass(frozen=True, kw_only=True)
class SaidBy:
    """One perspective: "About 10 people: most say better." """

    label: str
    sentence: str


def said_of(thing: ActionPoint | Measure) -> str:
    """In words and about so many: from five on, and never so that one more can be seen. When perspectives say different
    things, nothing stands for all together."""
    told = _judged(thing) if isinstance(thing, Measure) else ()
    numbers = _counted(told) if isinstance(thing, Measure) else opinions(thing)
    if sum(numbers.values()) < LEAST_SHOWN:
        return ""
    apart = {_most(given) for given in _apart(told).values()}
    said = _("it differs for whom you ask") if len(apart) > 1 else _MOST_SAY[_most(numbers)]
    return _("About %(number)d people said how it is now: %(said)s.") % {
        "number": _about(numbers),
        "said": said,
    }


def said_by_perspective(measure: Measure) -> tuple[SaidBy, ...]:
    """For whom, in the order of the perspectives; those with too few people are not there."""
    return tuple(
        SaidBy(
            label=str(PERSPECTIVES[code]).capitalize(),
            sentence=_("About %(number)d people: %(said)s.")
            % {"number": _about(given), "said": _MOST_SAY[_most(given)]},
        )
        for code, given in _apart(_judged(measure)).items()
    )


def _judged(measure: Measure) -> tuple[Judgement, ...]:
    return judged(measure, today=timezone.localdate())


def _counted(judgements: Iterable[Judgement]) -> dict[Opinion, int]:
    numbers = Counter(one.said for one in judgements)
    return {opinion: numbers[opinion] for opinion in Opinion}


def _apart(judgements: Iterable[Judgement]) -> dict[str, dict[Opinion, int]]:
    """By the code of the perspective."""
    return {code: _counted(some) for code, some in by_perspective(judgements, list(PERSPECTIVES)).items()}


def _most(numbers: Mapping[Opinion, int]) -> Opinion | None:
    """What more than half of them say."""
    most = max(numbers, key=lambda opinion: numbers[opinion])
    return most if numbers[most] * 2 > sum(numbers.values()) else None


def _about(numbers: Mapping[Opinion, int]) -> int:
    return max(LEAST_SHOWN, 5 * round(sum(numbers.values()) / 5))
