"""The demo's conversations: one six weeks ago with its report and what became of it, one to come with its agenda.

Beside them a choice that is open, and the news sheet of the quarter.
"""

from datetime import date, datetime, timedelta

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions.choices import Drawing, NewOption, draw_up, make_ready
from straatwijs.agenda.actions.conversations import CHECKS, Plan, hold, plan_conversation
from straatwijs.agenda.actions.minutes import write_minutes
from straatwijs.agenda.actions.topics import build_agenda
from straatwijs.agenda.models import Conversation, Topic
from straatwijs.agenda.models.conversations import Venue
from straatwijs.agenda.models.topics import Origin
from straatwijs.agenda.queries.conversations import ROLES, THEMES
from straatwijs.agenda.states import TopicState
from straatwijs.feedback.actions import chain
from straatwijs.feedback.actions.news_sheets import draft_sheet, publish_sheet
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM, quarter_of

# Topic: theme, what was said in three fields, and what was agreed: what, who, weeks until, news (weeks after, state, text, reason).
_TALKED = {
    "rubbish_beside_bins": (
        1,
        ("Naast de bakken staat vaak grofvuil. Na het weekend is het op zijn ergst.",
         "De gemeente haalt op als iemand belt. Buren zetten het soms zelf netjes neer.",
         "Een vaste ophaaldag, zodat iedereen weet wanneer het weg kan."),
        (("Elke maand een ophaaldag voor grofvuil", "Het buurtteam", 5,
          ((2, "advanced", "De eerste dag staat gepland. Er hangt een briefje in elk portiek.", ""),
           (5, "done", "De eerste ophaaldag is geweest. Er gingen drie wagens vol weg.", ""))),),
    ),
    "passage_blocked": (
        1,
        ("Fietsen en bakken staan in de weg voor wie met een rollator of kinderwagen loopt.",
         "Buren zetten fietsen aan de kant.",
         "Vaste plekken voor fietsen."),
        (("Vier fietsbeugels bij de speelplek", "De gemeente", 12,
          ((4, "not_done", "De beugels komen er niet.",
            "Onder de stoep liggen leidingen. We zoeken met bewoners een andere plek."),)),),
    ),
    "facade_garden_blooms": (
        0,
        ("De geveltuinen worden elk jaar mooier. Mensen blijven staan voor een praatje.",
         "Twintig buren houden samen de tuintjes bij.",
         "Meer buren laten meedoen, ook in de huurwoningen."),
        (("Een geveltuindag in maart, met gratis planten", "Bewoners en de woningcorporatie", 20,
          ((3, "advanced", "De corporatie betaalt de planten.", ""),)),),
    ),
}  # fmt: skip
_OPTIONS = (
    ("Meer groen op het plein", "Groen", "Drie bomen en een bank in de schaduw."),
    ("Veilig oversteken bij de school", "Verkeer", "Een zebrapad en een smallere weg."),
    ("Een speelplek voor kleine kinderen", "Jeugd", "Met een hek, zodat ouders rustig zitten."),
    ("Betere lampen in het steegje", "Licht", "Zodat je er ook in het donker loopt."),
    ("Een plek om samen te koken", "Samen leven", "In het buurthuis, één avond per week."),
)
_PRESENT = {"Bewoners": 23, "Jongeren": 4, "Wijkagenten": 1, "Gemeente": 3}


def hold_conversation(street: Area, coordinator: Member) -> None:
    """In the neighbourhood of this street, six weeks ago; decisions are told to everybody who noted something about them."""
    past = _at(timezone.now() - timedelta(weeks=6))
    plan = _plan(past, Venue.TOWN_HALL, "Stadhuis, raadzaal")
    held = plan_conversation(
        area=street.parent or street, plan=plan, by=coordinator, now=past - timedelta(weeks=5)
    )
    _held(held, past, coordinator)


def plan_the_next(street: Area, coordinator: Member) -> None:
    """With its agenda: what was noted most, and the thread with most stories."""
    plan = _plan(_at(timezone.now() + timedelta(weeks=3)), Venue.NEIGHBOURHOOD, "Buurthuis, grote zaal")
    coming = plan_conversation(area=street.parent or street, plan=plan, by=coordinator)
    build_agenda(conversation=coming, by=coordinator)
    proposed = coming.topics.filter(state=TopicState.PROPOSED).order_by("order")
    for topic in (*proposed.filter(origin=Origin.NOTES)[:2], *proposed.filter(origin=Origin.THREAD)[:1]):
        chain.decide_topic(
            topic=topic, state=TopicState.ON_AGENDA, reason="", theme=None, title="", by=coordinator
        )
    chain.set_agenda(conversation=coming, by=coordinator)


def open_choice(street: Area, coordinator: Member) -> None:
    """What residents choose this month. Its codes are printed when somebody asks for slips."""
    now = timezone.now()
    drawing = Drawing(
        area=street.parent or street,
        title="Wat doen we eerst?",
        light=False,
        intro="Er is geld voor drie plannen in de buurt. Jij kiest wat eerst komt.",
        opens_at=now - timedelta(days=2),
        closes_at=_at(now + timedelta(weeks=4)),
        options=tuple(NewOption(text=text, theme=theme, more=more) for text, theme, more in _OPTIONS),
    )
    made = draw_up(choice=None, drawing=drawing, by=coordinator)
    make_ready(choice=made, by=coordinator, now=now)


def publish_news(street: Area, coordinator: Member) -> None:
    """The sheet of this quarter, as it is drafted from the facts."""
    quarter = quarter_of(timezone.localdate())
    sheet = draft_sheet(area=street.parent or street, quarter=quarter, by=coordinator)
    publish_sheet(sheet=sheet, checked=CHECKS, by=coordinator)


def _at(moment: datetime) -> datetime:
    """The Thursday of that week, half past seven."""
    local = moment.astimezone(AMSTERDAM)
    day = local.date() + timedelta(days=3 - local.weekday())
    return datetime(day.year, day.month, day.day, 19, 30, tzinfo=AMSTERDAM)


def _plan(at: datetime, venue: Venue, place: str) -> Plan:
    return Plan(
        at=at,
        minutes=90,
        venue=venue,
        place=place,
        open_for="Waar de bloembakken komen en wanneer we samen opruimen.",
        fixed="De riolering wordt volgend jaar vernieuwd. Dat staat vast.",
        ceiling=5,
        themes=[str(theme) for theme in THEMES],
        roles=[str(role) for role in ROLES],
    )


def _held(conversation: Conversation, at: datetime, by: Member) -> None:
    before = at - timedelta(weeks=2)
    build_agenda(conversation=conversation, by=by, now=before)
    themes = list(conversation.themes.all())
    on_it: list[tuple[Topic, str]] = []
    for topic in conversation.topics.filter(state=TopicState.PROPOSED).order_by("order"):
        code = topic.key.partition(":")[2]
        if code in _TALKED:
            theme = themes[_TALKED[code][0]]
            chain.decide_topic(
                topic=topic, state=TopicState.ON_AGENDA, reason="", theme=theme, title="", by=by, now=before
            )
            on_it.append((topic, code))
    if not on_it:
        return
    chain.set_agenda(conversation=conversation, by=by, now=before)
    for topic, code in on_it:
        _talked(topic, code, at, by)
    hold(conversation=conversation, present=_PRESENT, by=by)
    chain.close_conversation(conversation=conversation, checked=CHECKS, by=by, now=at + timedelta(days=5))


def _talked(topic: Topic, code: str, at: datetime, by: Member) -> None:
    _theme, (going_on, doing, more), agreed = _TALKED[code]
    write_minutes(topic=topic, going_on=going_on, doing=doing, more=more, seen=0, by=by, now=at)
    for what, who, weeks, news in agreed:
        due: date = (at + timedelta(weeks=weeks)).date()
        action = chain.agree_action(topic=topic, what=what, who=who, due=due, by=by, now=at)
        for after, state, text, reason in news:
            chain.advance_action(
                action=action, state=state, text=text, reason=reason, by=by, now=at + timedelta(weeks=after)
            )
