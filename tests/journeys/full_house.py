"""The little town with something on every page: an empty street, a first note, a long name, forty stories, words from right to left.

`python manage.py shell -c "from tests.journeys import full_house; full_house.build()"` prints what the addresses need.
"""

import json
from datetime import timedelta
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.utils import timezone

from straatwijs.accounts.actions import hand_over_link
from straatwijs.accounts.models import Member
from straatwijs.agenda.actions.choices import Decision, NewOption, draw_up
from straatwijs.agenda.actions.choices import decide as decide_choice
from straatwijs.agenda.actions.conversations import CHECKS
from straatwijs.agenda.actions.minutes import write_minutes
from straatwijs.agenda.actions.topics import add_topic, shelter
from straatwijs.agenda.models import ActionPoint
from straatwijs.agenda.models.choices import Choice
from straatwijs.early_signals.actions import judge
from straatwijs.early_signals.models import SignalWeek
from straatwijs.early_signals.states import State
from straatwijs.feedback.actions import answer, chain
from straatwijs.feedback.actions.key_people import Consent, keep_key_person
from straatwijs.feedback.actions.news_sheets import draft_sheet, publish_sheet
from straatwijs.feedback.actions.subscriptions import Sections, ask, confirm
from straatwijs.feedback.models import Subscription
from straatwijs.fieldwork.actions.threads import keep_thread, lay_aside
from straatwijs.fieldwork.models import Thread
from straatwijs.observations import deidentification
from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.note import Kept, NewNote, NewVisit
from straatwijs.places.models import Area, AreaKind, PriorityArea
from straatwijs.privacy.actions import publish_counts
from straatwijs.shared.weeks import quarter_of, week_of
from tests.agenda.choosing import drawing_of, open_choice
from tests.agenda.planning import agree, brought_in, decide, plan, propose, report
from tests.early_signals.neighbourhood import make_signal
from tests.feedback import meetings
from tests.fieldwork.looked import looked_together, typed_sheet
from tests.fieldwork.steering import full_logbook
from tests.journeys.planned_house import links_of, plans_of
from tests.journeys.team_of_the_house import team
from tests.town import make_member, make_street

LONG_NAME = "Burgemeester van Reenen-Wintgensdwarsstraatbinnenplaatspassage"
LONG_WORD = "Zonnepanelenvergunningsaanvraagformulierenafhandelingsbureau"
STORIES = (
    ("annoying", "loose_tiles", "De stoep ligt los, je struikelt in het donker."),
    ("pleasant", "green_cared_for", "De geveltuinen bloeien weer. Daar word ik blij van!"),
    ("annoying", "rubbish_beside_bins", "الشارع مليء بالقمامة بجانب الحاويات كل أسبوع"),
    ("pleasant", "people_greet", "الجيران يحيون بعضهم البعض في الصباح"),
    ("annoying", "bad_driving", f"{LONG_WORD}{LONG_WORD} staat op een bord van een meter breed."),
    ("pleasant", "children_play", "Kinderen spelen hier tot het donker wordt. 🙂 " * 8),
    ("annoying", "too_dark", "<b>Te donker</b> & stil onder het viaduct."),
    ("pleasant", "street_clean", "Schoon!"),
)
NUMBER_OF_STORIES = 40
WEEKS = 14


def _note(street: Area, number: int, weeks_ago: int, *, words: bool = True) -> Kept:
    side, indicator, text = STORIES[number % len(STORIES)]
    moment = timezone.now() - timedelta(weeks=weeks_ago, minutes=number)
    note = NewNote(
        id=uuid4(),
        instrument="street_signal",
        area=street.code,
        side=side,
        indicator=indicator,
        noted_at=moment,
        text=text if words else "",
        perspective=("resident", "young_resident", "professional", "")[number % 4],
    )
    return contributions.keep(note=note, secret=f"phone-of-somebody-{number}", now=moment)


def _look(street: Area, number: int) -> None:
    moment = timezone.now() - timedelta(weeks=number, hours=1)
    visit = NewVisit(id=uuid4(), instrument="street_signal", area=street.code, begun_at=moment, minutes=20)
    visits.keep_visit(visit=visit, secret=f"phone-of-somebody-{number}", now=moment)


def _answers(references: list[int], by: Member) -> int:
    """All three kinds, on the street page too; the last one's number."""
    moment = timezone.now() - timedelta(days=2)
    given = None
    for begin, state, reason in ((0, "done", ""), (1, "planned", ""), (2, "not_done", LONG_WORD)):
        given = answer(
            references=references[begin::8],
            text=f"We lopen er samen langs. {LONG_WORD}",
            state=state,
            reason=reason,
            public=True,
            by=by,
            now=moment,
        )
    assert given
    return given.pk


def _signals(full: Area, long_street: Area, by: Member) -> tuple[str, str]:
    """One that waits, and one that everyone reads, with an answer; a week that was looked at beside them."""
    town = Area.objects.get(kind=AreaKind.MUNICIPALITY)
    monday = week_of(timezone.now()) - timedelta(weeks=1)
    when = {"week": monday, "since": monday - timedelta(weeks=3), "weeks": 4}
    waiting, agreed = make_signal(full, town, **when), make_signal(long_street, town, **when)
    waiting.areas.add(long_street)
    judge(signal=waiting, by=by, state=State.TO_LOOK, look_before=timezone.localdate())
    judge(signal=agreed, by=by, state=State.ON_AGENDA)
    judge(signal=agreed, by=by, released=True)
    judge(signal=agreed, by=by, state=State.ANSWERED, answer=f"In mei beginnen we. {LONG_WORD}")
    SignalWeek.objects.create(
        municipality=town, week=monday, found_at=timezone.now(), streets=6, judged_alone=2, judged_together=1,
        too_few=3, thresholds={}, calibrated_in=monday, left_out=1,
    )  # fmt: skip
    return waiting.key, agreed.key


def _conversations(kade: Area, full: Area, by: Member) -> tuple[int, int, ActionPoint]:
    """One with a set agenda and something agreed, one with its report; the number of what was agreed."""
    now = timezone.localtime()
    coming = plan(
        kade,
        by,
        at=f"{now + timedelta(days=20):%Y-%m-%d} 19:30",
        open_for=LONG_WORD,
        roles=["Bewoners", LONG_NAME],
    )
    held = plan(kade, by, at=f"{now + timedelta(days=90):%Y-%m-%d} 19:30")
    topic = decide(propose(coming, by)["notes:loose_tiles"], by)
    sheltered = add_topic(conversation=coming, title="In kleine kring", theme=None, areas=[full], by=by)
    shelter(topic=sheltered, sheltered=True, by=by)
    decide(sheltered, by)
    left = add_topic(conversation=coming, title=LONG_NAME, theme=None, areas=[full], by=by)
    decide(left, by, "dropped", reason=f"Dat kan hier niet. {LONG_WORD}")
    chain.set_agenda(conversation=coming, by=by)
    write_minutes(
        topic=topic,
        going_on=f"De stoep ligt los. {LONG_WORD}",
        doing="Tegels melden.",
        more="",
        seen=0,
        by=by,
    )
    action = agree(topic, by, what=f"De stoep wordt rechtgelegd. {LONG_WORD}")
    chain.advance_action(action=action, state="done", text=f"Het is klaar. {LONG_WORD}", reason="", by=by)
    agree(topic, by)
    report(brought_in(held, by), by)
    return coming.pk, held.pk, action


def _choices(kade: Area, by: Member) -> dict[str, object]:
    """One of each: open, light, announced, a draft, and one that closed with its result."""
    now, long = timezone.now(), NewOption(text=LONG_WORD, theme=LONG_WORD, more=f"{LONG_WORD} " * 4)
    choosing = open_choice(kade, by, options=(*drawing_of(kade).options, long), codes=2)
    light = open_choice(kade, by, light=True, codes=0, title=f"Wat eerst? {LONG_WORD}")
    announced = open_choice(kade, by, codes=0, opens_at=now + timedelta(days=3))
    draft = draw_up(choice=None, drawing=drawing_of(kade), by=by)
    closed = open_choice(kade, by, codes=20)
    for number in range(12):
        closed.cast(1 + number % 3, 4, perspective="resident" if number < 6 else "young_resident")
    Choice.objects.filter(pk=closed.choice.pk).update(closes_at=now)
    decisions = {
        1: Decision(taken_up=True, why="In mei beginnen we."),
        2: Decision(taken_up=False, why=LONG_WORD),
    }
    decide_choice(choice=closed.choice, decisions=decisions, by=by, now=now)
    return {
        "choice": choosing.choice.pk,
        "choice_code": choosing.code(),
        "light": light.choice.pk,
        "announced": announced.choice.pk,
        "draft": draft.pk,
        "closed": closed.choice.pk,
    }


def _channels(kade: Area, full: Area, by: Member, reference: int) -> dict[str, object]:
    """Something on every column of the wish board, a sheet that everyone reads and a draft, mail asked for and meant."""
    meeting = meetings.plan(kade, by)
    action = meetings.agreed(
        meetings.topic(meeting, f"Losse tegels {LONG_WORD}", area=full), by, what="Tegels rechtleggen"
    )
    meetings.step(action, by, "done", text="Ze liggen recht.")
    never = meetings.agreed(meetings.topic(meeting, "Bomen"), by, what=f"Bomen planten {LONG_WORD}")
    meetings.step(never, by, "not_done", text="Nee.", reason="Er ligt een kabel.")
    meetings.topic(meeting, "Speelplek")
    this = quarter_of(timezone.localdate())
    sheet, draft = (draft_sheet(area=area, quarter=this, by=by) for area in (kade, full))
    publish_sheet(sheet=sheet, checked=CHECKS, by=by)
    for email in ("b@voorbeeld.example", "c@voorbeeld.example"):
        ask(email=email, area=full, sections=Sections(yours=True, street=True, conversation=False), language="nl",
            now=timezone.now(), reference=reference)  # fmt: skip
    asked, meant = Subscription.objects.order_by("pk")
    confirm(token=meant.token, now=timezone.now())
    return {"sheet": sheet.pk, "draft_sheet": draft.pk, "asked": asked.token, "secret": meant.token}


def _threads(kade: Area, told: list[int], by: Member) -> dict[str, object]:
    """A long one, one that is laid aside, and enough of them for a list; stories are left for a suggestion."""
    names = (f"Het {LONG_WORD}", "Los", "Blij", "Vuil", "Groen", "Groeten", "Hard rijden", "Spelen")
    made = [
        keep_thread(area=kade, name=name, references=told[number : number + 3], by=by).thread
        for number, name in zip(range(0, 16, 2), names, strict=True)
    ]
    lay_aside(thread=Thread.objects.get(pk=made[1]), aside=True, by=by)
    return {"thread": made[0], "other_thread": made[1]}


def build() -> None:
    deidentification.load()
    kade = Area.objects.get(slug="de-kade")
    full, first = Area.objects.get(slug="wilgenstraat"), Area.objects.get(slug="iepenpad")
    long_street = make_street(LONG_NAME, kade, 52.006, 80)
    carla, nadir = team()
    told = [_note(full, number, number % WEEKS) for number in range(NUMBER_OF_STORIES)]
    references = [kept.reference for kept in told]
    contributions.share(references=references, circle="everyone", by=carla)
    for number in range(WEEKS):
        _look(full, number)
    answer_id = _answers(references, carla)
    _note(first, 0, 0, words=False)
    _note(long_street, 4, 0)
    drawn = PriorityArea.objects.create(
        name=f"Rond {LONG_NAME}",
        slug="rond-de-haven",
        purpose=f"Samen zorgen voor de kade. {LONG_WORD}",
        begins_on="2026-01-01",
        municipality=Area.objects.get(kind=AreaKind.MUNICIPALITY),
    )
    drawn.areas.add(full, long_street)
    full_logbook(full, long_street, carla, word=LONG_WORD)
    publish_counts(as_of=timezone.localdate(), by=None)
    waiting, released = _signals(full, long_street, carla)
    coming, held, action = _conversations(kade, full, carla)
    channels = _channels(kade, full, carla, references[3])
    veld = Area.objects.get(slug="het-veld")
    planned = plans_of(kade, veld, full, carla, long_word=LONG_WORD)
    yes = Consent(given=True, on=timezone.localdate(), how=f"aan tafel {LONG_WORD}")
    keep_key_person(
        area=full, words=f"Heeft de sleutel. {LONG_WORD}", contact=LONG_WORD, consent=yes, by=carla
    )
    seen = looked_together(kade, full, carla)
    print(
        json.dumps(
            {
                "round": seen["round_id"],
                "route": seen["route_id"],
                "typed": typed_sheet(full, nadir),
                "receipt": told[2].receipt,
                "code": told[2].withdrawal_code,
                "reference": references[3],
                "answer": answer_id,
                "member": nadir.pk,
                "link": hand_over_link(member=make_member("Sanne Wolters"), by=None),
                "key": Authenticator.objects.get(type=Authenticator.Type.WEBAUTHN).pk,
                "long": long_street.slug,
                "signal": waiting,
                "coming": coming,
                "held": held,
                "action": action.pk,
                "topic": action.topic_id,
                **_choices(kade, carla),
                "agreed": released,
                **channels,
                **links_of(kade, full, carla, long_word=LONG_WORD),
                **_threads(kade, references, carla),
                **planned,
            }
        )
    )
