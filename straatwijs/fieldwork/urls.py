"""Looking together: the worker's logbook, the scouts' checklist, rounds, stories, the desk, and paper."""

from django.urls import URLPattern, URLResolver, path
from django.utils.translation import gettext_lazy as _

from straatwijs.fieldwork.views import (
    burden,
    checklists,
    course,
    fill_in,
    forms,
    make_up,
    paper,
    rounds,
    stories,
    taking_part,
    threads,
    walks,
)
from straatwijs.shared import converters  # noqa: F401 -- teaches the addresses what a number is
from straatwijs.shared.navigation import NavItem, members

NAV: list[NavItem] = [
    NavItem(_("Fill in"), "forms", members),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("team/lijst/", checklists.checklists, name="checklists"),
    path("team/lijst/nieuw", checklists.begin, name="checklist_begin"),
    path("team/lijst/<number:meeting_id>", checklists.checklist, name="checklist"),
    path("team/lijst/<number:meeting_id>/papier.pdf", checklists.paper, name="checklist_paper"),
    path("team/lijst/<number:meeting_id>/sluiten", checklists.close, name="checklist_close"),
    path("team/lijst/<number:meeting_id>/weg", checklists.drop, name="checklist_drop"),
    path("team/lijst/<number:meeting_id>/<slug:item>", checklists.item, name="checklist_item"),
    path("team/lijst/<number:meeting_id>/<slug:item>/loket", checklists.point, name="checklist_point"),
    path("s/<slug:slug>/<slug:instrument>", fill_in.fill_in, name="fill_in"),
    path("formulier/terug", fill_in.undo, name="undo_form"),
    path("team/invullen/", forms.forms, name="forms"),
    path("team/invullen/<slug:instrument>/<slug:slug>", fill_in.fill_in_team, name="fill_in_team"),
    path("team/koers/", course.places, name="courses"),
    path("team/koers/<slug:slug>", course.course, name="course"),
    path("team/koers/<slug:slug>.pdf", course.paper, name="course_paper"),
    path("team/koers/<slug:slug>/doel", course.target, name="set_target"),
    path("team/koers/<slug:slug>/bijsturen", course.change, name="note_change"),
    path("team/koers/<slug:slug>/zusters", course.ask, name="ask_sister"),
    path("team/koers/<slug:slug>/zusters/<number:sister_id>", course.sister, name="sister"),
    path("team/koers/bijgestuurd/<number:change_id>/weg", course.remove_change, name="remove_change"),
    path("team/werklast/", burden.burden, name="burden"),
    path("team/werklast/<slug:slug>", burden.place, name="place_burden"),
    path("team/werklast/<slug:slug>/grens", burden.ceiling, name="set_ceiling"),
    path("team/werklast/<slug:slug>/formulier", burden.choose_form, name="choose_form"),
    path("meedoen", taking_part.taking_part, name="taking_part"),
    path("team/verhalen/wie/<slug:slug>", make_up.who, name="who_told"),
    path("team/verhalen/praatplaat/<slug:slug>.pdf", make_up.plate, name="talk_plate"),
    path("team/verhalen/", stories.stories, name="stories"),
    path("team/verhalen/<number:reference>", stories.like, name="stories_like"),
    path("team/draden/", threads.threads, name="threads"),
    path("team/draden/verplaats", threads.move, name="move_stories"),
    path("team/draden/geen", threads.refuse, name="refuse_group"),
    path("team/draden/ongedaan", threads.undo, name="undo_threads"),
    path("team/draden/<number:thread_id>", threads.thread, name="thread"),
    path("team/draden/<number:thread_id>/naam", threads.rename, name="rename_thread"),
    path("team/draden/<number:thread_id>/samen", threads.merge, name="merge_thread"),
    path("team/draden/<number:thread_id>/opzij", threads.lay_aside, name="lay_aside_thread"),
    path("team/rondes/", rounds.rounds, name="rounds"),
    path("team/rondes/nieuw", rounds.plan, name="plan_round"),
    path("team/rondes/<number:round_id>", rounds.look, name="round"),
    path("team/rondes/<number:round_id>/klaar", rounds.finish, name="round_look"),
    path("team/rondes/<number:round_id>/gezien", rounds.outcome, name="round_outcome"),
    path("team/rondes/<number:round_id>/weg", rounds.drop, name="drop_round"),
    path("team/wandelingen/nieuw", walks.lay, name="lay_route"),
    path("team/wandelingen/<number:route_id>", walks.route, name="route"),
    path("team/wandelingen/<number:route_id>/zelfde", walks.same, name="nothing_changed"),
    path("team/wandelingen/<number:route_id>/weg", walks.drop, name="drop_route"),
    path("team/papier/", paper.paper, name="paper"),
    path("team/papier/blad/<number:typed_id>", paper.typed_sheet, name="typed_sheet"),
    path("team/papier/<slug:instrument>/<slug:slug>", paper.type_sheet, name="type_sheet"),
    path("team/papier/<slug:instrument>/<slug:slug>/vellen.pdf", paper.print_sheets, name="print_sheets"),
]
