"""Catalogues of translations: collected from code and templates, checked, and compiled, without system packages.

The texts in the code are in LANGUAGE_CODE. Every other language of LANGUAGES has one catalogue,
``locale/<code>/LC_MESSAGES/django.po``, which people edit; ``django.mo`` beside it is made of it and not kept in Git.
"""

import io
import os
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.plurals import PLURALS
from babel.messages.pofile import read_po, write_po
from babel.plural import to_gettext
from django.conf import settings
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

CODE = ("incidents", "tracker")
TEMPLATES = "templates"
WIDTH = 119
# Babel's description of arguments: the number of each text, and of the context that tells equal texts apart.
_KINDS = {"gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3)}
KEYWORDS = {
    "_": None,
    "gettext_noop": None,
    **_KINDS,
    **{f"{name}_lazy": arguments for name, arguments in _KINDS.items()},
}
# Babel writes the time of writing into each catalogue; equal texts are to give equal files.
_ALWAYS = datetime(2026, 1, 1, tzinfo=UTC)
_HEADER = """\
# {language}: the texts of the record.
# manage.py makemessages keeps it in step with the code; docs/translating.md says how to work on it.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""
_HOLE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|%[sd]")
_TAG = re.compile(r"</?\w+")


def languages() -> list[str]:
    """The codes of the languages that are translated into."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def path_of(language: str) -> Path:
    """Where the catalogue of a language is, whether it exists or not."""
    return Path(settings.LOCALE_PATHS[0], to_locale(language), "LC_MESSAGES", "django.po")


def collect() -> Catalog:
    """Every text that code and templates mark as translatable, without translations."""
    found = Catalog()
    for path in _sources():
        place = path.relative_to(settings.BASE_DIR).as_posix()
        for _line, text, comments, context in _extracted(path):
            found.add(text, locations=[(place, 0)], auto_comments=comments, context=context)
    return found


def update(language: str) -> bool:
    """Bring a catalogue in step with the code: new texts are added, those that are gone are dropped.

    Gives whether the file changed. It is made where it is missing.
    """
    path = path_of(language)
    catalogue = _read(language)
    catalogue.update(collect(), no_fuzzy_matching=True)
    return _write(path, (_head(language) + _body(catalogue)).encode())


def compile_catalogue(language: str) -> bool:
    """Make the file that Django reads of a catalogue; gives whether it changed. A missing catalogue gives none."""
    path = path_of(language)
    if not path.exists():
        return False
    content = io.BytesIO()
    write_mo(content, _read(language))
    return _write(path.with_suffix(".mo"), content.getvalue())


def problems(language: str) -> Iterator[str]:
    """What a catalogue lacks, has too much, or has wrong, in sentences that name the text."""
    held, wanted = _read(language), collect()
    known = {_key(message) for message in wanted if message.id}
    for message in wanted:
        if message.id and held.get(message.id, message.context) is None:
            yield f"missing: {message.id!r}; run manage.py makemessages"
    for message in held:
        if message.id:
            yield from _wrong(message, _key(message) in known)


def _wrong(message: Message, is_wanted: bool) -> Iterator[str]:
    originals, translations = _texts(message.id), _texts(message.string)
    if not is_wanted:
        yield f"no longer used: {message.id!r}; run manage.py makemessages"
    elif message.fuzzy:
        yield f"marked fuzzy: {message.id!r}"
    elif not translations or not all(text.strip() for text in translations):
        yield f"not translated: {message.id!r}"
    elif _marks(_HOLE, translations[-1:]) != _marks(_HOLE, originals[-1:]):
        yield f"other placeholders than the original: {message.id!r}"
    elif not set(_marks(_HOLE, translations)) <= set(_marks(_HOLE, originals)):
        yield f"unknown placeholders: {message.id!r}"
    elif any(_marks(_TAG, [text]) != _marks(_TAG, originals[-1:]) for text in translations):
        yield f"other tags than the original: {message.id!r}"
    elif any(_edges(text) != _edges(originals[0]) for text in translations):
        yield f"begins or ends with other blanks than the original: {message.id!r}"


def _sources() -> list[Path]:
    code = [path for part in CODE for path in Path(settings.BASE_DIR, part).rglob("*.py")]
    templates = Path(settings.BASE_DIR, TEMPLATES).rglob("*.*")
    return sorted(path for path in [*code, *templates] if "migrations" not in path.parts)


def _extracted(path: Path) -> Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    text = path.read_text("utf-8")
    if path.suffix != ".py":
        # What is left of a template are calls among blanked-out words; only those may not be indented.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    return extract("python", io.BytesIO(text.encode()), KEYWORDS, ("Translators:",), strip_comment_tags=True)


def _read(language: str) -> Catalog:
    path = path_of(language)
    text = path.read_text("utf-8") if path.exists() else _head(language)
    catalogue = read_po(io.StringIO(text), locale=to_locale(language))
    catalogue.creation_date = catalogue.revision_date = _ALWAYS
    return catalogue


def _head(language: str) -> str:
    """The head of a new catalogue. gettext's usual rule for plurals where there is one, else CLDR's."""
    locale = Locale.parse(to_locale(language))
    usual = PLURALS.get(str(locale)) or PLURALS.get(locale.language)
    plurals = "nplurals={}; plural={};".format(*usual) if usual else to_gettext(locale.plural_form)
    return _HEADER.format(language=locale.english_name, code=locale, plurals=plurals)


def _body(catalogue: Catalog) -> str:
    content = io.BytesIO()
    write_po(
        content, catalogue, width=WIDTH, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False
    )
    return content.getvalue().decode()


def _write(path: Path, content: bytes) -> bool:
    """Written aside and moved into place: whoever reads meanwhile sees the old file or the new one."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_bytes(content)
    aside.replace(path)
    return True


def _key(message: Message) -> tuple[str, str | None]:
    return _texts(message.id)[0], message.context


def _texts(texts: str | Iterable[str] | None) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts or ())


def _marks(pattern: re.Pattern[str], texts: Iterable[str]) -> list[str]:
    return sorted(mark for text in texts for mark in pattern.findall(text))


def _edges(text: str) -> tuple[bool, bool]:
    return text[:1].isspace(), text[-1:].isspace()
