"""Settings of the project, read from the environment; docs/operating.md has the table.

With nothing set the product runs on SQLite and local folders under ``var/``. A wrong value stops the start with a
sentence that says what to do.
"""

import os
import secrets
from importlib.util import find_spec
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def _flag(name: str, default: bool) -> bool:
    text = os.environ.get(name, "").strip().lower()
    if text in {"", "1", "yes", "true", "on", "0", "no", "false", "off"}:
        return default if not text else text in {"1", "yes", "true", "on"}
    raise ImproperlyConfigured(f"{name} is {text!r}: write yes or no.")


def _number(name: str, default: int, low: int, high: int) -> int:
    text = os.environ.get(name, "").strip() or str(default)
    if text.isascii() and text.isdigit() and low <= int(text) <= high:
        return int(text)
    raise ImproperlyConfigured(f"{name} is {text!r}: write a whole number from {low} to {high}.")


def _names(name: str, default: str) -> list[str]:
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def _leaflet_files() -> Path:
    """django-leaflet's static files. The package itself is not an installed app: its admin module needs GDAL."""
    spec = find_spec("leaflet")
    if spec is None or spec.origin is None:
        raise ImproperlyConfigured("django-leaflet is missing: install requirements.txt.")
    return Path(spec.origin).parent / "static" / "leaflet"


def _secret_key(folder: Path) -> str:
    """The key from SECRET_KEY; otherwise one generated once and kept in the local folder."""
    given = os.environ.get("SECRET_KEY", "")
    if given:
        if len(given) < 32:
            raise ImproperlyConfigured("SECRET_KEY is shorter than 32 characters: generate a longer one.")
        return given
    path = folder / "secret_key"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as problem:
        raise ImproperlyConfigured(f"VAR_DIR {folder} cannot be written ({problem.strerror}).") from problem
    return path.read_text().strip()


def _database(folder: Path) -> dict[str, object]:
    url = os.environ.get("DATABASE_URL", "").strip() or f"sqlite:///{folder / 'ledger.sqlite3'}"
    try:
        database = env.db_url_config(url)
    except Exception as problem:
        raise ImproperlyConfigured("DATABASE_URL is not an address of a database.") from problem
    engine = database.get("ENGINE", "")
    if engine == "django.db.backends.sqlite3":
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif engine == "django.db.backends.postgresql":
        database.setdefault("CONN_MAX_AGE", 60)
        database["CONN_HEALTH_CHECKS"] = True
    else:
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://.")
    return database


def _broker(folder: Path) -> tuple[str, dict[str, object]]:
    """Where jobs queue: the given Redis or RabbitMQ, otherwise folders on the local disk."""
    url = os.environ.get("CELERY_BROKER_URL", "").strip()
    if url:
        if url.split(":")[0] not in {"redis", "rediss", "amqp", "amqps"}:
            raise ImproperlyConfigured("CELERY_BROKER_URL must begin with redis:// or amqp://.")
        return url, {}
    queue, control = folder / "queue", folder / "queue-control"
    for path in (queue, control):
        path.mkdir(parents=True, exist_ok=True)
    return "filesystem://", {
        "data_folder_in": str(queue),
        "data_folder_out": str(queue),
        "control_folder": str(control),
        "store_processed": False,
    }


VAR_DIR = Path(os.environ.get("VAR_DIR", "") or BASE_DIR / "var").resolve()
SECRET_KEY = _secret_key(VAR_DIR)
DEBUG = _flag("DEBUG", False)
HTTPS = _flag("HTTPS", False)
ALLOWED_HOSTS = _names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = _names("CSRF_TRUSTED_ORIGINS", "")
SITE_URL = os.environ.get("SITE_URL", "").strip().rstrip("/") or "http://localhost:8000"
if not SITE_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured("SITE_URL must begin with http:// or https://.")
SITE_NAME = _("The rescue record")
SELF_REVIEW = _flag("SELF_REVIEW", False)
QUERY_THREADS = _number("QUERY_THREADS", 1, 1, 64)
os.environ.setdefault("POLARS_MAX_THREADS", str(QUERY_THREADS))

INSTALLED_APPS = [
    "incidents.apps.StaffSiteConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "csp",
    "incidents.apps.IncidentsConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
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

DATABASES = {"default": _database(VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static", ("leaflet", _leaflet_files())]
EDITION_STORAGE = os.environ.get("EDITION_STORAGE", "").strip() or str(VAR_DIR / "editions")
EDITION_CACHE = VAR_DIR / "edition-cache"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": VAR_DIR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = _broker(VAR_DIR)

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
