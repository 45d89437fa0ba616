"""Conversations: for everyone, for who leads them, and in the room; what residents choose."""

from django.urls import path
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.views import choice_desk, choice_paper, choices, planning, public, room, workbench
from straatwijs.shared import converters  # noqa: F401 -- teaches the addresses what a number is
from straatwijs.shared.navigation import NavItem, members

NAV = [NavItem(_("Choices"), "choices", members)]

urlpatterns = [
    path("gesprek/<number:conversation_id>/verslag.pdf", public.report, name="report"),
    path("team/gesprekken/", planning.conversations, name="conversations"),
    path("team/gesprekken/nieuw", planning.plan, name="plan_conversation"),
    path("team/gesprek/<number:conversation_id>", workbench.workbench, name="workbench"),
    path("team/gesprek/<number:conversation_id>/plan", planning.change, name="change_conversation"),
    path("team/gesprek/<number:conversation_id>/voorstellen", workbench.propose, name="propose_topics"),
    path("team/gesprek/<number:conversation_id>/onderwerp", workbench.add, name="add_topic"),
    path("team/gesprek/<number:conversation_id>/aanwezig", workbench.hold, name="hold_conversation"),
    path("team/gesprek/<number:conversation_id>/zaal", room.room, name="room"),
    path("team/onderwerp/<number:topic_id>/plek", workbench.arrange, name="arrange_topic"),
    path("team/onderwerp/<number:topic_id>/verslag", workbench.write, name="write_minutes"),
    path("keuze/<number:choice_id>", choices.choice, name="choice"),
    path("keuze/<number:choice_id>/stem", choices.cast, name="choice_cast"),
    path("keuze/<number:choice_id>/tellijst.pdf", choices.count_list, name="choice_count_list"),
    path("keuze/<number:choice_id>/<str:code>", choices.choice, name="choice_with_code"),
    path("team/keuzes/", choice_desk.choices, name="choices"),
    path("team/keuzes/nieuw", choice_desk.new, name="choice_new"),
    path("team/keuzes/<number:choice_id>", choice_desk.choice, name="choice_desk"),
    path("team/keuzes/<number:choice_id>/wijzig", choice_desk.change, name="choice_change"),
    path("team/keuzes/<number:choice_id>/klaar", choice_desk.ready, name="choice_ready"),
    path("team/keuzes/<number:choice_id>/ontwerp", choice_desk.draft, name="choice_draft"),
    path("team/keuzes/<number:choice_id>/stroken.pdf", choice_desk.slips, name="choice_slips"),
    path("team/keuzes/<number:choice_id>/stembiljet.pdf", choice_desk.paper, name="choice_ballot"),
    path("team/keuzes/<number:choice_id>/papier", choice_paper.paper, name="choice_paper"),
    path("team/keuzes/<number:choice_id>/terugnemen", choice_paper.withdraw, name="choice_withdraw"),
    path("team/keuzes/<number:choice_id>/besluit", choice_desk.decide, name="choice_decide"),
]
