"""A point tells whoever it came from; what people ask at a desk comes back in the news sheet and on the agenda."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.test import Client

from straatwijs.agenda.actions.topics import build_agenda
from straatwijs.agenda.models import Topic
from straatwijs.agenda.queries.chain import of_topic
from straatwijs.feedback.actions import answer, withdraw
from straatwijs.feedback.queries import facts, timeline
from straatwijs.feedback.queries.burden import burden
from straatwijs.feedback.states import State
from straatwijs.fieldwork.actions.points import NewPoint, make_point
from straatwijs.fieldwork.models import Point, TypedSheet
from straatwijs.fieldwork.sheet_codes import id_of, new_code, read_code
from straatwijs.observations import deidentification
from straatwijs.observations.actions import contributions
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import NewNote
from straatwijs.observations.secrets import slip_of
from straatwijs.privacy.queries import Reader, often_answered, waiting
from straatwijs.shared.weeks import AMSTERDAM, quarter_of
from tests.agenda.planning import plan
from tests.town import make_member


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    deidentification.load()


def ask(area, by, about="money", *, on="2026-10-05", sort="question", said=""):
    """Somebody came in at the desk on this day."""
    at = datetime.fromisoformat(f"{on} 14:00").replace(tzinfo=AMSTERDAM)
    note = NewNote(
        id=uuid4(), instrument="desk", area=area.code, side="", noted_at=at, channel="desk",
        answers={"sort": sort, "about": about}, words={"said": said} if said else {},
    )  # fmt: skip
    return contributions.keep(note=note, secret=None, now=at, member=by).reference


def ask_often(area, by, about="money", *, times=7, days=3):
    return [ask(area, by, about, on=f"2026-10-{5 + number % days:02}") for number in range(times)]


def told(reference):
    return [(one.state, one.text, one.reason) for one in timeline(reference, noted_on=date(2026, 10, 5))[1:]]


def test_who_came_in_hears_what_becomes_of_the_point(at, little_town, scout, coordinator, sign_in):
    at("2026-10-05 14:30")
    given = ask(little_town.kade, scout, "home", said="De lift is al weken stuk.")
    browser = sign_in(coordinator)
    form = {"place": "de-kade", "what": "De lift is stuk", "desk": "De corporatie", "role": "huismeester"}
    page = browser.get(f"/team/bijdrage/{given}").content.decode()
    made = browser.post(f"/team/punten/nieuw?bijdrage={given}", form)
    point = Point.objects.get()

    def tap(state, words="", seen=0):
        return sign_in(coordinator).post(
            f"{made.headers['Location']}/stap", {"state": state, "words": words, "seen": seen}
        )

    tap("sent")
    at("2026-10-19 09:00")
    listed = sign_in(coordinator).get("/team/punten/").content.decode()
    twice = [tap("sent", seen=1).status_code, tap("sent", seen=1).status_code]
    tap("being_done", "De monteur komt donderdag.", seen=2)
    named = tap("not_done", "Fatima Bouazza wil het niet", seen=3).content.decode()
    tap("done", seen=3)
    tap("open", seen=4)
    at("2026-11-02 09:00")
    tap("not_done", "De lift wordt volgend jaar vervangen.", seen=5)

    assert f"/team/punten/nieuw?bijdrage={given}" in page
    assert (point.origin, point.where_to) == ("desk", "De corporatie, huismeester")
    assert listed.index("Vraag vandaag") < listed.index("De lift is stuk")
    assert twice == [302, 422]
    assert "Fatima Bouazza wil het niet" in named
    assert told(given) == [
        (State.BEING_DISCUSSED, "We vroegen dit aan De corporatie: “De lift is stuk”. We blijven vragen tot het klaar is.", ""),
        (State.PLANNED, "De corporatie is hiermee bezig: “De lift is stuk”. De monteur komt donderdag.", ""),
        (State.DONE, "De corporatie zegt dat dit klaar is: “De lift is stuk”.", ""),
        (State.BEING_DISCUSSED, "Dit staat weer open: “De lift is stuk”. We vragen het aan De corporatie.", ""),
        (State.NOT_DONE, "De corporatie doet dit niet: “De lift is stuk”.", "De lift wordt volgend jaar vervangen."),
    ]  # fmt: skip


def test_what_is_taken_back_leaves_no_link_at_the_point(at, little_town, scout, sign_in):
    at("2026-11-20 10:00")
    form = {
        "id": str(uuid4()),
        "at": "2026-11-20T10:00:00+01:00",
        "answers.sort": "worry",
        "answers.about": "home",
    }
    slip = sign_in(scout).post("/team/balie/de-kade", form).context
    new = NewPoint(
        area=little_town.kade,
        what="De lift",
        desk="De corporatie",
        references=[Contribution.objects.get().pk],
    )
    point = make_point(new=new, by=scout)
    withdraw(token=slip["token"], code=slip["code"], now=at("2026-11-20 10:05"))

    assert (Contribution.objects.count(), point.sources.count()) == (0, 0)


def test_point_is_acted_on_by_who_answers_there(little_town, scout, analyst, outsider, sign_in):
    point = make_point(new=NewPoint(area=little_town.kade, what="De lift", desk="De corporatie"), by=scout)
    path = f"/team/punten/{point.pk}"

    assert [sign_in(one).get(path).status_code for one in (scout, analyst, outsider)] == [200, 200, 404]
    assert sign_in(scout).post(f"{path}/stap", {"state": "done", "seen": 0}).status_code == 403
    assert "Gedaan" not in sign_in(scout).get("/team/punten/").content.decode()
    assert Point.objects.get().state == "open"


def test_question_at_the_desk_is_owed_an_answer(at, little_town, scout, coordinator, sign_in):
    at("2026-11-02 10:00")
    ask(little_town.kade, scout)
    reader = Reader.for_member(coordinator)
    nobody = (
        Contribution.objects.none()
        .values("pk")
        .annotate(contribution=Contribution.objects.none().values("pk"))
    )

    assert waiting(little_town.kade, reader=reader, answered=nobody).number == 1
    assert "Aan de balie" in sign_in(coordinator).get("/team/postvak/").content.decode()


def test_question_from_paper_is_owed_an_answer_and_its_strip_tells_it(
    at, little_town, scout, coordinator, sign_in
):
    at("2026-11-02 10:00")
    code = new_code()
    writer = make_member("Mirjam Kuiper", "scout", little_town.kade)
    sheet = {
        "code": code,
        "day": "2026-11-02",
        "written_by": writer.pk,
        "answers.sort": "1",
        "answers.about": "1",
    }
    sign_in(scout).post("/team/papier/desk/de-kade", sheet)
    typed = TypedSheet.objects.get()
    seen = {"seen": f"{typed.pk}={typed.typed_at.isoformat()}", "approve": "yes"}
    sign_in(coordinator).post(f"/team/papier/blad/{typed.pk}", seen)
    at("2026-11-10 10:00")  # its week is over
    kept, browser = Contribution.objects.get(), sign_in(coordinator)

    def owed():
        found = burden(little_town.kade, reader=Reader.for_member(coordinator), today=date(2026, 11, 10))
        return found.waiting.number, found.months[-1].received, found.months[-1].answered

    assert (kept.channel, kept.text, owed()) == ("paper", "", (1, 1, 0))
    assert "Aan de balie" in browser.get("/team/postvak/").content.decode()
    said = {"text": "Op dinsdag helpt het buurtteam.", "state": "done", "reason": "", "public": False}
    answer(references=[kept.pk], by=coordinator, **said)
    assert owed() == (0, 1, 1)
    strip = slip_of(id_of(read_code(code))).receipt
    assert said["text"] in Client().get(f"/bon/{strip}").content.decode()


def test_number_at_the_desk_shows_from_five_on_three_days_and_rounded(little_town, scout):
    ask_often(little_town.kade, scout, "money", times=8)
    ask_often(little_town.kade, scout, "home", times=4, days=4)
    ask_often(little_town.kade, scout, "work", times=9, days=2)
    ask_often(little_town.wilgenstraat, scout, "health", times=9)
    ask_often(little_town.kade, scout, "street", times=5)
    month = {"instrument": "desk", "question": "about", "first": date(2026, 10, 1), "end": date(2026, 11, 1)}

    found = often_answered(little_town.kade, **month)
    assert [(one.answer, one.number) for one in found] == [("health", 10), ("money", 10), ("street", 5)]
    assert often_answered(little_town.wilgenstraat, **month) == ()
    assert often_answered(little_town.kade, **month | {"end": date(2026, 10, 7)}) == ()


def test_news_sheet_names_what_was_asked_in_months_that_are_over(little_town, scout):
    ask_often(little_town.kade, scout, times=7)
    quarter = quarter_of(date(2026, 10, 20))

    def draft(day):
        now = datetime.fromisoformat(f"{day} 12:00").replace(tzinfo=AMSTERDAM)
        return {one.source: one.text for one in facts.draft(little_town.kade, quarter, now=now)}

    assert "questions" not in draft("2026-10-31")
    assert draft("2026-11-01")["questions"] == "In oktober: geld en brieven (ongeveer 5 keer)."


def test_agenda_proposes_points_and_questions_with_who_they_came_from(at, little_town, scout, coordinator):
    asked = ask_often(little_town.kade, scout)
    few = ask(little_town.kade, scout, "home", said="De lift is stuk")
    at("2026-11-20 10:00")
    new = NewPoint(area=little_town.kade, what="De lift is stuk", desk="De corporatie", references=[few])
    point = make_point(new=new, by=scout)
    conversation = plan(little_town.kade, coordinator)
    made = build_agenda(conversation=conversation, by=coordinator)
    again = build_agenda(conversation=conversation, by=coordinator)

    assert (made, again) == (2, 0)
    assert [(topic.key, topic.title, of_topic(topic)) for topic in Topic.objects.order_by("order")] == [
        (f"point:{point.pk}", "De lift is stuk", [few]),
        ("desk:money", "Vragen aan de balie: geld en brieven", asked),
    ]


def test_desk_in_three_taps_with_this_month_at_hand(at, little_town, scout, coordinator, sign_in):
    at("2026-11-20 10:00")
    earlier = [ask(little_town.kade, scout, on="2026-11-02"), ask(little_town.kade, scout, on="2026-11-03")]
    alone = ask(little_town.kade, scout, "home", on="2026-11-03")
    answer(
        references=earlier,
        text="Op dinsdag helpt het buurtteam met brieven.",
        state="done",
        reason="",
        public=False,
        by=coordinator,
    )
    answer(
        references=[alone],
        text="Uw eigen sleutel ligt klaar.",
        state="done",
        reason="",
        public=False,
        by=coordinator,
    )
    browser = sign_in(scout)
    page = browser.get("/team/balie/de-kade").content.decode()
    form = {
        "id": str(uuid4()),
        "at": "2026-11-20T10:00:00+01:00",
        "answers.sort": "worry",
        "answers.about": "money",
    }
    thanks = browser.post("/team/balie/de-kade", form).content.decode()
    unclear = browser.post("/team/balie/de-kade", {**form, "id": str(uuid4()), "answers.about": ""})
    months = browser.get("/team/balie/de-kade/maanden").content.decode()

    assert "Op dinsdag helpt het buurtteam" in page
    assert "Uw eigen sleutel" not in page
    assert "/bon/" in thanks
    assert "Op dinsdag helpt het buurtteam" in thanks
    assert unclear.status_code == 422
    assert Contribution.objects.filter(channel="desk", member=scout).count() == 4
    assert "November 2026" in months
    assert browser.get("/team/invullen/desk/de-kade").headers["Location"] == "/team/balie/de-kade"


def test_coordinator_is_reminded_a_month_before_the_conversation(
    at, little_town, scout, coordinator, sign_in
):
    at("2026-11-05 10:00")
    plan(little_town.kade, coordinator)  # on 10 December
    early = sign_in(coordinator).get("/team/").content.decode()
    at("2026-11-10 10:00")
    browser = sign_in(coordinator)
    reminded = browser.get("/team/").content.decode()
    begun = browser.post("/team/lijst/nieuw", {"place": "de-kade", "due": "2026-11-26"}).headers["Location"]
    going = browser.get("/team/").content.decode()
    sign_in(scout).post(f"{begun}/alone", {"answer": "weak", "seen": ""})
    sign_in(scout).post(f"{begun}/sluiten", {})
    done = browser.get("/team/").content.decode()

    told = "/team/lijst/?plek=de-kade&amp;voor=2026-11-26"
    assert [told in page for page in (early, reminded, going, done)] == [False, True, False, False]
    assert [begun in page for page in (early, reminded, going, done)] == [False, False, True, False]
