import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from scripts import environment

LOCK = "requirements.txt"
Runner = Callable[..., SimpleNamespace]


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a lock and an empty .venv."""
    monkeypatch.setattr(environment, "ROOT", str(tmp_path))
    monkeypatch.setattr(environment, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(environment, "PYTHON", str(tmp_path / ".venv" / "bin" / "python"))
    (tmp_path / ".venv").mkdir()
    (tmp_path / LOCK).write_text("one==1")
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would be run; each succeeds."""
    run: list[list[str]] = []

    def succeed(command: list[str], **options: Any) -> SimpleNamespace:
        run.append(command)
        return SimpleNamespace(returncode=0, stdout=b"")

    monkeypatch.setattr(subprocess, "run", succeed)
    return run


def failing(said: bytes) -> Runner:
    return lambda *command, **options: SimpleNamespace(returncode=1, stdout=said)


def test_a_lock_is_installed_with_its_hashes(commands: list[list[str]]) -> None:
    environment._install(LOCK)
    [command] = commands
    assert {"--require-hashes", "--no-deps"} <= set(command)


def test_the_same_lock_is_installed_once(commands: list[list[str]]) -> None:
    environment._install(LOCK)
    environment._install(LOCK)
    assert len(commands) == 1


def test_a_changed_lock_is_installed_again(commands: list[list[str]], project: Path) -> None:
    environment._install(LOCK)
    (project / LOCK).write_text("one==2")
    environment._install(LOCK)
    assert len(commands) == 2


def test_a_failed_installation_shows_its_last_lines_and_is_tried_again(
    monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    monkeypatch.setattr(subprocess, "run", failing(b"much\n" * 50 + b"No space left on device\n"))
    with pytest.raises(
        SystemExit, match="requirements.txt could not be installed(.|\n)*No space left on device"
    ) as end:
        environment._install(LOCK)
    assert str(end.value).count("\n") == 12
    assert list((project / ".venv").iterdir()) == []


def test_a_missing_venv_module_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    monkeypatch.setattr(subprocess, "run", failing(b"ensurepip is not available"))
    with pytest.raises(SystemExit, match=r"apt install python3\.\d+-venv"):
        environment._make()
    assert not (project / ".venv").exists()


def test_an_old_python_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer; python3 is 3\.8"):
        environment.main()


def test_a_folder_that_was_copied_from_elsewhere_is_made_anew(project: Path) -> None:
    binary = project / ".venv" / "bin"
    binary.mkdir()
    (binary / "python").write_text("#!/bin/sh\necho /somewhere/else/.venv\n")
    (binary / "python").chmod(0o755)
    assert not environment._works()
