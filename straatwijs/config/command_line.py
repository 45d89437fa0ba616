"""`straatwijs …` and `manage.py …` are the same program."""

import os
import sys

from django.core.management import execute_from_command_line

from straatwijs.config.env import SettingError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "straatwijs.config.settings")
    try:
        execute_from_command_line(sys.argv)
    except SettingError as error:
        sys.exit(str(error))
