"""``{{ rows|number }}``: a number as it is written in the language of the page."""

from django import template
from django.utils.translation import get_language

from incidents import cldr

register = template.Library()


@register.filter
def number(value: int) -> str:
    """``1,048``, in Indonesian ``1.048``."""
    return cldr.number(value, get_language() or "en")
