"""The production shape without containers: the commands and settings of docker-compose.yml, on this machine.

Only the names of hosts, the port and the folders differ. Needs a PostgreSQL and a Redis; see docs/operating.md.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
import redis
import yaml

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
SERVICES: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
NAME = "record_production_trial"
SITE = "https://rescues.example.org"
pytestmark = pytest.mark.processes


def given(name: str) -> str:
    """A server named by the environment, as ``make test`` does; without it this test cannot run."""
    if not os.environ.get(name):
        message = f"{name} names no server: run make test"
        pytest.fail(message) if os.environ.get("REQUIRE_ALL") else pytest.skip(message)
    return os.environ[name]


@contextmanager
def empty_database(server: str) -> Iterator[str]:
    """The address of a new PostgreSQL database, which is dropped in the end."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME}")
        yield urlunsplit(urlsplit(server)._replace(path=f"/{NAME}"))
        connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of an installation that is ready to be started."""
    server, broker = given("TEST_DATABASE_URL"), given("TEST_REDIS_URL")
    redis.Redis.from_url(broker).flushdb()
    with empty_database(server) as database:
        settings = settings_of_compose(database, broker, tmp_path_factory.mktemp("production"))
        run(command("prepare"), settings)
        run([sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"], settings)
        yield settings


def settings_of_compose(database: str, broker: str, folder: Path) -> dict[str, str]:
    """What docker-compose.yml gives our services, with the servers and folders of this machine."""
    here = {
        "SITE_URL": SITE,
        "SECRET_KEY": "a-key-of-more-than-fifty-characters-for-this-trial-alone",
        "DATABASE_URL": database,
        "CELERY_BROKER_URL": broker,
        "CACHE_URL": broker,
    }
    compose = {name: value for name, value in SERVICES["web"]["environment"].items() if name not in here}
    plain = {name: value[2:-1].partition(":-")[2] for name, value in compose.items()}
    files = {"VAR_DIR": str(folder / "var"), "STATIC_ROOT": str(folder / "static")}
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, **here, **plain, **files}


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(service: str, port: int = 0) -> list[str]:
    words = [str(word) for word in SERVICES[service]["command"]]
    local = {"0.0.0.0": "127.0.0.1", "8000": str(port)}
    return [str(BIN / words[0]), *(local.get(word, word) for word in words[1:])]


def run(words: list[str], settings: dict[str, str]) -> None:
    done = subprocess.run(words, cwd=ROOT, env=settings, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def running(words: list[str], settings: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as output:
        process = subprocess.Popen(
            words,
            cwd=ROOT,
            env=settings,
            stdout=output,
            stderr=output,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            finally:
                with ExitStack() as stack:
                    stack.callback(process.wait)
                    if process.poll() is None:
                        os.killpg(process.pid, signal.SIGKILL)


class Site:
    """Asks the web service as the proxy in front of it does."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, scheme: str = "https") -> tuple[int, dict[str, str], bytes]:
        headers = {"Host": urlsplit(SITE).netloc, "X-Forwarded-Proto": scheme}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        opener = urllib.request.build_opener(NoRedirect)
        try:
            with opener.open(request, timeout=20) as response:
                return response.status, dict(response.headers), response.read()
        except urllib.error.HTTPError as response:
            return response.code, dict(response.headers), response.read()

    def ready(self) -> dict[str, Any]:
        try:
            return dict(json.loads(self.get("/readyz")[2]))
        except OSError:
            return {"edition": None, "degraded": ["web does not answer"]}


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any) -> None:
        return None


def wait_until(condition: Callable[[], object], what: str, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"waited {seconds:.0f} seconds until {what}"
        time.sleep(0.2)


def test_an_installation_passes_the_checks(installation: dict[str, str]) -> None:
    run([sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"], installation)


def test_a_published_incident_is_printed_by_the_worker_and_served(
    installation: dict[str, str], port: int, tmp_path: Path
) -> None:
    log, site = tmp_path / "log", Site(port)
    with ExitStack() as stack:
        for service in ("web", "worker", "scheduler"):
            stack.enter_context(running(command(service, port), installation, log))
        wait_until(lambda: site.ready()["edition"], "the web serves the empty edition")
        empty = site.ready()
        assert empty["degraded"] == []
        assert site.get("/incidents/TI-00001/")[0] == 404
        run([sys.executable, "manage.py", "load_sample_data"], installation)
        wait_until(lambda: site.get("/incidents/TI-00001/")[0] == 200, "the worker has printed what was published")
        wait_until(lambda: site.ready()["degraded"] == [], "nothing is owed")
        wait_until(lambda: site.ready()["edition"] != empty["edition"], "the other web process has looked, too")
        check_public_pages(site)
    errors = [line for line in log.read_text().splitlines() if "ERROR" in line or "Traceback" in line]
    assert errors == []


def check_public_pages(site: Site) -> None:
    for path in ("/", "/incidents/", "/about/", "/admin/login/"):
        status, headers, body = site.get(path)
        assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8"), path
        assert "max-age=31536000" in headers["strict-transport-security"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert ("set-cookie" in headers) == path.startswith("/admin/"), path
        assert b"<!doctype html" in body[:100].lower()
    status, headers, _body = site.get("/incidents/", scheme="http")
    assert (status, headers["location"]) == (301, f"{SITE}/incidents/")
    check_static_files(site)


def check_static_files(site: Site) -> None:
    """Every file that the front page names is there, under a name that may be kept for ever."""
    names = re.findall(rb'(?:src|href)="(/static/[^"]+)"', site.get("/")[2])
    assert names
    for name in names:
        status, headers, _body = site.get(name.decode())
        assert status == 200, name
        assert "immutable" in headers["cache-control"], name


def test_a_web_server_told_to_stop_while_it_loads_stops(
    installation: dict[str, str], port: int, tmp_path: Path
) -> None:
    words = command("web", port)
    words[words.index("--workers-kill-timeout") + 1] = "1"
    with running(words, installation, tmp_path / "log") as process:
        wait_until(lambda: children(process.pid), "it has begun to load")
        process.terminate()
        process.wait(20)


def children(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def test_the_public_side_stays_up_without_database_and_broker(
    installation: dict[str, str], port: int, tmp_path: Path
) -> None:
    away = {"DATABASE_URL": "postgres://record:x@127.0.0.1:1/record", "CELERY_BROKER_URL": "redis://127.0.0.1:1/0"}
    site = Site(port)
    with running(command("web", port), {**installation, **away}, tmp_path / "log"):
        wait_until(lambda: site.ready()["edition"], "the web serves the edition")
        assert any("the database cannot be reached" in line for line in site.ready()["degraded"])
        for path in ("/", "/incidents/", "/about/", "/healthz", "/readyz"):
            assert site.get(path)[0] == 200, path
