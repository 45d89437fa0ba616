"""Small things that the sign-in pages need."""

import json
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from django import template
from django.conf import settings

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """For a data attribute: the page carries no inline script."""
    return json.dumps(value)


@register.simple_tag(takes_context=True)
def municipal_sign_in(context: template.Context) -> str:
    """Where the municipality's own sign-in begins; empty when it is not configured."""
    if not settings.SOCIALACCOUNT_PROVIDERS:
        return ""
    provider = get_adapter().list_providers(context["request"])[0]
    return str(provider.get_login_url(context["request"]))
