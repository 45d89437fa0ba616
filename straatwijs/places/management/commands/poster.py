"""straatwijs poster STREET: an A4 and a door-hanger with the street's QR code."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from straatwijs.places.models import Area
from straatwijs.places.posters import Paper, poster
from straatwijs.places.queries import find_streets, street_by_slug


class Command(BaseCommand):
    help = "Makes the poster (A4) and the door-hanger of a street as PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("street", help="name, or the last part of its address")
        parser.add_argument("--out", type=Path, default=Path(), help="folder to write to; default: this one")
        parser.add_argument("--kind", choices=[paper.value for paper in Paper], help="only this one")
        parser.add_argument("--language", default=settings.LANGUAGE_CODE, choices=dict(settings.LANGUAGES))

    def handle(self, *_: Any, **options: Any) -> None:
        street = _street(options["street"])
        options["out"].mkdir(parents=True, exist_ok=True)
        with translation.override(options["language"]):
            for paper in [Paper(options["kind"])] if options["kind"] else list(Paper):
                file = options["out"] / f"{street.slug}-{paper}.pdf"
                file.write_bytes(poster(street, paper))
                self.stdout.write(str(file))


def _street(text: str) -> Area:
    """By address, or by a name that only one street has. Raises CommandError with what it could have been."""
    if street := street_by_slug(text):
        return street
    found = find_streets(text)
    exact = [street for street in found if street.is_exact]
    if len(exact) == 1:
        return Area.objects.get(pk=exact[0].id)
    near = ", ".join(f"{street.name} ({street.slug})" for street in exact or found)
    raise CommandError(
        f"Which street is {text!r}? " + (f"Near it: {near}." if near else "No name is near it.")
    )
