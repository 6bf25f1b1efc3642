"""Wrong settings stop each entry point with one sentence. Each is started as it is in real life."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
WEB = ["granian", "--interface", "wsgi", "--log-level", "critical", "--port", "1", "tracker.wsgi:application"]
ENTRY_POINTS = [
    pytest.param([sys.executable, "manage.py", "check"], id="manage.py"),
    pytest.param([BIN / WEB[0], *WEB[1:]], id="web"),
    pytest.param([BIN / "celery", "-A", "tracker.worker", "worker"], id="worker"),
    pytest.param([sys.executable, "scripts/run.py"], id="make run"),
]


def start(command: list[str | Path], folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "VAR_DIR": str(folder), **settings}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("command", ENTRY_POINTS)
def test_wrong_settings_stop_the_start_with_a_sentence(command: list[str | Path], tmp_path: Path) -> None:
    done = start(command, tmp_path, SITE_URL="rescues.example.org")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Wrong settings: SITE_URL is 'rescues.example.org': write an address such as https" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"DEBUG": "yes", "SITE_URL": "https://rescues.example.org"}, "DEBUG shows a site's inside to everybody"),
        ({"HTTPS": "yes", "SITE_URL": "http://rescues.example.org"}, "HTTPS is on but SITE_URL is http://"),
        ({"CSRF_TRUSTED_ORIGINS": "rescues.example.org"}, "CSRF_TRUSTED_ORIGINS must be addresses"),
    ],
)
def test_settings_that_contradict_each_other_are_refused(
    values: dict[str, str], sentence: str, tmp_path: Path
) -> None:
    done = start([sys.executable, "manage.py", "check"], tmp_path, **values)
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def told_address(folder: Path, **settings: str) -> str:
    """The address that a command in a shell of its own takes for the site's."""
    code = "from django.conf import settings; print(settings.SITE_URL)"
    done = start([sys.executable, "manage.py", "shell", "--no-imports", "-c", code], folder, **settings)
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("noted", "given", "address"),
    [
        ("http://localhost:8765", "", "http://localhost:8765"),
        ("http://localhost:8765", "https://rescues.example.org", "https://rescues.example.org"),
        ("", "", "http://localhost:8000"),
    ],
)
def test_a_command_takes_the_address_at_which_its_folder_was_served(
    noted: str, given: str, address: str, tmp_path: Path
) -> None:
    (tmp_path / "site_url").write_text(noted)
    assert told_address(tmp_path, SITE_URL=given) == address


def test_a_folder_that_was_never_served_has_the_usual_address(tmp_path: Path) -> None:
    assert told_address(tmp_path, SITE_URL="") == "http://localhost:8000"
