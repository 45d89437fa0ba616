"""Reads about answers."""

from straatwijs.feedback.queries.answers import Moment, PublicAnswer, public_answers, state_of, timeline
from straatwijs.feedback.queries.figures import AnswerFigures, answer_figures, conversation_figures

__all__ = [
    "AnswerFigures",
    "Moment",
    "PublicAnswer",
    "answer_figures",
    "conversation_figures",
    "public_answers",
    "state_of",
    "timeline",
]
