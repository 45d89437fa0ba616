"""What a place tells by itself: a feed to follow, and the conversations for a calendar."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from straatwijs.agenda.models import Conversation
from straatwijs.feedback.queries.calendar import calendar, conversations_of
from straatwijs.feedback.queries.news import News, news
from straatwijs.places.models import Area
from straatwijs.places.queries import area_by_slug
from straatwijs.shared.weeks import midnight


class _NewsFeed(Feed):
    """Atom. Days, no moments: when exactly something was answered is nobody's."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Area:
        area = area_by_slug(kwargs["slug"])
        if area is None:
            raise Http404
        return area

    def title(self, area: Area) -> str:
        return _("News of %(place)s") % {"place": area.name}

    def subtitle(self, area: Area) -> str:
        return _("Answers, what stands out and the conversation, for everyone.")

    def link(self, area: Area) -> str:
        return f"{settings.PUBLIC_URL}{area.get_absolute_url()}"

    def feed_url(self, area: Area) -> str:
        return f"{settings.PUBLIC_URL}{area.get_absolute_url()}/nieuws.xml"

    def author_name(self) -> str:
        return "Straatwijs"

    def items(self, area: Area) -> tuple[News, ...]:
        return news(area, today=timezone.localdate())

    def item_title(self, item: News) -> str:
        return item.headline

    def item_description(self, item: News) -> str:
        return f"{item.text} {_('Reason:')} {item.reason}" if item.reason else item.text

    def item_link(self, item: News) -> str:
        return f"{settings.PUBLIC_URL}{item.path}"

    def item_guid(self, item: News) -> str:
        return f"urn:straatwijs:{item.key}"

    def item_updateddate(self, item: News) -> datetime:
        return midnight(item.on)

    def item_pubdate(self, item: News) -> datetime:
        return midnight(item.on)


_feed = _NewsFeed()


@login_not_required
@require_safe
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    return _feed(request, slug=slug)


@login_not_required
@require_safe
def conversation(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """One appointment."""
    found = get_object_or_404(Conversation.objects.select_related("area"), pk=conversation_id)
    return _file(calendar([found], name=found.area.name), f"gesprek-{slugify(found.area.name)}")


@login_not_required
@require_safe
def conversations(request: HttpRequest, slug: str) -> HttpResponse:
    """All of a place, to subscribe to."""
    area = area_by_slug(slug)
    if area is None:
        raise Http404
    name = _("Conversations about %(place)s") % {"place": area.name}
    return _file(calendar(conversations_of(area, now=timezone.now()), name=name), f"gesprekken-{area.slug}")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
