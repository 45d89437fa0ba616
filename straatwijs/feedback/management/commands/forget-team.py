"""`straatwijs forget-team`: carry out the terms of docs/policy/retention.md on the team's side."""
# ruff: noqa: N999 - a module is named after its command

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from straatwijs.feedback.actions.forgetting import forget

_LINES = {
    "ties": "ties between answers and notes of two years ago",
    "authors": "authors of answers of five years ago",
    "tallies": "figures about answers of five years ago",
    "judges": "who judged a signal five years ago",
    "signals": "signals of five years ago",
    "choices": "choices of five years ago, with their ballots",
    "subscriptions": "mail addresses whose year is over, or that nobody confirmed",
    "editors": "who edited a news sheet five years ago",
    "key_people": "people to know whose yes is two years old",
    "side_effects": "what residents told two years ago about what nobody had planned",
    "place_verdicts": 'answers of five years ago to "is it better now?"',
    "stories": "stories of two years ago, out of their threads",
    "members": "members who left a year ago: names, addresses, roles",
}


class Command(BaseCommand):
    help = "Forget what the team's side may no longer keep. Run it once a month, after forget."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, number in asdict(forget(today=timezone.localdate())).items():
            self.stdout.write(f"{number:>8}  {_LINES[name]}")
