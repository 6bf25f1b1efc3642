"""What statistics say in sentences: the query and what it holds, what is in no sum, what a picture says of itself."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import words
from ..sharing import absolute
from ..told import among
from .chart import Chart
from .drawing import Frame
from .figures import Figures


def sentence(figures: Figures) -> str:
    """“Incidents with people from Indonesia: 7 incidents, 1,312 people, of whom 243 reported as Indonesian”."""
    total, query = figures.statistics.total, figures.query
    told = {
        "query": query.sentence(),
        "incidents": words.incidents(total["incidents"]),
        "people": words.people(total["people"]),
    }
    found = _("%(query)s: %(incidents)s, %(people)s") % told
    asked = among(figures.statistics, query)
    return _("%(found)s, %(among)s") % {"found": found, "among": asked} if asked else found


def apart(figures: Figures) -> list[str]:
    """What is in no sum, and whom figures of a query for a nationality are of."""
    total = figures.statistics.total
    unknown = ngettext(
        "For %(number)s incident nobody reports how many people; it adds nothing to the sum.",
        "For %(number)s incidents nobody reports how many people; they add nothing to the sum.",
        total["unknown"],
    )
    campaigns = ngettext(
        "%(number)s campaign or estimate is listed and not summed.",
        "%(number)s campaigns or estimates are listed and not summed.",
        total["campaigns"],
    )
    found = ((unknown, total["unknown"]), (campaigns, total["campaigns"]))
    everybody = _(
        "People are all those found in these incidents, of whatever nationality; the charts by nationality tell them "
        "apart."
    )
    return [
        *([everybody] if figures.query.values.get("nationality") else []),
        *(text % {"number": words.number(number)} for text, number in found if number),
    ]


def frame(chart: Chart, figures: Figures) -> Frame:
    """What a picture says of itself when it travels alone."""
    edition = figures.query.edition
    caveat = _(
        "Counted in published reports: not how common trafficking is, and not a comparison of countries. Only single "
        "events are summed; a figure nobody reports is unknown, not zero."
    )
    source = _("%(site)s, edition %(edition)s of %(day)s. %(address)s") % {
        "site": settings.SITE_NAME,
        "edition": edition.id,
        "day": words.day(edition.as_of.date() if edition.as_of else None),
        "address": absolute("statistics", figures.selection),
    }
    below = (chart.note, " ".join([caveat, *apart(figures)]), source)
    return Frame(chart.title, sentence(figures), below, f"{settings.SITE_URL}{reverse('list')}")
