"""/straat/<street>: the product's face. One screen: pleasant and annoying together, what changed, who sees it how, words, answers."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from straatwijs.accounts.roles import Permission
from straatwijs.agenda.queries.chain import public_actions
from straatwijs.agenda.queries.conversations import next_conversation
from straatwijs.early_signals.queries import board as early_signals
from straatwijs.feedback import queries as feedback
from straatwijs.feedback.queries.yearly import asked_at
from straatwijs.feedback.states import Opinion
from straatwijs.instruments.queries import indicators
from straatwijs.places import queries as places
from straatwijs.places.models import Area
from straatwijs.places.views import street_not_found
from straatwijs.plans.queries.measures import lifted_to_here
from straatwijs.plans.queries.own_measuring import choices_at
from straatwijs.plans.queries.plans import plans_at
from straatwijs.privacy import queries as privacy
from straatwijs.web import compose
from straatwijs.web.wings import wings

STORIES = 6
ANSWERS = 6
AGREED = 6
PLANS = 6


@login_not_required
@require_safe
def street(request: HttpRequest, slug: str) -> HttpResponse:
    area = places.street_by_slug(slug)
    if area is None:
        return street_not_found(request, slug)
    reader = privacy.Reader.for_member(request.user)
    picture = privacy.street_picture(area, reader=reader, today=timezone.localdate())
    context = page(request, area, picture, reader) | {"may_print": reader.may(Permission.PRINT_POSTER, area)}
    return render(request, "web/street.html", context)


def page(
    request: HttpRequest, area: Area, picture: privacy.Picture, reader: privacy.Reader
) -> dict[str, object]:
    """What street and area pages share: the picture, people's words and the answers."""
    shown = _shown(request)
    stories = privacy.stories(area, reader=reader, limit=shown + 1)
    return counted(picture) | {
        "area": area,
        "above": places.above(area),
        "map": places.map_svg(area),
        "stories": [_told(story) for story in stories[:shown]],
        "more": shown + STORIES * 2 if len(stories) > shown else 0,
        "signals": early_signals.released(area, today=timezone.localdate()),
        "conversation": next_conversation(area, now=timezone.now()),
        "agreed": public_actions(area)[:AGREED],
        "plans": plans_at(area)[:PLANS],
        "counted_here": [label for _number, label in choices_at(area)] if area.is_outdoors else [],
        "lifted": lifted_to_here(area)[:PLANS],
        "asked_yearly": asked_at(area, today=timezone.localdate()),
        "opinions": Opinion,
        "answers": feedback.public_answers(area, limit=ANSWERS),
        "figures": feedback.answer_figures(area, reader=reader),
    }


def counted(picture: privacy.Picture) -> dict[str, object]:
    """What follows from the picture alone."""
    drawing, weeks = compose.course(picture)
    return {
        "picture": picture,
        "lead": compose.lead(picture),
        "looking_hours": round((picture.looking.minutes or 0) / 60),
        "wings": wings(picture),
        "changes": compose.changes(picture),
        "course": drawing,
        "weeks": weeks,
        "perspectives": compose.perspectives(picture),
        "to_do": compose.to_do(picture),
    }


def _shown(request: HttpRequest) -> int:
    """How many stories were asked for; an odd address shows the first few."""
    asked = request.GET.get("verhalen", "")
    return (
        min(max(int(asked), STORIES), 200)
        if asked.isascii() and asked.isdigit() and len(asked) < 5
        else STORIES
    )


def _told(story: privacy.Story) -> dict[str, object]:
    indicator = indicators().get(story.indicator)
    return {
        "text": story.text,
        "css": "good" if story.side == "pleasant" else "bad",
        "side": story.side,
        "who": compose.perspective_label(story.perspective) if story.perspective else "",
        "when": story.noted_on or story.begins_on,
        "about": indicator.label if indicator else "",
        "theme": indicator.theme if indicator else "",
        "place": story.place,
    }
