"""The texts of a page as a reader meets them, those in another language or in code left out."""

import re
from collections.abc import Iterator

from lxml import html

SPOKEN = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "data-one",
    "data-two",
    "data-stopped",
    "data-leaving",
    "data-words",
)
CODE = {"code", "pre", "script", "style"}


def texts(content: bytes, language: str) -> set[str]:
    """Every text and spoken attribute of a page that is in the page's own language, blanks made one."""
    return {
        " ".join(text.split())
        for text in _texts(html.fromstring(content.decode()), language)
        if re.search(r"[^\W\d_]", text)
    }


def _texts(element: html.HtmlElement, language: str) -> Iterator[str]:
    here = isinstance(element.tag, str) and element.tag not in CODE and element.get("lang", language) == language
    if here:
        yield element.text or ""
        yield from (element.get(name, "") for name in SPOKEN)
    for child in element if here else ():
        yield from _texts(child, language)
        yield child.tail or ""
