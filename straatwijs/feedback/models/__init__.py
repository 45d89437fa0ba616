"""Answers and how far everything has come, what people say of it, how it is told, and who has to be known."""

from straatwijs.feedback.models.answers import MOST_REASON, MOST_WORDS, Answer, AnswerLink, Standing, Tally
from straatwijs.feedback.models.key_people import KeyPerson
from straatwijs.feedback.models.news_sheets import NewsParagraph, NewsSheet
from straatwijs.feedback.models.subscriptions import Subscription, SubscriptionNote
from straatwijs.feedback.models.verdicts import PlaceVerdict, Verdict

__all__ = [
    "MOST_REASON",
    "MOST_WORDS",
    "Answer",
    "AnswerLink",
    "KeyPerson",
    "NewsParagraph",
    "NewsSheet",
    "PlaceVerdict",
    "Standing",
    "Subscription",
    "SubscriptionNote",
    "Tally",
    "Verdict",
]
