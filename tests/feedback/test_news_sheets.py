"""The news sheet: drafted from what everyone may know, edited by a person, checked, on a page and on paper."""
# ruff: noqa: PLR0917 - fixtures are asked for by name

import io

import pytest
from pypdf import PdfReader

from straatwijs.agenda.models import Minutes
from straatwijs.agenda.states import ConversationState
from straatwijs.feedback.actions.news_sheets import draft_sheet
from straatwijs.feedback.models import NewsSheet
from straatwijs.feedback.queries.news import news
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.weeks import quarter_of
from tests.feedback.meetings import agreed, plan, step, topic
from tests.feedback.telling import answer

CHECKED = ["realistic", "not_stigmatising", "agreed"]


@pytest.fixture
def today(at):
    return at("2026-11-18 10:00").date()


@pytest.fixture
def drafted(today, little_town, coordinator):
    """`drafted()`: a draft of De Kade for this quarter."""

    def go(area=None, by=None) -> NewsSheet:
        return draft_sheet(area=area or little_town.kade, quarter=quarter_of(today), by=by or coordinator)

    return go


def sheet_of(sheet):
    return {one.heading: one.text for one in sheet.paragraphs.all()}


def filled(sheet, **more):
    """The form as it opens."""
    kept = list(sheet.paragraphs.all())
    return {
        "title": sheet.title,
        "heading": [one.heading for one in kept],
        "text": [one.text for one in kept],
        "source": [one.source for one in kept],
        "what": "save",
    } | more


def test_draft_tells_the_facts_of_the_quarter(today, little_town, coordinator, drafted, given, at):
    meeting = plan(little_town.kade, coordinator, days=5)
    tiles, trees = topic(meeting, "Losse tegels"), topic(meeting, "Bomen")
    done, never = (
        agreed(tiles, coordinator, what="Tegels rechtleggen"),
        agreed(trees, coordinator, what="Bomen planten"),
    )
    Minutes.objects.create(topic=tiles, version=1, going_on="x", at=meeting.at)
    step(done, coordinator, "done", text="Ze liggen recht.")
    step(never, coordinator, "not_done", text="Nee.", reason="Er ligt een kabel.")
    for indicator in ("loose_tiles", "loose_tiles", "rubbish_beside_bins"):
        given(indicator)
    answer(
        coordinator,
        given(side="pleasant", indicator="street_clean"),
        text="De borden komen in mei.",
        public=True,
    )
    at("2026-12-01 10:00")
    type(meeting).objects.update(state=ConversationState.CLOSED)
    plan(little_town.kade, coordinator, days=10, place="Buurthuis")
    told = sheet_of(drafted())

    assert told["Het gesprek"].endswith("We praatten over: Losse tegels.")
    assert told["Gedaan"] == "Tegels rechtleggen (Gemeente)."
    assert told["Niet gedaan, en waarom"] == "Bomen planten (Gemeente). Reden: Er ligt een kabel."
    assert told["Wat het team antwoordde"] == "De borden komen in mei."
    assert "(2 keer)" in told["Het vaakst opgeschreven over de straat zelf"]
    assert "%" in told["Krijgt iedereen antwoord?"]
    assert "Buurthuis" in told["Het volgende gesprek"]
    assert "zonder account" in told["Wat kun je doen?"]


def test_quiet_quarter_is_news_too(drafted):
    assert list(sheet_of(drafted())) == ["Een rustig kwartaal", "Wat kun je doen?"]


def test_draft_holds_nothing_about_people_and_nothing_sheltered(
    today, little_town, coordinator, drafted, given
):
    for _time in range(4):
        given("noise", text="Weer ruzie bij de buren.")
    given("loose_tiles")
    answer(coordinator, given("violence"), text="We praten in kleine kring.")
    meeting = plan(little_town.kade, coordinator)
    agreed(topic(meeting, "Zorgen om een gezin", sheltered=True), coordinator, what="Wijkteam belt aan")
    agreed(topic(meeting, "Tegels"), coordinator, what="Tegels rechtleggen")
    told = " ".join([*sheet_of(drafted()), *sheet_of(drafted()).values()]).lower()

    assert "tegels rechtleggen" in told
    for hidden in (
        "ruzie",
        "herrie",
        "geluid",
        "kleine kring",
        "gezin",
        "wijkteam belt",
        "(4 keer)",
        "(5 keer)",
    ):
        assert hidden not in told


def test_what_is_about_people_in_one_street_is_on_no_sheet_of_that_street_alone(
    today, little_town, coordinator, drafted
):
    noise = topic(
        plan(little_town.kade, coordinator), "Herrie", indicators=["noise"], area=little_town.wilgenstraat
    )
    agreed(noise, coordinator, what="Samen afspraken maken")
    sheets = [drafted(area) for area in (little_town.wilgenstraat, little_town.iepenpad)]
    assert [sheet_of(sheet)["Afgesproken"] for sheet in sheets] == ["Samen afspraken maken (Gemeente)."] * 2


def test_one_sheet_a_quarter(drafted):
    assert drafted().pk == drafted().pk


def test_coordinator_makes_edits_and_shows_it(today, desk, little_town, resident):
    begun = desk.post("/team/nieuws/", {"place": "de-kade", "quarter": str(quarter_of(today))})
    sheet = NewsSheet.objects.get()
    assert begun.headers["Location"] == f"/team/nieuws/{sheet.pk}"
    assert resident.get(f"/nieuws/{sheet.pk}").status_code == 404

    more = {
        "heading": ["Een rustig kwartaal", "Wat je kunt doen", "Soep"],
        "text": ["Er was weinig.", "Kom langs.", "Elke vrijdag soep in het buurthuis."],
        "source": ["quiet", "yourself", ""],
        "drop": ["1"],
        "what": "publish",
        "checked": CHECKED,
    }
    desk.post(f"/team/nieuws/{sheet.pk}", filled(sheet, **more))
    page = resident.get(f"/nieuws/{sheet.pk}").content.decode()
    assert list(sheet_of(sheet)) == ["Een rustig kwartaal", "Soep"]
    assert "Elke vrijdag soep" in page
    assert "Kom langs" not in page
    assert [record.action for record in AuditRecord.objects.filter(thing="news sheet").order_by("pk")] == [
        "draft", "edit", "publish",
    ]  # fmt: skip


@pytest.mark.parametrize("left_out", CHECKED)
def test_all_three_questions_come_before_everyone_reads_it(drafted, desk, resident, left_out):
    sheet = drafted()
    ticked = [name for name in CHECKED if name != left_out]
    reply = desk.post(f"/team/nieuws/{sheet.pk}", filled(sheet, what="publish", checked=ticked))
    assert reply.status_code == 422
    assert resident.get(f"/nieuws/{sheet.pk}").status_code == 404


def test_names_are_refused_and_what_was_written_stays(drafted, desk):
    sheet = drafted()
    reply = desk.post(
        f"/team/nieuws/{sheet.pk}",
        filled(sheet, heading=["Buren"], text=["Mevrouw Van der Berg bakt taart."]),
    )
    assert reply.status_code == 422
    assert "een naam" in reply.content.decode()
    assert "bakt taart" in reply.content.decode()
    assert "taart" not in str(sheet_of(sheet))


def test_hall_that_is_named_after_somebody_may_be_named(today, little_town, coordinator, drafted, desk):
    plan(little_town.kade, coordinator, place="Theater Willem Breuker")
    sheet = drafted()
    assert desk.post(f"/team/nieuws/{sheet.pk}", filled(sheet)).status_code == 302


def test_published_sheet_changes_only_when_it_is_taken_back(drafted, desk, resident):
    sheet = drafted()
    path = f"/team/nieuws/{sheet.pk}"
    desk.post(path, filled(sheet, what="publish", checked=CHECKED))
    assert (
        desk.post(path, filled(sheet, heading=["Anders"], text=["Stiekem."], what="save")).status_code == 302
    )
    assert "Anders" not in sheet_of(sheet)
    desk.post(path, {"what": "take_back"})
    assert resident.get(f"/nieuws/{sheet.pk}").status_code == 404


def test_published_sheet_is_news_of_its_streets(today, drafted, desk, little_town):
    sheet = drafted()
    assert news(little_town.wilgenstraat, today=today) == ()
    desk.post(f"/team/nieuws/{sheet.pk}", filled(sheet, what="publish", checked=CHECKED))
    assert [one.headline for one in news(little_town.wilgenstraat, today=today)] == [sheet.title]
    assert news(little_town.akkerlaan, today=today) == ()


@pytest.mark.parametrize("role", ["scout", "neighbourhood_worker", "analyst", "administrator"])
def test_only_who_leads_the_conversation_makes_it(drafted, request, sign_in, role):
    sheet, browser = drafted(), sign_in(request.getfixturevalue(role))
    assert browser.get("/team/nieuws/").status_code == 403
    assert browser.get(f"/team/nieuws/{sheet.pk}").status_code == 404
    assert browser.get(f"/nieuws/{sheet.pk}").status_code == 404


def test_coordinator_elsewhere_sees_no_draft(drafted, sign_in, outsider, today):
    sheet, browser = drafted(), sign_in(outsider)
    assert browser.get(f"/team/nieuws/{sheet.pk}").status_code == 404
    assert (
        browser.post("/team/nieuws/", {"place": "de-kade", "quarter": str(quarter_of(today))}).status_code
        == 404
    )


def _long(sheet, desk):
    """As much as fits."""
    pieces = {
        "heading": [f"Stukje {number}" for number in range(9)],
        "text": ["Er komt van alles in de straat. " * 15] * 9,
    }
    desk.post(f"/team/nieuws/{sheet.pk}", filled(sheet, **pieces, what="publish", checked=CHECKED))
    assert NewsSheet.objects.get().is_public


@pytest.mark.parametrize(("form", "size", "most"), [("a4", (595, 842), 1), ("a5", (842, 595), 2)])
def test_paper_holds_everything(drafted, desk, resident, form, size, most):
    sheet = drafted()
    _long(sheet, desk)
    pdf = PdfReader(io.BytesIO(resident.get(f"/nieuws/{sheet.pk}.pdf?vorm={form}").content))
    text = " ".join(" ".join(page.extract_text() for page in pdf.pages).replace("\xad\n", "").split())
    assert len(pdf.pages) == most
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pdf.pages} == {size}
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [number for number in range(9) if f"Stukje {number}" not in text] == []
    left = text.replace("Er komt van alles in de straat.", "")
    assert "straat" not in left
    assert text.count("Er komt van alles in de straat.") == 9 * 15
    assert "Iets gezien?" in text


def test_folded_sheet_has_the_front_on_the_right_of_the_outside(drafted, desk, resident):
    sheet = drafted()
    _long(sheet, desk)
    outside, inside = PdfReader(io.BytesIO(resident.get(f"/nieuws/{sheet.pk}.pdf?vorm=a5").content)).pages
    places: dict[str, float] = {}
    outside.extract_text(
        visitor_text=lambda text, cm, tm, _font, _size: places.setdefault(
            text.strip()[:9], tm[4] * cm[0] + cm[4]
        )
    )
    half = 842 / 2
    assert next(x for text, x in places.items() if text.startswith("Nieuws")) > half
    assert next(x for text, x in places.items() if text.startswith("Iets")) < half
    assert "Stukje 0" in outside.extract_text()
    assert "Stukje 0" not in inside.extract_text()


def test_too_much_for_a_folded_sheet_is_said(drafted, desk):
    sheet = drafted()
    pieces = {
        "heading": [f"Stukje {number}" for number in range(9)],
        "text": ["Er komt van alles. " * 50] * 9,
    }
    reply = desk.post(f"/team/nieuws/{sheet.pk}", filled(sheet, **pieces, what="publish", checked=CHECKED))
    assert reply.status_code == 422
    assert "te lang voor een gevouwen blad" in reply.content.decode()
