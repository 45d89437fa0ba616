"""A choice of De Kade with its codes, for tests of choosing."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions import ballots
from straatwijs.agenda.actions.ballots import Counted, Marks
from straatwijs.agenda.actions.choices import Drawing, NewOption, draw_up, make_ready, print_codes
from straatwijs.agenda.models.choices import Choice
from straatwijs.places.models import Area

TEXTS = ("Meer groen", "Veilig oversteken", "Een speelplek", "Schone stoepen", "Vaker muziek")


@dataclass
class Choosing:
    """An open choice, and codes that nobody used yet."""

    choice: Choice
    by: Member
    codes: list[str] = field(default_factory=list)

    def code(self) -> str:
        return self.codes.pop()

    def cast(self, *ranked: int, code: str = "", page: UUID | None = None, perspective: str = "") -> Counted:
        first, second, third = (*ranked, None, None, None)[:3]
        return ballots.cast(
            choice=self.choice,
            code=code or self.code(),
            page=page or uuid4(),
            marks=Marks(first=first, second=second, third=third, perspective=perspective),
            now=timezone.now(),
        )

    def after(self) -> datetime:
        return self.choice.closes_at + timedelta(minutes=1)

    def send(self, browser: Client, code: str, **marks: object):
        """A ballot as the form sends it."""
        sent = {"code": code, "first": 1, "second": "", "third": "", "page": uuid4(), **marks}
        return browser.post(f"/keuze/{self.choice.pk}/stem", sent)


def drawing_of(area: Area, *, light: bool = False, **changed: object) -> Drawing:
    now = timezone.now()
    options = tuple(
        NewOption(text=text, theme="" if light else "Buiten", more="" if light else "Dat helpt iedereen.")
        for text in TEXTS
    )
    asked = {
        "area": area,
        "title": "Wat doen we eerst?",
        "light": light,
        "intro": "" if light else "De gemeente heeft hier geld voor.",
        "opens_at": now - timedelta(hours=1),
        "closes_at": now + timedelta(days=14),
        "options": options,
    }
    return Drawing(**{**asked, **changed})


def open_choice(area: Area, by: Member, *, codes: int = 20, **changed: object) -> Choosing:
    now = timezone.now()
    choice = draw_up(choice=None, drawing=drawing_of(area, **changed), by=by)
    make_ready(choice=choice, by=by, now=now)
    made: list[str] = []
    while len(made) < codes:
        made += print_codes(choice=choice, number=min(500, codes - len(made)), by=by, now=now)
    choice.refresh_from_db()
    return Choosing(choice, by, made)
