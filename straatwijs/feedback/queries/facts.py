"""The first draft of a news sheet: what everyone may know of a quarter, in plain sentences. A person goes on from here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from straatwijs.agenda.models import ActionPoint
from straatwijs.agenda.queries.conversations import conversations_in
from straatwijs.agenda.states import ActionState, ConversationState
from straatwijs.early_signals.queries import board
from straatwijs.feedback.queries.figures import answer_figures
from straatwijs.feedback.queries.measures import moved
from straatwijs.feedback.queries.news import coming, concerns, place_shown, public_since
from straatwijs.feedback.states import State
from straatwijs.fieldwork.queries.living_room import ABOUT, DESK, about_choices, first_of_month, next_month
from straatwijs.instruments.definition import Kind, Side
from straatwijs.instruments.queries import indicators
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader, counts, often_answered
from straatwijs.shared.weeks import AMSTERDAM, Quarter, midnight

_MOST_THINGS = 3
_MOST_LINES = 5


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    heading: str
    text: str
    source: str


def draft(area: Area, quarter: Quarter, *, now: datetime) -> tuple[Paragraph, ...]:
    """Paragraphs without a fact are left out; when hardly any is left, that is the news."""
    begin, end = midnight(quarter.first_week), min(now, midnight(quarter.end))
    found = [
        *_talked(area, begin, end),
        *_actions(area, begin, end),
        *_measures(area, begin, end),
        *_answers(area, begin, end),
        *_questions(area, quarter, now),
        *_things(area, quarter, now),
        *_signals(area, begin, end),
        *_figures(area),
    ]
    return (*(found or [_quiet(area)]), *_next(area, now), _yourself())


def title(area: Area, quarter: Quarter) -> str:
    begin, end = months(quarter)
    return _("News of %(place)s, %(begin)s to %(end)s") % {
        "place": area.name,
        "begin": date_format(begin, "F"),
        "end": date_format(end, "F Y"),
    }


def months(quarter: Quarter) -> tuple[date, date]:
    """A day in its first and one in its last month: its weeks begin and end a few days beside the months."""
    return quarter.first_week + timedelta(days=14), quarter.end - timedelta(days=14)


def _talked(area: Area, begin: datetime, end: datetime) -> Iterator[Paragraph]:
    held = conversations_in([area]).filter(
        at__gte=begin, at__lt=end, state__in=[ConversationState.HELD, ConversationState.CLOSED]
    )
    for conversation in held.order_by("at"):
        day = date_format(conversation.at.astimezone(AMSTERDAM), "j F")
        lines = [
            _("On %(day)s there was a conversation about %(place)s, %(where)s.")
            % {"day": day, "place": conversation.area.name, "where": conversation.place}
        ]
        titles = conversation.topics.filter(sheltered=False, minutes__isnull=False).distinct()
        if conversation.state == ConversationState.CLOSED and titles:
            lines.append(
                _("We talked about: %(topics)s.") % {"topics": "; ".join(topic.title for topic in titles)}
            )
        yield Paragraph(heading=_("The conversation"), text=" ".join(lines), source="conversation")


def _actions(area: Area, begin: datetime, end: datetime) -> Iterator[Paragraph]:
    headings = {
        ActionState.DONE: _("Done"),
        ActionState.ADVANCED: _("Under way"),
        ActionState.AGREED: _("Agreed"),
        ActionState.NOT_DONE: _("Not done, and why"),
    }
    lines: dict[ActionState, list[str]] = {state: [] for state in headings}
    for action in _of_quarter(area, begin, end):
        last = action.news.order_by("at", "pk").last()
        state = ActionState(action.state)
        wanted = ActionState.ADVANCED if state is ActionState.REOPENED else state
        reason = f" {_('Reason:')} {last.reason}" if last and last.reason else ""
        lines[wanted].append(f"{action.what.rstrip('.')} ({action.who}).{reason}")
    for state, heading in headings.items():
        if lines[state]:
            yield Paragraph(heading=heading, text="\n".join(lines[state][:_MOST_LINES]), source="actions")


def _of_quarter(area: Area, begin: datetime, end: datetime) -> Iterator[ActionPoint]:
    """Agreed in it or moved on in it, never of what is sheltered."""
    town = area.path.partition("/")[0] + "/"
    touched = ActionPoint.objects.filter(
        area__path__startswith=town, topic__sheltered=False, news__at__gte=begin, news__at__lte=end
    )
    for action in touched.distinct().select_related("area", "topic"):
        if concerns(place_shown(action.area, action), area):
            yield action


def _measures(area: Area, begin: datetime, end: datetime) -> Iterator[Paragraph]:
    """What moved on in plans, and what waits."""
    lines = []
    for measure in moved(area, after=begin, until=end):
        reason = f" {_('Reason:')} {measure.reason}" if measure.reason else ""
        news = f" {measure.news}" if measure.news else ""
        lines.append(f"{measure.title.rstrip('.')} ({measure.owner}): {measure.state}.{news}{reason}")
    if lines:
        yield Paragraph(heading=_("From the plans"), text="\n".join(lines[:_MOST_LINES]), source="measures")


def _answers(area: Area, begin: datetime, end: datetime) -> Iterator[Paragraph]:
    given = [
        answer
        for answer, _place in public_since(area, after=begin, until=end, limit=30)
        if answer.action_id is None and answer.measure_id is None
    ]
    lines = [
        f"{answer.text} {_('Reason:')} {answer.reason}" if answer.state == State.NOT_DONE else answer.text
        for answer in given[:_MOST_LINES]
    ]
    if lines:
        yield Paragraph(heading=_("What the team answered"), text="\n".join(lines), source="answers")


def _questions(area: Area, quarter: Quarter, now: datetime) -> Iterator[Paragraph]:
    """What people came in with at the desk, month by month, as far as everyone may know it; only months that are over."""
    today, subjects = now.astimezone(AMSTERDAM).date(), dict(about_choices())
    lines = []
    first, last = (first_of_month(day) for day in months(quarter))
    while first <= last and next_month(first) <= today:
        often = often_answered(area, instrument=DESK, question=ABOUT, first=first, end=next_month(first))
        named = [
            _("%(what)s (about %(number)d times)")
            % {"what": subjects[one.answer].lower(), "number": one.number}
            for one in often[:_MOST_THINGS]
            if one.answer in subjects
        ]
        if named:
            lines.append(
                _("In %(month)s: %(what)s.") % {"month": date_format(first, "F"), "what": ", ".join(named)}
            )
        first = next_month(first)
    if lines:
        yield Paragraph(heading=_("Asked most at the desk"), text="\n".join(lines), source="questions")


def _things(area: Area, quarter: Quarter, now: datetime) -> Iterator[Paragraph]:
    """Most noted on both sides, as everyone may count it; with the looking behind it where that is shown."""
    last = min(quarter.end - timedelta(days=1), now.astimezone(AMSTERDAM).date())
    rows = counts(
        area, by="quarter", first=quarter.first_week, last=last, part="indicator", reader=Reader.everyone()
    )
    rows = [row for row in rows if row.kind == Kind.OBJECT and row.number and row.indicator in indicators()]
    sentences = []
    for side, sentence in (
        (Side.PLEASANT, _("Pleasant: %(what)s.")),
        (Side.ANNOYING, _("Annoying: %(what)s.")),
    ):
        top = sorted((row for row in rows if row.side == side), key=lambda row: -(row.number or 0))
        named = [
            _often(str(indicators()[row.indicator].label), row.number or 0) for row in top[:_MOST_THINGS]
        ]
        if named:
            sentences.append(sentence % {"what": ", ".join(named)})
    if not sentences:
        return
    looked = next((row.visits for row in rows if row.visits), None)
    if looked:
        sentences.append(
            ngettext(
                "Somebody went and looked about %(number)d time.",
                "Somebody went and looked about %(number)d times.",
                looked,
            )
            % {"number": looked}
        )
    yield Paragraph(
        heading=_("Most noted about the street itself"), text="\n".join(sentences), source="things"
    )


def _often(label: str, number: int) -> str:
    return ngettext("%(label)s (once)", "%(label)s (%(number)d times)", number) % {
        "label": label,
        "number": number,
    }


def _signals(area: Area, begin: datetime, end: datetime) -> Iterator[Paragraph]:
    shown = board.released(area, today=timezone.localdate(), after=begin, until=end)
    lines = [f"{one.headline}. {one.sentence} {one.answer}".strip() for one in shown[:_MOST_LINES]]
    if lines:
        yield Paragraph(heading=_("What stood out"), text="\n".join(lines), source="signals")


def _figures(area: Area) -> Iterator[Paragraph]:
    figures = answer_figures(area)
    if figures.share is None:
        return
    lines = [
        _("Of what was noted about the street itself in a year, %(share)d%% got an answer.")
        % {"share": figures.share}
    ]
    if figures.median_days is not None:
        lines.append(
            ngettext(
                "Half of it within %(number)d day.", "Half of it within %(number)d days.", figures.median_days
            )
            % {"number": figures.median_days}
        )
    yield Paragraph(heading=_("Does everybody get an answer?"), text=" ".join(lines), source="figures")


def _next(area: Area, now: datetime) -> Iterator[Paragraph]:
    following = coming(area, now=now)
    if following is None:
        return
    when = following.at.astimezone(AMSTERDAM)
    text = _("On %(day)s at %(time)s, %(where)s. You can come too; you don't have to prepare anything.") % {
        "day": date_format(when, "l j F"),
        "time": f"{when:%H:%M}",
        "where": following.place,
    }
    yield Paragraph(heading=_("The next conversation"), text=text, source="next")


def _quiet(area: Area) -> Paragraph:
    text = _(
        "It was quiet in %(place)s this quarter: there is little to report. A quiet quarter is news too. Is there something "
        "that we don't see? Then note it, or tell it to somebody of the team."
    ) % {"place": area.name}
    return Paragraph(heading=_("A quiet quarter"), text=text, source="quiet")


def _yourself() -> Paragraph:
    text = _(
        "Did you see something pleasant or annoying? Note it with your phone: without name, without account. You read what "
        "becomes of it on your receipt."
    )
    return Paragraph(heading=_("What you can do"), text=text, source="yourself")
