"""The team's pages on works of others and on where energy is: files brought in and taken back, and what is kept by hand."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from straatwijs.plans.models import Energy, Work, WorksFile
from straatwijs.plans.queries.linking import picture_of

pytestmark = pytest.mark.django_db

CSV = "wie;wat;straat;begin;einde\nWaterbedrijf;Riool;{};2027-09-01;2028-01-01\n"


def send(desk, *, text, name="werken.csv", **more):
    return desk.post(reverse("works"), {"file": SimpleUploadedFile(name, text.encode()), **more})


def test_a_file_is_brought_in_and_taken_back(at, little_town, desk):
    at("2026-11-18 14:00")
    said = send(desk, text=CSV.format("Wilgenstraat"))
    assert said.status_code == 302
    assert Work.objects.get().area == little_town.wilgenstraat
    assert "Riool" in desk.get(reverse("works")).content.decode()
    desk.post(reverse("works_take_back", args=[WorksFile.objects.get().pk]))
    assert (Work.objects.count(), WorksFile.objects.count()) == (0, 0)


def test_a_file_with_a_mistake_is_refused_with_its_line_unless_skipped(at, little_town, desk):
    at("2026-11-18 14:00")
    text = CSV.format("Wilgenstraat") + "Waterbedrijf;Put;Akkerlaan;2027-09-01;2028-01-01\n"
    refused = send(desk, text=text)
    assert refused.status_code == 422
    assert "regel 3: dit ligt buiten de plekken waar jij voor werkt" in refused.content.decode()
    assert Work.objects.count() == 0
    taken = send(desk, text=text, skip_errors="on")
    assert "regel 3: dit ligt buiten de plekken waar jij voor werkt" in taken.content.decode()
    assert Work.objects.get().what == "Riool"
    assert send(desk, text="wie;wat\nA;B").status_code == 422
    assert desk.post(reverse("works"), {}).status_code == 422


def test_energy_is_kept_without_names_and_comes_with_a_proposal(sewer, speed, little_town, desk):
    form = {"kind": "group", "what": "Werkgroep over het verkeer", "area": little_town.kade.pk}
    named = desk.post(reverse("energy"), form | {"what": "Werkgroep van Marieke Jansen"})
    assert (named.status_code, Energy.objects.count()) == (422, 0)
    desk.post(reverse("energy"), form)
    kept = Energy.objects.get()
    assert kept.themes == ["traffic"]
    (line,) = picture_of(little_town.kade, today=timezone.localdate()).lines
    assert line.energies == (kept,)
    assert desk.post(reverse("energy"), form).status_code == 422
    desk.post(reverse("energy"), {"do": "remove", "id": kept.pk})
    assert Energy.objects.count() == 0
