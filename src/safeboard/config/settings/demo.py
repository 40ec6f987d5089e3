"""The demonstration: an invented county, anybody may try any role, this machine only."""

from __future__ import annotations

from safeboard.config.settings.base import *  # noqa: F403
from safeboard.config.settings.base import DATABASES, INSTALLED_APPS, VAR
from safeboard.config.settings.databases import database

DEMONSTRATION = True
INSTALLED_APPS = [
    *INSTALLED_APPS,
    "safeboard.demo",
]  # its command seed-figures; nothing else knows it is there
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
SECRET_KEY = "demonstration-only: everything in it is invented"  # noqa: S105
TRAIL_KEY = "demonstration-only trail key"
PSEUDONYM_KEY = "demonstration-only pseudonym key"
STORY_DAY = "2016-04-21"
DATABASES["default"] = database(f"sqlite:///{VAR}/demo.sqlite3", synchronous="NORMAL")
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
IDLE_MINUTES = 240
# Nothing ever leaves the demonstration, whatever the environment says.
EMAIL_HOST = ""
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = "Chalkshire Safeguarding Children Board <board-office@chalkshire.example>"
