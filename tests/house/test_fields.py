"""Every field of every model of ours says what it tells about a person, and how long it is kept."""

from django.apps import apps
from django.db.models import Model

from straatwijs.shared.retention import Keep
from tests.house.code import ROOT
from tests.house.tables import RETENTION, between_marks, retention_table


def _own_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("straatwijs.")]


def _classified(model: type[Model]) -> list[str]:
    privacy = model.__dict__.get("Privacy")
    return [
        *getattr(privacy, "personal", {}),
        *getattr(privacy, "indirect", {}),
        *getattr(privacy, "plain", ()),
    ]


def test_every_field_is_classified_exactly_once():
    for model in _own_models():
        fields = [field.name for field in (*model._meta.fields, *model._meta.many_to_many)]
        assert sorted(_classified(model)) == sorted(fields), model._meta.label


def test_every_field_about_a_person_has_a_retention():
    for model in _own_models():
        kept = {**getattr(model.Privacy, "personal", {}), **getattr(model.Privacy, "indirect", {})}
        assert {name for name, keep in kept.items() if not isinstance(keep, Keep)} == set(), model._meta.label


def test_retention_page_is_made_from_the_models():
    page = (ROOT / RETENTION).read_text(encoding="utf-8")
    assert between_marks(page) == retention_table(), "run `make docs`"
