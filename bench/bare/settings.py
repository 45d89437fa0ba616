"""Straatwijs' own database settings and nothing else of it: no middleware, no sessions, no cookies."""

from straatwijs.config.settings import (  # noqa: F401 - settings are read by name
    ALLOWED_HOSTS,
    DATABASES,
    SECRET_KEY,
    TIME_ZONE,
    USE_TZ,
)

INSTALLED_APPS = ["bench.bare"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "bench.bare.urls"
WSGI_APPLICATION = "bench.bare.wsgi.application"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
