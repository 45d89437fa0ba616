"""/s/<street>/<form> for everybody, /team/invullen/<form>/<place> for the team, and taking back what was just sent."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.drafts import drop_draft, keep_draft
from straatwijs.fieldwork.agreed import as_asked_at, has_nothing_agreed
from straatwijs.fieldwork.forms import answers_from, fields_from, typed_of
from straatwijs.fieldwork.queries.drafts import draft_of, last_answers
from straatwijs.fieldwork.views.own_pages import OWN_PAGES, own_page
from straatwijs.fieldwork.views.sheet import Sheet, keep, show, thank, the_form
from straatwijs.observations.actions import contributions
from straatwijs.observations.device import give_secret
from straatwijs.observations.note import Refused
from straatwijs.observations.recogniser import wake
from straatwijs.places.queries import area_by_slug, member_may, street_by_slug
from straatwijs.places.views import street_not_found
from straatwijs.shared.rate_limit import is_over, over_limit

_WRONG_CODES = 20


# No account stands behind it, so there is nothing that a forged request could borrow.
@csrf_exempt
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def fill_in(request: HttpRequest, slug: str, instrument: str) -> HttpResponse:
    area = street_by_slug(slug)
    if area is None:
        return street_not_found(request, slug)
    form = the_form(instrument, for_team=False)
    if form is None:
        raise Http404
    form = as_asked_at(form, area)
    if has_nothing_agreed(form):
        return render(request, "fieldwork/nothing_agreed.html", {"area": area, "instrument": form})
    sheet = Sheet(instrument=form, area=area, action=reverse("fill_in", args=[area.slug, form.id]))
    if request.method == "POST":
        kept = keep(request, sheet)
        return kept if isinstance(kept, HttpResponse) else thank(request, sheet, kept)
    wake()
    response = show(request, sheet)
    give_secret(request, response)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def fill_in_team(request: HttpRequest, instrument: str, slug: str) -> HttpResponse:
    """`?zelfde`: the own last answers at this place stand in it already."""
    if instrument in OWN_PAGES and request.method != "POST":
        return redirect(own_page(instrument, slug))
    sheet = _team_sheet(request, instrument, slug)
    if request.method == "POST":
        return _send(request, sheet)
    wake()
    member = member_of(request)
    if "zelfde" in request.GET:
        last = last_answers(member, sheet.instrument, sheet.area)
        if last is None:
            return show(request, sheet, problem=_("You did not fill in this form here before."))
        return show(request, sheet, typed=fields_from(sheet.instrument, last, {}))
    draft = draft_of(member, sheet.instrument, sheet.area, now=timezone.now())
    if draft:
        sheet.more["draft"] = draft
        return show(request, sheet, typed=fields_from(sheet.instrument, draft.answers, draft.words))
    response = show(request, sheet)
    give_secret(request, response)
    return response


def _team_sheet(request: HttpRequest, instrument: str, slug: str) -> Sheet:
    """For who fills in forms there; for others it is not there."""
    form, area = the_form(instrument, for_team=True), area_by_slug(slug)
    member = member_of(request)
    if form is None or area is None or not member_may(member, Permission.FILL_IN, area):
        raise Http404
    action = reverse("fill_in_team", args=[form.id, area.slug])
    return Sheet(instrument=as_asked_at(form, area), area=area, action=action, member=member)


def _send(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    member = member_of(request)
    if "draft" in request.POST:
        return _keep_for_later(request, sheet)
    kept = keep(request, sheet)
    if isinstance(kept, HttpResponse):
        return kept
    drop_draft(instrument=sheet.instrument, area=sheet.area, by=member)
    return thank(request, sheet, kept)


def _keep_for_later(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    typed = typed_of(request.POST)
    try:
        answers, words = answers_from(typed, sheet.instrument)
        keep_draft(
            instrument=sheet.instrument,
            area=sheet.area,
            answers=answers,
            words=words,
            now=timezone.now(),
            by=member_of(request),
        )
    except Refused as refused:
        return show(request, sheet, typed=typed, refused=refused, status=422)
    return redirect("forms")


@csrf_exempt
@login_not_required
@require_POST
@sensitive_post_parameters()
def undo(request: HttpRequest) -> HttpResponse:
    """The slip that the thank-you page showed is the key. Receipt and code come in the body, never in an address."""
    token, code = request.POST.get("receipt", ""), request.POST.get("code", "")
    if is_over("wrong-code", token, most=_WRONG_CODES):
        raise Http404
    if not contributions.withdraw(token=token, code=code, now=timezone.now()):
        over_limit("wrong-code", token, most=_WRONG_CODES)
        raise Http404
    back = request.POST.get("back", "")
    # Only to a page of this site.
    safe = back.startswith("/") and not back.startswith(("//", "/\\"))
    return render(request, "fieldwork/undone.html", {"back": back if safe else "/"})
