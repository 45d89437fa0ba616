"""Taps and seconds of the forms that have to be quick: driven on the real pages at the size of a phone.

The taps are counted as they are made. The seconds follow from them by the keystroke-level model (Card, Moran and Newell,
"The keystroke-level model for user performance time with interactive systems", CACM 23(7), 1980): the time that somebody who
knows the form needs, without mistakes and without waiting for the line. On a touch screen pointing, tapping and flicking take
the place of mouse and key; their times are those of the fingerstroke-level model (Lee, Song, Ryu, Kim and Kwon, "Fingerstroke
time estimates for touchscreen-based mobile gaming interaction", Human Movement Science 44, 2015). Beside them stands what the
same steps take with the mouse of 1980. Thinking (M) comes before each question and before sending, not between two taps on one
counter.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from bench.figures import Figure, alone, at_most, known
from bench.sites import Project, Server, folder, serve, with_demo
from straatwijs.instruments.definition import AnswerType, Instrument
from straatwijs.instruments.queries import instruments
from tests import browser

TITLE = "Taps and seconds on a phone of 360 × 640 (keystroke-level model; touch, and beside it a mouse)"
PHONE = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
MEMBER = "nadir@straatwijs.example"
STREET = "noorderbeekdwarsstraat"
# Seconds of each operator: M thinking, P pointing at something else, K tap or click, F flick to scroll, H hand to the mouse.
TOUCH = {"M": 1.35, "P": 0.43, "K": 0.31, "F": 0.11, "H": 0.0}
MOUSE = {"M": 1.35, "P": 1.1, "K": 0.2, "F": 1.1, "H": 0.4}
_FLICK = 0.8  # of the screen


@dataclass(frozen=True)
class Task:
    """One form as it is filled in on an ordinary day. `repeat`: most taps for the same again."""

    instrument: str
    answers: Mapping[str, object]
    most: int
    repeat: int = 0
    page: str = ""  # where the form has a page of its own


# One line adds a form.
TASKS = (
    Task(
        "logbook",
        {"activity": "sport", "children": 12, "girls": 5, "adults": 2, "contact": "talked", "minutes": 90},
        most=12,
        repeat=3,
    ),
    Task("observation", {"size": 3, "together": "friends", "ages": ["young"], "doing": ["talk"]}, most=8),
    Task("desk", {"sort": "question", "about": "money"}, most=3, page="team/balie/noorderbeek"),
)


@dataclass
class Thumb:
    """What it does, one letter each."""

    page: Page
    done: list[str] = field(default_factory=list)

    def tap(self, what: Locator, *, times: int = 1) -> None:
        """A thought, as many flicks as it takes to see it, pointing, and the taps."""
        box, height = what.bounding_box(), PHONE["viewport"]["height"]
        if box is None:
            raise LookupError(f"not on the page: {what}")
        beyond = max(box["y"] + box["height"] - height, -box["y"], 0)
        flicks = math.ceil(beyond / (_FLICK * height))
        self.done += ["F"] * flicks + ["P"]
        for _tap in range(times):
            what.tap()
            self.done.append("K")

    def think(self) -> None:
        self.done.append("M")

    @property
    def taps(self) -> int:
        return self.done.count("K")

    def seconds(self, times: Mapping[str, float]) -> float:
        return times["H"] + sum(times[one] for one in self.done)


def _fill_in(thumb: Thumb, asked: Instrument, answers: Mapping[str, object]) -> None:
    for code, answer in answers.items():
        question = asked.asked(code)
        if question is None:
            raise LookupError(f"{asked.id} does not ask {code}")
        thumb.think()
        block = thumb.page.locator(f"[data-question={code}]")
        if question.answer is AnswerType.NUMBER:
            _count(thumb, block, int(str(answer)), question.steps)
        else:
            for choice in answer if isinstance(answer, list) else [answer]:
                thumb.tap(block.locator(f"label:has(input[value={choice}])"))


def _count(thumb: Thumb, block: Locator, number: int, steps: tuple[int, ...]) -> None:
    """The large steps first; one too far and back where that is less."""
    left = number
    for step in sorted(steps, reverse=True):
        times, left = divmod(left, step)
        if times:
            thumb.tap(block.locator(f"[data-step='{step}']"), times=times)
    if left:
        raise ValueError(f"{number} can't be counted in steps of {steps}")


def _send(thumb: Thumb) -> None:
    thumb.think()
    thumb.tap(thumb.page.locator("form .finish .btn:not([name])"))
    thumb.page.locator("[data-if=sent]:visible, .thanked, .slip").first.wait_for()


def _entry(page: Page, address: str, task: Task) -> Thumb:
    page.goto(address)
    thumb = Thumb(page)
    _fill_in(thumb, instruments()[task.instrument], task.answers)
    _send(thumb)
    return thumb


def _again(page: Page, address: str) -> Thumb:
    page.goto(address)
    thumb = Thumb(page)
    thumb.think()
    thumb.tap(page.locator("[data-same]"))
    _send(thumb)
    return thumb


def _sign_in(page: Page, server: Server, project: Project) -> None:
    page.goto(f"{server.url}/accounts/login/")
    page.locator("input[name=login]").fill(MEMBER)
    page.locator("input[name=password]").fill(
        (project.data / "demo-password.txt").read_text(encoding="utf-8")
    )
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/team/**")


def _told(what: str, thumb: Thumb, most: int) -> list[Figure]:
    return [
        at_most(f"{what}: taps", thumb.taps, most, "", digits=0),
        known("  seconds by touch", thumb.seconds(TOUCH), " s"),
        known("  seconds with a mouse", thumb.seconds(MOUSE), " s"),
        Figure("  operators", " ".join(f"{thumb.done.count(one)}{one}" for one in "MPKF")),
    ]


def _measured(page: Page, server: Server, task: Task) -> list[Figure]:
    asked = instruments()[task.instrument]
    where = f"team/invullen/{asked.id}/{STREET}" if asked.for_team else f"s/{STREET}/{asked.id}"
    address = f"{server.url}/{task.page or where}"
    page.goto(address)
    required = page.locator(".sheet textarea[required], .sheet input[type=text][required]").count()
    figures = _told(f"{task.instrument}, one entry", _entry(page, address, task), task.most)
    figures.append(at_most(f"{task.instrument}: words that must be typed", required, 0, "", digits=0))
    if task.repeat:
        figures += _told(f"{task.instrument}, the same again", _again(page, address), task.repeat)
    return figures


def _all(chromium: Browser, server: Server, project: Project) -> list[Figure]:
    context = chromium.new_context(**PHONE, locale="nl-NL", service_workers="block")
    page = context.new_page()
    _sign_in(page, server, project)
    there = [task for task in TASKS if task.instrument in instruments()]
    figures = [figure for task in there for figure in _measured(page, server, task)]
    context.close()
    return figures


def measure(*, quick: bool = False) -> list[Figure]:
    with folder() as data, serve(project := with_demo(data)) as server, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find())
        figures = _all(chromium, server, project)
        chromium.close()
    return figures


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
