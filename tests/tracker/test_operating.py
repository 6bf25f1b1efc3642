"""docs/operating.md, docker-compose.yml and Dockerfile against what the code reads."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.checks import registry

from tracker import environment

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "operating.md").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ("prepare", "web", "worker", "scheduler")
# Settings of the images of others, and of the image itself.
FOREIGN = {"POSTGRES_USER", "POSTGRES_DB"}
OF_PYTHON = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}


def table() -> dict[str, str]:
    """Name and reader of each row of the settings table."""
    section = DOCUMENT.split("## Settings")[1].split("\n## ")[0]
    return dict(re.findall(r"^\| `([A-Z_]+)` \| .*? \| (.*?) \|", section, re.MULTILINE))


def read_outside_the_settings() -> set[str]:
    """Names that the Makefile, the scripts and the tests take from the environment."""
    texts = [path.read_text() for folder in ("scripts", "tests") for path in (ROOT / folder).rglob("*.py")]
    python = re.findall(r'os\.environ(?:\.get\(|\[)"([A-Z_]+)"', "\n".join(texts))
    return {*python, *re.findall(r"^([A-Z]+) \?=", (ROOT / "Makefile").read_text(), re.MULTILINE)}


def test_every_setting_is_in_the_table_and_the_reverse() -> None:
    assert {name for name, reader in table().items() if reader == "settings"} == environment.READ


def test_every_other_name_is_in_the_table() -> None:
    """Tests set Django's own switch for asynchronous code; it is nobody's setting."""
    assert read_outside_the_settings() - {"DJANGO_ALLOW_ASYNC_UNSAFE"} - set(table()) == set()


def test_the_environment_is_read_in_one_place() -> None:
    files = [path for folder in ("tracker", "incidents") for path in (ROOT / folder).rglob("*.py")]
    reading = {path.relative_to(ROOT).as_posix() for path in files if "os.environ" in path.read_text()}
    assert reading == {"tracker/__init__.py", "tracker/environment.py", "tracker/settings.py"}


def test_every_check_is_explained() -> None:
    registered = [*registry.registry.registered_checks, *registry.registry.deployment_checks]
    ours = [check for check in registered if check.__module__ == "incidents.checks"]
    source = (ROOT / "incidents" / "checks.py").read_text()
    codes = set(re.findall(r'"(incidents\.[EW]\d{3})"', source))
    assert ours
    assert codes == set(re.findall(r"^\| `(incidents\.[EW]\d{3})` \|", DOCUMENT, re.MULTILINE))


def test_compose_uses_documented_names_only() -> None:
    names = {name for service in COMPOSE["services"].values() for name in service.get("environment", {})}
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert names | asked <= set(table()) | FOREIGN


@pytest.mark.parametrize("secret", ["SECRET_KEY", "POSTGRES_PASSWORD", "SITE_URL"])
def test_compose_refuses_to_start_without_a_secret(secret: str) -> None:
    """Every mention asks for a value, and says what to set; none has a default."""
    mentions = re.findall(r"\$\{" + secret + r"(.*?)\}", (ROOT / "docker-compose.yml").read_text())
    assert mentions
    assert all(mention.startswith((f":?set {secret} to", f":?set {secret},")) for mention in mentions)


@pytest.mark.parametrize("service", OURS)
def test_our_services_run_without_privileges(service: str) -> None:
    given = COMPOSE["services"][service]
    assert given["read_only"] is True
    assert given["cap_drop"] == ["ALL"]
    assert given["security_opt"] == ["no-new-privileges:true"]


@pytest.mark.parametrize("service", OURS)
def test_our_services_share_ledger_and_editions(service: str) -> None:
    web, given = COMPOSE["services"]["web"], COMPOSE["services"][service]
    assert (given["environment"], given["volumes"]) == (web["environment"], web["volumes"])


def test_no_service_but_the_web_is_reachable_from_outside() -> None:
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["web"]
    assert COMPOSE["services"]["web"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]


def test_every_volume_and_dependency_exists() -> None:
    services = COMPOSE["services"]
    mounted = {volume.split(":")[0] for service in services.values() for volume in service.get("volumes", [])}
    needed = {name for service in services.values() for name in service.get("depends_on", {})}
    assert mounted == set(COMPOSE["volumes"])
    assert needed <= set(services)


def test_a_service_that_is_waited_for_can_say_that_it_is_healthy() -> None:
    services = COMPOSE["services"]
    for service in services.values():
        for name, wanted in service.get("depends_on", {}).items():
            assert wanted["condition"] == "service_completed_successfully" or "test" in services[name]["healthcheck"]


def test_images_are_of_a_named_version() -> None:
    images = [service["image"] for service in COMPOSE["services"].values() if "build" not in service]
    images += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert all(re.fullmatch(r"[a-z]+:\d+(\.\d+)?-(slim|alpine)", image) for image in images)


def test_the_image_runs_as_an_ordinary_user_and_keeps_no_secret() -> None:
    instructions = re.findall(r"^([A-Z]+) ", DOCKERFILE, re.MULTILINE)
    assert instructions.index("USER") < instructions.index("CMD")
    assert "USER record" in DOCKERFILE
    assert "--require-hashes" in DOCKERFILE
    assert "VAR_DIR=/tmp/build python manage.py collectstatic" in DOCKERFILE
    assert "SECRET_KEY" not in DOCKERFILE


def test_the_image_sets_documented_names_only() -> None:
    block = DOCKERFILE.split("ENV ")[1].split("\nRUN")[0]
    assert set(re.findall(r"([A-Z_]+)=", block)) <= set(table()) | OF_PYTHON


def test_what_goes_into_the_image_is_in_the_project() -> None:
    """All but folders that may be empty, which Git does not keep."""
    wanted = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    kept = subprocess.run(["git", "ls-files", *wanted], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in kept.splitlines()} | {"locale"} == set(wanted) | {"locale"}
