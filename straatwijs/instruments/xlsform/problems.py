"""Why a form can't become a draft: all that is wrong with it at once, each with its place and what to change."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Problem:
    """`row` as the spreadsheet numbers it, the headings are row 1; 0 where it is about the whole sheet."""

    sheet: str
    row: int
    column: str
    sentence: str

    def __str__(self) -> str:
        place = _("Sheet “%(sheet)s”") % {"sheet": self.sheet}
        if self.row:
            place = _("%(place)s, row %(row)d") % {"place": place, "row": self.row}
        if self.column:
            place = _("%(place)s, column “%(column)s”") % {"place": place, "column": self.column}
        return f"{place}: {self.sentence}"


class NotADraft(Exception):
    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
