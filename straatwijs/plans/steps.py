"""The seven steps of a plan (SNAP, Toronto): who does what in each, what it yields, and what must be there before the next.

Source: "Inspiratieboek Opgaven Verbinden in de Wijk", the chapter on Toronto; the words are ours.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from straatwijs.plans.models.steps import Side

ADOPTING, MEANS, LAST = 4, 5, 7
# For how long a plan is looked at again, and how far apart those days may lie at most.
AFTERCARE_YEARS = 5
MOST_DAYS_BETWEEN = 400


@dataclass(frozen=True, kw_only=True)
class StepText:
    """`sides` must each have somebody in it before the step is passed; `gate` says what else must be there."""

    number: int
    title: str | Promise
    does: dict[Side, str | Promise]
    yields: str | Promise
    gate: str | Promise
    sides: tuple[Side, ...]


_P, _O, _R = Side.PROGRAMME, Side.PARTNERS, Side.RESIDENTS
STEPS: tuple[StepText, ...] = (
    StepText(
        number=1,
        title=_("Get to know the place"),
        does={
            _P: _("brings everyone together who works here, and lays plans and figures side by side"),
            _O: _("tell what they know and what they are planning"),
            _R: _("say what matters to them: what they are proud of and what could be better"),
        },
        yields=_("A picture of the place in words of residents."),
        gate=_("The vision stands there, in words of residents."),
        sides=(_P, _O, _R),
    ),
    StepText(
        number=2,
        title=_("Choose together where to go"),
        does={
            _P: _("puts wishes and tasks next to each other"),
            _O: _("say which goals they share"),
            _R: _("dream first, then choose what comes first"),
        },
        yields=_("Ambitions for later years, and goals below them."),
        gate=_("There is at least one ambition and one goal."),
        sides=(_P, _O, _R),
    ),
    StepText(
        number=3,
        title=_("Clear the road"),
        does={
            _P: _("lists chances and what is in the way, before it goes back to residents"),
            _O: _("solve what they can solve, and say what they can't"),
            _R: _("can read what is in the way; nobody asks them anything that can't be kept"),
        },
        yields=_("What was in the way is gone, or stands there with the reason."),
        gate=_("Each obstacle is out of the way, or named with the reason."),
        sides=(_P, _O),
    ),
    StepText(
        number=4,
        title=_("Make the plan together"),
        does={
            _P: _("turns goals into measures, and sees to the baseline"),
            _O: _("say what they will do and before when"),
            _R: _("make the plan too, and measure for themselves"),
        },
        yields=_("A plan with practical measures and goals that can be measured. This adopts the plan."),
        gate=_("Each goal has a baseline, and there is at least one measure."),
        sides=(_P, _O, _R),
    ),
    StepText(
        number=5,
        title=_("Find the money"),
        does={
            _P: _("looks for budgets that can be put together"),
            _O: _("put in money, people or space"),
            _R: _("decide about a budget of their own, or raise money themselves"),
        },
        yields=_("For each measure: who pays what, and until when."),
        gate=_(
            "Each measure that was agreed says what it costs, who pays, and from when until when. Who takes part says what they do. Residents saw it."
        ),
        sides=(_P, _O),
    ),
    StepText(
        number=6,
        title=_("Work side by side"),
        does={
            _P: _("keeps the groups together and the pace in"),
            _O: _("do their part"),
            _R: _("join in, learn, and take the lead when they want to"),
        },
        yields=_("A group for each measure, and results that people can see."),
        gate=_("Each measure that is going on names its partners."),
        sides=(_O, _R),
    ),
    StepText(
        number=7,
        title=_("Look back and stay in touch"),
        does={
            _P: _("measures again, tells it back and stays, for five years at least"),
            _O: _("keep up what was made"),
            _R: _("say whether it got better, and for whom"),
        },
        yields=_("Days on which the plan is looked at again, and what was seen then."),
        gate=_("There is a day to look again in each of the next five years."),
        sides=(_P, _R),
    ),
)


def step_text(number: int) -> StepText:
    return STEPS[number - 1]
