"""A sheet with many lines: typed in line by line, judged as one."""

import re

from straatwijs.fieldwork.models import TypedSheet
from straatwijs.observations import deidentification
from straatwijs.observations.models import Contribution, Tombstone, Visit
from tests.fieldwork.pages import page_of
from tests.fieldwork.sheets import judge, typed, words_of
from tests.town import make_member


def test_sheet_of_a_round_is_typed_in_by_line_and_approved_in_one_go(
    little_town, sign_in, scout, coordinator
):
    deidentification.load()
    third = make_member("Kim de Boer", "coordinator", little_town.kade)
    address = "/team/papier/observation/wilgenstraat"
    text = words_of(sign_in(scout).get(f"{address}/vellen.pdf").content)[0]
    code = re.search(r"[a-z2-7]{4}(-[a-z2-7]{4}){2}", text)[0]
    line = typed(code, size="3", together="4", ages="23", doing="3") | {"written_by": str(coordinator.pk)}
    typist = sign_in(scout)
    page = typist.post(
        address, line | {"line": "1", "look_minutes": "30", "look_people": "2"}
    ).content.decode()
    assert (f'value="{code}"' in page, 'name="line" value="2"' in page, page.count("autofocus")) == (
        True,
        True,
        1,
    )
    assert typist.post(address, line | {"line": "1"}).status_code == 422  # this line was typed in already
    assert typist.post(address, line | {"line": "17"}).status_code == 422
    assert typist.post(address, line | {"line": "2", "look_minutes": "1200"}).status_code == 422
    typist.post(address, line | {"line": "2", "answers.size": "1", "answers.together": "1"})
    assert typist.post(address, line | {"line": "16"}).status_code == 302  # the last one of the sheet
    _first, second, last = TypedSheet.objects.order_by("line")
    sheet, other = f"/team/papier/blad/{second.pk}", sign_in(coordinator)
    desk = page_of(other, "/team/papier/")
    assert (desk.count("/team/papier/blad/"), "Kijkronde: Wilgenstraat" in desk) == (
        1,
        True,
    )  # one sheet, one page
    shown = page_of(other, sheet)
    assert (shown.count('name="seen"'), "4\u00a0Vrienden" in shown, "<b>30</b>" in shown) == (
        3,
        True,
        True,
    )

    wrong = {f"remark-{last.pk}": "Deze regel is leeg."}
    assert judge(other, sheet, approve="yes", **wrong).status_code == 422  # not what was said to be wrong
    assert judge(other, sheet, send_back="yes", **wrong)["Location"] == sheet  # the others still wait
    assert "regel 16</a> Deze regel is leeg." in page_of(typist, "/team/papier/")
    typist.post(f"/team/papier/blad/{last.pk}", {"drop": "yes"})
    late = typed(code, size="9", together="4") | {"written_by": str(coordinator.pk), "line": "3"}
    seen = re.findall(r'name="seen" value="([^"]+)"', page_of(other, sheet))
    typist.post(address, late)
    other.post(sheet, {"seen": seen, "approve": "yes"})  # the line that came meanwhile was not seen
    assert [row.answers["size"] for row in Contribution.objects.order_by("pk")] == [3, 1]
    assert other.post(sheet, {"seen": seen, "approve": "yes"}).status_code == 422  # nobody approves twice
    assert 'name="undo"' in page_of(other, "/team/papier/")
    assert sign_in(third).post(sheet, {"undo": "yes"}).status_code == 302
    assert Contribution.objects.count() == 2  # only who approved takes that back
    other.post(sheet, {"undo": "yes"})
    assert (Contribution.objects.count(), Visit.objects.count(), Tombstone.objects.count()) == (0, 0, 0)
    assert page_of(other, sheet).count('name="seen"') == 3
    judge(other, sheet, approve="yes")
    assert [row.answers["size"] for row in Contribution.objects.order_by("pk")] == [3, 1, 9]
    assert len({bytes(row.device) for row in Contribution.objects.all()}) == 1
    rows = Contribution.objects.order_by("pk")
    assert rows[0].answers == {
        "size": 3,
        "together": "friends",
        "ages": ["young", "adults"],
        "doing": ["talk"],
    }
    assert list(Visit.objects.values_list("minutes", "people", "channel")) == [(30, 2, "paper")]
