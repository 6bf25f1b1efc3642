"""Values from the environment. A wrong one raises ImproperlyConfigured: one sentence that says what to do.

docs/operating.md has the table of all names; a test compares it with ``READ``.
"""

import os
import re
import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

READ: set[str] = set()
SHORTEST_KEY = 50
CONTACT = re.compile(r"https?://[^\s/()@]+(?:/[^\s()]*)?|(?:mailto:)?[^\s@()/:]+@[^\s@()/:.]+(?:\.[^\s@()/:.]+)+")
HOST = re.compile(r"\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\]", re.IGNORECASE)


def text(name: str, default: str = "") -> str:
    """The value without surrounding blanks; the default where it is unset or empty."""
    READ.add(name)
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """Yes or no, in any of the usual spellings."""
    value = text(name, "yes" if default else "no").lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"0", "no", "false", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}: write yes or no.")


def number(name: str, default: int, low: int, high: int) -> int:
    """A whole number within its limits."""
    value = text(name, str(default))
    if value.isascii() and value.isdigit() and low <= int(value) <= high:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number from {low} to {high}.")


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """One of the allowed words."""
    value = text(name, default).lower()
    if value in allowed:
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}: write one of {', '.join(allowed)}.")


def names(name: str, default: str = "") -> list[str]:
    """Words separated by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def hosts(name: str, default: str) -> list[str]:
    """Names of hosts, separated by commas; one that begins with a dot stands for all below it."""
    found = names(name, default)
    wrong = next((host for host in found if not HOST.fullmatch(host)), None)
    if wrong is None:
        return found
    raise ImproperlyConfigured(
        f"{name} names {wrong!r}: write names of hosts such as rescues.example.org, without https://, port or *."
    )


def contact(name: str, default: str) -> str:
    """A web address or an e-mail, which can stand in a header of HTTP, in brackets."""
    value = text(name, default)
    if value.isascii() and value.isprintable() and CONTACT.fullmatch(value):
        return value
    hint = "write an address or e-mail in plain letters, on one line, such as https://example.org/about/"
    raise ImproperlyConfigured(f"{name} is {value!r}: {hint}.")


def address(name: str, default: str) -> str:
    """A web address: scheme and host, perhaps a port, nothing after it."""
    value = text(name, default).rstrip("/")
    try:
        parts = urlsplit(value)
        host = HOST.fullmatch(re.sub(r":\d+$", "", parts.netloc))
        if (
            parts.scheme in {"http", "https"}
            and host
            and value == f"{parts.scheme}://{parts.netloc}"
            and parts.port != 0
        ):
            return value
    except ValueError:
        pass
    raise ImproperlyConfigured(f"{name} is {value!r}: write an address such as https://rescues.example.org.")


def kept(path: Path) -> str:
    """What an earlier start kept in a local file; blank where there is none."""
    try:
        return path.read_text().strip()
    except (OSError, ValueError):
        return ""


def service(name: str) -> str:
    """The address of another service, perhaps with a path; empty where there is none."""
    value = text(name)
    try:
        parts = urlsplit(value)
        if not value or (parts.scheme in {"http", "https"} and parts.hostname and (parts.port is None or parts.port)):
            return value
    except ValueError:
        pass
    raise ImproperlyConfigured(f"{name} is {value!r}: write an address such as https://service.example.org/v1.")


def folder(name: str, default: Path) -> Path:
    """A folder of the local disk; a relative path starts where the process was started."""
    value = text(name, str(default))
    if "://" in value:
        raise ImproperlyConfigured(f"{name} is {value!r}: write the path of a folder.")
    return Path(value).expanduser().resolve()


def secret_key(name: str, local: Path) -> str:
    """The given key; without one, a key generated once and kept in the local folder."""
    given = text(name)
    if given and (len(given) < SHORTEST_KEY or len(set(given)) < 10):
        raise ImproperlyConfigured(
            f"{name} is too easy to guess: generate one of {SHORTEST_KEY} or more characters, "
            'for instance with python3 -c "import secrets; print(secrets.token_urlsafe(50))".'
        )
    return given or _kept_key(local / "secret_key")


def _kept_key(path: Path) -> str:
    try:
        make(path.parent)
        if not path.exists():
            _write_once(path, secrets.token_urlsafe(50))
        return path.read_text().strip()
    except OSError as problem:
        raise ImproperlyConfigured(f"{path} cannot be kept ({problem.strerror}): set SECRET_KEY.") from problem


def _write_once(path: Path, content: str) -> None:
    """Written aside and linked into place, so that of two processes that start at once the second sees the first's."""
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.touch(mode=0o600)
    aside.write_text(content)
    try:
        path.hardlink_to(aside)
    except FileExistsError:
        pass
    finally:
        aside.unlink()


def make(path: Path) -> None:
    """Make a local folder where it is missing."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(
            f"The folder {path} cannot be made ({problem.strerror}): set VAR_DIR to one that can be written."
        ) from problem


def database(name: str, local: Path) -> dict[str, object]:
    """Django's description of the database: SQLite in the local folder, or what the address says."""
    url = text(name)
    if not url:
        return _sqlite({"ENGINE": "django.db.backends.sqlite3", "NAME": str(local / "ledger.sqlite3")})
    readers = {"postgres": _postgresql, "postgresql": _postgresql, "sqlite": _sqlite}
    try:
        scheme, separator, _rest = url.partition("://")
        found = dict(environ.Env.db_url_config(url)) if scheme in readers and separator else {}
    except ValueError:
        found = {}
    if not found.get("NAME"):
        raise ImproperlyConfigured(
            f"{name} must be postgres://user:password@host/name or sqlite:////path/of/a/file, with any "
            "character of the password that is no letter or digit written as % and its code."
        )
    return readers[scheme](found)


def _sqlite(found: dict[str, object]) -> dict[str, object]:
    """Readers do not wait for a writer (WAL), and a writer takes its lock at once instead of failing half-way."""
    found["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return found


def _postgresql(found: dict[str, object]) -> dict[str, object]:
    options = found.get("OPTIONS")
    found["OPTIONS"] = {"connect_timeout": 5, **(options if isinstance(options, dict) else {})}
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **found}


def broker(name: str, local: Path) -> tuple[str, dict[str, object]]:
    """Where jobs queue, and how to reach it: the given Redis or RabbitMQ, otherwise folders on the local disk.

    A broker that is away is given up after some seconds: whoever queues a job does not wait for it.
    """
    url = text(name)
    if not url:
        return "filesystem://localhost", _folders(local)
    if not url.startswith(("redis://", "rediss://", "amqp://", "amqps://")):
        raise ImproperlyConfigured(f"{name} must begin with redis://, rediss://, amqp:// or amqps://.")
    try:
        named = urlsplit(url).hostname and urlsplit(url).port != 0
    except ValueError:
        named = False
    if not named:
        raise ImproperlyConfigured(
            f"{name} names no host and port: write redis://host:6379/0 or amqp://user:password@host:5672//, with any "
            "character of the password that is no letter or digit written as % and its code."
        )
    return url, {"max_retries": 1, "interval_start": 0, "interval_max": 1, "socket_connect_timeout": 3}


def _folders(local: Path) -> dict[str, object]:
    queue, control = local / "queue", local / "queue-control"
    make(queue)
    make(control)
    return {
        "data_folder_in": str(queue),
        "data_folder_out": str(queue),
        "control_folder": str(control),
        "store_processed": False,
    }


def limit_caches(name: str) -> dict[str, dict[str, object]]:
    """The caches in which requests are counted: one of each process, and a Redis that all share where one is named.

    A Redis that is away is given up at once: an answer does not wait for it.
    """
    local = "django.core.cache.backends.locmem.LocMemCache"
    own: dict[str, object] = {"BACKEND": local, "LOCATION": "limits", "OPTIONS": {"MAX_ENTRIES": 100_000}}
    url = text(name)
    if not url:
        return {"limits": own}
    if not url.startswith(("redis://", "rediss://")) or not urlsplit(url).hostname:
        raise ImproperlyConfigured(f"{name} must be the address of a Redis, such as redis://host:6379/1.")
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    options: dict[str, object] = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}
    shared: dict[str, object] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "OPTIONS": options,
    }
    return {"limits": own, "shared_limits": shared}
