"""The demo's looking together by scouts: two checklists a quarter apart, points at desks, and a season at the desk."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.feedback.actions import answer
from straatwijs.feedback.actions.points import step_point
from straatwijs.fieldwork.actions import checklists
from straatwijs.fieldwork.actions.points import NewPoint, make_point
from straatwijs.fieldwork.models import ChecklistMeeting
from straatwijs.fieldwork.models.points import PointOrigin
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import NewNote
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM

# Item: the answer last time and now, and the words of now.
_LIST = {
    "neighbours": ("so_so", "strong", {
        "there": "De appgroep van het portiek. Buren halen elkaars kinderen van school.",
        "otherwise": "De huismeester ziet in de hoge flat weinig contact.",
        "do": "Een koffietafel in de hal van de flat, voor wie net is verhuisd."}),
    "alone": ("so_so", "weak", {
        "hinders": "De lift is vaak stuk. Wie slecht loopt, blijft dan boven.",
        "otherwise": "De thuiszorg vindt dat er genoeg langs wordt gegaan.",
        "do": "Vragen of de lift snel wordt gemaakt. Samen langsgaan in december."}),
    "newcomers": ("unknown", "so_so", {"there": "Een welkomstpakket van de bewonersgroep.", "hinders": "Niet iedereen krijgt het."}),
    "young": ("weak", "so_so", {"there": "Op vrijdag is de gymzaal open.", "otherwise": "Jongeren zeggen: er wordt weinig met ons gepraat."}),
    "money": ("so_so", "so_so", {"there": "De ruilkast en het eetcafé.", "hinders": "Mensen schamen zich om te vragen."}),
    "quarrels": ("so_so", "so_so", {"there": "Twee buren die bemiddelen.", "hinders": "Geluid in de nacht blijft lastig."}),
    "places": ("strong", "strong", {"there": "Het buurthuis, de tuin en de bankjes bij de school."}),
    "carrying": ("strong", "weak", {
        "hinders": "Drie mensen doen bijna alles. Een van hen stopt in de zomer.",
        "do": "In januari een avond voor wie één keer per maand wil helpen."}),
    "help": ("so_so", "strong", {"there": "De balie in de huiskamer: drie dagdelen in de week."}),
    "together": ("", "", {
        "changed": "De balie is open. Het eetcafé is een maand dicht geweest.",
        "risks": "De school gaat misschien weg uit de straat.",
        "chances": "De leegstaande winkel op de hoek."}),
}  # fmt: skip
# Item, point, desk, role, and what was heard: days after, state, words.
_POINTS = (
    ("alone", "De lift in de hoge flat is elke maand stuk", "De woningcorporatie", "huismeester",
     ((2, "sent", ""), (9, "being_done", "Er is een nieuw onderdeel besteld."))),
    ("help", "Een bordje bij de balie, zodat je hem vindt", "Het buurtteam", "", ((1, "sent", ""), (6, "done", "Het hangt er."))),
    ("places", "Een tafel erbij in de tuin", "De gemeente", "groen",
     ((3, "sent", ""), (8, "not_done", "Onder het gras liggen kabels. Op het plein kan wel een tafel."))),
    ("carrying", "Een avond voor nieuwe helpers", "De welzijnsorganisatie", "opbouwwerker", ()),
)  # fmt: skip
_DESK = ("money", "home", "health", "safety", "neighbours", "children", "work", "street", "meeting", "other")
_OFTEN = (9, 6, 3, 1, 2, 3, 2, 2, 3, 1)
_SAID = {
    "money": "Ik snap deze brief niet.",
    "home": "Waar vraag ik een andere woning aan?",
    "health": "Wie helpt mij met mijn pillen?",
    "meeting": "Is er iets te doen op zondag?",
}
_QUESTIONS = 110


def fill_in_together(street: Area, coordinator: Member, scout: Member) -> None:
    """In the neighbourhood of this street."""
    area, now = street.parent or street, timezone.now()
    _checklist(
        area, scout, now - timedelta(weeks=15), latest=False, roles=["resident", "volunteer", "caretaker"]
    )
    roles = ["resident", "parent", "volunteer", "caretaker", "community_worker"]
    latest = _checklist(area, scout, now - timedelta(days=12), latest=True, roles=roles)
    for item, what, desk, role, steps in _POINTS:
        new = NewPoint(
            area=area,
            what=what,
            desk=desk,
            role=role,
            origin=PointOrigin.CHECKLIST,
            meeting=latest,
            item=item,
            references=[latest.contribution] if latest.contribution else [],
        )
        made_at = latest.begun_at + timedelta(hours=1)
        point = make_point(new=new, by=scout, now=made_at)
        for number, (days, state, words) in enumerate(steps):
            step_point(
                point=point,
                state=state,
                words=words,
                seen=number,
                by=coordinator,
                now=made_at + timedelta(days=days),
            )


def sit_at_the_desk(street: Area, coordinator: Member, scout: Member, *, chance: random.Random) -> None:
    """Three afternoons a week, from a season ago."""
    area = street.parent or street
    money: list[int] = []
    for moment in sorted(_afternoons(chance)):
        about = chance.choices(_DESK, _OFTEN)[0]
        sort = chance.choices(("question", "worry", "nice"), (6, 3, 1))[0]
        said = _SAID.get(about, "") if sort == "question" and chance.random() < 0.4 else ""
        note = NewNote(
            id=UUID(int=chance.getrandbits(128), version=4),
            instrument="desk",
            area=area.code,
            side="",
            noted_at=moment,
            answers={"sort": sort, "about": about},
            words={"said": said} if said else {},
            channel="desk",
        )
        kept = contributions.keep(note=note, secret=None, now=moment, member=scout)
        if about == "money":
            money.append(kept.reference)
    answer(
        references=money[:-3],
        text="Elke dinsdag en donderdag zit hier iemand die meeleest met brieven. Neem de brief mee.",
        state="done",
        reason="",
        public=True,
        by=coordinator,
    )


def _afternoons(chance: random.Random) -> Iterator[datetime]:
    today = timezone.now().astimezone(AMSTERDAM).replace(hour=14, minute=0, second=0, microsecond=0)
    days = [today - timedelta(days=back) for back in range(1, 100)]
    open_on = [day for day in days if day.weekday() in {1, 3, 4}]
    for _question in range(_QUESTIONS):
        yield chance.choice(open_on) + timedelta(minutes=chance.randrange(150))


def _checklist(area: Area, by: Member, at: datetime, *, latest: bool, roles: list[str]) -> ChecklistMeeting:
    """The latest one has words too; of the one before only the answers."""
    meeting = checklists.begin(area=area, due=(at + timedelta(days=10)).date(), by=by, now=at)
    for number, (item, (then, now, words)) in enumerate(_LIST.items()):
        if not then and not latest:
            continue
        checklists.keep_item(
            meeting=meeting,
            item=item,
            answer=now if latest else then,
            words=words if latest else {},
            seen=(),
            by=by,
            now=at + timedelta(minutes=5 * number),
        )
    checklists.close(meeting=meeting, roles=roles, on_paper=False, by=by, now=at + timedelta(minutes=70))
    meeting.refresh_from_db()
    return meeting
