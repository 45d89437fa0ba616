"""Django's settings; what a municipality may change is in env.py."""

import secrets
from pathlib import Path
from typing import Any, cast

from straatwijs.config import env
from straatwijs.config.database import database

_values = env.read()


def _value(name: str) -> Any:
    return _values[name]


BASE_DIR = Path(__file__).resolve().parent.parent.parent
PACKAGE_DIR = BASE_DIR / "straatwijs"
PRODUCTION: bool = _value("PRODUCTION")
DATA_DIR: Path = BASE_DIR / cast("Path", _value("DATA_DIR"))
DEBUG = False


def _secret(name: str) -> str:
    """The configured secret, or on a developer's machine one that is made at the first run and kept."""
    if value := _value(name):
        return str(value)
    file = DATA_DIR / f"{name.lower()}.txt"
    if not file.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return file.read_text(encoding="utf-8")


SECRET_KEY = _secret("SECRET_KEY")
RECEIPT_KEY = _secret("RECEIPT_KEY")
DEVICE_KEY = _secret("DEVICE_KEY")

ALLOWED_HOSTS = _value("HOSTS")
PUBLIC_URL: str = _value("PUBLIC_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
MUNICIPALITY: str = _value("MUNICIPALITY")

INSTALLED_APPS = [
    "straatwijs.shared",
    "straatwijs.accounts",
    "straatwijs.places",
    "straatwijs.instruments",
    "straatwijs.observations",
    "straatwijs.privacy",
    "straatwijs.early_signals",
    "straatwijs.fieldwork",
    "straatwijs.agenda",
    "straatwijs.plans",
    "straatwijs.feedback",
    "straatwijs.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "whitenoise.runserver_nostatic",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "straatwijs.shared.middleware.request_log",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "straatwijs.accounts.middleware.LoginRequired",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "straatwijs.config.urls"
WSGI_APPLICATION = "straatwijs.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "straatwijs.web.context.shell",
            ],
        },
    },
]


DATABASES = {"default": database(str(_value("DATABASE")), DATA_DIR)}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

LANGUAGE_CODE = _value("LANGUAGE")
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "taal"
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "straatwijs.shared.staticfiles.Storage"},
}

STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "straatwijs.shared.staticfiles.BundleFinder",
]
# A municipality's house style replaces shared/tokens.css; the rules stay.
_LOOK = ["shared/tokens.css", "shared/look.css"]
BUNDLES = {
    "bundles/note.css": [*_LOOK, "web/note.css"],
    "bundles/form.css": [*_LOOK, "web/note.css", "fieldwork/form.css"],
    "bundles/pages.css": [*_LOOK, "shared/pages.css", "web/street.css", "places/places.css"],
}

# People who sign in.
AUTH_USER_MODEL = "accounts.Member"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/team/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "straatwijs.accounts.adapter.ClosedSignup"
SOCIALACCOUNT_ADAPTER = "straatwijs.accounts.adapter.InvitedOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 -- the name of a class
# By account: behind a proxy all visitors may share one address. Counted in memory only.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/300s/key",
    "login": "300/m/ip",
    "reset_password_from_key": "300/m/ip",
}
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}
MFA_ADAPTER = "straatwijs.accounts.adapter.SecondFactor"
# An administrator wrote the address down; nobody signs up alone.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A code of half a minute ago still counts: clocks of phones drift.
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
# The municipality's server must say that the address is verified; then it opens the invited account with that address.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
# A link, not a form: the content-security policy lets forms go to our own pages only, redirects included.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_PROVIDERS = (
    {
        "openid_connect": {
            "SCOPE": ["openid", "email"],
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": "gemeente",
                    "name": "Gemeente",
                    "client_id": _value("OIDC_CLIENT_ID"),
                    "secret": _value("OIDC_CLIENT_SECRET"),
                    "settings": {"server_url": _value("OIDC_SERVER")},
                }
            ],
        }
    }
    if _value("OIDC_SERVER")
    else {}
)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Mail goes out by `straatwijs send-mail` and `send-digest`, never inside a request.
EMAIL_HOST: str = _value("MAIL_SERVER")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = (
    _value("MAIL_PORT"),
    _value("MAIL_USER"),
    _value("MAIL_PASSWORD"),
)
if _value("MAIL_ENCRYPTION") not in {"starttls", "tls", "none"}:
    raise env.SettingError("STRAATWIJS_MAIL_ENCRYPTION must be starttls, tls or none")
EMAIL_USE_TLS, EMAIL_USE_SSL = _value("MAIL_ENCRYPTION") == "starttls", _value("MAIL_ENCRYPTION") == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = _value("MAIL_FROM")
MAIL_BOUNCES: str = _value("MAIL_BOUNCES")
# What no mail server stands behind is not offered to people.
MAIL_IS_OFFERED: bool = bool(EMAIL_HOST) or not PRODUCTION

# What the browser is told.
_https = PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _https
SESSION_COOKIE_NAME = "__Host-sessionid" if _https else "sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken" if _https else "csrftoken"
DEVICE_COOKIE_NAME = "__Host-straatwijs-device" if _https else "straatwijs-device"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = _https
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _value("HTTPS_PROXY_HEADER") else None
# With "no-referrer" browsers send "Origin: null" with a form, and the check against forged requests refuses it.
# Receipts, whose address is a secret, say no-referrer themselves.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024

NOTES_PER_DEVICE: int = _value("NOTES_PER_DEVICE")
NOTES_PER_STREET: int = _value("NOTES_PER_STREET")
RECEIPT_MISSES: int = _value("RECEIPT_MISSES")
WORKERS: int = _value("WORKERS")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "straatwijs.shared.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": _value("LOG_LEVEL")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": False},
        # The request log says what is needed, without paths or bodies.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
