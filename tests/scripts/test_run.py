"""``make run``: scripts/run.py as it is started in real life."""

import fcntl
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from http.cookiejar import CookieJar
from pathlib import Path

import pytest
from pytest_django import Settings

from scripts.run import collect_static_files

ROOT = Path(__file__).parents[2]
SLOWEST = 240.0


def environment(folder: Path, port: object) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "VAR_DIR": str(folder), "PORT": str(port)}


def started(folder: Path, port: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "scripts/run.py"],
        cwd=ROOT,
        env=environment(folder, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def refused(folder: Path, port: object) -> str:
    """What a start says that ends at once."""
    process = started(folder, port)
    said, _nothing = process.communicate(timeout=60)
    assert process.returncode == 1
    return said


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_what_was_collected_is_not_noted_where_everybody_is_sent_it(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[str] = []
    monkeypatch.setattr("django.core.management.call_command", lambda name, **_options: collected.append(name))
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / ".collected").write_text("/srv/secret/path 1")
    collect_static_files()
    collect_static_files()
    assert collected == ["collectstatic"]
    assert list(settings.STATIC_ROOT.iterdir()) == []
    settings.STATIC_ROOT.rmdir()
    collect_static_files()
    assert len(collected) == 2


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.mark.parametrize("wrong", ["http", "0", "70000", "-1", "8000.5"])
def test_a_port_that_is_none_is_refused(tmp_path: Path, wrong: str) -> None:
    assert refused(tmp_path, wrong) == f"PORT is {wrong!r}: write a number from 1 to 65535.\n"


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        said = refused(tmp_path, port)
    assert said == f"Port {port} cannot be used (Address already in use). Choose another: PORT={port + 1} make run\n"


def test_a_second_start_on_the_same_folder_is_refused(tmp_path: Path, port: int) -> None:
    with (tmp_path / "run.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("process 123, http://localhost:8000")
        lock.flush()
        said = refused(tmp_path, port)
    assert said.startswith("Already running: process 123, http://localhost:8000. Stop that first")


def test_a_failed_step_is_named_with_its_last_lines(tmp_path: Path, port: int) -> None:
    (tmp_path / "ledger.sqlite3").write_text("not a database, and longer than its header would be")
    said = refused(tmp_path, port)
    assert said.startswith("Failed while preparing the ledger. Its last lines:\n")
    assert "Making the tables failed: file is not a database" in said.splitlines()[-1]


@contextmanager
def running(folder: Path, port: int) -> Iterator[str]:
    """A started site; gives what it said until it was ready. Ended as by Ctrl-C."""
    process = started(folder, port)
    try:
        yield "".join(lines_until_ready(process))
        process.send_signal(signal.SIGINT)
        said, _nothing = process.communicate(timeout=60)
        assert (process.returncode, said) == (0, "")
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
            process.wait(30)


def lines_until_ready(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    until = time.monotonic() + SLOWEST
    said = []
    for line in process.stdout:
        said.append(line)
        yield line
        if line.startswith("Stop with"):
            return
        assert time.monotonic() < until
    pytest.fail("It ended before it was ready:\n" + "".join(said))


def signed_in(port: int, password: str) -> str:
    """The address a browser ends at after it signed in as staff."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    address = f"http://localhost:{port}/admin/login/?next=/admin/"
    page = browser.open(address, timeout=30).read().decode()
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    form = {"csrfmiddlewaretoken": token, "username": "staff", "password": password}
    request = urllib.request.Request(address, urllib.parse.urlencode(form).encode(), {"Referer": address})
    return str(browser.open(request, timeout=30).geturl())


def answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
        return True
    return False


@dataclass(frozen=True)
class Start:
    """A start that was the first on its folder, and is over."""

    folder: Path
    said: str
    port: int
    signed_in_at: str
    page: str
    answers_on: bool

    @property
    def password(self) -> str:
        """What it said that staff sign in with."""
        [password] = re.findall(r"as staff with the password (\S+)", self.said)
        return password


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """One for all tests of this file, as it takes a while."""
    folder, port = tmp_path_factory.mktemp("started"), free_port()
    with running(folder, port) as said:
        start = Start(folder, said, port, "", "", False)
        with urllib.request.urlopen(f"http://localhost:{port}/incidents/TI-00001/", timeout=30) as page:
            seen = replace(start, signed_in_at=signed_in(port, start.password), page=page.read().decode())
    return replace(seen, answers_on=answers(port))


@pytest.mark.processes
def test_one_start_is_enough_to_see_and_to_sign_in(first: Start) -> None:
    assert first.said.startswith("First start: loading")
    assert f"The site: http://localhost:{first.port}/\n" in first.said
    assert first.signed_in_at == f"http://localhost:{first.port}/admin/"
    assert "1,048" in first.page


@pytest.mark.processes
def test_what_commands_print_from_then_on_names_the_address_that_is_served(first: Start) -> None:
    assert (first.folder / "site_url").read_text() == f"http://localhost:{first.port}"


@pytest.mark.processes
def test_a_start_that_is_ended_answers_no_longer(first: Start) -> None:
    assert not first.answers_on


@pytest.mark.processes
def test_the_next_start_keeps_it_all(first: Start, port: int) -> None:
    with running(first.folder, port) as said:
        assert "changepassword staff" in said
        assert "First start" not in said
        assert signed_in(port, first.password) == f"http://localhost:{port}/admin/"


@pytest.mark.processes
def test_a_start_that_is_killed_outright_leaves_nothing_running(first: Start, port: int) -> None:
    process = started(first.folder, port)
    list(lines_until_ready(process))
    process.kill()
    process.wait(30)
    until = time.monotonic() + 30
    while answers(port) or is_worked_on(first.folder):
        assert time.monotonic() < until, "web server or worker went on"
        time.sleep(0.2)
    with running(first.folder, port) as said:
        assert f"The site: http://localhost:{port}/\n" in said


def is_worked_on(folder: Path) -> bool:
    """Whether a process of this machine has a folder's settings."""
    wanted = f"VAR_DIR={folder}".encode()
    for path in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if wanted in path.read_bytes().split(b"\0"):
                return True
    return False
