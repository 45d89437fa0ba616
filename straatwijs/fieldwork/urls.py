"""Looking together: the worker's logbook, the scouts' checklist, rounds, stories, the desk, and paper."""

from django.urls import URLPattern, URLResolver, path

from straatwijs.fieldwork.views import stories, threads
from straatwijs.shared import converters  # noqa: F401 -- teaches the addresses what a number is
from straatwijs.shared.navigation import NavItem

NAV: list[NavItem] = []

urlpatterns: list[URLPattern | URLResolver] = [
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
]
