"""Run every test that can run on this machine, and say what could not and how to get it: ``make test``.

Unit and integration tests run on SQLite and on PostgreSQL; browser tests and the trials of the real processes, which
wait a lot, are a run of their own. All run at the same time; where processors are few, PostgreSQL's, the shortest,
stands back. With REQUIRE_ALL=1 what is missing fails instead of being skipped. Arguments are passed on to pytest.
"""

import getpass
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

import psycopg
import pytest
import redis

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.chromium import chromium  # noqa: E402

REQUIRED = os.environ.get("REQUIRE_ALL", "") not in {"", "0"}
REDIS = os.environ.get("TEST_REDIS_URL", "") or "redis://127.0.0.1:6379/9"
ALONE = "not browser and not processes"
STANDING_BACK = 5  # how much nicer a run is that would else end first, with a processor idle after it
# The caller's own settings, which would make the tests test something else.
SETTINGS = set(re.findall(r'\benv\.\w+\("([A-Z_]+)"', (ROOT / "tracker" / "settings.py").read_text()))


def main() -> None:
    postgresql = _postgresql()
    missing = _missing(postgresql)
    if REQUIRED and missing:
        sys.exit("Everything is required, but: " + " ".join(missing))
    with tempfile.TemporaryDirectory(prefix="tests-") as name:
        failed = _run(Path(name), postgresql)
    print("\nEverything was run." if not missing else "\nNot run:\n" + "\n".join(f"- {line}" for line in missing))
    sys.exit(failed)


def _run(folder: Path, postgresql: str | None) -> int:
    """All runs at once; the first one's output is seen as it comes, the others' follow. Gives the exit code."""
    more = {"TEST_REDIS_URL": REDIS, **({"TEST_DATABASE_URL": postgresql} if postgresql else {})}
    runs: list[tuple[str, str, dict[str, str]]] = [
        ("On SQLite", ALONE, {}),
        ("In a browser, and as real processes", f"not ({ALONE})", {}),
    ]
    if postgresql:
        runs.append(("On PostgreSQL", ALONE, {"DATABASE_URL": postgresql}))
    started = []
    for number, (name, marks, database) in enumerate(runs):
        output = (folder / f"{number}.txt").open("w+") if number else None
        environment = {**more, **database, "VAR_DIR": str(folder / str(number))}
        process = _pytest(marks, environment, stdout=output)
        if database:
            os.setpriority(os.PRIO_PROCESS, process.pid, os.getpriority(os.PRIO_PROCESS, 0) + STANDING_BACK)
        started.append((name, output, process))
    return max([_told(*run) for run in started])


def _told(name: str, output: IO[str] | None, process: subprocess.Popen[bytes]) -> int:
    """Wait for a run and show what it said; 0 where it passed, or has none of the tests that were asked for."""
    print(f"\n{name}:", flush=True)
    code = process.wait()
    if output is not None:
        output.seek(0)
        print(output.read(), flush=True)
        output.close()
    return 0 if code == pytest.ExitCode.NO_TESTS_COLLECTED and sys.argv[1:] else abs(code)


def _pytest(marks: str, more: dict[str, str], stdout: IO[str] | None = None) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-m", marks, *sys.argv[1:]],
        env={**environment, **more},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
    )


def _postgresql() -> str | None:
    """The address of a PostgreSQL in which databases can be made; None where none answers."""
    given = os.environ.get("TEST_DATABASE_URL", "")
    usual = [f"postgres://{user}@127.0.0.1:5432/postgres" for user in ("postgres", "postgres:postgres", _me())]
    return next((url for url in ([given] if given else usual) if _can_make_databases(url)), None)


def _me() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "root"


def _can_make_databases(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            row = connection.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
            return row.fetchone() == (True,)
    except psycopg.Error:
        return False


def _redis() -> bool:
    try:
        return bool(redis.Redis.from_url(REDIS, socket_connect_timeout=3).ping())
    except (redis.RedisError, OSError):
        return False


def _missing(postgresql: str | None) -> list[str]:
    """What cannot be tested here, each with a way to get it."""
    lines = []
    if postgresql is None:
        where = os.environ.get("TEST_DATABASE_URL", "") or "127.0.0.1:5432"
        lines.append(
            f"PostgreSQL: none at {where} lets us make databases. Start one, "
            "or set TEST_DATABASE_URL=postgres://user:password@host/name."
        )
    if chromium() is None:
        lines.append("Browser tests: no Chromium. Install the package chromium, or set CHROMIUM to its path.")
    if postgresql is None or not _redis():
        lines.append(f"Production shape: it needs PostgreSQL and Redis ({REDIS}; TEST_REDIS_URL names another).")
    return lines


if __name__ == "__main__":
    main()
