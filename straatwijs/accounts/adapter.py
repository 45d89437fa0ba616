"""Who may get an account: only people whom an administrator invited."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class ClosedSignup(DefaultAccountAdapter):
    def is_open_for_signup(self, request) -> bool:
        return False


class InvitedOnly(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False
