"""What the public will see of a place, told to staff before they save and wherever a place that they gave is lost."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents import names
from incidents.gazetteer import lookup
from incidents.ledger.place import PublicPlace, public_place
from incidents.models import Incident
from incidents.models.incident import PlacePrecision, Sensitivity


def whereabouts(incident: Incident) -> str:
    """The public place in words, and how exact it is; with what staff can do where a place that they gave is lost."""
    if incident.sensitivity == Sensitivity.INTERNAL:
        return _("nothing, as an internal incident is never published")
    if not incident.country:
        return _("nothing yet: choose the country")
    place = public_place(incident, lookup)
    text = f"{_where(incident, place)} · {PlacePrecision(place.precision).label}"
    return f"{text}. {_advice()}" if _is_lost(incident, place) else text


def is_lost(incident: Incident) -> bool:
    """Whether staff gave a place or a pin, and the public will see only the country."""
    is_shown = bool(incident.country) and incident.sensitivity != Sensitivity.INTERNAL
    return is_shown and _is_lost(incident, public_place(incident, lookup))


def warn(request: HttpRequest, incidents: Iterable[Incident]) -> None:
    """A message for each incident whose place is lost."""
    for incident in incidents:
        if is_lost(incident):
            told = {"incident": incident.public_id, "country": names.country_name(incident.country, _language())}
            message = _("Of the place of %(incident)s the public will see only the country, %(country)s.") % told
            messages.warning(request, f"{message} {_advice()}")


def _where(incident: Incident, place: PublicPlace) -> str:
    parts = (place.place, place.admin1, names.country_name(incident.country, _language()))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _is_lost(incident: Incident, place: PublicPlace) -> bool:
    return place.precision == PlacePrecision.COUNTRY and bool(incident.place or incident.latitude is not None)


def _advice() -> str:
    return _(
        "What you gave stays with staff. To show more, choose a place from the list, enter the province, "
        "or say that the pin is an exact site."
    )


def _language() -> str:
    return get_language() or "en"
