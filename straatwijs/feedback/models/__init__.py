"""Answers and how far everything has come, what people say of it, and how it is told: mail and news sheets."""

from straatwijs.feedback.models.answers import MOST_REASON, MOST_WORDS, Answer, AnswerLink, Standing, Tally
from straatwijs.feedback.models.news_sheets import NewsParagraph, NewsSheet
from straatwijs.feedback.models.subscriptions import Subscription, SubscriptionNote
from straatwijs.feedback.models.verdicts import Verdict

__all__ = [
    "MOST_REASON",
    "MOST_WORDS",
    "Answer",
    "AnswerLink",
    "NewsParagraph",
    "NewsSheet",
    "Standing",
    "Subscription",
    "SubscriptionNote",
    "Tally",
    "Verdict",
]
