"""Staff say of two cases that look alike that they are two: kept, and noted in the history of both."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from incidents.ledger import telling_apart
from incidents.models import Incident

from .inbox.history import note


def tell_apart(incident: Incident, ticked: Iterable[str], by: AbstractBaseUser) -> None:
    """Keep that an incident is another than those whose numbers were ticked; what is no number is passed over."""
    numbers = [int(text) for text in ticked if text.isdecimal() and len(text) < 19]
    for other in Incident.objects.filter(pk__in=numbers):
        if telling_apart.tell_apart(incident, other, by):
            told = _("Another case than %(other)s")
            note(by, incident, told % {"other": other.public_id})
            note(by, other, told % {"other": incident.public_id})
