from django.contrib.auth.decorators import login_not_required
from django.urls import path

from straatwijs.shared import converters  # noqa: F401 -- teaches the addresses what a number is
from straatwijs.web import offline
from straatwijs.web.api import api
from straatwijs.web.views import area, conversation, home, measure, note, street

_API = api.urls
for pattern in _API[0]:
    # Each call judges its own reader; the door itself is open.
    if pattern.callback:
        login_not_required(pattern.callback)

urlpatterns = [
    path("", home.home, name="home"),
    path("over", home.about, name="about"),
    path("taal", home.language, name="language"),
    path("s/<slug:slug>", note.note, name="note"),
    path("s/<slug:slug>/gezien", note.look, name="look"),
    path("s/<slug:slug>/woorden", note.words, name="words"),
    path("straat/<slug:slug>", street.street, name="street"),
    path("gebied/<slug:slug>", area.area, name="area"),
    path("gebied/prioritair/<slug:slug>", area.priority_area, name="priority_area"),
    path("gesprek/<number:conversation_id>", conversation.conversation, name="conversation"),
    path("plan/<number:plan_id>/maatregel/<number:measure_id>", measure.measure, name="measure"),
    path(
        "plan/<number:plan_id>/maatregel/<number:measure_id>.pdf",
        measure.measure_paper,
        name="measure_paper",
    ),
    path("sw.js", offline.service_worker, name="service_worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("offline", offline.offline, name="offline"),
    path("api/v1/", _API),
]
