"""Start the whole site on this machine for one person: ``make run``.

Prepares what is missing (tables, terms, gazetteer, sample incidents, an edition, static files, an account), starts web
server and worker, says where they are, and ends both when it ends. Quiet where all goes well.
"""

import contextlib
import fcntl
import io
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import traceback
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
HOST = "127.0.0.1"
ACCOUNT = "staff"
SLOWEST_START = 60.0

Children = dict[str, subprocess.Popen[bytes]]


def main() -> None:
    port = _port()
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
    os.environ.setdefault("SELF_REVIEW", "yes")
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    from tracker.start import load_settings

    load_settings()
    with contextlib.suppress(KeyboardInterrupt), _only_once(port):
        _refuse_taken(port)
        _keep_address()
        _prepare()
        with _started(port) as children:
            _wait_for(port, children)
            _say_where(port)
            _watch(children)


def _port() -> int:
    text = os.environ.get("PORT", "").strip() or "8000"
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        sys.exit(f"PORT is {text!r}: write a number from 1 to 65535.")
    return int(text)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@contextlib.contextmanager
def _only_once(port: int) -> Iterator[None]:
    """Hold the local folder; a second start on it ends here."""
    from django.conf import settings

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.VAR_DIR / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            sys.exit(f"Already running: {lock.read()}. Stop that first, or set VAR_DIR to another folder.")
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, http://localhost:{port}")
        lock.flush()
        yield


def _refuse_taken(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            sys.exit(f"Port {port} cannot be used ({problem.strerror}). Choose another: PORT={port + 1} make run")


def _keep_address() -> None:
    """Note where this folder is served, so that commands in another shell print the same address into files."""
    from django.conf import settings

    if not settings.SERVED_AT.exists() or settings.SERVED_AT.read_text() != settings.SITE_URL:
        settings.SERVED_AT.write_text(settings.SITE_URL)


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    if _is_first_start():
        print("First start: loading 150,000 places and the sample incidents. This takes a minute or two.", flush=True)
    _step("checking the installation", lambda: call_command("check"))
    _step("preparing the ledger", lambda: call_command("prepare", sample=True))
    _step("collecting the static files", collect_static_files)


def _is_first_start() -> bool:
    """Whether the database is still empty; one that cannot be asked is told of by the step that needs it."""
    from django.db import DatabaseError, connection

    try:
        return not connection.introspection.table_names()
    except DatabaseError:
        return False


def _step(name: str, work: Callable[[], object]) -> None:
    """Do one step in silence; if it fails, say which one and its last lines, and end."""
    from django.core.management import CommandError

    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            work()
    except Exception as problem:
        said.write(str(problem) if isinstance(problem, CommandError | OSError) else traceback.format_exc())
        lines = "\n".join(f"  {line}" for line in said.getvalue().strip().splitlines()[-15:])
        sys.exit(f"Failed while {name}. Its last lines:\n{lines}")


def collect_static_files() -> None:
    """Collect and compress them, unless none of them changed since the last time.

    What was collected is noted beside their folder: whatever lies in it is sent to everybody.
    """
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    kept = settings.STATIC_ROOT
    stamp = kept.with_name(f"{kept.name}.collected")
    # Where it lay until November 2026.
    (kept / ".collected").unlink(missing_ok=True)
    files = (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))
    state = "\n".join(f"{path} {Path(path).stat().st_mtime_ns}" for path in sorted(files))
    if not kept.is_dir() or not stamp.exists() or stamp.read_text() != state:
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(state)


@contextlib.contextmanager
def _started(port: int) -> Iterator[Children]:
    """Web server and worker, as two processes of their own; both are ended on the way out."""
    web = f"granian --interface wsgi --no-ws --host {HOST} --port {port} --workers 1 --blocking-threads 16"
    worker = "celery --quiet -A tracker.worker worker --beat --pool threads --concurrency 2 --without-gossip"
    quiet = {"PYTHONWARNINGS": "ignore:You're running the worker with superuser privileges"}
    children: Children = {}
    with _guarded() as guard:
        try:
            children["web server"] = _start(f"{web} --log-level warning tracker.wsgi:application", {}, guard)
            children["worker"] = _start(f"{worker} --without-mingle --loglevel warning", quiet, guard)
            yield children
        finally:
            _end(children)


@contextlib.contextmanager
def _guarded() -> Iterator[IO[bytes]]:
    """A process that ends the children if this one is killed outright; takes their numbers."""
    guard = subprocess.Popen(
        [sys.executable, ROOT / "scripts" / "guard.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        assert guard.stdin is not None
        yield guard.stdin
    finally:
        guard.kill()
        guard.wait()


def _start(command: str, more: dict[str, str], guard: IO[bytes]) -> subprocess.Popen[bytes]:
    program, *arguments = command.split()
    child = subprocess.Popen(
        [BIN / program, *arguments],
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    guard.write(b"%d\n" % child.pid)
    guard.flush()
    return child


def _end(children: Children) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for child in children.values():
        child.terminate()
    until = time.monotonic() + 10
    for child in children.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(max(0.1, until - time.monotonic()))
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)


def _wait_for(port: int, children: Children) -> None:
    until = time.monotonic() + SLOWEST_START
    while time.monotonic() < until:
        _refuse_ended(children)
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=5):
            return
        time.sleep(0.1)
    sys.exit(f"Failed: the web server does not answer after {SLOWEST_START:.0f} seconds.")


def _refuse_ended(children: Children) -> None:
    for name, child in children.items():
        if child.poll() is not None:
            sys.exit(f"Failed: the {name} ended (exit code {child.returncode}); what it said is above.")


def _say_where(port: int) -> None:
    from django.contrib.auth import get_user_model

    address = f"http://localhost:{port}"
    accounts = get_user_model().objects
    print(f"The site: {address}/")
    if any(account.has_usable_password() for account in accounts.filter(is_active=True, is_staff=True)):
        print(f"Staff:    {address}/admin/ (new password: .venv/bin/python manage.py changepassword {ACCOUNT})")
    else:
        password = secrets.token_urlsafe(12)
        accounts.create_superuser(ACCOUNT, password=password)
        print(f"Staff:    {address}/admin/ as {ACCOUNT} with the password {password} (shown this once)")
    print("Stop with Ctrl-C.", flush=True)


def _watch(children: Children) -> None:
    """Until interrupted, until one of them ends, or until the process that started this one is gone."""
    parent = os.getppid()
    while os.getppid() == parent:
        _refuse_ended(children)
        time.sleep(0.5)


if __name__ == "__main__":
    main()
