"""/team/overdracht/: what somebody has to know who takes over a place, as a page and on paper. Nothing of it is public."""

from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.feedback.actions import key_people as actions
from straatwijs.feedback.actions.key_people import Consent
from straatwijs.feedback.forms import ConsentForm
from straatwijs.feedback.models import KeyPerson
from straatwijs.feedback.models.key_people import MOST_ABOUT, MOST_CONTACT, MOST_HOW
from straatwijs.feedback.queries.handover import Handover, may_leave
from straatwijs.feedback.queries.handover import handover as read
from straatwijs.feedback.queries.team import places_to_choose
from straatwijs.feedback.views.handover_sections import sections
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where
from straatwijs.privacy.queries import Reader
from straatwijs.shared import pdf
from straatwijs.shared.private_pages import private_to_team
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import Typed, number_from

_PAPER = Path(__file__).parent.parent / "templates" / "feedback" / "handover.typ"


@private_to_team
@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Which place; choosing one leads on."""
    own = largest_areas_where(member_of(request), Permission.LEAD_CONVERSATION)
    if not own:
        raise PermissionDenied(_("Your role does not hand over this place."))
    if chosen := request.GET.get("plek"):
        return HttpResponseRedirect(reverse("handover", args=[_own_area(request, chosen).slug]))
    return render(request, "feedback/handover_places.html", {"places": places_to_choose(own)})


@private_to_team
@require_safe
def handover(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, _own_area(request, slug))


@private_to_team
@require_safe
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    area = _own_area(request, slug)
    found = _read(request, area, _leaver(request, area))
    response = HttpResponse(pdf.render(_PAPER, _on_paper(found)), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="overdracht-{area.slug}.pdf"'
    return response


@sensitive_post_parameters()
@private_to_team
@require_POST
def keep_person(request: HttpRequest, slug: str) -> HttpResponse:
    area = _own_area(request, slug)
    try:
        actions.keep_key_person(
            area=area,
            words=request.POST.get("words", ""),
            contact=request.POST.get("contact", ""),
            consent=_consent(request),
            by=member_of(request),
        )
    except Refused as refused:
        return _page(request, area, refused=refused, status=422)
    messages.success(request, _("Written down. The person can take it back any day."))
    return _back(area)


@sensitive_post_parameters()
@private_to_team
@require_POST
def renew_person(request: HttpRequest, person_id: int) -> HttpResponse:
    person = _own_person(request, person_id)
    try:
        actions.renew_consent(person=person, consent=_consent(request), by=member_of(request))
    except Refused as refused:
        return _page(request, person.area, refused=refused, about=person.pk, status=422)
    messages.success(request, _("Written down. This counts for two years."))
    return _back(person.area)


@private_to_team
@require_POST
def withdraw_person(request: HttpRequest, person_id: int) -> HttpResponse:
    person = _own_person(request, person_id)
    actions.withdraw_consent(person=person, by=member_of(request))
    messages.success(request, _("Gone. Does it still stand on paper? Shred that too."))
    return _back(person.area)


def _own_area(request: HttpRequest, slug: str) -> Area:
    """For who leads the conversations there; for others it is not there."""
    area = get_object_or_404(Area, slug=slug)
    if not Reader.for_member(request.user).may(Permission.LEAD_CONVERSATION, area):
        raise Http404
    return area


def _own_person(request: HttpRequest, number: int) -> KeyPerson:
    found = get_object_or_404(KeyPerson.objects.select_related("area"), pk=number)
    _own_area(request, found.area.slug)
    return found


def _leaver(request: HttpRequest, area: Area) -> Member | None:
    """Somebody else than who can leave here is not there."""
    chosen = request.GET.get("wie", "")
    return get_object_or_404(may_leave(area), pk=number_from(chosen)) if chosen else None


def _read(request: HttpRequest, area: Area, leaver: Member | None) -> Handover:
    reader = Reader.for_member(request.user)
    return read(area, leaver=leaver, reader=reader, now=timezone.now())


def _consent(request: HttpRequest) -> Consent:
    form = ConsentForm(request.POST)
    form.is_valid()
    said = form.cleaned_data
    return Consent(
        given=bool(said.get("agreed")), on=said.get("consented_on"), how=said.get("consent_how", "")
    )


def _page(
    request: HttpRequest,
    area: Area,
    *,
    refused: Refused | None = None,
    about: int | None = None,
    status: int = 200,
) -> HttpResponse:
    leaver = _leaver(request, area)
    found = _read(request, area, leaver)
    context = {
        "area": area,
        "leaver": leaver,
        "members": may_leave(area),
        "sections": sections(found),
        "people": found.people,
        "refused": refused,
        "about": about,
        "said": Typed.of(request, refused),
        "blank": Typed(),
        "today": timezone.localdate(),
        "most_about": MOST_ABOUT,
        "most_contact": MOST_CONTACT,
        "most_how": MOST_HOW,
    }
    return render(request, "feedback/handover.html", context, status=status)


def _back(area: Area) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('handover', args=[area.slug])}#people")


def _on_paper(found: Handover) -> dict[str, object]:
    leaver = _("For who follows %(name)s") % {"name": found.leaver.name} if found.leaver else ""
    return {
        "language": (get_language() or settings.LANGUAGE_CODE)[:2],
        "title": _("Handover of %(place)s") % {"place": found.area.name},
        "leaver": leaver,
        "day": date_format(timezone.localdate(found.made_at), "j F Y"),
        "only": _("For the team only. Do not leave it lying about, and shred it after use."),
        "page": _("page"),
        "sections": [asdict(section) | {"is_empty": section.is_empty} for section in sections(found)],
    }
