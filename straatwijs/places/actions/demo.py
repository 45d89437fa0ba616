"""An invented town, drawn by us in metres of the Dutch grid and laid out at sea, where it is in nobody's way."""

from pathlib import Path

from straatwijs.places.actions.imports import import_file
from straatwijs.places.files.records import FileRefusedError
from straatwijs.places.models import OUTDOORS, Area

DEMO_PLACES = Path(__file__).parent.parent / "data" / "demo_places_2026.geojson"


def load_demo_places() -> None:
    """Raises FileRefusedError where real places are."""
    if Area.objects.filter(kind__in=OUTDOORS).exclude(path__startswith="GM9999/").exists():
        raise FileRefusedError.because(
            "There are real streets in this database; the demo town doesn't belong there."
        )
    import_file(path=DEMO_PLACES, by=None)
