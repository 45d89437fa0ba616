"""Conversations: for everyone, for who leads them, and in the room."""

from django.urls import path

from straatwijs.agenda.views import planning, public, room, workbench
from straatwijs.shared import converters  # noqa: F401 -- teaches the addresses what a number is

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
]
