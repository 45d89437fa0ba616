"""A plan and a measure on paper (A4): the same facts as on the page, to hang up and to hand out."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from straatwijs.plans.models import Measure, Plan, Step
from straatwijs.plans.queries.measures import Effects, Line
from straatwijs.plans.queries.plans import StepLine
from straatwijs.plans.queries.readings import Reading, Standing
from straatwijs.shared import pdf, qr

_FOLDER = Path(__file__).parent


def plan(shown: Mapping[str, Any]) -> bytes:
    found: Plan = shown["plan"]
    groups = shown["groups"]
    data = common(found.get_absolute_url()) | {
        "title": found.title,
        "place": shown["place"].name,
        "state": found.get_state_display(),
        "vision_title": _("How residents see it"),
        "vision": found.vision,
        "phrases": [part.words for part in shown["parts"]],
        "bullets": found.bullets if found.light else [],
        "bullets_title": _("What is going to be done"),
        "again": _("We look at it again on %(day)s.") % {"day": day_of(found.look_again_on)}
        if found.light
        else "",
        "columns": [
            {"title": _("Quick wins"), "lines": _lines(groups.quick)},
            {"title": _("For the long term"), "lines": _lines(groups.long)},
        ],
        "rest": [
            {"title": title, "lines": _lines(lines)}
            for title, lines in (
                (_("Waits until there is room"), groups.waiting),
                (_("Proposed"), groups.proposed),
                (_("Can't be solved here"), groups.lifted),
            )
            if lines
        ],
        "nothing": _("Nothing yet."),
        "goals_title": _("Goals: from where, to where"),
        "ambitions": [f"{one.year}: {one.words}" for one in shown["ambitions"]],
        "goals": [_goal(line) for line in shown["standings"]],
        "steps_title": _("Seven steps, and who takes part"),
        "steps": [_step(line) for line in shown["steps"]],
        "days_title": _("When we look again"),
        "days": [{"on": day_of(day.on), "words": day.words} for day in shown["days"]],
        **_effects(shown["effects"]),
    }
    return pdf.render(_FOLDER / "plan.typ", data)


def measure(shown: Mapping[str, Any]) -> bytes:
    found: Measure = shown["measure"]
    facts = [
        (_("How far"), found.get_state_display()),
        (_("Quick or long"), found.get_pace_display()),
        (_("Who does it"), found.owner),
        (_("Together with"), found.partners),
        (
            _("When"),
            f"{day_of(found.starts_on)} – {day_of(found.ends_on)}"
            if found.starts_on or found.ends_on
            else "",
        ),
        (_("How we will know"), found.how_known),
        (_("Where:").rstrip(":"), ", ".join(area.name for area in shown["areas"])),
    ]
    data = common(found.get_absolute_url()) | {
        "title": found.title,
        "place": found.plan.title,
        "words": found.words,
        "facts": [{"label": label, "text": str(text)} for label, text in facts if text],
        "lifted": _lifted(found),
        "goals_title": _("What it should do"),
        "goals": [_goal(line) for line in shown["standings"]],
        "proof_title": _("Did it help?"),
        "proof": [
            {
                "goal": part.goal.words,
                "sentences": [*part.sentences] or [_("The team has not told yet what came out.")],
            }
            for part in shown["proof"]
        ],
        "better_title": _("Is it better now?"),
        "better": shown["said_of"],
        "better_for": [{"who": one.label, "said": one.sentence} for one in shown["said_by"]],
        "news_title": _("Step by step"),
        "news": [
            {
                "state": str(step.get_state_display()),
                "on": day_of(step.at.date()),
                "text": step.text or step.reason,
            }
            for step in shown["news"]
        ],
        **_effects(shown["effects"]),
    }
    return pdf.render(_FOLDER / "measure.typ", data)


def common(path: str) -> dict[str, Any]:
    address = f"{settings.PUBLIC_URL}{path}"
    return {
        "language": get_language() or "nl",
        "qr": qr.svg(address),
        "qr_text": _("Picture to scan"),
        "address": address.removeprefix("https://").removeprefix("http://"),
        "scan": _("Read on, and tell what you see:"),
        "foot": _("Straatwijs. No names of people stand in a plan."),
        "labels": {
            "baseline": _("Baseline"),
            "now": _("Now"),
            "target": _("Target"),
            "good": _("Good"),
            "bad": _("Bad"),
        },
    }


def _lines(lines: Iterable[Line]) -> list[dict[str, str]]:
    return [
        {
            "title": line.measure.title,
            "meta": " · ".join(
                str(part)
                for part in (
                    line.measure.get_state_display(),
                    line.measure.owner,
                    _lifted_short(line.measure),
                )
                if part
            ),
        }
        for line in lines
    ]


def _lifted_short(found: Measure) -> str:
    return found.get_lifted_to_display() if found.lifted_to else ""


def _lifted(found: Measure) -> str:
    if not found.lifted_to:
        return ""
    sentence = _("This can't be solved in this street. It went up to: %(scale)s.")
    return f"{sentence % {'scale': found.get_lifted_to_display()}} {found.lifted_why}"


def _goal(line: Standing) -> dict[str, Any]:
    goal = line.goal
    begun = _number(goal.baseline_value) if goal.baseline_value is not None else "–"
    return {
        "words": goal.words,
        "unit": line.unit or goal.what,
        "baseline": begun,
        "baseline_note": f"{day_of(goal.baseline_on)} · {goal.baseline_effort}" if goal.has_baseline else "",
        "now": _value(line.now),
        "now_note": f"{line.now.when} · {line.now.effort or line.now.why}"
        if line.now
        else _("not measured since"),
        "target": _number(goal.target_value),
        "target_note": _("before %(day)s") % {"day": day_of(goal.target_on)},
        "who": _("measured by %(who)s, %(rhythm)s") % {"who": goal.who, "rhythm": goal.rhythm},
    }


def _value(reading: Reading | None) -> str:
    if reading is None or reading.value is None:
        return "–"
    return f"± {_number(reading.value)}" if reading.about else _number(reading.value)


def _number(value: float) -> str:
    return number_format(round(value, 1), decimal_pos=None if value % 1 else 0)


def _step(line: StepLine) -> dict[str, Any]:
    step = line.step
    passed = _("Passed on %(day)s by %(who)s.") % {"day": day_of(step.passed_on), "who": step.passed_by}
    return {
        "title": f"{step.number}. {line.text.title}",
        "state": passed if line.passed else _("Here we are.") if line.is_next else _("Still to come."),
        "passed": line.passed,
        "yielded": step.yielded if line.passed else "",
        "who": [
            f"{str(part.side.label).capitalize()}: {', '.join(party.who for party in part.parties)}"
            for part in line.parts
            if part.parties
        ]
        + _seen(step),
    }


def _seen(step: Step) -> list[str]:
    if step.seen_on is None:
        return []
    return [_("Residents saw it on %(day)s: %(how)s") % {"day": day_of(step.seen_on), "how": step.seen_how}]


def _effects(effects: Iterable[Effects]) -> dict[str, Any]:
    return {
        "effects_title": _("What nobody had planned"),
        "effects": [
            {
                "who": str(group.label).capitalize(),
                "good": [one.words for one in group.good],
                "bad": [one.words for one in group.bad],
            }
            for group in effects
        ],
    }


def day_of(day: Any) -> str:
    return date_format(day, "j F Y") if day else ""
