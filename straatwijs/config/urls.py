"""All addresses. The stable ones are listed in docs/architecture.md."""

from django.urls import include, path

urlpatterns = [
    path("", include("straatwijs.web.urls")),
    path("", include("straatwijs.feedback.urls")),
    path("", include("straatwijs.plans.urls")),
    path("", include("straatwijs.agenda.urls")),
    path("", include("straatwijs.fieldwork.urls")),
    path("", include("straatwijs.early_signals.urls")),
    path("", include("straatwijs.places.urls")),
    path("accounts/", include("straatwijs.accounts.urls")),
]
