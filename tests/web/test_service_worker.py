"""The service worker's list of files, the manifest and the page for no connection."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import normpath

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

from straatwijs.accounts.models import Member
from straatwijs.web import offline
from tests.fieldwork.looked import looked_together
from tests.town import Town

_LINKED = re.compile(r'(?:href|src)="(/static/[^"]+)"')
_IMPORTED = re.compile(r"""(?:from\s*|import\s*\(?)["'](\.\.?/[^"']+)["']""")


def kept_by_worker(script: str) -> dict[str, object]:
    found = re.search(r"self\.straatwijs = (\{.*\});", script)
    assert found
    config: dict[str, object] = json.loads(found[1])
    return config


@pytest.fixture
def collected(settings, tmp_path: Path) -> Iterator[Path]:
    """The static files as on a server, under hashed names."""
    settings.STATIC_ROOT = str(tmp_path)
    offline.version.cache_clear()
    call_command("collectstatic", interactive=False, verbosity=0)
    yield tmp_path
    staticfiles_storage.hashed_files.clear()
    offline.version.cache_clear()


def with_imports(folder: Path, urls: set[str]) -> set[str]:
    """The files, and all that their scripts import, at once or on demand."""
    found: set[str] = set()
    todo = set(urls)
    while todo:
        url = todo.pop()
        found.add(url)
        if url.endswith(".js"):
            script = (folder / url.removeprefix("/static/")).read_text(encoding="utf-8")
            near = {normpath(f"{url.rpartition('/')[0]}/{name}") for name in _IMPORTED.findall(script)}
            todo |= near - found
    return found


def test_worker_keeps_exactly_what_noting_pages_forms_and_the_offline_page_load(
    collected: Path, little_town: Town, sign_in: Callable[[Member], Client], scout: Member
) -> None:
    resident = sign_in(scout)
    seen = looked_together(little_town.kade, little_town.wilgenstraat, scout)
    street = f"/s/{little_town.wilgenstraat.slug}"
    team = (
        f"/team/rondes/{seen['round_id']}",
        f"/team/wandelingen/{seen['route_id']}",
        "/team/balie/de-kade",
    )
    pages = [resident.get(path) for path in (street, f"{street}/mini_interview", "/offline", *team)]
    linked = {url for page in pages for url in _LINKED.findall(page.content.decode())}
    config = kept_by_worker(resident.get("/sw.js").content.decode())
    files = config["files"]
    assert isinstance(files, list)
    assert sorted(files) == sorted(with_imports(collected, linked))
    assert [url for url in files if not (collected / url.removeprefix("/static/")).exists()] == []


def test_scripts_go_out_without_comments_and_with_hashed_imports(collected: Path) -> None:
    script = (collected / staticfiles_storage.stored_name("observations/sync.js")).read_text(encoding="utf-8")
    assert [line for line in script.splitlines() if line.lstrip().startswith("//")] == []
    imported = [Path(name).name for name in _IMPORTED.findall(script)]
    assert sorted(imported) == sorted(
        Path(staticfiles_storage.stored_name(f"observations/{name}.js")).name
        for name in ("queue", "store", "words")
    )


@pytest.mark.parametrize(
    ("address", "start"), [("/sw.js", "self.straatwijs = "), ("/sw.js?sync", 'import "/static/web/worker')]
)
def test_worker_comes_as_a_plain_script_or_as_a_module(resident: Client, address: str, start: str) -> None:
    answer = resident.get(address)
    assert answer.content.decode()[: len(start)] == start
    headers = {name: answer[name] for name in ("Content-Type", "Cache-Control", "Service-Worker-Allowed")}
    assert headers == {
        "Content-Type": "text/javascript; charset=utf-8",
        "Cache-Control": "no-cache",
        "Service-Worker-Allowed": "/",
    }
    assert answer.cookies == {}


def test_version_changes_with_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "store.js"
    find = finders.find
    monkeypatch.setattr(finders, "find", lambda name: file if name == "observations/store.js" else find(name))
    versions = []
    for content in ("one", "two", "one"):
        file.write_text(content, encoding="utf-8")
        offline.version.cache_clear()
        versions.append(offline.version())
    offline.version.cache_clear()
    assert versions[0] == versions[2]
    assert versions[0] != versions[1]


def test_manifest_names_icons_that_exist(resident: Client) -> None:
    answer = resident.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    manifest = answer.json()
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == ("/", "/", "standalone")
    icons = [icon["src"].removeprefix("/static/") for icon in manifest["icons"]]
    assert len(icons) == 3
    assert [name for name in icons if finders.find(name) is None] == []


def test_page_for_no_connection_needs_no_database(resident: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = resident.get("/offline")
    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()
