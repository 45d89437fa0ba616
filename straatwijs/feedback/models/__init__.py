"""Answers and how far everything has come, and what people say of it."""

from straatwijs.feedback.models.answers import MOST_REASON, MOST_WORDS, Answer, AnswerLink, Standing, Tally
from straatwijs.feedback.models.verdicts import Verdict

__all__ = ["MOST_REASON", "MOST_WORDS", "Answer", "AnswerLink", "Standing", "Tally", "Verdict"]
