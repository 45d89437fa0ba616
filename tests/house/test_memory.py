"""A web process holds no heavy library: whoever needs one loads it on the spot, or in a process that ends (docs/budgets.md)."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection

from tests.house.code import ROOT

# What each costs every process that loads it, in MB, and where it belongs.
HEAVY = {
    "typst": "7, and 50 once it made paper: straatwijs/shared/typesetter.py, which ends with its paper",
    "pyarrow": "31: straatwijs/privacy/files, for who downloads Parquet",
    "pyxform": "23: straatwijs/instruments/xlsform, for who reads or writes a form as XLSForm",
    "openpyxl": "11: the same",
    "pyproj": "8: straatwijs/places/calculations/coordinates.py, for who brings in shapes",
    "pyogrio": "73: straatwijs/places/files, on the command line",
    "scipy": "38: straatwijs/fieldwork/calculations/threads.py, in a process of its own",
    "sklearn": "100: tests only",
    "distributed": "38: the engine of early signals that a country may choose",
}

# Begins as `straatwijs serve` does, opens the pages it is given, and loads what a page may load. Says after each step which it holds.
_WORKER = """
import json, sys
import django
from django.conf import settings
database, heavy, pages = json.load(sys.stdin)
settings.DATABASES["default"]["NAME"] = database
django.setup()
from django.core.checks import run_checks
from django.test import Client
from straatwijs.web.management.commands.serve import Server
steps = []
def step(name):
    steps.append([name, [one for one in heavy if one in sys.modules]])
run_checks()
Server("127.0.0.1:0").load()
step("begun")
for page in pages:
    answer = Client(SERVER_NAME="localhost").get(page)
    step(f"{answer.status_code} {answer['Content-Type'].partition(';')[0]} {page}")
import straatwijs.instruments.xlsform.sheets
step("form of a researcher read")
print(json.dumps(steps))
"""


@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_worker_holds_no_heavy_library_after_its_first_pages(little_town):
    street = little_town.wilgenstraat
    html = ["/", street.get_absolute_url(), street.note_path]
    pages = [*html, f"{street.get_absolute_url()}/wensen.pdf"]
    worker = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _WORKER],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "straatwijs.config.settings"},
        input=json.dumps([str(connection.settings_dict["NAME"]), list(HEAVY), pages]),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert worker.returncode == 0, worker.stderr[-2000:]
    assert json.loads(worker.stdout) == [
        ["begun", []],
        *[[f"200 text/html {page}", []] for page in html],
        [f"200 application/pdf {pages[-1]}", []],
        # So that the rows above can fail.
        ["form of a researcher read", ["pyxform", "openpyxl"]],
    ]
