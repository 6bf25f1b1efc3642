"""``{% explain "grade" 5 %}``: a word of the record with its definition, folded away, without any script."""

from typing import Any

from django import template

from incidents.editions.definitions import Defined, defined

register = template.Library()


@register.inclusion_tag("parts/defined.html")
def explain(kind: str, code: Any) -> dict[str, Defined | None]:
    """The definition of a code in a list of ``editions.definitions``; nothing for a code without one."""
    return {"word": defined(kind, str(code)) if code not in (None, "") else None}
