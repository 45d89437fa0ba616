"""The handover as sections of text: the page and the paper say the same."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from straatwijs.agenda.models import Topic
from straatwijs.agenda.states import ActionState, TopicState
from straatwijs.early_signals.queries.board import Line
from straatwijs.feedback.queries.burden import Burden, Month, Rhythm
from straatwijs.feedback.queries.handover import Handover
from straatwijs.feedback.queries.promises import OpenAction, OpenAnswer
from straatwijs.feedback.queries.tried import Ending, Tried
from straatwijs.feedback.states import State
from straatwijs.feedback.views.handover_asked import asked_section
from straatwijs.feedback.views.handover_parts import Entry, Group, Section, Table
from straatwijs.shared.weeks import AMSTERDAM


def sections(found: Handover) -> tuple[Section, ...]:
    return (
        _promised(found),
        _talked(found),
        _simple("lee", _("In the lee, not talked about yet"), map(_waiting_topic, found.sheltered)),
        _simple("signals", _("Signals that wait for somebody"), map(_signal, found.signals)),
        _people(found),
        Section(code="rhythm", heading=_("Rhythm"), facts=_rhythm(found.rhythm)),
        Section(
            code="burden",
            heading=_("How much work it is"),
            intro=_("The last thirteen whole weeks. Waiting is what has no answer yet."),
            facts=_burden(found.burden),
            tables=_months(found.burden.months),
        ),
        asked_section(found.asked),
    )


def _simple(code: str, heading: str, entries: Iterable[Entry]) -> Section:
    return Section(
        code=code, heading=heading, groups=(Group(heading="", entries=tuple(entries)),), empty=_("Nothing.")
    )


def _promised(found: Handover) -> Section:
    said = _("Said in an answer")
    if found.leaver:
        said = _("Said in an answer by %(name)s") % {"name": found.leaver.name}
    return Section(
        code="promised",
        heading=_("Promised and still open"),
        groups=(
            Group(
                heading=_("Agreed in a conversation"),
                entries=tuple(map(_open_action, found.promises.actions)),
            ),
            Group(heading=said, entries=tuple(map(_open_answer, found.promises.answers))),
        ),
        empty=_("Nothing is open."),
    )


def _open_action(one: OpenAction) -> Entry:
    action = one.action
    lee = (_("kept in the lee"),) if action.topic.sheltered else ()
    news = one.news
    return Entry(
        title=action.what,
        meta=_meta(
            action.who,
            _("before %(day)s") % {"day": _day(action.due)},
            ActionState(action.state).label,
            action.area.name,
        ),
        lines=(
            *([_("%(day)s: %(words)s") % {"day": _day(news.at.astimezone(AMSTERDAM)), "words": news.text or news.reason}] if news else []),
            *_waits(one.waiting),
        ),
        tags=((_("late"),) if one.late else ()) + lee,
        path=reverse("action_point", args=[action.pk]),
    )  # fmt: skip


def _open_answer(one: OpenAnswer) -> Entry:
    answer = one.answer
    return Entry(
        title=answer.text,
        meta=_meta(
            State(answer.state).label,
            _day(answer.at.astimezone(AMSTERDAM)),
            answer.area.name,
            answer.by.name if answer.by else "",
        ),
        lines=_waits(one.waiting),
    )


def _waits(number: int) -> tuple[str, ...]:
    said = ngettext("%(number)d note waits for it.", "%(number)d notes wait for it.", number)
    return (said % {"number": number},) if number else ()


def _talked(found: Handover) -> Section:
    groups = tuple(
        Group(
            heading=_meta(
                _day(talked.conversation.at.astimezone(AMSTERDAM)),
                talked.conversation.area.name,
                talked.conversation.place,
            ),
            entries=tuple(map(_topic, talked.topics)),
        )
        for talked in found.talked
    )
    return Section(
        code="talked",
        heading=_("What was talked about and tried"),
        groups=groups,
        empty=_("No conversation was held here yet."),
    )


def _topic(one: Tried) -> Entry:
    topic, said = one.topic, one.minutes
    written = (said.going_on, said.doing, said.more) if said else ()
    return Entry(
        title=topic.title,
        meta="" if topic.state == TopicState.ON_AGENDA else str(TopicState(topic.state).label),
        lines=(
            *([_reason(topic.reason)] if topic.state == TopicState.DROPPED else []),
            *(words for words in written if words),
            *(line for ending in one.endings for line in _ending(ending)),
        ),
        tags=_lee(topic),
        path=f"{topic.conversation.get_absolute_url()}" if not topic.sheltered else "",
    )


def _ending(one: Ending) -> list[str]:
    """What was agreed, how it ended, and what people say of it."""
    action = one.action
    lines = [
        _("Agreed: %(what)s. Who: %(who)s, before %(day)s. Now: %(state)s.")
        % {
            "what": action.what.rstrip("."),
            "who": action.who,
            "day": _day(action.due),
            "state": ActionState(action.state).label,
        },
        one.told,
        _reason(one.reason) if one.reason else "",
    ]
    if one.opinions:
        said = ", ".join(f"{opinion.label} {number}" for opinion, number in one.opinions)
        lines.append(_("Is it better now? %(said)s.") % {"said": said})
    return [line for line in lines if line]


def _reason(reason: str) -> str:
    return _("Reason: %(reason)s") % {"reason": reason}


def _waiting_topic(topic: Topic) -> Entry:
    when = _day(topic.conversation.at.astimezone(AMSTERDAM))
    return Entry(
        title=topic.title,
        meta=_meta(TopicState(topic.state).label, topic.conversation.area.name, when),
        tags=_lee(topic),
    )


def _lee(topic: Topic) -> tuple[str, ...]:
    if not topic.sheltered:
        return ()
    if topic.look_again_on is None:
        return (_("kept in the lee"),)
    return (_("kept in the lee, look again on %(day)s") % {"day": _day(topic.look_again_on)},)


def _signal(line: Line) -> Entry:
    signal = line.signal
    before = _("look before %(day)s") % {"day": _day(signal.look_before)} if signal.look_before else ""
    return Entry(
        title=f"{line.headline}: {', '.join(area.name for area in line.areas)}",
        meta=_meta(signal.get_state_display(), before),
        path=reverse("signal", args=[signal.key]),
    )


def _people(found: Handover) -> Section:
    entries = (
        Entry(
            title=person.words,
            meta=_meta(person.area.name, person.contact),
            lines=(
                _("Said yes on %(day)s (%(how)s). Counts until %(until)s.")
                % {
                    "day": _day(person.consented_on),
                    "how": person.consent_how,
                    "until": _day(person.until),
                },
            ),
        )
        for person in found.people
    )
    return Section(
        code="people",
        heading=_("Who you should know"),
        intro=_("Only who said yes to standing here. Take somebody off as soon as they ask."),
        groups=(Group(heading="", entries=tuple(entries)),),
        empty=_("Nobody stands here yet."),
    )


def _rhythm(found: Rhythm) -> tuple[tuple[str, str], ...]:
    figures = found.figures
    sheet = found.last_sheet
    rows = (
        (_("Conversations in the last year"), str(found.conversations)),
        (_("The last conversation"), _moment(found.last.at.astimezone(AMSTERDAM)) if found.last else ""),
        (_("The next conversation"), _moment(found.coming.at.astimezone(AMSTERDAM)) if found.coming else ""),
        (_("News sheets in the last year"), str(found.sheets)),
        (_("The last news sheet"), sheet.title if sheet else ""),
        (_("Notes that got an answer"), "" if figures.share is None else f"{figures.share}%"),
        (
            _("Days until the answer, usually"),
            "" if figures.median_days is None else str(figures.median_days),
        ),
    )
    return tuple((label, said or _("none yet")) for label, said in rows)


def _burden(found: Burden) -> tuple[tuple[str, str], ...]:
    oldest = found.waiting.oldest_on
    return (
        (_("Notes that wait now"), str(found.waiting.number)),
        *(((_("The oldest came on"), _day(oldest)),) if oldest else ()),
        *((label, _people_count(number)) for label, number in found.team),
    )


def _people_count(number: int) -> str:
    return ngettext("%(number)d person", "%(number)d people", number) % {"number": number}


def _months(months: tuple[Month, ...]) -> tuple[Table, ...]:
    head = (
        _("Per week"),
        _("Notes"),
        _("Answered"),
        _("Waiting"),
        _("Rounds"),
        _("Minutes of looking"),
    )
    rows = tuple(
        (
            f"{date_format(month.first, 'j F')} – {date_format(month.last, 'j F')}",
            *(
                _per_week(month, number)
                for number in (month.received, month.answered, month.waiting, month.visits, month.minutes)
            ),
        )
        for month in months
    )
    return (Table(head=head, rows=rows),) if rows else ()


def _per_week(month: Month, number: int) -> str:
    return str(number_format(month.per_week(number), 1))


def _moment(day: date) -> str:
    return date_format(day, "l j F Y")


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _meta(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)
