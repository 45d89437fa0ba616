"""QR codes as SVG."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(text: str, title: str = "") -> SafeString:
    """Black on white with its quiet zone, without a size of its own; readable with an eighth of it damaged.

    There are no style attributes in it, so that a page with a strict content-security policy can show it.
    """
    drawing = io.BytesIO()
    segno.make(text, error="m", micro=False, boost_error=True).save(
        drawing,
        kind="svg",
        border=4,
        dark="#000",
        light="#fff",
        xmldecl=False,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title=title or None,
        nl=False,
    )
    return mark_safe(drawing.getvalue().decode())  # noqa: S308 - segno escapes the title, the rest is numbers
