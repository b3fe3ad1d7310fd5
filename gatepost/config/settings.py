"""Settings, flat. What staff choose lives in rows; what a machine differs in comes from the environment (see env.py)."""

from __future__ import annotations

import os
from datetime import timedelta

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from gatepost import PACKAGE_DIR
from gatepost.config.database import database_settings
from gatepost.config.env import env_bool, env_list, env_path, env_str
from gatepost.kernel.secrets import secret_key

DATA_DIR = env_path("GATEPOST_DATA_DIR", default=".data/post")
BACKUP_DIR = env_path("GATEPOST_BACKUP_DIR", default=DATA_DIR / "backups")
"""Better on another disk, or on another machine."""
GATEPOST_DEMO = env_bool("GATEPOST_DEMO", default=False)
GATEPOST_SECURE = env_bool("GATEPOST_SECURE", default=False)
"""True behind HTTPS: cookies then never travel in the clear."""
GATEPOST_TLS = env_bool("GATEPOST_TLS", default=False)
"""True where the program itself serves over HTTPS, without a proxy that could say who calls: `gatepost serve --lan`."""

SECRET_KEY = secret_key(DATA_DIR)
DEBUG = False
ALLOWED_HOSTS = env_list("GATEPOST_HOSTS", default=["127.0.0.1", "localhost", "[::1]", "testserver"])

INSTALLED_APPS = [
    # Ours first: their templates stand before those of the libraries.
    "gatepost.kernel",
    "gatepost.sync",
    "gatepost.places",
    "gatepost.people",
    "gatepost.emergencies",
    "gatepost.gate",
    "gatepost.api",
    "gatepost.desk",
    "gatepost.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gatepost.api.device_calls.DeviceCallMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "gatepost.people.middleware.ActorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gatepost.config.urls"
WSGI_APPLICATION = "gatepost.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE_DIR / "desk" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = database_settings(os.environ)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The language of the desk: Chinese unless the person chose English.
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LOCALE_PATHS: list[str] = []
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Sign-in: by name, no self-service accounts; leads carry a second factor.
AUTH_USER_MODEL = "people.StaffAccount"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:board"
FIRST_RUN_URL = "desk:first_run"
"""Where to go while nobody has an account."""
SETUP_CODE = env_str("GATEPOST_SETUP_CODE", default="")
"""Lets somebody set the post up from another machine; shown in the terminal, another one at each start."""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "gatepost.people.sign_in.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ADAPTER = "gatepost.people.second_factors.StaffFactorAdapter"
MFA_TOTP_ISSUER = "Gatepost 小门岗"
MFA_FORMS = {
    "add_webauthn": "gatepost.people.forms.keys.AddKeyForm",
    "edit_webauthn": "gatepost.people.forms.keys.EditKeyForm",
}

# Five wrong passwords lock one name at one address for fifteen minutes; counted in the database, for all workers.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_USERNAME_FORM_FIELD = "login"

SESSION_COOKIE_AGE = 12 * 60 * 60
"""Seconds: one shift."""
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = GATEPOST_SECURE or GATEPOST_TLS
CSRF_COOKIE_SECURE = GATEPOST_SECURE or GATEPOST_TLS
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = GATEPOST_SECURE or GATEPOST_TLS
CSRF_FAILURE_VIEW = "gatepost.desk.pages.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = env_list("GATEPOST_ORIGINS", default=[])
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if GATEPOST_SECURE else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if GATEPOST_SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, "'wasm-unsafe-eval'"],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

GATEPOST_WIRING = "gatepost.config.wiring"
# Jobs are those of the table in wiring.py, and no others.
PROCRASTINATE_ON_APP_READY = "gatepost.kernel.jobs.queue.add_jobs"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
STATION_ZONE = "Asia/Shanghai"
FORMAT_MODULE_PATH = None
PRODUCT_NAME = _("Gatepost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "gatepost.config.logs.line_formatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"gatepost": {"level": "INFO"}, "axes": {"level": "ERROR"}},
}
