"""What a course says in words and numbers: one for page and paper."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from straatwijs.accounts.roles import ROLES
from straatwijs.fieldwork.calculations.course import Against, Usual, Week
from straatwijs.fieldwork.queries.course import Course, Line, SisterCourse
from straatwijs.fieldwork.views.durations import duration
from straatwijs.shared import charts

_AGAINST = {
    Against.MORE: gettext_lazy("Clearly more than before."),
    Against.LESS: gettext_lazy("Clearly less than before."),
    Against.SAME: gettext_lazy("About the same as before."),
    Against.UNKNOWN: gettext_lazy("Too little to compare."),
}
_CHARTS = 2


@dataclass(frozen=True)
class Figure:
    """One measure of the week. `state` names its look: reached, not yet, or without a target."""

    label: str
    number: str
    goal: str
    state: str
    before: str
    elsewhere: str
    chart: SafeString | None


@dataclass(frozen=True)
class Table:
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Change:
    mark: str
    number: int
    when: str
    words: str
    role: str


@dataclass(frozen=True)
class Said:
    on: str
    place: str
    words: str
    mine: bool


@dataclass(frozen=True)
class Shown:
    title: str
    week: str
    period: str
    lead: str
    figures: tuple[Figure, ...]
    weeks: Table
    changes: tuple[Change, ...]
    sisters: Table | None
    good: tuple[Said, ...]
    bad: tuple[Said, ...]


def week_label(week: date) -> str:
    return _("week %(number)d") % {"number": week.isocalendar().week}


def shown(course: Course) -> Shown:
    marks = {change.pk: str(number) for number, change in enumerate(course.changes, start=1)}
    return Shown(
        title=_("Course of %(place)s") % {"place": course.area.name},
        week=week_label(course.week),
        period=_period(course.week),
        lead=_lead(course),
        figures=tuple(
            _figure(line, course, marks, drawn=number < _CHARTS or line.goal is not None)
            for number, line in enumerate(course.lines)
        ),
        weeks=_weeks(course),
        changes=tuple(
            Change(
                marks[change.pk],
                change.pk,
                week_label(change.week),
                change.words,
                str(ROLES[change.by_role].label) if change.by_role in ROLES else "",
            )
            for change in course.changes
        ),
        sisters=_sisters(course),
        good=_said(course, "good"),
        bad=_said(course, "bad"),
    )


def _period(week: date) -> str:
    return _("%(first)s up to %(last)s") % {
        "first": date_format(week, "j F"),
        "last": date_format(week + timedelta(days=6), "j F Y"),
    }


def _lead(course: Course) -> str:
    now = course.now
    if not now.forms:
        return _("Nobody wrote down a shift here this week.")
    begin = ngettext(
        "One shift outside, %(time)s.", "%(number)d shifts outside, together %(time)s.", now.forms
    )
    return begin % {"number": now.forms, "time": duration(now.minutes)}


def _number(value: int | None, *, share: bool) -> str:
    if value is None:
        return "–"
    return f"{value}%" if share else str(value)


def _figure(line: Line, course: Course, marks: dict[int, str], *, drawn: bool) -> Figure:
    share = bool(line.measure.whole)
    return Figure(
        label=line.label[:1].upper() + line.label[1:],
        number=_number(line.now.value, share=share),
        goal=_goal(line, share=share),
        state={True: "reached", False: "not-yet", None: ""}[line.is_reached],
        before=_before(line, share=share),
        elsewhere=_elsewhere(line, share=share),
        chart=_chart(line, course, marks) if drawn else None,
    )


def _goal(line: Line, *, share: bool) -> str:
    if line.goal is None:
        return ""
    wanted = {"wanted": _number(line.goal, share=share)}
    if line.is_reached is None:
        return _("Target: %(wanted)s. Too little to tell this week.") % wanted
    if line.is_reached:
        return _("Target: %(wanted)s. Reached.") % wanted
    return _("Target: %(wanted)s. Not yet.") % wanted


def _before(line: Line, *, share: bool) -> str:
    then = line.then
    if then.value is None:
        return _("There is no past yet to compare with.")
    sentence = ngettext(
        "The week before with shifts: %(value)s, in %(forms)d shifts, together %(time)s.",
        "The %(weeks)d weeks before with shifts: %(value)s, in %(forms)d shifts, together %(time)s.",
        then.weeks,
    )
    said = sentence % {
        "weeks": then.weeks,
        "value": _number(then.value, share=share),
        "forms": then.forms,
        "time": duration(then.minutes),
    }
    return f"{said} {_AGAINST[line.against]}"


def _elsewhere(line: Line, *, share: bool) -> str:
    if line.elsewhere is None or line.elsewhere.low == line.elsewhere.high:
        return ""
    return _("%(places)d other places lie between about %(low)s and %(high)s.") % {
        "places": line.elsewhere.places,
        "low": _number(line.elsewhere.low, share=share),
        "high": _number(line.elsewhere.high, share=share),
    }


def _chart(line: Line, course: Course, marks: dict[int, str]) -> SafeString:
    steps = {week.week: step for step, week in enumerate(course.weeks)}
    lines = [charts.Line("good", line.values)]
    if any(value is not None for value in line.wanted):
        lines.insert(0, charts.Line("goal", line.wanted))
    return charts.over_time(
        lines,
        marks=[week_label(course.weeks[0].week), week_label(course.week)],
        flags=[(steps[change.week], marks[change.pk]) for change in course.changes],
    )


def _weeks(course: Course) -> Table:
    """Newest first, from the first week in which somebody was outside."""
    begun = next((step for step, week in enumerate(course.weeks) if week.forms), len(course.weeks) - 1)
    steps = range(len(course.weeks) - 1, begun - 1, -1)
    return Table(
        caption=_("The weeks in numbers"),
        head=(_("Week"), _("Shifts"), _("Minutes"), *(line.column for line in course.lines)),
        rows=tuple(_week(course.weeks[step], step, course) for step in steps),
    )


def _week(week: Week, step: int, course: Course) -> tuple[str, ...]:
    values = (_number(line.values[step], share=bool(line.measure.whole)) for line in course.lines)
    return (week_label(week.week), str(week.forms), str(week.minutes), *values)


def _sisters(course: Course) -> Table | None:
    """This place first, so that it can be held against them."""
    if not course.sisters:
        return None
    own = tuple((line.now, line.then) for line in course.lines)
    weeks = [*course.then, course.now]
    forms, minutes = sum(week.forms for week in weeks), sum(week.minutes for week in weeks)
    return Table(
        caption=_(
            "This week, in brackets the weeks before. Shifts and minutes are those of all these weeks."
        ),
        head=(_("Place"), *(line.column for line in course.lines), _("Shifts"), _("Minutes")),
        rows=(
            _sister(course.area.name, own, course, forms, minutes),
            *(_of_sister(one, course) for one in course.sisters),
        ),
    )


def _of_sister(one: SisterCourse, course: Course) -> tuple[str, ...]:
    return _sister(one.area.name, one.values, course, one.forms, one.minutes)


def _sister(
    name: str, values: tuple[tuple[Usual, Usual], ...], course: Course, forms: int, minutes: int
) -> tuple[str, ...]:
    shares = [bool(line.measure.whole) for line in course.lines]
    cells = (
        f"{_number(now.value, share=share)} ({_number(then.value, share=share)})"
        for (now, then), share in zip(values, shares, strict=True)
    )
    return (name, *cells, str(forms), str(minutes))


def _said(course: Course, code: str) -> tuple[Said, ...]:
    return tuple(
        Said(
            date_format(one.on, "l j F"),
            "" if one.place.id == course.area.pk else one.place.name,
            one.words[code],
            one.mine,
        )
        for one in course.told
        if one.words.get(code)
    )
