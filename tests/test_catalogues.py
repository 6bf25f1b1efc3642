"""Catalogues: collected, compiled and complete, without system packages."""

import ast
import gettext
from pathlib import Path

import pytest
from django.core.management import call_command

from incidents import catalogues
from tests.test_architecture import app_sources

CODE = """from django.utils.translation import gettext as _, ngettext, pgettext_lazy
_("Hello %(name)s")
ngettext("%(n)s dog", "%(n)s dogs", 2)
pgettext_lazy("a month", "May")
"""
TEMPLATE = """{% load i18n %}<p title="{% translate "It's a title" %}">{% blocktranslate count n=dogs %}{{ n }} cat
{% plural %}{{ n }} cats{% endblocktranslate %}</p>
  {# not indented like code #}{% translate "100% sure" %}"""


@pytest.fixture
def project(settings, tmp_path):
    """A project of one module and one template; gives its catalogue's path."""
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]
    for name, text in {"incidents/one.py": CODE, "templates/one.html": TEMPLATE}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    return catalogues.path_of("id")


def translate(path: Path, **texts: str) -> None:
    """Fill in what is not translated yet; ``texts`` by the first word of the original."""
    lines, original = [], ""
    for line in path.read_text().splitlines():
        if line.startswith("msgid "):
            original = line.removeprefix("msgid ").strip('"')
        if original and line in ('msgstr ""', 'msgstr[0] ""'):
            line = line[:-2] + f'"{texts.get(original.split(" ")[0], original)}"'
        lines.append(line)
    path.write_text("\n".join(lines) + "\n")


def test_texts_of_code_and_templates_are_collected(project):
    found = {(message.id, message.context) for message in catalogues.collect() if message.id}
    assert found == {
        ("Hello %(name)s", None),
        (("%(n)s dog", "%(n)s dogs"), None),
        ("May", "a month"),
        ("It's a title", None),
        (("%(n)s cat\n", "%(n)s cats"), None),
        ("100%% sure", None),
    }


def test_the_same_code_gives_the_same_catalogue(project):
    assert catalogues.update("id")
    assert not catalogues.update("id")


def test_translations_stay_when_texts_are_added_and_go_with_their_text(project, settings):
    catalogues.update("id")
    translate(project, Hello="Halo %(name)s")
    module = settings.BASE_DIR / "incidents" / "one.py"
    module.write_text(module.read_text().replace("May", "June"))
    catalogues.update("id")
    text = project.read_text()
    assert 'msgstr "Halo %(name)s"' in text
    assert "June" in text
    assert "May" not in text


def test_a_whole_catalogue_has_no_problems_and_is_compiled(project):
    catalogues.update("id")
    translate(project, Hello="Halo %(name)s")
    assert list(catalogues.problems("id")) == []
    assert catalogues.compile_catalogue("id")
    assert not catalogues.compile_catalogue("id")
    with project.with_suffix(".mo").open("rb") as compiled:
        read = gettext.GNUTranslations(compiled)
    assert read.gettext("Hello %(name)s") == "Halo %(name)s"
    assert read.ngettext("%(n)s dog", "%(n)s dogs", 1) == "%(n)s dog"


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ("", "not translated"),
        ("Halo", "other placeholders"),
        ("Halo %(nama)s", "other placeholders"),
        ("<b>Halo</b> %(name)s", "other tags"),
        ("Halo %(name)s ", "begins or ends with other blanks"),
    ],
)
def test_a_wrong_translation_is_a_problem(project, wrong, problem):
    catalogues.update("id")
    translate(project, Hello=wrong)
    (told,) = catalogues.problems("id")
    assert told.startswith(problem)
    assert "Hello" in told


def test_a_doubtful_translation_is_a_problem(project):
    catalogues.update("id")
    translate(project)
    project.write_text(project.read_text().replace('#, python-format\nmsgid "Hello', '#, fuzzy\nmsgid "Hello'))
    assert [told.split(":")[0] for told in catalogues.problems("id")] == ["marked fuzzy"]


def test_texts_that_are_missing_or_gone_are_problems(project, settings):
    catalogues.update("id")
    translate(project)
    module = settings.BASE_DIR / "incidents" / "one.py"
    module.write_text(module.read_text().replace("May", "June"))
    assert sorted(told.split(":")[0] for told in catalogues.problems("id")) == ["missing", "no longer used"]


def test_the_commands_need_no_system_package(project, monkeypatch, capsys):
    monkeypatch.setenv("PATH", "")
    call_command("makemessages")
    call_command("compilemessages")
    assert "6 left to do" in capsys.readouterr().out
    assert project.with_suffix(".mo").exists()


def test_texts_are_marked_by_names_that_the_collecting_knows():
    wrong = [
        f"{path}: {alias.name} as {alias.asname}"
        for path, tree in app_sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname not in (None, "_")
    ]
    assert wrong == []


@pytest.mark.parametrize("language", catalogues.languages())
def test_every_text_is_translated(language):
    assert list(catalogues.problems(language)) == []
