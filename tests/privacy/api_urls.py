"""The counts router by itself, for its tests."""

from django.contrib.auth.decorators import login_not_required
from django.urls import path
from ninja import NinjaAPI

from straatwijs.privacy.api import router

api = NinjaAPI(urls_namespace="privacy-tests", docs_url=None)
api.add_router("/areas", router)
# Made anew at each look, so looked at once.
urls = api.urls
for pattern in urls[0]:
    login_not_required(pattern.callback)

urlpatterns = [path("api/v1/", urls)]
