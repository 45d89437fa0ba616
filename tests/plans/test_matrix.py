"""Matrix and calendar of linking opportunities, on screen and on paper."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from straatwijs.plans.queries.linking import picture_of
from straatwijs.plans.queries.matrix import by_month, chances_of, matrix_of
from tests.plans.linking_world import make_wishes, make_work
from tests.plans.planning import add_goal

pytestmark = pytest.mark.django_db


def test_matrix_and_calendar_show_goals_wishes_and_days(full, coordinator, little_town, desk):
    make_work(little_town.wilgenstraat)
    make_wishes(
        little_town.kade,
        coordinator,
        {"Auto's rijden te hard": little_town.wilgenstraat, "Een bioscoop": little_town.wilgenstraat},
    )
    serves = add_goal(full, coordinator, words="Geen wateroverlast na een wolkbreuk")
    lonely = add_goal(full, coordinator, words="Meer mensen gaan stemmen")
    picture = picture_of(little_town.kade, today=timezone.localdate())
    matrix = matrix_of(picture)
    assert [(row.goal, [[line.words.id for line in cell] for cell in row.cells]) for row in matrix.rows] == [
        (serves, [["water_under_the_road"]]),
        (None, [["narrower_road"]]),
    ]
    assert ([wish.words for wish in matrix.alone], list(matrix.not_served)) == (["Een bioscoop"], [lonely])
    chances = chances_of(picture, today=timezone.localdate())
    assert [(chance.last_day.isoformat(), chance.is_soon) for chance in chances] == [
        ("2027-03-16", False)
    ] * 2
    assert [
        (month.first.isoformat(), [chance.number for chance in month.chances]) for month in by_month(chances)
    ] == [("2027-03-01", [1, 2])]
    for name in ("linking_matrix", "linking_calendar"):
        said = desk.get(reverse(name, args=["de-kade"])).content.decode()
        assert "Een smallere weg" in said
        assert "Vervanging van het riool" in said
        assert 'class="scroll"' not in said
    listed = said.index("Maart 2027"), said.index("16 maart"), said.index("Een smallere weg")
    assert list(listed) == sorted(listed)


def test_matrix_and_calendar_on_paper(speed, little_town, coordinator, desk, tmp_path):
    paper = desk.get(reverse("linking_paper", args=["de-kade"]))
    (tmp_path / "paper.pdf").write_bytes(paper.content)
    pages = PdfReader(tmp_path / "paper.pdf").pages
    assert len(pages) == 2
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert "Een smallere weg" in pages[0].extract_text()
    assert "Een smallere weg" in pages[1].extract_text()
    assert desk.get(reverse("linking_paper", args=["korte-steeg"])).status_code == 200
