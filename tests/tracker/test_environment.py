import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker import environment as env

READERS: dict[str, Callable[[], Any]] = {
    "flag": lambda: env.flag("NAME", False),
    "number": lambda: env.number("NAME", 5, 1, 10),
    "choice": lambda: env.choice("NAME", "warning", ("info", "warning")),
    "names": lambda: env.names("NAME", "a, b"),
    "address": lambda: env.address("NAME", "http://localhost:8000"),
    "hosts": lambda: env.hosts("NAME", "localhost"),
    "contact": lambda: env.contact("NAME", "desk@example.org"),
    "folder": lambda: env.folder("NAME", Path("/var/lib/record")),
}


@pytest.fixture(autouse=True)
def _readings_of_tests_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(env, "READ", set(env.READ))


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        ("flag", "", False),
        ("flag", " Yes ", True),
        ("flag", "1", True),
        ("flag", "off", False),
        ("number", "", 5),
        ("number", "10", 10),
        ("choice", "", "warning"),
        ("choice", "INFO", "info"),
        ("names", "", ["a", "b"]),
        ("names", "x,,y ,", ["x", "y"]),
        ("hosts", "", ["localhost"]),
        ("hosts", "rescues.example.org, .example.net,[::1]", ["rescues.example.org", ".example.net", "[::1]"]),
        ("contact", "https://rescues.example.org/about/", "https://rescues.example.org/about/"),
        ("contact", "http://localhost:8000/about/", "http://localhost:8000/about/"),
        ("contact", "mailto:desk@example.org", "mailto:desk@example.org"),
        ("address", "http://[::1]:8000", "http://[::1]:8000"),
        ("address", "", "http://localhost:8000"),
        ("address", "https://rescues.example.org/", "https://rescues.example.org"),
        ("folder", "", Path("/var/lib/record")),
        ("folder", "/srv/../srv/record", Path("/srv/record")),
    ],
)
def test_a_right_value_is_read(monkeypatch: pytest.MonkeyPatch, reader: str, value: str, expected: object) -> None:
    monkeypatch.setenv("NAME", value)
    assert READERS[reader]() == expected


@pytest.mark.parametrize(
    ("reader", "value", "advice"),
    [
        ("flag", "maybe", "write yes or no"),
        ("number", "0", "write a whole number from 1 to 10"),
        ("number", "11", "write a whole number from 1 to 10"),
        ("number", "-1", "write a whole number from 1 to 10"),
        ("number", "5.0", "write a whole number from 1 to 10"),
        ("number", "٥", "write a whole number from 1 to 10"),
        ("choice", "loud", "write one of info, warning"),
        ("address", "rescues.example.org", "write an address such as"),
        ("address", "https://rescues.example.org/record", "write an address such as"),
        ("address", "https://:80", "write an address such as"),
        ("address", "https://host:port", "write an address such as"),
        ("address", "ftp://host", "write an address such as"),
        ("address", "https://anna:word@rescues.example.org", "write an address such as"),
        ("address", "https://rescues example.org", "write an address such as"),
        ("address", "https://rescues.example.org:0", "write an address such as"),
        ("contact", "desk@example.org\nX: y", "on one line"),
        ("contact", "büro@example.org", "in plain letters"),
        ("contact", "foo bar", "write an address or e-mail"),
        ("contact", "desk", "write an address or e-mail"),
        ("contact", "desk@example", "write an address or e-mail"),
        ("contact", "https://", "write an address or e-mail"),
        ("contact", "https://example.org/a b", "write an address or e-mail"),
        ("folder", "s3://bucket/record", "write the path of a folder"),
    ],
)
def test_a_wrong_value_is_named_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, reader: str, value: str, advice: str
) -> None:
    monkeypatch.setenv("NAME", value)
    with pytest.raises(ImproperlyConfigured) as refusal:
        READERS[reader]()
    assert str(refusal.value).startswith("NAME is ")
    assert repr(value) in str(refusal.value)
    assert advice in str(refusal.value)


@pytest.mark.parametrize("wrong", ["*", "https://rescues.example.org", "rescues.example.org:443", "a b", "x/y"])
def test_what_is_no_name_of_a_host_is_named(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("NAME", f"rescues.example.org, {wrong}")
    with pytest.raises(ImproperlyConfigured, match="write names of hosts") as refusal:
        env.hosts("NAME", "")
    assert repr(wrong) in str(refusal.value)


def test_without_a_key_one_is_made_once_and_kept_for_its_owner(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    key = env.secret_key("SECRET_KEY", tmp_path)
    assert len(key) >= env.SHORTEST_KEY
    assert env.secret_key("SECRET_KEY", tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


@pytest.mark.parametrize("weak", ["swordfish", "a" * 60, "ab" * 30])
def test_a_weak_key_is_refused_and_not_repeated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, weak: str) -> None:
    monkeypatch.setenv("SECRET_KEY", weak)
    with pytest.raises(ImproperlyConfigured, match="easy to guess") as refusal:
        env.secret_key("SECRET_KEY", tmp_path)
    assert weak not in str(refusal.value)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="cannot be made .*set VAR_DIR"):
        env.make(tmp_path / "file" / "var")


def test_without_an_address_the_database_is_a_local_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    database = env.database("DATABASE_URL", tmp_path)
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "ledger.sqlite3")


def test_an_address_names_a_postgresql(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://anna:p%40ss@db:5433/record?sslmode=require")
    database = env.database("DATABASE_URL", tmp_path)
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert [database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "anna",
        "p@ss",
        "db",
        5433,
        "record",
    ]
    assert database["OPTIONS"] == {"sslmode": "require", "connect_timeout": 5}


@pytest.mark.parametrize(
    "value", ["mysql://db/record", "postgres://", "record", "sqlite:", "postgres://db:port/record", "://"]
)
def test_an_address_of_no_database_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str) -> None:
    monkeypatch.setenv("DATABASE_URL", value)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL .*postgres://user:password@host/name"):
        env.database("DATABASE_URL", tmp_path)


def test_without_a_broker_jobs_queue_in_local_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CELERY_BROKER_URL", raising=False)
    url, options = env.broker("CELERY_BROKER_URL", tmp_path)
    assert url.startswith("filesystem:")
    assert Path(str(options["data_folder_in"])).is_dir()


@pytest.mark.parametrize("value", ["redis://cache/0", "rediss://cache/0", "amqp://queue//", "amqps://queue//"])
def test_redis_and_rabbitmq_are_brokers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str) -> None:
    monkeypatch.setenv("CELERY_BROKER_URL", value)
    assert env.broker("CELERY_BROKER_URL", tmp_path)[0] == value
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "value", ["redis://", "redis://[bad", "redis://host:port/0", "amqp://user:p/w@host//", "redis://host:0"]
)
def test_a_broker_whose_host_cannot_be_read_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    monkeypatch.setenv("CELERY_BROKER_URL", value)
    with pytest.raises(ImproperlyConfigured, match="names no host and port") as refusal:
        env.broker("CELERY_BROKER_URL", tmp_path)
    assert "p/w" not in str(refusal.value)


@pytest.mark.parametrize("value", ["sqs://queue", "memory://", "redis", "localhost:6379"])
def test_another_broker_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str) -> None:
    monkeypatch.setenv("CELERY_BROKER_URL", value)
    with pytest.raises(ImproperlyConfigured, match="must begin with redis://"):
        env.broker("CELERY_BROKER_URL", tmp_path)


def test_without_an_address_each_process_counts_requests(monkeypatch):
    monkeypatch.delenv("CACHE_URL", raising=False)
    assert list(env.limit_caches("CACHE_URL")) == ["limits"]


def test_a_redis_counts_requests_of_all(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "redis://broker:6379/1")
    assert env.limit_caches("CACHE_URL")["shared_limits"]["LOCATION"] == "redis://broker:6379/1"


@pytest.mark.parametrize("value", ["amqp://host//", "redis://", "host:6379"])
def test_what_is_no_redis_cannot_count_requests(monkeypatch, value):
    monkeypatch.setenv("CACHE_URL", value)
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL"):
        env.limit_caches("CACHE_URL")
