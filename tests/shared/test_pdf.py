"""Paper from a template."""

import io

import pytest
from pypdf import PdfReader

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
