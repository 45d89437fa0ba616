"""Paper: a Typst template and its data make a tagged PDF."""

import json
from collections.abc import Mapping
from pathlib import Path

import typst


def render(template: Path, data: Mapping[str, object]) -> bytes:
    """The PDF, accessible by the rules of PDF/UA-1: a template without a title, language or text for a picture fails.

    The template reads the data with `json(bytes(sys.inputs.data))`, and files beside it by name. Fonts are those
    that come with Typst, so that paper looks the same wherever it is made. Raises typst.TypstError.
    """
    made = typst.compile(
        str(template),
        root=str(template.parent),
        sys_inputs={"data": json.dumps(data)},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        format="pdf",
    )
    if not isinstance(made, bytes):
        raise TypeError("A PDF is one file.")
    return made
