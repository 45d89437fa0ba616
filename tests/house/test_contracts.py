"""A stage knows earlier stages only: in its imports, and in the relations of its models."""

import subprocess
import sys
from pathlib import Path

from django.apps import apps
from django.db.models import Field, Model

from tests.house.code import ROOT, layers

RANK = {app: rank for rank, row in enumerate(layers()) for app in row}


def _own_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("straatwijs.")]


def _breaks_the_order(field: Field, mine: str, theirs: str) -> str:
    """Why a relation may not be, or nothing."""
    if theirs not in RANK or theirs == mine:
        return ""
    if theirs == "observations":
        return "what observations keep is reached through the privacy gate only"
    # The user model is reached through a setting, so that no app depends on the one that holds it.
    if getattr(field, "swappable_setting", None) == "AUTH_USER_MODEL":
        return ""
    return "" if RANK[mine] < RANK[theirs] else "a stage may only know earlier stages"


def relations_out_of_order(models: list[type[Model]]) -> list[str]:
    found = []
    for model in models:
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if field.related_model is None:
                continue
            reason = _breaks_the_order(field, model._meta.app_label, field.related_model._meta.app_label)
            if reason:
                found.append(
                    f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}: {reason}"
                )
    return found


def test_imports_keep_the_contracts():
    answer = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout


def test_relations_of_models_keep_the_order():
    assert relations_out_of_order(_own_models()) == []


def test_relation_to_a_later_stage_is_found():
    area = apps.get_model("places", "Area")
    answer = apps.get_model("feedback", "Answer")
    field = answer._meta.get_field("area")
    assert _breaks_the_order(field, "feedback", area._meta.app_label) == ""
    assert _breaks_the_order(field, "places", "feedback") == "a stage may only know earlier stages"


def test_relation_to_observations_is_found_from_any_other_app():
    field = apps.get_model("feedback", "Answer")._meta.get_field("area")
    assert _breaks_the_order(field, "privacy", "observations").startswith("what observations keep")
    assert _breaks_the_order(field, "observations", "observations") == ""


def test_every_app_has_its_place_in_the_order():
    own = {config.label for config in apps.get_app_configs() if config.name.startswith("straatwijs.")}
    assert own <= set(RANK)
