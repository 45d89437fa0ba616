"""A news sheet: drafted from facts, edited by a person, checked before everyone reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.agenda.actions.conversations import CHECKS
from straatwijs.agenda.queries.conversations import conversations_in, of_place
from straatwijs.feedback.models import NewsParagraph, NewsSheet
from straatwijs.feedback.models.news_sheets import MOST_PARAGRAPH, SheetState
from straatwijs.feedback.queries import facts
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may, names_around
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import Quarter

MOST_PARAGRAPHS = 14
# What fits on a folded sheet in letters that can be read.
MOST_TOGETHER = 4500


@dataclass(frozen=True, kw_only=True)
class Written:
    """One paragraph as somebody left it."""

    heading: str
    text: str
    source: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.heading.strip() and not self.text.strip()


@transaction.atomic
def draft_sheet(*, area: Area, quarter: Quarter, by: Member, now: datetime | None = None) -> NewsSheet:
    """One a quarter; asked again it is the same one, as it stands. Raises PermissionDenied and Refused."""
    _check(by, area)
    at = now or timezone.now()
    if quarter.first_week > timezone.localtime(at).date():
        raise Refused("quarter", _("This quarter is still to come."))
    found = NewsSheet.objects.filter(area=area, quarter=quarter.first_week).first()
    if found is not None:
        return found
    # In the language of the place, whatever the coordinator reads: it is for the street.
    with override(settings.LANGUAGE_CODE):
        title, paragraphs = facts.title(area, quarter)[:120], facts.draft(area, quarter, now=at)
    try:
        with transaction.atomic():
            made = NewsSheet.objects.create(
                area=area,
                quarter=quarter.first_week,
                title=title,
                made_at=at,
                edited_at=at,
                edited_by=by,
            )
    except IntegrityError:
        return NewsSheet.objects.get(area=area, quarter=quarter.first_week)
    _fill(
        made,
        [Written(heading=one.heading, text=one.text, source=one.source) for one in paragraphs],
    )
    record(by=by, action="draft", thing="news sheet", key=made.pk, area=area.code)
    return made


@transaction.atomic
def edit_sheet(
    *, sheet: NewsSheet, title: str, paragraphs: Sequence[Written], by: Member, now: datetime | None = None
) -> NewsSheet:
    """Empty paragraphs go. Raises PermissionDenied and Refused (with the field: "title", or "text-2" for the third)."""
    found = _locked(sheet, by)
    if found.is_public:
        raise Refused("", _("Everyone can read this sheet. Take it back first to change it."))
    known = _names(found.area)
    found.title = team_words("title", " ".join(title.split()), most=120, places=known)
    if not found.title:
        raise Refused("title", _("Give the sheet a title."))
    kept = [_read(one, number, known) for number, one in enumerate(paragraphs) if not one.is_empty][
        :MOST_PARAGRAPHS
    ]
    found.edited_at, found.edited_by = now or timezone.now(), by
    found.save()
    _fill(found, kept)
    record(by=by, action="edit", thing="news sheet", key=found.pk, paragraphs=len(kept))
    return found


@transaction.atomic
def publish_sheet(
    *, sheet: NewsSheet, checked: Sequence[str], by: Member, now: datetime | None = None
) -> NewsSheet:
    """From now on everyone can read it. Raises PermissionDenied and Refused."""
    found = _locked(sheet, by)
    if found.is_public:
        return found
    if any(name not in checked for name in CHECKS):
        raise Refused("checked", _("Look at these three questions first. Everyone is going to read this."))
    texts = list(found.paragraphs.values_list("text", flat=True))
    if not texts:
        raise Refused("", _("There is nothing on the sheet yet."))
    if sum(len(text) for text in texts) > MOST_TOGETHER:
        raise Refused(
            "",
            _("Together this is too long for a folded sheet: there is room for %(most)d characters.")
            % {"most": MOST_TOGETHER},
        )
    found.state, found.published_at = SheetState.PUBLISHED, found.published_at or now or timezone.now()
    found.save(update_fields=["state", "published_at"])
    record(by=by, action="publish", thing="news sheet", key=found.pk)
    return found


@transaction.atomic
def take_back_sheet(*, sheet: NewsSheet, by: Member) -> NewsSheet:
    """Off the page, to be changed; its address stays. Raises PermissionDenied."""
    found = _locked(sheet, by)
    if found.is_public:
        found.state = SheetState.DRAFT
        found.save(update_fields=["state"])
        record(by=by, action="take back", thing="news sheet", key=found.pk)
    return found


def _names(area: Area) -> set[str]:
    """Places around it, and where people come together: a hall is often named after somebody."""
    halls = (conversations_in([area]) | of_place(area)).distinct().values_list("place", flat=True)
    return {area.name, *names_around(area), *halls}


def _read(one: Written, number: int, known: set[str]) -> Written:
    heading = team_words(f"heading-{number}", " ".join(one.heading.split()), most=80, places=known)
    text = team_words(f"text-{number}", one.text, most=MOST_PARAGRAPH, places=known)
    if not heading or not text:
        raise Refused(
            f"text-{number}", _("A paragraph has a heading and a text. Leave both empty to drop it.")
        )
    return Written(heading=heading, text=text, source=one.source[:20])


def _fill(sheet: NewsSheet, paragraphs: Sequence[Written]) -> None:
    sheet.paragraphs.all().delete()
    NewsParagraph.objects.bulk_create(
        NewsParagraph(
            sheet=sheet,
            order=order,
            heading=one.heading[:80],
            text=one.text[:MOST_PARAGRAPH],
            source=one.source,
        )
        for order, one in enumerate(paragraphs)
    )


def _locked(sheet: NewsSheet, by: Member) -> NewsSheet:
    found = NewsSheet.objects.select_for_update(of=("self",)).select_related("area").get(pk=sheet.pk)
    _check(by, found.area)
    return found


def _check(by: Member, area: Area) -> None:
    if not member_may(by, Permission.LEAD_CONVERSATION, area):
        raise PermissionDenied(_("Your role does not make the news sheet here."))
