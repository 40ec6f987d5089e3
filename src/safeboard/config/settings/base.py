"""Settings that every installation shares. Nothing here is secret and nothing is optional."""

from __future__ import annotations

import os
from pathlib import Path

from safeboard.config.settings.databases import database

ROOT = Path(__file__).resolve().parents[4]
VAR = Path(os.environ.get("SAFEBOARD_VAR", ROOT / "var"))

DEBUG = False
DEMONSTRATION = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "safeboard.config.urls"
WSGI_APPLICATION = "safeboard.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "partnership.User"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",  # the list of security keys says how long ago in words
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "safeboard.kernel.ui",
    "safeboard.kernel.files",
    "safeboard.kernel.work",
    "safeboard.kernel.trail",
    "safeboard.kernel.access",
    "safeboard.kernel.partnership",
    "safeboard.kernel.journeys",
    "safeboard.kernel.actions",
    "safeboard.kernel.meetings",
    "safeboard.kernel.returns",
    "safeboard.kernel.indicators",
    "safeboard.kernel.reporting",
    "safeboard.processes.frontdoor",
    "safeboard.processes.earlyhelp",
    "safeboard.processes.socialcare",
    "safeboard.processes.police",
    "safeboard.processes.education",
    "safeboard.processes.exploitation",
    "safeboard.processes.missing",
    "safeboard.processes.allegations",
    "safeboard.processes.childdeaths",
    "safeboard.processes.participation",
    "safeboard.processes.selfassessment",
    "safeboard.processes.training",
    "safeboard.processes.transport",
    "safeboard.processes.governance",
    "safeboard.processes.budget",
    "safeboard.config",
]

MIDDLEWARE = [
    "safeboard.kernel.ui.headers.SafetyHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "safeboard.kernel.returns.ways_in.api.door.WithoutCookies",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "safeboard.kernel.access.forgery.OwnForms",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "safeboard.kernel.partnership.middleware.WearHat",
    "safeboard.kernel.returns.ways_in.api.door.CarryToken",
    "safeboard.kernel.trail.middleware.KeepTrail",
    "safeboard.kernel.access.middleware.AskRule",
]

CONTEXT_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.messages.context_processors.messages",
    "safeboard.kernel.partnership.context.page",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "safeboard.kernel.ui.templating.environment",
            "context_processors": CONTEXT_PROCESSORS,
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [*CONTEXT_PROCESSORS, "django.contrib.auth.context_processors.auth"]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES = {"default": database(os.environ.get("SAFEBOARD_DATABASE", f"sqlite:///{VAR}/safeboard.sqlite3"))}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "safeboard.kernel.partnership.signin.ClosedAccounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Addresses are given by the business manager who invites, not typed in by the person.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Safeboard"
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "safeboard.kernel.ui.errors.form_expired"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
IDLE_MINUTES = 15

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
UPLOADS = VAR / "uploads"
SNAPSHOTS = VAR / "snapshots"
COUNTING_ENGINE = os.environ.get("SAFEBOARD_ENGINE", "duckdb")  # or "spark", for many authorities
CHARTS = VAR / "charts"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
UPLOAD_LIMIT_BYTES = 50 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
SILENCED_SYSTEM_CHECKS = ["security.W003"]  # access.forgery.OwnForms is Django's own check for forged forms

# E-mail. No mail server is a supported way to work: messages are then copied by hand (kernel/work/outbox).
EMAIL_HOST = os.environ.get("SAFEBOARD_MAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_PORT = int(os.environ.get("SAFEBOARD_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SAFEBOARD_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SAFEBOARD_MAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("SAFEBOARD_MAIL_TLS", "yes") != "no"
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = os.environ.get("SAFEBOARD_MAIL_FROM", "Safeboard <safeboard@localhost>")
# Where people reach Safeboard: the links in e-mails begin with it.
SITE_ADDRESS = os.environ.get("SAFEBOARD_ADDRESS", "http://127.0.0.1:8000")

# The keys of the trail and of pseudonyms. Production reads them from the environment or refuses to start.
TRAIL_KEY = ""
SEAL_KEY_FILE = VAR / "keys" / "seal.pem"
PSEUDONYM_KEY = ""

# The day of the story in a demonstration; empty means the real day.
STORY_DAY = ""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
