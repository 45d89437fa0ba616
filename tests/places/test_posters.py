"""Posters: what is on them, and who may print them."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from pypdf import PdfReader

from straatwijs.places.models import Area
from straatwijs.places.posters import Paper, poster

LONGEST = "Burgemeester Jonkheer Meester Van Wassenbergh-Oosterhuis tot de Zuidernoorderbeeklaan"


def read(pdf):
    return PdfReader(io.BytesIO(pdf))


def words(pdf):
    return " ".join(read(pdf).pages[0].extract_text().split())


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.DOORHANGER, (281, 595))])
def test_poster_is_one_tagged_page_with_one_question(little_town, settings, paper, size):
    settings.PUBLIC_URL = "https://straatwijs.example"
    with translation.override("en"):
        made = poster(little_town.iepenpad, paper)
    pdf, text = read(made), words(made)

    assert len(pdf.pages) == 1
    assert (round(pdf.pages[0].mediabox.width), round(pdf.pages[0].mediabox.height)) == size
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.metadata.title == "What do you see in your street? Iepenpad"
    for part in ("What do you see in your street?", "Iepenpad", "Pleasant", "Annoying", "without app"):
        assert part in text
    assert "straatwijs.example/s/iepenpad" in text
    assert text.count("?") == 1


@pytest.mark.parametrize("paper", list(Paper))
def test_poster_fits_the_longest_name(little_town, paper):
    Area.objects.filter(pk=little_town.iepenpad.pk).update(name=LONGEST, slug="x" * 110)
    little_town.iepenpad.refresh_from_db()
    made = poster(little_town.iepenpad, paper)

    assert len(read(made).pages) == 1
    assert "Zuidernoorderbeeklaan" in words(made)


def test_poster_of_a_name_with_signs_that_typst_reads_otherwise(little_town):
    Area.objects.filter(pk=little_town.iepenpad.pk).update(name='#1 "$*_`\\ <b> ’t Łódź')
    little_town.iepenpad.refresh_from_db()

    assert '#1 "$*_`\\ <b> ’t Łódź' in words(poster(little_town.iepenpad, Paper.A4))


def test_team_prints_a_poster_of_its_own_street(little_town, scout, sign_in):
    browser = sign_in(scout)
    response = browser.get("/team/poster/iepenpad.pdf?vorm=deurhanger")

    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content[:5] == b"%PDF-"
    assert "iepenpad-deurhanger.pdf" in response["Content-Disposition"]
    assert browser.get("/team/poster/iepenpad.pdf").status_code == 200


def test_poster_is_refused_elsewhere(little_town, scout, analyst, resident, sign_in):
    assert sign_in(scout).get("/team/poster/akkerlaan.pdf").status_code == 403
    assert sign_in(analyst).get("/team/poster/iepenpad.pdf").status_code == 403
    assert resident.get("/team/poster/iepenpad.pdf").status_code == 302
    for path in ("nergens.pdf", "de-kade.pdf", "iepenpad.pdf?vorm=vlag"):
        assert sign_in(scout).get(f"/team/poster/{path}").status_code == 404


def test_posters_page_lists_the_streets_of_the_team(little_town, scout, sign_in):
    browser = sign_in(scout)

    assert browser.get("/team/poster/").content.decode().count("vorm=a4") == 4
    assert browser.get("/team/poster/?q=iepepad").content.decode().count("vorm=a4") == 1
    assert browser.get("/team/poster/?q=akkerlaan").content.decode().count("vorm=a4") == 0


def test_command_writes_both_papers(little_town, tmp_path):
    call_command("poster", "Iepenpad", "--out", str(tmp_path / "new"), stdout=io.StringIO())

    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == [
        "iepenpad-a4.pdf", "iepenpad-doorhanger.pdf",
    ]  # fmt: skip


def test_command_asks_which_street_is_meant(little_town, tmp_path):
    with pytest.raises(CommandError, match=r"Near it: Iepenpad \(iepenpad\)"):
        call_command("poster", "Iepepat", "--out", str(tmp_path))
    assert list(tmp_path.iterdir()) == []
