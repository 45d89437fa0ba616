"""straatwijs demo: fill an empty database with an invented neighbourhood."""

import secrets
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from straatwijs.places.models import Area
from straatwijs.web import demo

_PASSWORD_FILE = "demo-password.txt"  # noqa: S105 -- the name of a file


class Command(BaseCommand):
    help = "Fill an empty database with an invented neighbourhood, its notes and its team."

    def handle(self, *args: object, **options: object) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "The demo is not for a real server: invented notes would stand among real ones."
            )
        kept = Path(settings.DATA_DIR) / _PASSWORD_FILE
        if Area.objects.exists():
            self.stdout.write(
                "There are places already: nothing is changed. The demo needs an empty database."
            )
        else:
            password = secrets.token_urlsafe(12)
            self.stdout.write(
                "Loading the demo neighbourhood: streets, notes of two seasons, a team and its answers …"
            )
            team = demo.load(password=password)
            kept.touch(mode=0o600)
            kept.write_text(password, encoding="utf-8")
            self.stdout.write(f"Done. The team: {', '.join(member.email for member in team)}.")
        if kept.exists():
            self.stdout.write(
                f"Sign in at {settings.PUBLIC_URL}/team/ as carla@straatwijs.example with the password {kept.read_text(encoding='utf-8')}"
            )
