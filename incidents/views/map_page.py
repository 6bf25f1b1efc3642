"""The map with its filters, and the results beside it."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.editions.edition import Edition

from . import words
from .answers import page, public
from .explore import explored
from .kept import kept


@public
@kept
def map_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Everything is in the page itself; the map is added to it where scripts run."""
    context = explored(request, edition, "map")
    drawn = context["query"].querystring(page=None, sort=None, page_size=None, size=None)
    # On paper a drawing of the query stands for the map, which is as large as the window that it was in.
    context["picture"] = f"{reverse('preview')}{'?' if drawn else ''}{drawn}"
    return page(request, "map.html", {"words": json.dumps(map_words(), ensure_ascii=False), **context})


def map_words() -> dict[str, Any]:
    """What the scripts say, by name; ``{n}`` and the like stand for what they know."""
    return {
        "incident": words.forms(lambda number: ngettext("{n} incident", "{n} incidents", number)),
        "person": words.forms(lambda number: ngettext("{n} person", "{n} people", number)),
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
        "bare": _("No incident in this part of the map matches."),
        "whole_map": _("Search the whole map"),
        "two_fingers": _("Use two fingers to move the map"),
        "wheel": _("Hold {key} to zoom the map"),
    }
