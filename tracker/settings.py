"""Settings of the project, read from the environment; docs/operating.md has the table.

With nothing set the product runs on SQLite and local folders under ``var/``. A wrong value stops the start with a
sentence that says what to do.
"""

import os
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from tracker import environment as env


def _leaflet_files() -> Path:
    """django-leaflet's static files. The package itself is not an installed app: its admin module needs GDAL."""
    spec = find_spec("leaflet")
    if spec is None or spec.origin is None:
        raise ImproperlyConfigured("django-leaflet is missing: install requirements.txt.")
    return Path(spec.origin).parent / "static" / "leaflet"


BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.folder("VAR_DIR", BASE_DIR / "var")

# --- the site ---
SITE_NAME = _("The rescue record")
# Commands in another shell name the address at which ``make run`` serves this folder.
SERVED_AT = VAR_DIR / "site_url"
SITE_URL = env.address("SITE_URL", env.kept(SERVED_AT) or "http://localhost:8000")
SELF_REVIEW = env.flag("SELF_REVIEW", False)
# Where "Leave this site quickly" leads: a site whose name in somebody's history tells nothing.
EXIT_URL = env.address("EXIT_URL", "https://www.wikipedia.org")
ALLOWED_HOSTS = [*env.hosts("ALLOWED_HOSTS", urlsplit(SITE_URL).hostname or ""), "localhost", "127.0.0.1", "[::1]"]
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
INSTALLED_APPS = [
    "incidents.apps.StaffSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "csp",
    "incidents.apps.IncidentsConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tracker.headers.ContentPolicy",
    "tracker.headers.PermissionsPolicy",
    "tracker.away.Sessions",
    "tracker.languages.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tracker.away.DatabaseAway",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
LANGUAGE_CODE = "en"
# Each in its own words. One more is a line here and a folder in locale/: docs/translating.md.
LANGUAGES = [("en", "English"), ("id", "Bahasa Indonesia")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "tracker.formats"
TIME_ZONE = "UTC"
USE_TZ = True

# --- the ledger ---
DATABASES = {"default": env.database("DATABASE_URL", VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# An incident with many sources has more fields than Django's limit of 1,000; refusing it would lose what was typed.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_HANDLERS = [
    "tracker.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- editions and files ---
EDITION_STORAGE = str(env.folder("EDITION_STORAGE", VAR_DIR / "editions"))
EDITION_CACHE = VAR_DIR / "edition-cache"
QUERY_THREADS = env.number("QUERY_THREADS", 1, 1, 64)
# Polars reads its number of threads from the environment, once, when it is imported.
os.environ.setdefault("POLARS_MAX_THREADS", str(QUERY_THREADS))
# In megabytes, and for each process: answers to what many ask, such as the map of everything.
ANSWERS_KEPT = env.number("ANSWERS_KEPT", 32, 0, 4096)
# For each process. Fewer than its threads, so that some are left for the pages.
DOWNLOADS_AT_ONCE = env.number("DOWNLOADS_AT_ONCE", 8, 1, 256)
# Of these, for each process: how many are worked on at the same moment.
DOWNLOADS_AT_WORK = env.number("DOWNLOADS_AT_WORK", 1, 1, 64)
RELEASES = str(env.folder("RELEASES", VAR_DIR / "releases"))
DISCLOSURE_THRESHOLD = env.number("DISCLOSURE_THRESHOLD", 3, 0, 1000)
DISCLOSURE_ACTION = env.choice("DISCLOSURE_ACTION", "generalise", ("generalise", "suppress", "list"))
DATA_LICENCE = env.choice("DATA_LICENCE", "cc-by-4.0", ("cc-by-4.0", "cc-by-sa-4.0", "cc0-1.0", "odbl-1.0"))
# --- reading articles ---
ARTICLE_ARCHIVE = str(env.folder("ARTICLE_ARCHIVE", VAR_DIR / "archive"))
FETCH_CONTACT = env.contact("FETCH_CONTACT", f"{SITE_URL}/about/")
# Both are off unless they are named: nothing that staff enter leaves for a third party by default.
PUBLIC_ARCHIVE_URL = env.service("PUBLIC_ARCHIVE_URL")
SECOND_READER_URL = env.service("SECOND_READER_URL")
SECOND_READER_MODEL = env.text("SECOND_READER_MODEL")
SECOND_READER_KEY = env.text("SECOND_READER_KEY")
SECOND_READER_SECONDS = env.number("SECOND_READER_SECONDS", 20, 1, 120)
if SECOND_READER_URL and not SECOND_READER_MODEL:
    raise ImproperlyConfigured("SECOND_READER_URL is set: name the model to ask for in SECOND_READER_MODEL.")

# --- static files ---
STATIC_URL = "/static/"
STATIC_ROOT = env.folder("STATIC_ROOT", VAR_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "static", ("leaflet", _leaflet_files())]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR_DIR / "files"}},
    "staticfiles": {"BACKEND": "tracker.staticfiles.HashedStaticFiles"},
}

# --- the API ---
CACHES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    **env.limit_caches("CACHE_URL"),
}
API_REQUESTS_PER_MINUTE = env.number("API_REQUESTS_PER_MINUTE", 300, 1, 1_000_000)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_RENDERER_CLASSES": ["incidents.api.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "incidents.api.errors.problem_of",
    "URL_FORMAT_OVERRIDE": None,
    # The address of a visitor is the one the nearest proxy saw; nobody else is believed.
    "NUM_PROXIES": int(env.flag("BEHIND_PROXY", False)),
}
SPECTACULAR_SETTINGS = {
    "TITLE": "The rescue record",
    "DESCRIPTION": "The public record of reported rescues from human trafficking, read-only.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
}
# Anybody's page may read the data; nothing here depends on who asks.
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "if-none-match"]
CORS_URLS_REGEX = r"^/(api/|incidents\.|([a-z-]+/)?map/.*\.json$|data/)"
_RECORD = (
    "Title",
    "Address",
    "Incidents",
    "Incidents-In-All",
    "People",
    "Edition",
    "As-Of",
    "Licence",
    "Citation",
    "Caveat",
)
CORS_EXPOSE_HEADERS = [
    "Content-Disposition",
    "ETag",
    "Link",
    "RateLimit-Limit",
    "RateLimit-Remaining",
    "RateLimit-Reset",
    "Retry-After",
    *[f"X-Record-{name}" for name in _RECORD],
]

# --- jobs ---
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = env.broker("CELERY_BROKER_URL", VAR_DIR)
CELERY_BROKER_CONNECTION_TIMEOUT = 3
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "incidents.tasks.sweep", "schedule": 60.0, "options": {"expires": 50}},
    "release": {"task": "incidents.tasks.release_of_the_month", "schedule": 3600.0, "options": {"expires": 3000}},
}
# In memory: a file that a killed scheduler left half-written would stop every later one, and asking again is harmless.
CELERY_BEAT_SCHEDULER = "celery.beat:Scheduler"

# --- who may sign in, and what a browser may do ---
SECRET_KEY = env.secret_key("SECRET_KEY", VAR_DIR)
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
DEBUG = env.flag("DEBUG", False)
HTTPS = env.flag("HTTPS", SITE_URL.startswith("https://"))
if HTTPS and DEBUG:
    raise ImproperlyConfigured("DEBUG shows a site's inside to everybody: leave it out where HTTPS is on.")
if HTTPS and not SITE_URL.startswith("https://"):
    raise ImproperlyConfigured(f"HTTPS is on but SITE_URL is {SITE_URL}: write its https:// address.")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000, 0, 63_072_000)
if env.flag("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Whether subdomains are held to HTTPS too is for the owner of the domain to say, not for one site under it.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_REFERRER_POLICY = "no-referrer"
# Cookies are for staff alone: a browser sends none to the public pages, not even that of somebody signed in.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = "/admin/"
SESSION_COOKIE_AGE = 12 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CSRF_FAILURE_VIEW = "tracker.forged.refused"
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS", SITE_URL)
if not all(origin.startswith(("http://", "https://")) for origin in CSRF_TRUSTED_ORIGINS):
    raise ImproperlyConfigured("CSRF_TRUSTED_ORIGINS must be addresses that begin with http:// or https://.")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The autocomplete of Django's admin (Select2) sets style attributes; scripts and style sheets stay as strict.
STAFF_CONTENT_SECURITY_POLICY = {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "style-src-attr": [UNSAFE_INLINE]}

# --- what is written down ---
# No addresses of visitors and no line for each request: who reads the record is nobody's business.
LOG_LEVEL = env.choice("LOG_LEVEL", "warning", ("debug", "info", "warning", "error"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL.upper()},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.request": {"level": "ERROR"},
        # What anybody can send; each is answered with a 400 or a 403, and some name the page.
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "django.security.csrf": {"level": "CRITICAL"},
        "django.security.DisallowedRedirect": {"level": "CRITICAL"},
        "django.security.TooManyFieldsSent": {"level": "CRITICAL"},
    },
}
