"""What every test gets: no network, a ledger with its terms, and folders of its own for editions and files."""

import gc
import ipaddress
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.management import call_command
from django.db import connections
from django.template import Template
from pytest_django import Settings

from incidents import catalogues
from tracker.celery import app as celery

pytest_plugins = ["tests.served"]


def pytest_configure() -> None:
    """The address of a folder that was never served, wherever ``make run`` served the one of whoever tests."""
    project.SITE_URL = "http://localhost:8000"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what touches a database: pytest-django keeps all other tests away from one, so that they

    say on PostgreSQL what they said on SQLite.
    """
    if connections["default"].vendor == "postgresql":
        others = [item for item in items if not _touches_a_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in set(others)]


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector of garbage need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


def _touches_a_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(fixtures) or item.get_closest_marker("django_db") is not None


class NetworkIsOff(RuntimeError):
    """A test reached for a host that is not this machine."""


def _is_here(host: str | bytes | None) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _only_here(call: Callable[..., Any]) -> Callable[..., Any]:
    def checked(self: socket.socket, address: Any) -> Any:
        if isinstance(address, tuple) and not _is_here(address[0]):
            raise NetworkIsOff(f"connection to {address[0]}")
        return call(self, address)

    return checked


def _only_names_from_here(call: Callable[..., Any]) -> Callable[..., Any]:
    def checked(host: str | bytes | None, *rest: Any, **more: Any) -> Any:
        if not _is_here(host):
            raise NetworkIsOff(f"look-up of {host!r}")
        return call(host, *rest, **more)

    return checked


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _only_here(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _only_names_from_here(socket.getaddrinfo))
        yield


@pytest.fixture(autouse=True, scope="session")
def _plain_static_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Static files under their own names, so that no test needs them collected first."""
    project.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    project.STATIC_ROOT = tmp_path_factory.mktemp("static")


@pytest.fixture(autouse=True, scope="session")
def _translations() -> None:
    """Every language as its catalogue is now."""
    for language in catalogues.languages():
        catalogues.compile_catalogue(language)


@pytest.fixture(autouse=True, scope="session")
def _quick_passwords() -> None:
    project.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True, scope="session")
def _no_template_tells() -> Iterator[None]:
    """No signal, and no copy of its context, for each of a page's thousands of templates: tests look at the page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))
        yield


@pytest.fixture(autouse=True, scope="session")
def _jobs_run_at_once() -> None:
    """A queued job runs in the test itself, as soon as the transaction that queued it is committed."""
    celery.conf.task_always_eager = True


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """No answer of the test before, whose edition may have been the same under other settings, and no slot it held."""
    from incidents.views.kept import shelf
    from incidents.views.slots import slots

    shelf.cache_clear()
    slots.cache_clear()


@pytest.fixture(autouse=True)
def _own_folders(settings: Settings, tmp_path: Path) -> None:
    settings.EDITION_STORAGE = str(tmp_path / "editions")
    settings.EDITION_CACHE = tmp_path / "edition-cache"
    settings.ARTICLE_ARCHIVE = str(tmp_path / "archive")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite in a file, as in real life: a database in memory is one connection that all threads would share."""
    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("ledger") / "test.sqlite3")


@pytest.fixture(autouse=True)
def _terms(request: pytest.FixtureRequest) -> None:
    """The terms, once more: a transactional test empties every table behind it, theirs too."""
    marker = request.node.get_closest_marker("django_db")
    by_marker = marker is not None and marker.kwargs.get("transaction", False)
    if by_marker or {"transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db")
        call_command("load_terms", verbosity=0)
