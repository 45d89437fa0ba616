"""Signing in: the part of allauth that we offer, under allauth's own names."""

from allauth.account import views as account
from allauth.socialaccount import views as socialaccount
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path, re_path

from straatwijs.accounts.views import not_offered, spare_codes, spare_codes_as_file

urlpatterns: list[URLPattern | URLResolver] = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    re_path(
        r"^password/link/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/link/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("2fa/recovery-codes/", spare_codes, name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/download/", spare_codes_as_file, name="mfa_download_recovery_codes"),
    path("2fa/", include("allauth.mfa.urls")),
    # The municipality's own sign-in; not found as long as it is not configured.
    path("municipal/cancelled/", socialaccount.login_cancelled, name="socialaccount_login_cancelled"),
    path("municipal/error/", login_not_required(socialaccount.login_error), name="socialaccount_login_error"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    # Allauth makes links to these by name.
    path("signup/", not_offered, name="account_signup"),
    path("email/", not_offered, name="account_email"),
    path("connections/", not_offered, name="socialaccount_connections"),
]
