"""The map with its filters, and the results beside it."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.editions.edition import Edition

from .answers import page, public
from .explore import explored
from .kept import kept


@public
@kept
def map_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything is in the page itself; the map is added to it where scripts run."""
    words = json.dumps(map_words(), ensure_ascii=False)
    return page(request, "map.html", {"words": words, **explored(request, edition, "map")})


def map_words() -> dict[str, Any]:
    """What the scripts say, by name; ``{n}`` and the like stand for what they know."""
    return {
        "incident": _both("{n} incident", "{n} incidents", ngettext("{n} incident", "{n} incidents", 2)),
        "person": _both("{n} person", "{n} people", ngettext("{n} person", "{n} people", 2)),
        "country_only": _("place in the country not known"),
        "province": _("somewhere in the province"),
        "open_cluster": _("show what is here"),
        "loading": _("Loading"),
        "zoom_in": _("Zoom in here"),
        "zoom_out": _("Zoom out"),
        "list_these": _("See these in the list"),
        "some_of": _("{n} of {all} shown here."),
        "offline": _("The server did not answer. What you see may be out of date."),
        "failed": _("The server answered with an error ({n}). What you see may be out of date."),
        "again": _("Try again"),
        "close": _("Close"),
        "and": _("{incidents}, {people}"),
    }


def _both(one: str, many: str, plural: str) -> dict[str, str]:
    return {"one": ngettext(one, many, 1), "other": plural}
