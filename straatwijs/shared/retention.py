"""How long a field's content is kept. Each model puts each of its fields in a nested `Privacy` class:

    class Privacy:
        personal = {"email": Keep.WHILE_MEMBER}    # names a person
        indirect = {"device": Keep.QUARTER}        # could lead to a person together with something else
        plain = ("id", "week")                     # says nothing about a person

A house test fails on a field that is in none or in two of them. `docs/policy/retention.md` is made from the same lists.
"""

from enum import Enum


class Keep(Enum):
    TWO_WEEKS = "two weeks, or until it is sent"
    UNTIL_APPROVED = "until it is approved or thrown away"
    NIGHT_AFTER = "until the night after it is approved, or until it is thrown away"
    QUARTER = "until the quarter's figures are closed"
    UNTIL_ASKED_AGAIN = "until the same is asked again, a year later"
    UNTIL_CHOSEN = "until the night after the choice closed"
    UNTIL_WITHDRAWN = "two years, or until it is withdrawn"
    WHILE_MEMBER = "as long as the person is in the team, and a year after"
    UNTIL_STOPPED = "until it is stopped, at most a year after the last yes"
    UNTIL_CONSENT_ENDS = "until the person takes the yes back, at most two years after it"
    FIVE_YEARS = "five years"
