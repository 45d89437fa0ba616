"""What the code may not become: long files, drawers for everything, places by name, bare exceptions."""

import ast
import re
import warnings
from pathlib import Path

import pytest

from tests.house.code import PRODUCT, ROOT, files, lines_matching, name

LONGEST, LONG = 400, 300
DRAWERS = re.compile(r"/(utils?|helpers?|services?|managers|signals|common|misc|tools)(\.py$|/)")
# The largest municipalities, and those of the sources and the data it was tried on: the code serves any.
# (One of the largest is missing: the national grid carries its name.)
MUNICIPALITIES = """
    's-Gravenhage|Den Haag|Rotterdam|Utrecht|Eindhoven|Groningen|Tilburg|Almere|Breda|Nijmegen|Apeldoorn
    |Haarlem|Arnhem|Enschede|Haarlemmermeer|Zaanstad|Den Bosch|Hertogenbosch|Zwolle|Zoetermeer
    |Leeuwarden|Leiden|Maastricht|Ede|Dordrecht|Westland|Alphen aan den Rijn|Emmen|Delft|Venlo|Deventer
    |Helmond|Hilversum|Ermelo|Pijnacker|Leidschendam|Voorburg|Rijswijk|Wassenaar|Schiedam|Vlaardingen
    |Gouda|Purmerend|Zeist|Amsterdam
"""
_EXCEPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:|fmt:\s*off|mypy:)(?P<rest>.*)")
_REASON = re.compile(r"^(:\s*[A-Z]+\d+(\s*,\s*[A-Z]+\d+)*|\[[\w, -]+\])?\s*(-|#|--|:)\s*(?P<reason>\S.{7,})")


def test_files_stay_short():
    sizes = {name(path): path.read_text(encoding="utf-8").count("\n") for path in files(".py", ".js")}
    for path, size in sizes.items():
        if size > LONG:
            warnings.warn(f"{path} has {size} lines: split it by noun?", stacklevel=1)
    assert {path: size for path, size in sizes.items() if size > LONGEST} == {}


def test_no_drawers_for_everything():
    drawers = [name(path) for path in files(".py") if DRAWERS.search(f"/{name(path)}")]
    assert drawers == []


def test_no_municipality_in_the_code():
    names = "|".join(part.strip() for part in MUNICIPALITIES.replace("\n", "").split("|"))
    pattern = rf"(?<!Europe/)\b({names})\b"
    hits = lines_matching(pattern, ".py", ".html", ".js", ".css", ".typ", under=PRODUCT)
    assert [hit for hit in hits if "/data/" not in hit.partition(":")[0]] == []


def reasonless(line: str) -> bool:
    """Whether a line makes an exception to a rule without saying why."""
    match = _EXCEPTION.search(line)
    return bool(match) and not _REASON.match(match["rest"])


@pytest.mark.parametrize(
    ("line", "refused"),
    [
        ("x = 1  # noqa", True),
        ("x = 1  # noqa: E501", True),
        ("x = 1  # noqa: E501, S101 - the address is one word", False),
        ("x = 1  # type: ignore", True),
        ("x = 1  # type: ignore[arg-type]", True),
        ("x = 1  # type: ignore[arg-type] # the stubs lack it", False),
        ("x = 1  # nothing to see", False),
    ],
)
def test_exception_needs_a_reason(line, refused):
    assert reasonless(line) is refused


def test_every_exception_to_a_rule_gives_its_reason():
    here = name(Path(__file__))
    hits = lines_matching(_EXCEPTION.pattern, ".py")
    assert [hit for hit in hits if not hit.startswith(here) and reasonless(hit) and "fmt:" not in hit] == []


def _tests_of(path: Path) -> list[ast.FunctionDef]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def test_every_test_can_fail():
    words = (
        "Assert(",
        "'raises'",
        "'expect'",
        "'assert_",
        "'check_",
        "'warns'",
        "'validate'",
        "id='assert",
        "id='check",
        "id='expect",
        "'call_and_validate'",
    )
    blunt = [
        f"{name(path)}: {test.name}"
        for path in files(".py", under=ROOT / "tests")
        for test in _tests_of(path)
        if not any(word in ast.dump(test) for word in words)
    ]
    assert blunt == []
