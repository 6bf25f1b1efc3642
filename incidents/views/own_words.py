"""The record's own words on pages: marked with the language they were written in, where the page is in another."""

from collections.abc import Collection

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.editions.choices import choice_label, headline_reason
from incidents.names import language_name

from . import words
from .words import Row


def marked(text: str, language: str) -> SafeString:
    """A text with its language, so that a screen reader pronounces it; plain where it is that of the page."""
    return escape(text) if language == _shown() else format_html('<span lang="{}">{}</span>', language, text)


def marked_in(sentence: str, part: str, language: str) -> SafeString:
    """A sentence of which one part is our own words."""
    return _within(sentence, part, marked(part, language))


def placed(where: str, place: str, language: str) -> SafeString:
    """A place whose first words, up to the country, are our own."""
    return marked(place, language) + escape(where.removeprefix(place)) if place else escape(where)


def where(row: Row) -> SafeString:
    """Where an incident was, as :func:`words.where` says it."""
    return placed(words.where(row), words.place(row), words.written_in(row))


def precision(row: Row) -> SafeString:
    """How exact the public place is, in a sentence."""
    return _within(words.precision_sentence(row), words.where(row), where(row))


def why_headline(row: Row) -> SafeString:
    """Why the headline figure leads, in a sentence that may hold a reason by staff."""
    return marked_in(headline_reason(row), row["headline_note"] or "", words.written_in(row))


def why_grade(row: Row) -> SafeString:
    """What the grade rests on: a reason by staff, or that of the rule."""
    if row["grade_note"]:
        return marked(row["grade_note"], words.written_in(row))
    return escape(choice_label("grade_reason", row["grade_reason"]))


def why_withdrawn(notice: Row) -> tuple[str, str]:
    """Why an incident was withdrawn, and the language that is in; of one merged into another we say it ourselves."""
    if into := notice.get("merged_into"):
        return _("It is part of %(id)s now.") % {"id": into}, _shown()
    return notice["reason"], words.written_in(notice)


def note(row: Row) -> str:
    """That title and summary of an incident are only in their own language; empty where that is the page's."""
    language = words.written_in(row)
    if language == _shown():
        return ""
    text = (
        _("Title and summary are available only in %(only_in)s.")
        if row["summary"]
        else _("The title is available only in %(only_in)s.")
    )
    return text % {"only_in": language_name(language, _shown())}


def note_on(languages: Collection[str]) -> str:
    """The same of the titles in a list, by their languages; empty where all are in that of the page."""
    others = sorted({language_name(language, _shown()) for language in languages if language != _shown()})
    if not others:
        return ""
    text = (
        _("Some titles are available only in %(only_in)s.")
        if _shown() in languages
        else _("The titles are available only in %(only_in)s.")
    )
    return text % {"only_in": ", ".join(others)}


def _within(sentence: str, part: str, instead: SafeString) -> SafeString:
    """A sentence with one part of it in its marked form."""
    if not part:
        return escape(sentence)
    before, _part, after = sentence.partition(part)
    return escape(before) + instead + escape(after)


def _shown() -> str:
    return get_language() or "en"
