"""/team/draden/: groups that are suggested, and threads that a person names, joins and splits."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions import threads as actions
from straatwijs.fieldwork.models import Thread
from straatwijs.fieldwork.queries import threads as reads
from straatwijs.fieldwork.queries.stories import MOST, story_instrument, told
from straatwijs.fieldwork.thread_states import ThreadState
from straatwijs.fieldwork.views.stories import shared
from straatwijs.fieldwork.views.threads_desk import (
    DESK,
    chosen_place,
    done_before,
    lines,
    own_places,
    remember_done,
)
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader
from straatwijs.shared.last_thing import forget_last
from straatwijs.shared.refusal import Refused
from straatwijs.shared.ticked import references_from
from straatwijs.shared.typed import Typed, number_from

_MOST_SUGGESTED = 12


@require_safe
def threads(request: HttpRequest) -> HttpResponse:
    own = own_places(request)
    return _threads(request, chosen_place(request.GET.get("plek", ""), own), own)


@require_safe
def thread(request: HttpRequest, thread_id: int) -> HttpResponse:
    return _thread(request, *_own_thread(request, thread_id))


@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """What is ticked: to a thread, to a new one, or out."""
    own = own_places(request)
    area = chosen_place(request.POST.get("plek", ""), own)
    references, into = references_from(request.POST), request.POST.get("into", "")
    by = member_of(request)
    try:
        if into == "new":
            suggested = bool(request.POST.get("suggested"))
            name = request.POST.get("name", "")
            done = actions.keep_thread(
                area=area, name=name, references=references, by=by, loose_only=suggested
            )
        else:
            wanted = None if into == "out" else _chosen_thread(request, into, area)
            done = actions.move_stories(references=references, into=wanted, area=area, by=by)
    except Refused as refused:
        return _again(request, area, own, refused)
    remember_done(request, "move", done)
    messages.success(request, _told_of(done))
    return HttpResponseRedirect(_back(request, area))


@require_POST
def refuse(request: HttpRequest) -> HttpResponse:
    own = own_places(request)
    area = chosen_place(request.POST.get("plek", ""), own)
    try:
        done = actions.refuse_group(
            area=area, references=references_from(request.POST), by=member_of(request)
        )
    except Refused as refused:
        return _again(request, area, own, refused)
    remember_done(request, "refuse", done)
    messages.success(request, _("This group is not suggested any more."))
    return HttpResponseRedirect(_back(request, area))


@require_POST
def merge(request: HttpRequest, thread_id: int) -> HttpResponse:
    found, own = _own_thread(request, thread_id)
    into = Thread.objects.filter(pk=number_from(request.POST.get("into", ""))).first()
    try:
        if into is None:
            raise Refused("into", _("Choose another thread."))
        done = actions.merge_threads(thread=found, into=into, by=member_of(request))
    except Refused as refused:
        return _thread(request, found, own, refused=refused, status=422)
    remember_done(request, "merge", done)
    messages.success(request, _("“%(one)s” is part of this thread now.") % {"one": found.name})
    return HttpResponseRedirect(reverse("thread", args=[into.pk]))


@require_POST
def rename(request: HttpRequest, thread_id: int) -> HttpResponse:
    found, own = _own_thread(request, thread_id)
    try:
        actions.rename_thread(thread=found, name=request.POST.get("name", ""), by=member_of(request))
    except Refused as refused:
        return _thread(request, found, own, refused=refused, status=422)
    return HttpResponseRedirect(reverse("thread", args=[found.pk]))


@require_POST
def lay_aside(request: HttpRequest, thread_id: int) -> HttpResponse:
    found, own = _own_thread(request, thread_id)
    try:
        aside = request.POST.get("what") != "take_up"
        actions.lay_aside(thread=found, aside=aside, by=member_of(request))
    except Refused as refused:
        return _thread(request, found, own, refused=refused, status=422)
    return HttpResponseRedirect(reverse("thread", args=[found.pk]))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    own_places(request)
    done = done_before(request)
    if done is None:
        raise PermissionDenied(_("Ten minutes have passed. Move the stories once more."))
    actions.undo(done=done, by=member_of(request))
    forget_last(request, DESK)
    messages.success(request, _("Undone: the stories are where they were."))
    back = _back(request, None)
    is_gone = done.made and back == reverse("thread", args=[done.made])
    return HttpResponseRedirect(reverse("threads") if is_gone else back)


def _threads(
    request: HttpRequest,
    area: Area,
    own: list[Area],
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    """With `refused`, what was typed and ticked stands there still."""
    reader = Reader.for_member(request.user)
    stories = told(reader, areas=[area], instrument=story_instrument())
    groups = reads.suggestions(stories)
    here = shared(request, area, own)
    context = {
        **here,
        "here": f"{reverse('threads')}?plek={area.slug}",
        "kept": [one for one in here["threads"] if one.state == ThreadState.KEPT],
        "aside": [one for one in here["threads"] if one.state == ThreadState.ASIDE],
        "groups": [
            {
                "words": group.words,
                "lines": lines(group.stories),
                "key": group.stories[0].reference,
                "clear": group.clear,
            }
            for group in groups[:_MOST_SUGGESTED]
        ],
        "more": max(0, len(groups) - _MOST_SUGGESTED),
        "number": len(stories),
        "most": MOST,
        **_typed(request, refused),
    }
    return render(request, "fieldwork/threads.html", context, status=status)


def _thread(
    request: HttpRequest,
    found: Thread,
    own: list[Area],
    *,
    refused: Refused | None = None,
    status: int = 200,
) -> HttpResponse:
    reader = Reader.for_member(request.user)
    there = told(reader, areas=[found.area], instrument=None, references=reads.references_of(found))
    around = told(reader, areas=[found.area], instrument=story_instrument())
    here = shared(request, found.area, own)
    context = {
        **here,
        "here": reverse("thread", args=[found.pk]),
        "thread": found,
        "others": [one for one in here["threads"] if one.pk != found.pk],
        "lines": lines(there),
        "near": lines(reads.may_belong(there, around)),
        "beside": reads.beside(found.area, there, reader=reader),
        "is_aside": found.state == ThreadState.ASIDE,
        **_typed(request, refused),
    }
    return render(request, "fieldwork/thread.html", context, status=status)


def _typed(request: HttpRequest, refused: Refused | None) -> dict[str, Any]:
    return {
        "refused": refused,
        "said": Typed.of(request, refused),
        "ticked": references_from(request.POST) if refused else [],
    }


def _again(request: HttpRequest, area: Area, own: list[Area], refused: Refused) -> HttpResponse:
    """The page from which it was sent, or only what was ticked, with the reason."""
    if thread_id := number_from(request.POST.get("from", "")):
        return _thread(request, *_own_thread(request, thread_id), refused=refused, status=422)
    if request.POST.get("suggested"):
        return _threads(request, area, own, refused=refused, status=422)
    reader = Reader.for_member(request.user)
    ticked = references_from(request.POST)
    chosen = told(reader, areas=[area], instrument=None, references=ticked)
    context = {
        **shared(request, area, own),
        "here": _back(request, area),
        "lines": lines(chosen),
        **_typed(request, refused),
    }
    return render(request, "fieldwork/move.html", context, status=422)


def _own_thread(request: HttpRequest, number: int) -> tuple[Thread, list[Area]]:
    """For who reads words there; for others it is not there. One that went up in another neither."""
    own = own_places(request)
    found = get_object_or_404(Thread.objects.select_related("area"), pk=number)
    is_open = found.state in (ThreadState.KEPT, ThreadState.ASIDE)
    if not is_open or not any(found.area.path.startswith(place.path) for place in own):
        raise Http404
    return found, own


def _chosen_thread(request: HttpRequest, into: str, area: Area) -> Thread:
    """From a button of its own, or from the list beside one. Raises Refused for none."""
    number = number_from(request.POST.get("thread", "") if into == "listed" else into)
    found = reads.threads_in([area]).filter(pk=number).first()
    if found is None:
        raise Refused("into", _("Choose where the stories go."))
    return found


def _told_of(done: actions.Done) -> str:
    number = len(done.moved)
    if not done.thread:
        text = ngettext(
            "%(number)d story is in no thread now.", "%(number)d stories are in no thread now.", number
        )
        return text % {"number": number}
    name = Thread.objects.values_list("name", flat=True).get(pk=done.thread)
    text = ngettext(
        "%(number)d story is in “%(name)s” now.", "%(number)d stories are in “%(name)s” now.", number
    )
    return text % {"number": number, "name": name}


def _back(request: HttpRequest, area: Area | None) -> str:
    """Where the work goes on: a page of stories or threads, whatever was sent."""
    back = request.POST.get("terug", "")
    if back.startswith(("/team/draden/", "/team/verhalen/")) and "\\" not in back and "\n" not in back:
        return back
    return f"{reverse('threads')}?plek={area.slug}" if area else reverse("threads")
