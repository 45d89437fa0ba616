"""A town with one of everything that a page can be about."""

from dataclasses import dataclass

from django.test import Client
from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions.conversations import CHECKS
from straatwijs.agenda.models import Conversation
from straatwijs.early_signals.actions import judge
from straatwijs.early_signals.states import State
from straatwijs.feedback.actions import mark_seen
from straatwijs.feedback.actions.key_people import Consent, keep_key_person
from straatwijs.feedback.actions.news_sheets import draft_sheet, publish_sheet
from straatwijs.feedback.actions.subscriptions import Sections, ask
from straatwijs.feedback.models import Subscription
from straatwijs.fieldwork.actions import checklists
from straatwijs.fieldwork.actions.points import NewPoint, make_point
from straatwijs.fieldwork.actions.threads import keep_thread
from straatwijs.observations.models import Contribution
from straatwijs.places.models import Area, PriorityArea
from straatwijs.plans.actions.plans import grow
from straatwijs.plans.models import WorksFile
from straatwijs.shared.weeks import quarter_of
from tests.agenda.choosing import open_choice
from tests.agenda.planning import agree, brought_in, plan, report
from tests.early_signals.neighbourhood import make_signal
from tests.fieldwork.looked import looked_together, typed_sheet
from tests.fieldwork.steering import steered
from tests.house.addresses import Address
from tests.notes import give
from tests.plans.linking_world import make_work
from tests.plans.planning import add_goal, begin, propose
from tests.town import Town

# Somebody who said yes to being known.
KEY_PERSON = {
    "words": "Beheert het buurthuis",
    "agreed": "yes",
    "consented_on": "2026-11-01",
    "consent_how": "aan tafel",
}


@dataclass(frozen=True)
class World:
    """One of everything that a page can be about, all of it in De Kade."""

    samples: dict[str, object]
    code: str  # of the receipt's slip
    priority_area: PriorityArea
    closed: int  # the number of a conversation with its report
    empty: int  # the number of a checklist with nothing in it

    def path(self, address: Address) -> str:
        if address.route == "/team/verhalen/<reference>":
            return address.path({"reference": self.samples["story"]})
        if address.route.endswith("/verslag.pdf"):
            return address.path({"conversation_id": self.closed})
        if address.route == "/team/lijst/<meeting_id>/weg":
            return address.path({"meeting_id": self.empty})
        slugs = {"/gebied/<slug>": "de-kade"}
        if address.route.startswith("/gebied/<slug>/"):
            slugs[address.route] = "de-kade"
        if "prioritair" in address.route or "/team/gebieden/" in address.route:
            slugs[address.route] = self.priority_area.slug
        forms = {"/s/<slug>/<instrument>": "mini_interview"}
        instrument = {"instrument": forms.get(address.route, "observation")}
        return address.path({"slug": slugs.get(address.route, "wilgenstraat"), **instrument, **self.samples})

    def form(self, address: Address) -> dict[str, object] | None:
        """What is filled in where a page only takes something."""
        slip = {"receipt": self.samples["token"], "code": self.code, "perspective": "resident"}
        ticked = {"ref": self.samples["reference"], "circle": "professionals"}
        return {
            "/s/<slug>/woorden": slip,
            "/bon/<token>/aanvullen": slip,
            "/bon/<token>/terugnemen": slip,
            "/formulier/terug": slip,
            "/team/rondes/nieuw": {"place": "Iepenpad", "begins_on": "2027-01-04", "weeks": 4, "minutes": 30},
            "/team/wandelingen/nieuw": {"around": "De Kade", "name": "Om", "stops": "Iepenpad\nMarktplein"},
            "/team/rondes/<round_id>/weg": {"sure": "yes"},
            "/team/wandelingen/<route_id>/weg": {"sure": "yes"},
            "/team/antwoord": ticked,
            "/team/gezien": ticked,
            "/team/delen": ticked,
            "/team/signalen/<key>/oordeel": {"what": "release"},
            "/keuze/<choice_id>/stem": {"code": "aaaa-bbbb-cccc", "first": 1},
            "/team/koers/<slug>/doel": {"measure": "girls/children", "wanted": "40"},
            "/team/koers/<slug>/bijsturen": {"words": "Eerder beginnen"},
            "/team/koers/<slug>/zusters": {"other": "iepenpad"},
            "/team/koers/<slug>/zusters/<sister_id>": {"what": "stop"},
            "/team/koers/bijgestuurd/<change_id>/weg": {"remove": "yes"},
            "/team/werklast/<slug>/grens": {"role": "scout", "minutes": "60"},
            "/team/werklast/<slug>/formulier": {"instrument": "logbook", "form": "lighter"},
            "/team/keuzes/nieuw": {"title": "Wat eerst?"},
            "/team/plannen/maatregel/<measure_id>/nieuws": {"state": "stopped", "reason": "Te duur."},
            "/team/keuzes/<choice_id>/besluit": {"taken_1": "yes"},
            "/team/keuzes/<choice_id>/stroken.pdf": {"number": 5},
            "/team/draden/verplaats": {"ref": self.samples["story"], "into": "new", "name": "De stoep"},
            "/team/draden/geen": {"ref": self.samples["story"]},
            "/team/draden/ongedaan": {"terug": "/team/draden/"},
            "/team/draden/<thread_id>/naam": {"name": "De stoep"},
            "/team/draden/<thread_id>/samen": {"into": self.samples["other_thread"]},
            "/team/draden/<thread_id>/opzij": {"what": "lay_aside"},
            "/team/overdracht/<slug>/mensen": KEY_PERSON,
            "/team/overdracht/mensen/<person_id>/opnieuw": KEY_PERSON,
            "/team/overdracht/mensen/<person_id>/weg": {"remove": "yes"},
            "/team/mensen/<member_id>/naam": {"name": "Sanne de Wit"},
            "/team/lijst/nieuw": {"place": "de-kade"},
            "/team/lijst/<meeting_id>/sluiten": {"roles": "resident"},
            "/team/lijst/<meeting_id>/weg": {"remove": "yes"},
            "/team/lijst/<meeting_id>/<item>": {"answer": "strong"},
            "/team/lijst/<meeting_id>/<item>/loket": {"what": "De lift is stuk", "desk": "De corporatie"},
            "/team/punten/<point_id>/stap": {"state": "done"},
            "/team/mensen/<member_id>/rol": {"role": "scout", "place": "iepenpad"},
        }.get(address.route)


def _note(browser: Client, street: Area, number: int) -> dict[str, str]:
    """The answer of the API to a note without words."""
    note = {
        "id": f"019a8c1e-0000-7000-8000-{number:012}",
        "instrument": "street_signal",
        "area": street.code,
        "indicator": "loose_tiles",
        "side": "annoying",
        "noted_at": "2026-11-18T13:58:00+01:00",
    }
    return browser.post("/api/v1/contributions", note, content_type="application/json").json()


def build_world(town: Town, resident: Client, scout: Member, coordinator: Member) -> World:
    """On 18 November 2026, in the afternoon."""
    _note(resident, town.wilgenstraat, 1)
    seen = mark_seen(references=[Contribution.objects.get().pk], by=coordinator)
    receipt = _note(resident, town.wilgenstraat, 2)
    drawn = PriorityArea.objects.create(
        name="Rond de haven",
        slug="rond-de-haven",
        purpose="Samen zorgen voor de kade",
        begins_on="2026-01-01",
        municipality=town.municipality,
    )
    drawn.areas.add(town.wilgenstraat)
    kept = Contribution.objects.latest("pk")
    signal = make_signal(town.wilgenstraat, town.municipality)
    judged = judge(signal=signal, by=coordinator, state=State.ON_AGENDA)
    samples = {
        "token": receipt["receipt"],
        "reference": kept.pk,
        "answer_id": seen.pk,
        "member_id": scout.pk,
        "key": signal.key,
        "judgement_id": judged.pk,
        "choice_id": open_choice(town.kade, coordinator).choice.pk,
        "code": "aaaa-bbbb-cccc",
        **_told(town.kade, coordinator, kept.pk),
    }
    kade, street = town.kade, town.wilgenstraat
    for more in (
        _agreed(kade, coordinator),
        _planned(kade, coordinator),
        _threads(town, coordinator),
        {"typed_id": typed_sheet(street, coordinator)},
        looked_together(kade, street, coordinator),
        steered(town, coordinator),
        _linked(town),
        {"person_id": _key_person(kade, coordinator)},
        _checklist(town.iepenpad, coordinator),
    ):
        # Two things under one name would be told apart on one database only.
        assert samples.keys() & more.keys() == set()
        samples |= more
    empty = checklists.begin(area=town.wilgenstraat, due=None, by=coordinator)
    closed = _closed_conversation(town.kade, coordinator)
    return World(samples, receipt["withdrawal_code"], drawn, closed, empty.pk)


def _told(kade: Area, coordinator: Member, reference: int) -> dict[str, object]:
    """A conversation, a news sheet that everyone reads, and somebody who asked for mail."""
    Conversation.objects.create(area=kade, at=timezone.now(), venue="neighbourhood", place="Buurthuis")
    sheet = draft_sheet(area=kade, quarter=quarter_of(timezone.localdate()), by=coordinator)
    publish_sheet(sheet=sheet, checked=CHECKS, by=coordinator)
    wanted = Sections(yours=True, street=False, conversation=False)
    ask(
        email="b@voorbeeld.example",
        area=kade,
        sections=wanted,
        language="nl",
        now=timezone.now(),
        reference=reference,
    )
    secret = Subscription.objects.get().token
    return {"sheet_id": sheet.pk, "secret": secret}


def _checklist(area: Area, by: Member) -> dict[str, object]:
    """One with an item filled in, and a point at a desk."""
    meeting = checklists.begin(area=area, due=None, by=by)
    checklists.keep_item(meeting=meeting, item="alone", answer="weak", words={}, seen=(), by=by)
    new = NewPoint(area=area, what="De lift is stuk", desk="De corporatie", meeting=meeting, item="alone")
    return {"meeting_id": meeting.pk, "item": "alone", "point_id": make_point(new=new, by=by).pk}


def _agreed(area: Area, by: Member) -> dict[str, object]:
    """A set agenda with a topic, and what was agreed about it."""
    planned = plan(area, by)
    topic = brought_in(planned, by)
    return {
        "conversation_id": planned.pk,
        "topic_id": topic.pk,
        "action_id": agree(topic, by).pk,
    }


def _threads(town: Town, by: Member) -> dict[str, object]:
    """A story in each of two threads."""
    told = [give(town.wilgenstraat, text=f"Verhaal {number}").reference for number in range(2)]
    threads = [keep_thread(area=town.kade, name="De stoep", references=[one], by=by).thread for one in told]
    return {"story": told[0], "thread_id": threads[0], "other_thread": threads[1]}


def _planned(area: Area, by: Member) -> dict[str, object]:
    """A plan with a goal and a measure for it."""
    plan = grow(plan=begin(area, by), by=by)
    goal = add_goal(plan, by)
    return {"plan_id": plan.pk, "goal_id": goal.pk, "measure_id": propose(plan, by, goal).pk, "number": 1}


def _linked(town: Town) -> dict[str, object]:
    """Works in the street, of a file, that go with the wish for green of the agenda."""
    file = WorksFile.objects.create(
        municipality=town.municipality, name="werken.csv", at=timezone.now(), new=1
    )
    work = make_work(town.wilgenstraat, file=file)
    return {"file_id": file.pk, "work_id": work.pk, "link_id": "streets_that_invite"}


def _key_person(area: Area, by: Member) -> int:
    yes = Consent(given=True, on=timezone.localdate(), how="aan tafel")
    return keep_key_person(area=area, words="Beheert het buurthuis", contact="", consent=yes, by=by).pk


def _closed_conversation(area: Area, by: Member) -> int:
    planned = plan(area, by, at="2026-12-17 19:30")
    report(brought_in(planned, by), by)
    return planned.pk
