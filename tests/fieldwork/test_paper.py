"""From paper to a contribution: printed, typed in, looked at by somebody else, and found again by its strip."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from straatwijs.fieldwork.models import LighterForm, TypedSheet
from straatwijs.fieldwork.sheet_codes import further_id, grouped, id_of, new_code, read_code
from straatwijs.fieldwork.views.own_pages import OWN_PAPER
from straatwijs.instruments.queries import instruments
from straatwijs.observations import deidentification
from straatwijs.observations.models import Contribution, Visit
from straatwijs.observations.secrets import slip_of
from straatwijs.privacy.queries import Reader, counted
from straatwijs.shared.weeks import quarter_of
from tests.fieldwork.pages import page_of
from tests.fieldwork.sheets import judge, typed, words_of
from tests.instruments.run_time import added

TYPE = "/team/papier/try_out/wilgenstraat"
TYPED = {
    "sitting": "12",
    "old": "3",
    "weather": "2",
    "doing": "13",
    "busy": "4",
    "whose": "8",
    "minutes": "15",
    "good": "Het bankje van mevrouw De Vries.",
}


@pytest.fixture
def try_out(tmp_path, little_town):
    deidentification.load()
    with added(tmp_path) as instrument:
        yield instrument


@pytest.mark.any_database
def test_code_shows_a_mistake_and_is_read_as_people_write_it():
    code = new_code()
    letters = read_code(code)
    assert letters
    assert grouped(letters) == code
    assert read_code(f" {code.upper().replace('-', ' ').replace('O', '0').replace('L', '1')} ") == letters
    wrong = [letters[:at] + ("a" if letters[at] != "a" else "b") + letters[at + 1 :] for at in range(12)]
    assert (
        sum(read_code(one) is not None for one in wrong) <= 1
    )  # two letters of check: 1 in 1,024 slips through
    assert read_code("abcd") is None
    assert len({id_of(letters), further_id(id_of(letters), 1), further_id(id_of(letters), 2)}) == 3


def test_sheet_is_printed_typed_in_approved_and_found_by_its_strip(
    try_out, little_town, sign_in, scout, coordinator
):
    printed = sign_in(scout).get(f"{TYPE}/vellen.pdf?aantal=3")
    assert printed["Cache-Control"] == "no-store"
    pages = words_of(printed.content)
    assert len(pages) == 3
    code = re.search(r"[a-z2-7]{4}(-[a-z2-7]{4}){2}", pages[0])[0]
    receipt = re.search(r"bon/\s*([a-z2-7]{26})", pages[0].replace("\u200b", ""))[1]
    take_back = re.search(r"[a-z2-7]{5}-[a-z2-7]{5}(?![a-z2-7-])", pages[0].replace(code, ""))[0]
    assert Client().get(f"/bon/{receipt}").status_code == 404
    assert TypedSheet.objects.count() == 0

    typist, other = sign_in(scout), sign_in(coordinator)
    assert typist.post(TYPE, typed(code, **TYPED)).status_code == 302
    waiting = TypedSheet.objects.get()
    assert (Contribution.objects.count(), "Vries" in str(waiting.words)) == (0, False)
    page = f"/team/papier/blad/{waiting.pk}"
    assert "Typte" not in page_of(typist, page)
    typist.post(page, {"approve": "yes"})  # who typed it in corrects, and does not approve
    assert Contribution.objects.count() == 0
    assert page in page_of(other, "/team/papier/")

    remark = f"remark-{waiting.pk}"
    before = {"seen": f"{waiting.pk}={waiting.typed_at.isoformat()}"}
    assert judge(other, page, send_back="yes").status_code == 422
    assert judge(other, page, approve="yes", **{remark: "Er staat 2 ouderen."}).status_code == 422
    judge(other, page, send_back="yes", **{remark: "Er staat 2 ouderen."})
    assert "Er staat 2 ouderen." in page_of(typist, "/team/papier/")
    assert 'name="answers.whose" value="8"' in page_of(typist, page)
    assert other.post(page, before | {"approve": "yes"}).status_code == 422
    typist.post(page, typed(code, **TYPED | {"old": "2"}))
    assert other.post(page, before | {"approve": "yes"}).status_code == 422  # not what stood there then
    judge(other, page, approve="yes")

    kept = Contribution.objects.get()
    assert kept.answers == {
        "sitting": 12,
        "old": 2,
        "weather": "wet",
        "doing": ["talk", "rest"],
        "busy": 75,
        "whose": [0, 67, 33],
        "minutes": 15,
    }
    assert (kept.channel, bool(kept.device), kept.member) == ("paper", True, None)
    left = TypedSheet.objects.get()
    assert (left.state, left.answers, left.words) == ("approved", {}, {})
    assert Visit.objects.get().minutes == 15
    quarter = quarter_of(timezone.localdate())
    sums = counted(
        little_town.kade,
        instrument="try_out",
        reader=Reader.for_member(coordinator),
        first=quarter.first_week,
        end=quarter.end,
    )
    assert (sums.number, sums.minutes, sums.questions[0].total) == (1, 15, 12)

    assert Client().get(f"/bon/{receipt}").status_code == 200
    Client().post(f"/bon/{receipt}/terugnemen", {"code": take_back})
    assert Contribution.objects.count() == 0
    other.post(page, {"undo": "yes"})  # what its writer took back does not return
    assert (TypedSheet.objects.count(), Contribution.objects.count()) == (0, 0)


def test_approved_sheet_is_forgotten_in_the_night_and_never_counts_twice(
    try_out, sign_in, scout, coordinator
):
    typist, other = sign_in(scout), sign_in(coordinator)
    sheet = typed(new_code(), **TYPED)
    typist.post(TYPE, sheet)
    page = f"/team/papier/blad/{TypedSheet.objects.get().pk}"
    judge(other, page, approve="yes")
    assert typist.post(TYPE, sheet).status_code == 422  # twice by mistake
    assert typist.post(page, {"drop": "yes"}).status_code == 422  # it counts, so nobody throws it away
    call_command("forget-drafts")
    assert TypedSheet.objects.count() == 1
    TypedSheet.objects.update(judged_at=timezone.now() - timedelta(hours=21))
    assert 'name="undo"' not in page_of(other, "/team/papier/")
    call_command("forget-drafts")
    assert TypedSheet.objects.count() == 0
    other_answers = sheet | {"answers.old": "2"}
    assert typist.post(TYPE, other_answers).status_code == 302  # a day later: the other sees it
    again = f"/team/papier/blad/{TypedSheet.objects.get().pk}"
    assert judge(other, again, approve="yes").status_code == 422
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": "aaaa-aaaa-aaaa"}, "Deze code klopt niet."),
        ({"day": ""}, "Vul de dag in die op het vel staat."),
        ({"day": "2199-01-01"}, "Deze dag is nog niet geweest."),
        ({"answers.weather": "3"}, "typ een nummer van 1 tot en met 2."),
        ({"answers.weather": "12"}, "typ een nummer van 1 tot en met 2."),
        ({"answers.whose": "11"}, "typ een nummer van 1 tot en met 10."),
        ({"answers.old": "13"}, "Wat klopt er?"),
        ({"answers.sitting": ""}, "Vul dit nog in: Hoeveel mensen zitten er?"),
    ],
)
def test_slip_of_the_pen_is_told_and_what_was_typed_stays(try_out, sign_in, scout, change, sentence):
    answer = sign_in(scout).post(TYPE, typed(new_code(), **TYPED) | change)
    page = answer.content.decode()
    assert (answer.status_code, TypedSheet.objects.count()) == (422, 0)
    assert sentence in page
    assert 'value="Het bankje van mevrouw De Vries."' in page
    assert page.count("autofocus") == 1


def test_sheet_with_pictures_tells_three_things_each_with_its_own_strip(
    little_town, sign_in, scout, coordinator
):
    deidentification.load()
    address = "/team/papier/street_signal/wilgenstraat"
    text = words_of(sign_in(scout).get(f"{address}/vellen.pdf").content)[0]
    code = re.search(r"[a-z2-7]{4}(-[a-z2-7]{4}){2}", text)[0]
    strips = re.findall(r"bon/\s*([a-z2-7]{26})", text.replace("\u200b", ""))
    first = id_of(read_code(code))
    assert strips == [slip_of(further_id(first, number)).receipt for number in range(3)]

    sent = {"code": code, "day": timezone.localdate().isoformat(), "answers.words": "Al een maand."}
    assert sign_in(scout).post(address, sent | {"signals": "26 99"}).status_code == 422
    sign_in(scout).post(address, sent | {"signals": "26 2"})
    waiting = f"/team/papier/blad/{TypedSheet.objects.get().pk}"
    other = sign_in(coordinator)
    judge(other, waiting, approve="yes")
    other.post(waiting, {"undo": "yes"})
    assert (Contribution.objects.count(), TypedSheet.objects.get().words) == (0, {"words": "Al een maand."})
    judge(other, waiting, approve="yes")
    rows = Contribution.objects.order_by("pk")
    assert [(row.indicator, row.side, row.text) for row in rows] == [
        ("loose_tiles", "annoying", "Al een maand."),
        ("green_cared_for", "pleasant", ""),
    ]
    assert len({bytes(row.device) for row in rows}) == 1
    assert [Client().get(f"/bon/{token}").status_code for token in strips] == [200, 200, 404]


def test_form_of_the_team_on_paper_is_its_writers(try_out, sign_in, scout, coordinator, outsider):
    object.__setattr__(try_out, "for_team", True)
    typist = sign_in(scout)
    sheet = typed(new_code(), **TYPED)
    assert typist.post(TYPE, sheet).status_code == 422
    assert typist.post(TYPE, sheet | {"written_by": str(scout.pk)}).status_code == 422
    assert typist.post(TYPE, sheet | {"written_by": str(outsider.pk)}).status_code == 422
    assert typist.post(TYPE, sheet | {"written_by": str(coordinator.pk)}).status_code == 302
    judge(sign_in(coordinator), f"/team/papier/blad/{TypedSheet.objects.get().pk}", approve="yes")
    assert Contribution.objects.get().member == coordinator


def test_lighter_form_is_on_paper_with_codes_of_its_own(little_town, sign_in, scout, coordinator):
    deidentification.load()
    address = "/team/papier/story/wilgenstraat"
    typist, other = sign_in(scout), sign_in(coordinator)
    whole, short = (
        words_of(typist.get(f"{address}/vellen.pdf{asked}").content) for asked in ("", "?versie=kort")
    )
    assert [
        ("korte versie" in pages[0], "Hoe liep het af?" in "".join(pages)) for pages in (whole, short)
    ] == [
        (False, True),
        (True, False),
    ]
    code, other_code = (re.search(r"[a-z2-7]{4}(-[a-z2-7]{4}){2}", pages[0])[0] for pages in (short, whole))
    assert code not in short[0].replace(code, "", 1)
    told = typed(code, story="De muur is nat.", themes="2", felt="6") | {"side": "2", "indicator": "1"}
    asked = typist.post(address, told)  # on the page of the whole form
    page = asked.content.decode()
    assert (asked.status_code, TypedSheet.objects.count()) == (422, 0)
    assert (
        "vel van de korte versie" in page,
        "answers.ending" in page,
        'value="De muur is nat."' in page,
    ) == (
        True,
        False,
        True,
    )
    kept = typist.post(f"{address}?versie=kort", told)
    assert kept["Location"].endswith("&versie=kort")
    assert typist.post(f"{address}?versie=kort", told | {"code": other_code}).status_code == 422
    picture = {"code": code, "indicator": "9"}
    assert (
        "typ het nummer van een plaatje"
        in typist.post(f"{address}?versie=kort", told | picture).content.decode().lower()
    )
    row = TypedSheet.objects.get()
    assert (row.lighter, "answers.ending" in page_of(typist, f"/team/papier/blad/{row.pk}")) == (True, False)
    judge(other, f"/team/papier/blad/{row.pk}", approve="yes")
    story = Contribution.objects.get()
    assert (story.indicator, story.answers) == (
        "story_homes_annoying",
        {"themes": ["neighbours"], "felt": ["angry"]},
    )

    LighterForm.objects.create(area=little_town.kade, instrument="story", since=timezone.localdate())
    listed = page_of(typist, "/team/papier/?formulier=story&q=wilgen")
    assert listed.index("versie=kort") < listed.index('aantal=1"')  # what is asked there comes first


def test_every_form_prints_all_that_it_asks(little_town, sign_in, scout):
    forms = [one for one in instruments().values() if one.form and one.id not in OWN_PAPER]
    for form in forms:
        printed = sign_in(scout).get(f"/team/papier/{form.id}/wilgenstraat/vellen.pdf")
        text = " ".join(" ".join(words_of(printed.content)).split())
        labels = [str(question.label) for question in form.questions]
        assert [label for label in labels if label.split()[0] not in text] == [], form.id
        assert str(form.question) in text
    assert {"logbook", "observation", "walk", "mini_interview", "story", "desk"} <= {
        form.id for form in forms
    }
