"""QR codes."""

from defusedxml.ElementTree import fromstring

from straatwijs.shared.qr import svg


def test_qr_is_an_svg_without_style_or_size():
    drawing = fromstring(svg("https://straatwijs.example/s/iepenpad"))

    assert drawing.get("viewBox") == "0 0 37 37"
    assert {name for element in drawing.iter() for name in element.keys()} == {  # noqa: SIM118 - an element is no dict
        "viewBox", "class", "fill", "stroke", "d",
    }  # fmt: skip


def test_qr_title_is_text():
    drawing = fromstring(svg("x", title="</title><script>alert(1)</script>"))

    assert [element.tag.rpartition("}")[2] for element in drawing] == ["title", "path", "path"]
    assert drawing[0].text == "</title><script>alert(1)</script>"


def test_qr_differs_by_text():
    assert svg("a") != svg("b")
    assert svg("a") == svg("a")
