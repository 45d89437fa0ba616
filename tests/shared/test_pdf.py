"""Paper from a template."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pypdf import PdfReader

from straatwijs.shared import pdf as paper
from straatwijs.shared.pdf import PaperError, render

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title)
#set text(lang: "nl")
= #data.title
#for line in data.lines [#line #parbreak()]
"""


def test_pdf_holds_the_data_as_text_and_is_tagged(tmp_path):
    template = tmp_path / "slip.typ"
    template.write_text(TEMPLATE, encoding="utf-8")

    pdf = PdfReader(io.BytesIO(render(template, {"title": "Strook", "lines": ["één #let", "twee"]})))

    assert pdf.metadata.title == "Strook"
    assert pdf.trailer["/Root"]["/Lang"] == "nl"
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.pages[0].extract_text().split("\n") == ["Strook", "één #let", "twee"]


def test_pdf_that_nobody_could_have_read_aloud_is_refused(tmp_path):
    template = tmp_path / "picture.typ"
    template.write_text(
        TEMPLATE + '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"))', encoding="utf-8"
    )

    with pytest.raises(PaperError, match="alt"):
        render(template, {"title": "x", "lines": []})


@pytest.fixture
def typesetter(monkeypatch, tmp_path):
    """As a server has it, with the end that its workers inherit; but it starts anew after every second paper."""
    program = tmp_path / "typesetter.py"
    program.write_text(
        paper._TYPESETTER.read_text("utf-8").replace("MOST, IDLE = 200, 60", "MOST, IDLE = 2, 60")
    )
    assert "= 2, 60" in program.read_text("utf-8")
    monkeypatch.setattr(paper, "_TYPESETTER", program)
    monkeypatch.setattr(paper, "_shared", None)
    paper.share_typesetter()
    control, process = paper._shared
    yield process
    control.close()
    assert process.wait(timeout=30) is not None


def test_workers_of_a_server_share_one_typesetter(typesetter, tmp_path, monkeypatch):
    good, bad = tmp_path / "slip.typ", tmp_path / "bad.typ"
    good.write_text(TEMPLATE, encoding="utf-8")
    bad.write_text(TEMPLATE + "#nothing", encoding="utf-8")
    monkeypatch.setattr(paper, "_made_alone", lambda _job: pytest.fail("the typesetter is there"))

    def title(number: int) -> str:
        pdf = render(good, {"title": f"Strook {number}", "lines": []})
        return str(PdfReader(io.BytesIO(pdf)).metadata.title)

    with ThreadPoolExecutor(3) as workers:
        assert list(workers.map(title, range(5))) == [f"Strook {number}" for number in range(5)]
    with pytest.raises(PaperError, match="unknown variable: nothing"):
        render(bad, {"title": "x", "lines": []})
    assert title(6) == "Strook 6"
    assert typesetter.poll() is None
    assert b"STRAATWIJS" not in Path(f"/proc/{typesetter.pid}/environ").read_bytes()


def test_paper_is_made_without_the_typesetter_when_it_is_gone(typesetter, tmp_path):
    template = tmp_path / "slip.typ"
    template.write_text(TEMPLATE, encoding="utf-8")
    typesetter.kill()
    typesetter.wait()
    assert render(template, {"title": "Strook", "lines": []}).startswith(b"%PDF")
