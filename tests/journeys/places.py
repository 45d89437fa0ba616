"""Sites to walk through: the little town, and Den Haag as it is imported from its real files."""

import re
from dataclasses import dataclass

import pytest

from tests.journeys.live_site import ROOT, STREET, Site

DATA = ROOT.parent / "shared" / "data"
BORDERS = DATA / "areas-denhaag" / "buurten_haaglanden_2019_generalised.geojson"
STREETS = DATA / "streets-denhaag" / "streets_denhaag_wgs84.geojson"

COORDINATOR = "carla@straatwijs.example"
PASSWORD = "een heel lang wachtwoord"


@dataclass(frozen=True)
class Place:
    """A running site, a street in it, and the link with which its coordinator chooses a password."""

    site: Site
    slug: str
    password_link: str

    @property
    def noting_page(self) -> str:
        return f"{self.site.url}/s/{self.slug}"

    @property
    def street_page(self) -> str:
        return f"{self.site.url}/straat/{self.slug}"


def _with_coordinator(site: Site, slug: str) -> Place:
    said = site.manage(
        "member", COORDINATOR, "--name", "Carla Dijkgraaf", "--role", "coordinator", "--area", slug
    )
    link = re.search(r"/accounts/password/link/\S+", said)
    assert link, said
    site.start()
    return Place(site, slug, f"{site.url}{link[0]}")


def little_town(site: Site) -> Place:
    return _with_coordinator(site, STREET)


def den_haag(site: Site) -> Place:
    """All buurten of Haaglanden and all streets of the file, through the real command."""
    if not (BORDERS.exists() and STREETS.exists()):
        pytest.skip(f"The borders and streets of Den Haag are not in {DATA}.")
    site.manage("import-areas", BORDERS, "--year", "2019")
    site.manage("import-areas", STREETS)
    return _with_coordinator(site, "weimarstraat")
