"""The shape of the project (docs/decisions.md, CONTRIBUTING.md), kept by reading the code itself."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APP = ROOT / "incidents"
LONGEST_FILE = 300
LONGEST_TEST_FILE = 400
LONGEST_FUNCTION = 40

# What each part of the app may import from the others; imports point downwards only.
RULES = {"cldr", "models", "names"}
LEDGER = {"ledger", "gazetteer", *RULES}
MAY_IMPORT: dict[str, set[str]] = {
    "cldr": set(),
    "names": set(),
    "models": {"names"},
    "gazetteer": RULES,
    "ledger": {"gazetteer", "reading", *RULES},
    "reading": {"names"},
    "editions": LEDGER,
    "datasets": {"editions", "names"},
    "tasks": {"datasets", "editions", "reading", *LEDGER},
    "templatetags": {"cldr", "editions", "names"},
    "sample": set(),
    "catalogues": set(),
    "checks": {"catalogues"},
    "views": {"cldr", "datasets", "editions", "ledger", "names", "tasks"},
    "api": {"datasets", "editions", "ledger", "names", "tasks", "views"},
    "admin": {"editions", "reading", "tasks", *LEDGER},
    "management": {"admin", "catalogues", "datasets", "editions", "reading", "sample", "tasks", *LEDGER},
    "apps": {"admin", "checks"},
}
# The one file of reading that writes what was read into the ledger.
MAY_ALSO_IMPORT = {"incidents/reading/record.py": LEDGER}
# Files that may be longer, each with its reason.
LONG_FILES = {"scripts/basemap.py": "one drawing, made by hand when Natural Earth changes"}
# Parts of tests/ that mirror something other than a part of the app.
OTHER_TESTS = {"browser", "tracker", "scripts", "bench"}


def tracked(*patterns: str) -> list[Path]:
    """The project's files that match, as Git knows them."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file()]


@cache
def sources() -> dict[str, ast.Module]:
    """Every module of the project but migrations, by its path."""
    files = [path for path in tracked("*.py") if "migrations" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text()) for path in files}


def app_sources() -> Iterator[tuple[str, ast.Module]]:
    return ((path, tree) for path, tree in sources().items() if path.startswith("incidents/"))


def imported(path: str, tree: ast.Module) -> Iterator[str]:
    """Absolute names of all that a module imports, wherever in it."""
    package = Path(path).with_suffix("").parts
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: -node.level]) if node.level else ""
            module = ".".join(part for part in (above, node.module) if part)
            yield from (f"{module}.{alias.name}" for alias in node.names)


def part_of(name: str) -> str | None:
    """The part of the app that an imported name belongs to."""
    words = name.split(".")
    return words[1] if words[0] == "incidents" and len(words) > 1 and words[1] in MAY_IMPORT else None


def test_every_part_of_the_app_has_its_place() -> None:
    parts = {Path(path).parts[1].removesuffix(".py") for path, _tree in app_sources()}
    assert parts - {"__init__"} <= set(MAY_IMPORT)


def test_imports_point_downwards() -> None:
    wrong = []
    for path, tree in app_sources():
        here = Path(path).parts[1].removesuffix(".py")
        allowed = {here, *MAY_IMPORT.get(here, set()), *MAY_ALSO_IMPORT.get(path, set())}
        parts = {part_of(name) for name in imported(path, tree)} - {None}
        wrong += [f"{path} imports {part}" for part in parts if part not in allowed]
    assert wrong == []


def test_the_app_does_not_know_the_project() -> None:
    wrong = [
        path for path, tree in app_sources() if any(name.split(".")[0] == "tracker" for name in imported(path, tree))
    ]
    assert wrong == []


def test_nothing_happens_by_signal() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in app_sources()
        for name in imported(path, tree)
        if name.startswith(("django.dispatch", "django.db.models.signals", "django.core.signals"))
    ]
    assert wrong == []


def test_no_file_is_a_drawer_for_everything() -> None:
    assert [path for path in sources() if Path(path).stem in {"utils", "helpers", "common", "misc"}] == []


def allowed(path: str) -> int:
    return LONGEST_TEST_FILE if path.startswith("tests/") else LONGEST_FILE


@pytest.mark.parametrize("kind", ["*.py", "*.js", "*.html"])
def test_no_file_is_too_long(kind: str) -> None:
    files = [path for path in tracked(kind) if "migrations" not in path.parts]
    lengths = {path.relative_to(ROOT).as_posix(): len(path.read_text().splitlines()) for path in files}
    too_long = {path: length for path, length in lengths.items() if length > allowed(path) and path not in LONG_FILES}
    assert too_long == {}


def test_no_exception_to_the_length_of_files_outlives_its_reason() -> None:
    assert [path for path in LONG_FILES if len((ROOT / path).read_text().splitlines()) <= allowed(path)] == []


def test_no_function_is_too_long() -> None:
    functions = (
        (path, node)
        for path, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    wrong = {
        f"{path}:{node.name}": length
        for path, node in functions
        if (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    }
    assert wrong == {}


def test_every_module_and_public_function_says_what_it_is() -> None:
    """Migrations, tests and what Django names (a command's ``handle``) speak for themselves."""
    wrong = []
    for path, tree in sources().items():
        if path.startswith("tests/") or not tree.body:
            continue
        named = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
        public = [node for node in named if not node.name.startswith("_") and node.name not in {"main", "Command"}]
        silent = [node.name for node in public if isinstance(node, ast.FunctionDef) and not ast.get_docstring(node)]
        wrong += [f"{path}:{name}" for name in silent]
        wrong += [path] if not ast.get_docstring(tree) else []
    assert wrong == []


def test_tests_mirror_the_app() -> None:
    folders = {path.parent.name for path in tracked("tests/*/test_*.py") if path.parent.parent.name == "tests"}
    parts = {path.name for path in APP.iterdir() if path.is_dir()}
    assert folders - OTHER_TESTS <= parts


def test_every_rule_of_the_ledger_has_tests_of_its_own() -> None:
    rules = {path.stem for path in tracked("incidents/ledger/*.py")} - {"__init__"}
    tested = {path.stem.removeprefix("test_") for path in tracked("tests/ledger/test_*.py")}
    assert rules - tested == set()


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        (r"<script(?![^>]*\b(?:src|type=\"application/(?:ld\+)?json\"))[^>]*>", "a script in the page"),
        (r"<style\b", "a style sheet in the page"),
        (r"\sstyle=", "a style attribute"),
        (r"\son[a-z]+=\"", "an event attribute"),
        (r"(?:src|href)=\"(?:https?:)?//", "a file of another host"),
    ],
)
def test_templates_hold_nothing_the_content_policy_forbids(pattern: str, what: str) -> None:
    """Links to other sites come from data; a template that names one would be a request to a third party."""
    wrong = [path.name for path in tracked("templates/*.html") if re.search(pattern, path.read_text())]
    assert wrong == [], what


def test_scripts_make_no_markup_from_text() -> None:
    wrong = [
        path.name
        for path in tracked("static/js/*.js")
        if re.search(r"\b(inner|outer)HTML\s*=[^=]|\binsertAdjacentHTML\b|\beval\(", path.read_text())
    ]
    assert wrong == []


# Used without being imported by name: by Django, by Celery, or as commands.
NOT_IMPORTED = {"drf-spectacular", "granian", "psycopg", "django-cors-headers", "django-leaflet"}


def required(name: str) -> set[str]:
    """Names of the packages that a requirements file asks for itself."""
    lines = (ROOT / name).read_text().splitlines()
    return {re.split(r"[\[<>=~!; ]", line)[0].lower() for line in lines if line and line[0] not in "#-"}


def packages_imported_by(*folders: str) -> set[str]:
    """Names of the installed packages that modules in these folders import, wherever in them."""
    known = packages_distributions()
    names = {
        name.split(".")[0]
        for path, tree in sources().items()
        if path.startswith(folders)
        for name in imported(path, tree)
    }
    return {known[name][0].lower().replace("_", "-") for name in names if name in known}


def test_what_the_product_imports_is_required() -> None:
    assert packages_imported_by("tracker/", "incidents/") - required("requirements.in") == set()


def test_what_the_tools_import_is_required() -> None:
    everything = required("requirements.in") | required("requirements-dev.in")
    assert packages_imported_by("tests/", "scripts/", "bench/") - everything == set()


def test_what_is_required_is_used() -> None:
    used = packages_imported_by("tracker/", "incidents/") | NOT_IMPORTED
    assert required("requirements.in") - used == set()
