"""Incidents as the items of a list. Built by hand: templates would take longer for them than the query does."""

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from .own_words import placed
from .words import BETWEEN, Line

_ITEM = (
    '<li{point}><a class="line" href="{address}{id}/{same_edition}">'
    '<span class="line-figure">{before}<b>{figure}</b> {after}{spread}</span>'
    '<span class="line-title"{written_in}>{title}</span>'
    '<span class="line-where">{when}{between}{where}</span>{who}'
    '<span class="line-how">{forms}</span>'
    '<span class="line-how">{sources}{grade}</span></a></li>\n'
)


def items(lines: Iterable[Line], same_edition: str = "") -> SafeString:
    """One list item an incident, in the order given; ``same_edition`` ends their addresses."""
    address = reverse("list")
    parts = {"address": address, "same_edition": escape(same_edition), "between": BETWEEN}
    language = get_language()
    return mark_safe("".join(_item(line, language, parts) for line in lines))  # noqa: S308 (every value is escaped)


def _item(line: Line, language: str | None, parts: dict[str, str]) -> str:
    return _ITEM.format(
        point=f' data-lon="{line.longitude}" data-lat="{line.latitude}"' if line.longitude is not None else "",
        **parts,
        id=escape(line.id),
        before=f"{escape(line.before)} " if line.before else "",
        figure=escape(line.figure),
        after=escape(line.after),
        spread=f"<i>{escape(line.spread)}</i>" if line.spread else "",
        written_in="" if line.written_in == language else f' lang="{escape(line.written_in)}"',
        title=escape(line.title),
        when=escape(line.when),
        where=placed(line.where, line.place, line.place_in),
        who=f'<span class="line-who">{escape(line.nationalities)}</span>' if line.nationalities else "",
        forms=escape(line.forms),
        sources=escape(line.sources),
        grade=f"{BETWEEN}<span>{escape(line.grade)}</span>" if line.grade else "",
    )
