"""/team/koppelkansen/werken/ and /team/koppelkansen/energie/: works of others by file, and where energy is."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.observations.imports.refusal import BadRow, ImportRefusedError
from straatwijs.places.models import Area
from straatwijs.places.queries import descendants, largest_areas_where, municipality_of
from straatwijs.plans.actions.energy import keep_energy, remove_energy
from straatwijs.plans.actions.import_works import Outcome, import_works, take_back_file
from straatwijs.plans.forms.linking import EnergyForm, WorksFileForm
from straatwijs.plans.models import Energy, WorksFile
from straatwijs.plans.queries.works import energies_within, files_within, works_within
from straatwijs.shared.refusal import Refused
from straatwijs.shared.typed import number_from

_NAMED_LINES = 50
_MOST_PLACES = 600


@require_http_methods(["GET", "HEAD", "POST"])
def works(request: HttpRequest) -> HttpResponse:
    own = _own(request)
    if request.method != "POST":
        return _works_page(request, own, WorksFileForm())
    form = WorksFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _works_page(request, own, form, status=422)
    try:
        outcome = _take(request, own, form)
    except ImportRefusedError as refused:
        form.add_error("file", str(refused))
        return _works_page(request, own, form, bad=refused.rows, status=422)
    messages.success(
        request,
        _("%(new)d new, %(changed)d changed, %(same)d the same as before.")
        % {"new": outcome.new, "changed": outcome.changed, "same": outcome.same},
    )
    if outcome.reading.bad:
        return _works_page(request, own, WorksFileForm(), bad=outcome.reading.bad)
    return HttpResponseRedirect(reverse("works"))


@require_POST
def take_back(request: HttpRequest, file_id: int) -> HttpResponse:
    found = get_object_or_404(files_within(_own(request)), pk=file_id)
    try:
        number = take_back_file(file=found, by=member_of(request))
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        said = ngettext("%(number)d work was taken back.", "%(number)d works were taken back.", number)
        messages.success(request, said % {"number": number})
    return HttpResponseRedirect(reverse("works"))


@require_http_methods(["GET", "HEAD", "POST"])
def energy(request: HttpRequest) -> HttpResponse:
    own = _own(request)
    areas = [*own, *(place for area in own for place in descendants(area).order_by("name")[:_MOST_PLACES])]
    if request.method != "POST":
        return _energy_page(request, own, EnergyForm(areas=areas, initial={"area": request.GET.get("plek")}))
    if request.POST.get("do") == "remove":
        return _remove(request, own)
    form = EnergyForm(request.POST, areas=areas)
    if form.is_valid():
        given = form.cleaned_data
        try:
            keep_energy(
                area=form.place(), kind=given["kind"], what=given["what"], themes=given["themes"], by=member_of(request)
            )  # fmt: skip
        except Refused as refused:
            form.add_error(refused.field, refused.sentence)
        else:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(reverse("energy"))
    return _energy_page(request, own, form, status=422)


def _own(request: HttpRequest) -> list[Area]:
    own = largest_areas_where(member_of(request), Permission.WORK_ON_PLAN)
    if not own:
        raise PermissionDenied
    return own


def _take(request: HttpRequest, own: list[Area], form: WorksFileForm) -> Outcome:
    sent: UploadedFile = form.cleaned_data["file"]
    with NamedTemporaryFile(suffix=Path(sent.name or "").suffix) as kept:
        for chunk in sent.chunks():
            kept.write(chunk)
        kept.flush()
        return import_works(
            path=Path(kept.name),
            name=Path(sent.name or "").name,
            municipality=municipality_of(own[0]),
            by=member_of(request),
            now=timezone.now(),
            skip_errors=form.cleaned_data["skip_errors"],
            progress=lambda items, *_: items,
        )


def _remove(request: HttpRequest, own: list[Area]) -> HttpResponse:
    found: Energy | None = energies_within(own).filter(pk=number_from(request.POST.get("id", ""))).first()
    if found is None:
        raise Http404
    remove_energy(energy=found, by=member_of(request))
    messages.success(request, _("Taken away."))
    return HttpResponseRedirect(reverse("energy"))


def _works_page(
    request: HttpRequest,
    own: list[Area],
    form: WorksFileForm,
    *,
    bad: Sequence[BadRow] = (),
    status: int = 200,
) -> HttpResponse:
    files: list[WorksFile] = list(files_within(own)[:10])
    context = {
        "form": form,
        "works": works_within(own, today=timezone.localdate()),
        "files": files,
        "bad": bad[:_NAMED_LINES],
        "more_bad": max(len(bad) - _NAMED_LINES, 0),
    }
    return render(request, "plans/works.html", context, status=status)


def _energy_page(
    request: HttpRequest, own: list[Area], form: EnergyForm, *, status: int = 200
) -> HttpResponse:
    return render(
        request, "plans/energy.html", {"form": form, "energies": energies_within(own)}, status=status
    )
