"""Paper: a Typst template and its data make a tagged PDF."""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore

_TYPESETTER = Path(__file__).with_name("typesetter.py")
_SECONDS = 60
# Of the threads of one worker: paper takes up to 60 MB while it is made.
_one_at_a_time = BoundedSemaphore()


class PaperError(Exception):
    """A template that cannot become a PDF that everybody can read."""


def render(template: Path, data: Mapping[str, object]) -> bytes:
    """The PDF, accessible by the rules of PDF/UA-1: a template without a title, language or text for a picture fails.

    The template reads the data with `json(bytes(sys.inputs.data))`, and files beside it by name. Fonts are those
    that come with Typst, so that paper looks the same wherever it is made. Raises PaperError.

    Made in a process that ends with it: a worker that had made paper itself would keep 50 MB for ever. It gets none of
    our environment, so no secrets either.
    """
    job = json.dumps([str(template), str(template.parent), json.dumps(data)])
    with _one_at_a_time:
        done = subprocess.run(
            [sys.executable, "-I", "-S", _TYPESETTER, _folder_of_typst()],
            input=job.encode(),
            capture_output=True,
            env={},
            timeout=_SECONDS,
            check=False,
        )
    if done.returncode:
        raise PaperError(done.stderr.decode(errors="replace"))
    return done.stdout


def _folder_of_typst() -> str:
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise PaperError("Typst is not installed.")
    return str(Path(found.origin).parents[1])
