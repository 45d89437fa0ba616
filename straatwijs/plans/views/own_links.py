"""/team/koppelkansen/<place>/zelf: a link that a person sees and the search does not."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.plans.actions.own_links import add_link
from straatwijs.plans.forms.linking import OwnLinkForm
from straatwijs.plans.queries.linking import once, picture_of, works_of
from straatwijs.plans.views.linking import own_place
from straatwijs.shared.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, slug: str) -> HttpResponse:
    area, today = own_place(request, slug, Permission.WORK_ON_PLAN), timezone.localdate()
    picture = picture_of(area, today=today)
    form = OwnLinkForm(
        request.POST if request.method == "POST" else None,
        works=works_of(area, today=today),
        wishes=once(picture.wishes),
        goals=picture.goals,
    )
    if form.is_valid():
        try:
            made = add_link(area=area, wanted=form.wanted(), by=member_of(request), today=today)
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            return HttpResponseRedirect(reverse("link", args=[slug, made.work_id, made.link]))
    status = 422 if form.is_bound else 200
    return render(request, "plans/linking_own.html", {"area": area, "form": form}, status=status)
