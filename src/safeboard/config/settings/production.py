"""A real installation. It refuses to start without its keys, over SQLite, or with personas."""

from __future__ import annotations

import os

from django.core.exceptions import ImproperlyConfigured

from safeboard.config.settings.base import *  # noqa: F403
from safeboard.config.settings.base import DATABASES, EMAIL_HOST


def required(name: str, why: str) -> str:
    """The value of an environment variable that a real installation cannot do without."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}")
    return value


if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    raise ImproperlyConfigured(
        "Set SAFEBOARD_DATABASE to a postgresql:// address: real records never go into SQLite."
    )
if os.environ.get("SAFEBOARD_TRY_IT_AS"):
    raise ImproperlyConfigured(
        "SAFEBOARD_TRY_IT_AS is for the demonstration: signing in as a persona is refused here."
    )

SECRET_KEY = required("SAFEBOARD_SECRET_KEY", "it signs sessions and forms.")
TRAIL_KEY = required("SAFEBOARD_TRAIL_KEY", "it keys the hash of every row of the trail.")
PSEUDONYM_KEY = required("SAFEBOARD_PSEUDONYM_KEY", "it turns local child ids into pseudonyms in snapshots.")
ALLOWED_HOSTS = required("SAFEBOARD_HOSTS", "the host names, separated by commas.").split(",")
SITE_ADDRESS = os.environ.get("SAFEBOARD_ADDRESS") or f"https://{ALLOWED_HOSTS[0]}"
if EMAIL_HOST:
    DEFAULT_FROM_EMAIL = required("SAFEBOARD_MAIL_FROM", "the address that e-mails of the Board come from.")
# Counted in one place for all processes: sign-in tries. Create the table once with 'safeboard createcachetable'.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
