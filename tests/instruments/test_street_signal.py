"""The first instrument: the source's lists are complete, and each indicator is guarded as what it is."""

import pytest
from django.utils import translation

from straatwijs.instruments.catalogue.street_signal import (
    INSTRUMENT,
    physical_disorder,
    pleasant_people,
    pleasant_things,
    social_disorder,
)
from straatwijs.instruments.definition import Kind, Side

# In the order of the source's two lists.
PHYSICAL = {
    "homes_neglected": Kind.HOUSEHOLD,
    "play_equipment_broken": Kind.OBJECT,
    "graffiti": Kind.OBJECT,
    "too_dark": Kind.OBJECT,
    "lamp_post_broken": Kind.OBJECT,
    "green_neglected": Kind.OBJECT,
    # It stands in the pavement, but it has one front door behind it.
    "facade_garden_overgrown": Kind.HOUSEHOLD,
    "street_open": Kind.OBJECT,
    "works_too_long": Kind.OBJECT,
    "ground_sunken": Kind.OBJECT,
    "loose_tiles": Kind.OBJECT,
    "passage_blocked": Kind.OBJECT,
}
SOCIAL = {
    "shared_space_neglected": Kind.HOUSEHOLD,
    "name_plates_missing": Kind.HOUSEHOLD,
    "windows_covered": Kind.HOUSEHOLD,
    "bad_driving": Kind.SOCIAL,
    "illegal_subletting": Kind.HOUSEHOLD,
    "neighbours_keep_changing": Kind.HOUSEHOLD,
    "noise": Kind.SOCIAL,
    "violence": Kind.SOCIAL,
    "cafe_nuisance": Kind.SOCIAL,
}
PLEASANT_THINGS = {
    "green_cared_for",
    "street_clean",
    "facade_garden_blooms",
    "good_bench",
    "good_light",
    "street_done_up",
    "safe_crossing",
}


def kinds(indicators: tuple) -> dict[str, Kind]:
    return {
        indicator.code: indicator.kind for indicator in indicators if not indicator.code.startswith("other_")
    }


def test_the_twelve_physical_signs_are_all_there() -> None:
    assert kinds(physical_disorder.INDICATORS) == PHYSICAL
    assert len(PHYSICAL) == 12


def test_the_nine_social_signs_are_all_there() -> None:
    assert kinds(social_disorder.INDICATORS) == SOCIAL
    assert len(SOCIAL) == 9


def test_pleasant_kinds_are_chosen_with_care() -> None:
    by_kind = kinds(pleasant_things.INDICATORS) | kinds(pleasant_people.INDICATORS)

    assert len(by_kind) == 20
    assert {code for code, kind in by_kind.items() if kind is Kind.OBJECT} == PLEASANT_THINGS
    assert {code for code, kind in by_kind.items() if kind is Kind.HOUSEHOLD} == {"homes_done_up"}


def test_sides_stand_after_each_other_with_something_else_last() -> None:
    sides = [indicator.side for indicator in INSTRUMENT.indicators]

    assert sides == [Side.PLEASANT] * 21 + [Side.ANNOYING] * 23


def test_perspectives_and_tenures_are_those_of_the_design() -> None:
    choices = {question.code: [code for code, _ in question.choices] for question in INSTRUMENT.questions}

    assert choices == {
        "words": [],
        "perspective": ["resident", "young_resident", "entrepreneur", "professional", "civil_servant"],
        "tenure": ["owner", "social_tenant", "private_tenant"],
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_danger_is_for_the_emergency_number_not_for_neighbours(language: str) -> None:
    with translation.override(language):
        for code in ("violence", "bad_driving", "cafe_nuisance", "lamp_post_broken", "ground_sunken"):
            assert "112" in str(INSTRUMENT.indicator(code).approach)
        assert "112" in str(INSTRUMENT.indicator("violence").do)
