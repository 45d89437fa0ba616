"""The demo's works of others and energy: an invented file, and what the team decided on the first proposals."""

import csv
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area
from straatwijs.places.queries import municipality_of
from straatwijs.plans.actions.energy import keep_energy
from straatwijs.plans.actions.import_works import import_works
from straatwijs.plans.actions.links import take_up, turn_down
from straatwijs.plans.queries.linking import picture_of

_COLUMNS = (
    "nummer",
    "wie",
    "wat",
    "straat",
    "buurt",
    "begin",
    "einde",
    "grond_open",
    "voordeur_open",
    "bedrag",
    "contact",
)
# Number, who, what, street, neighbourhood ("" or "here"), months until it begins, months that it takes, ground, front door,
# money, contact.
_WORKS = (
    ("W-01", "Warmtebedrijf", "Aanleg van het warmtenet", "Noorderbeekstraat", "", 11, 9, "ja", "", 900_000, "Warmtebedrijf, omgevingsmanager"),
    ("W-02", "Woningcorporatie", "Renovatie van 120 woningen", "", "here", 15, 14, "", "ja", 6_000_000, "Woningcorporatie, projectleider"),
    ("W-03", "Gemeente", "Vernieuwing van het plein", "Lindeplein", "", 9, 6, "ja", "", 400_000, "Gemeente, wijkbeheer"),
    ("W-04", "Waterbedrijf", "Vervanging van het riool", "Lindelaan", "", 13, 5, "ja", "", 350_000, ""),
    ("W-05", "Gemeente", "Onderhoud van plantsoenen: snoeien en planten", "", "here", 4, 3, "", "", 40_000, "Gemeente, opzichter groen"),
    ("W-06", "Netbeheerder", "Nieuwe kabels voor stroom", "Molenstraat", "", 7, 2, "ja", "", "", ""),
    ("W-07", "Basisschool", "Gezonde lunch op school", "", "here", 6, 24, "", "", 30_000, "Basisschool, directie"),
)  # fmt: skip
_ENERGY = (
    ("group", "Tuingroep die geveltuinen maakt", ["green", "food"]),
    ("place", "Buurtkamer aan het plein", ["meeting", "loneliness"]),
    ("initiative", "Opruimploeg, elke eerste zaterdag", ["clean"]),
)


def bring_works(street: Area, by: Member) -> None:
    """Around this street."""
    area = street.parent or street
    with TemporaryDirectory() as folder:
        path = Path(folder) / "werken.csv"
        _write(path, area)
        import_works(
            path=path,
            name=path.name,
            municipality=municipality_of(area),
            by=None,
            now=timezone.now(),
            progress=lambda items, *_: items,
        )
    for kind, what, themes in _ENERGY:
        keep_energy(area=area, kind=kind, what=what, themes=themes, by=by)
    _decide(area, by)


def _write(path: Path, area: Area) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_COLUMNS)
        for number, who, what, street, hood, begins, months, *rest in _WORKS:
            from_day = _day(begins)
            until = from_day + timedelta(days=30 * months)
            writer.writerow((number, who, what, street, area.code if hood else "", from_day, until, *rest))


def _decide(area: Area, by: Member) -> None:
    today = timezone.localdate()
    lines = picture_of(area, today=today).lines
    if len(lines) > 2:
        take_up(line=lines[0], by=by, today=today)
        turn_down(
            line=lines[-1], reason="Het werk is al aanbesteed, er kan niets meer bij.", by=by, today=today
        )


def _day(months: int) -> date:
    return timezone.localdate() + timedelta(days=30 * months)
