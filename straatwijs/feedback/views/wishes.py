"""/gebied/<area>/wensen and /straat/<street>/wensen: the wish board, as a page and as a poster."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from straatwijs.feedback.queries.wishes import Column, Wish, board
from straatwijs.places.models import Area
from straatwijs.places.queries import above, area_by_slug
from straatwijs.shared import pdf, qr

POSTER = Path(__file__).parent.parent / "templates" / "feedback" / "wishes.typ"
# What can be read from the pavement.
_ON_PAPER = 5


@login_not_required
@require_safe
def wishes(request: HttpRequest, slug: str) -> HttpResponse:
    area = _area(request, slug)
    columns = board(area, today=timezone.localdate())
    context = {
        "area": area,
        "above": above(area),
        "columns": columns,
        "is_empty": not any(column.wishes for column in columns),
        "mail_is_offered": settings.MAIL_IS_OFFERED,
    }
    return render(request, "feedback/wishes.html", context)


@login_not_required
@require_safe
def poster(request: HttpRequest, slug: str) -> HttpResponse:
    area = _area(request, slug)
    address = f"{settings.PUBLIC_URL}{area.get_absolute_url()}/wensen"
    columns = board(area, today=timezone.localdate())
    data = {
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
        "title": _("What you asked, and what became of it"),
        "place": area.name,
        "day": f"{timezone.localdate():%-d-%-m-%Y}",
        "columns": [_on_paper(column) for column in columns],
        "nothing": _("Nothing here at the moment."),
        "more": _("More, and newer:"),
        "address": address.partition("://")[2],
        "qr": qr.svg(address),
        "qr_text": _("QR code of %(address)s") % {"address": address},
        "reason": _("Reason:"),
        "promise": _("What you note gets an answer. Also when the answer is no."),
    }
    response = HttpResponse(pdf.render(POSTER, data), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{area.slug}-wensen.pdf"'
    return response


def _area(request: HttpRequest, slug: str) -> Area:
    """A street under /straat/, anything larger under /gebied/: one address for one thing."""
    area = area_by_slug(slug)
    if area is None or not request.path.startswith(area.get_absolute_url().rpartition("/")[0] + "/"):
        raise Http404
    return area


def _on_paper(column: Column) -> dict[str, object]:
    return {
        "code": column.code,
        "label": column.label,
        "wishes": [_wish_on_paper(wish) for wish in column.wishes[:_ON_PAPER]],
    }


def _wish_on_paper(wish: Wish) -> dict[str, str]:
    return {
        "asked": _short(wish.asked or wish.became),
        "became": _short(wish.became) if wish.asked else "",
        "reason": _short(wish.reason),
        "place": wish.place,
        "said": wish.said,
    }


def _short(words: str, most: int = 140) -> str:
    return words if len(words) <= most else words[: most - 1].rsplit(" ", 1)[0] + "…"
