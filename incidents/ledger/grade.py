"""How well an incident is attested, 1 to 5, after the scale of IOM's Missing Migrants Project (DESIGN §2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from incidents.ledger.reports import OFFICIAL_FAMILIES, Report
from incidents.models.articles import OutletFamily

ORGANISATIONS: frozenset[str] = frozenset({OutletFamily.NGO_IGO})
TESTIMONY: frozenset[str] = frozenset({OutletFamily.SOCIAL})
MEDIA: frozenset[str] = frozenset({OutletFamily.WIRE, OutletFamily.NATIONAL_PRESS, OutletFamily.LOCAL_PRESS})


class GradeReason(TextChoices):
    """What the grade rests on."""

    OFFICIAL = "official", _("an official source or a court")
    ORGANISATIONS = "organisations", _("several NGOs or international organisations")
    ORGANISATION = "organisation", _("an NGO or international organisation with direct knowledge")
    MEDIA = "media", _("several independent media")
    TESTIMONY = "testimony", _("testimony that nobody has corroborated")
    ONE_MEDIUM = "one_medium", _("one media source")
    STAFF = "staff", _("set by staff")
    NONE = "none", _("no source")


@dataclass(frozen=True)
class Grade:
    """``value`` 1 (weakest) to 5; None without any source. ``note`` is staff's reason where they set it."""

    value: int | None
    reason_code: str
    note: str = ""


def grade(reports: Sequence[Report], override: int | None = None, note: str = "") -> Grade:
    """The highest grade that the independent voices support, unless staff set one and say why."""
    if override is not None:
        return Grade(override, GradeReason.STAFF.value, note)
    official, organisations, media, testimony = (
        _voices(reports, families) for families in (OFFICIAL_FAMILIES, ORGANISATIONS, MEDIA, TESTIMONY)
    )
    ladder = (
        (official >= 1, 5, GradeReason.OFFICIAL),
        (organisations >= 2, 5, GradeReason.ORGANISATIONS),
        (organisations == 1, 4, GradeReason.ORGANISATION),
        (media >= 2, 3, GradeReason.MEDIA),
        (testimony >= 1, 2, GradeReason.TESTIMONY),
        (media == 1, 1, GradeReason.ONE_MEDIUM),
    )
    for supported, value, reason in ladder:
        if supported:
            return Grade(value, reason.value)
    return Grade(None, GradeReason.NONE.value)


def _voices(reports: Sequence[Report], families: frozenset[str]) -> int:
    return len({report.voice.casefold() for report in reports if report.voice_family in families})
