"""The street's news sheet: drafted from the quarter's facts, edited by a person, and then for everyone."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep
from straatwijs.shared.weeks import Quarter, quarter_of

MOST_PARAGRAPH = 1200


class SheetState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("everyone can read it")


class NewsSheet(models.Model):
    """`quarter` is the Monday on which its quarter begins; it tells of that quarter."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    quarter = models.DateField()
    title = models.CharField(max_length=120)
    state = models.CharField(max_length=20, choices=SheetState, default=SheetState.DRAFT)
    made_at = models.DateTimeField()
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-quarter", "area__name"]
        constraints = [models.UniqueConstraint(fields=["area", "quarter"], name="one_sheet_a_quarter")]

    class Privacy:
        personal = {"edited_by": Keep.FIVE_YEARS}
        plain = ("id", "area", "quarter", "title", "state", "made_at", "edited_at", "published_at")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("news_sheet", args=[self.pk])

    @property
    def in_quarter(self) -> Quarter:
        return quarter_of(self.quarter)

    @property
    def is_public(self) -> bool:
        return self.state == SheetState.PUBLISHED


class NewsParagraph(models.Model):
    sheet = models.ForeignKey(NewsSheet, on_delete=models.CASCADE, related_name="paragraphs")
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=80)
    text = models.TextField(max_length=MOST_PARAGRAPH)
    # Which fact it was drafted from; empty for what a person added.
    source = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["order", "id"]

    class Privacy:
        plain = ("id", "sheet", "order", "heading", "text", "source")

    def __str__(self) -> str:
        return self.heading
