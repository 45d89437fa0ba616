"""Forgetting on the team's side: ties between answers and notes, and who left long ago."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from straatwijs.accounts.actions import forget_member, members_to_forget
from straatwijs.agenda.actions import forgetting as agenda
from straatwijs.agenda.actions.ballots import forget_choices
from straatwijs.early_signals import actions as early_signals
from straatwijs.feedback.actions.key_people import forget_key_people
from straatwijs.feedback.actions.subscriptions import forget_subscriptions
from straatwijs.feedback.actions.yearly import forget_place_verdicts
from straatwijs.feedback.models import (
    Answer,
    AnswerLink,
    NewsSheet,
    Standing,
    SubscriptionNote,
    Tally,
    Verdict,
)
from straatwijs.fieldwork.actions import forgetting as fieldwork
from straatwijs.places.models import Assignment
from straatwijs.plans.actions import forgetting as plans
from straatwijs.shared.actions import record


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """How many rows lost something, or went."""

    ties: int
    authors: int
    tallies: int
    judges: int
    signals: int
    choices: int
    members: int
    subscriptions: int
    editors: int
    key_people: int
    stories: int
    side_effects: int
    place_verdicts: int


@transaction.atomic
def forget(*, today: date) -> Forgotten:
    """After two years a receipt leads nowhere, so what ties answers to it goes; the answers themselves stay."""
    two_years, five_years = _years_before(today, 2), _years_before(today, 5)
    old = Standing.objects.filter(received_on__lt=two_years)
    signals = early_signals.forget(before=five_years)
    gone = list(old.values_list("contribution", flat=True))
    agenda.forget_contributions(gone)
    plans.forget_contributions(gone)
    fieldwork.forget_contributions(gone)
    Verdict.objects.filter(contribution__in=old.values("contribution")).delete()
    writers = agenda.forget_writers(before=five_years) + plans.forget_writers(before=five_years)
    writers += fieldwork.forget_writers(before=five_years)
    forgotten = Forgotten(
        ties=SubscriptionNote.objects.filter(contribution__in=old.values("contribution")).delete()[0]
        + AnswerLink.objects.filter(contribution__in=old.values("contribution")).delete()[0]
        + old.delete()[0],
        authors=Answer.objects.filter(at__date__lt=five_years).exclude(by=None).update(by=None) + writers,
        tallies=Tally.objects.filter(quarter__lt=five_years).delete()[0],
        judges=signals.judges,
        signals=signals.signals,
        choices=forget_choices(before=five_years),
        members=_forget_members(today),
        subscriptions=forget_subscriptions(today=today),
        editors=NewsSheet.objects.filter(edited_at__date__lt=five_years)
        .exclude(edited_by=None)
        .update(edited_by=None),
        key_people=forget_key_people(today=today),
        stories=fieldwork.forget_stories(before=two_years),
        side_effects=plans.forget_side_effects(before=two_years),
        place_verdicts=forget_place_verdicts(today=today, before=five_years),
    )
    record(by=None, action="forget", thing="team", key=today, **asdict(forgotten))
    return forgotten


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


def _forget_members(today: date) -> int:
    gone = members_to_forget(today=today)
    Assignment.objects.filter(member__in=gone).delete()
    for member in gone:
        forget_member(member=member)
    return len(gone)
