"""Ledger records for tests, made as staff would have entered them. Plain functions; every argument can be given."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser

from incidents.ledger.addresses import canonical
from incidents.ledger.publishing import publish
from incidents.models import (
    Article,
    Authority,
    Citation,
    HelpLine,
    Incident,
    Involvement,
    Outlet,
    Place,
    Term,
    VictimCount,
)
from incidents.names import fold

_serial = count(1)
_TERM_FIELDS = {"exploitation": "exploitation", "sectors": "sector", "means": "means", "recruitment": "recruitment"}


def make_user(username: str = "", **fields: Any) -> AbstractBaseUser:
    """A member of staff."""
    return get_user_model().objects.create_user(
        username or f"staff{next(_serial)}",
        password=fields.pop("password", "a long enough secret"),
        is_staff=True,
        **fields,
    )


def make_outlet(name: str = "", family: str = "national_press", country: str = "") -> Outlet:
    """The outlet of that name, made where there is none."""
    name = name or f"Outlet {next(_serial)}"
    return Outlet.objects.get_or_create(name=name, defaults={"family": family, "country": country})[0]


def make_article(outlet: Outlet | str = "", family: str = "national_press", **fields: Any) -> Article:
    """An article with an address of its own; ``original_source`` may be the name of an outlet."""
    address = fields.pop("address", "") or f"https://news.example/{next(_serial)}"
    source = fields.pop("original_source", None)
    return Article.objects.create(
        address=address,
        canonical_address=fields.pop("canonical_address", "") or canonical(address),
        outlet=make_outlet(outlet, family) if isinstance(outlet, str) else outlet,
        original_source=make_outlet(source, "wire") if isinstance(source, str) else source,
        **{"title": "Rescue reported", "language": "en", "published": date(2023, 5, 6)} | fields,
    )


def make_incident(**fields: Any) -> Incident:
    """A draft that has all but a source. Terms are given by code: ``sectors=["fishing"]``."""
    terms = {name: fields.pop(name) for name in _TERM_FIELDS if name in fields}
    incident = Incident.objects.create(
        **{
            "title": "Raid on a compound",
            "summary": "Police freed people who were held and made to work.",
            "date_start": date(2023, 5, 4),
            "date_precision": "day",
            "country": "PH",
        }
        | fields
    )
    for name, codes in terms.items():
        getattr(incident, name).set(Term.objects.filter(scheme=_TERM_FIELDS[name], code__in=codes))
    return incident


def make_source(
    incident: Incident,
    outlet: Outlet | str = "",
    family: str = "national_press",
    *,
    total: int | None = None,
    qualifier: str = "exact",
    as_of: date | None = None,
    pinned: bool = False,
    nationalities: Mapping[str, int | None] | None = None,
    is_lead: bool | None = None,
    reported_date: date | None = None,
    nationalities_reported: int | None = None,
    **article: Any,
) -> Citation:
    """An article that is cited, its total and its numbers by nationality. The first of an incident leads."""
    citation = Citation.objects.create(
        incident=incident,
        article=make_article(outlet, family, **article),
        is_lead=not incident.citations.exists() if is_lead is None else is_lead,
        reported_date=reported_date,
        nationalities_reported=nationalities_reported,
    )
    if total is not None:
        make_count(citation, number=total, qualifier=qualifier, as_of=as_of, is_pinned=pinned)
    for code, number in (nationalities or {}).items():
        make_count(citation, nationality=code, number=number, as_of=as_of)
    return citation


def make_count(citation: Citation, **fields: Any) -> VictimCount:
    """One count by the article of a citation."""
    return VictimCount.objects.create(incident=citation.incident, article=citation.article, **fields)


def make_authority(name: str = "National Police", type: str = "police", country: str = "PH") -> Authority:
    """The authority of that name and country, made where there is none."""
    return Authority.objects.get_or_create(name=name, country=country, defaults={"type": type})[0]


def make_place(name: str, country: str, latitude: float, longitude: float, **fields: Any) -> Place:
    """A town of the gazetteer."""
    names = "|".join(fold(each) for each in (name, *fields.pop("also", ())))
    return Place.objects.create(
        geonames_id=fields.pop("geonames_id", next(_serial)),
        name=name,
        names=f"|{names}|",
        country=country,
        latitude=latitude,
        longitude=longitude,
        **fields,
    )


def make_help_line(**fields: Any) -> HelpLine:
    """A help line nobody confirmed, each with a number of its own."""
    number = fields.pop("number", "") or str(1000 + next(_serial))
    given = {
        "country": "PH",
        "kind": "trafficking",
        "name": f"Line {number}",
        "name_en": f"Line {number}",
        "source_url": "https://lines.example/page",
    }
    return HelpLine.objects.create(number=number, **given | fields)


def make_published(by: AbstractBaseUser | None = None, **fields: Any) -> Incident:
    """A published incident with one source of 12 people."""
    incident = make_incident(**fields)
    make_source(incident, total=12)
    return publish(incident, by)


def clark(published: bool = False, **fields: Any) -> Incident:
    """The raid of May 2023 at Clark, Philippines, as seven articles report it: total, parts and day differ."""
    if not Place.objects.filter(name="Mabalacat").exists():
        make_place("Mabalacat", "PH", 15.22, 120.57, admin1="Pampanga")
    incident = make_incident(
        **{
            "title": "Clark Freeport scam-hub raid, Mabalacat, Pampanga",
            "summary": "Police entered a compound where workers were held and made to run online fraud.",
            "admin1": "Pampanga",
            "place": "Mabalacat",
            "latitude": 15.22,
            "longitude": 120.57,
            "place_precision": "town",
            "exploitation": ["forced_criminality", "forced_labour"],
            "sectors": ["online_scam"],
            "arrests": 12,
        }
        | fields
    )
    for source in CLARK_SOURCES:
        make_source(incident, **source)
    _involve(incident, CLARK_AUTHORITIES)
    return publish(incident, None) if published else incident


def _involve(incident: Incident, parts: Iterable[tuple[str, str, str, str]]) -> None:
    for name, type_, country, role in parts:
        Involvement.objects.create(incident=incident, authority=make_authority(name, type_, country), role=role)


CLARK_SUM = {"VN": 389, "CN": 307, "ID": 143, "PH": 129, "NP": 40, "MY": 25, "MM": 7, "TH": 5, "TW": 2, "HK": 1}
CLARK_AUTHORITIES = [
    ("Philippine National Police Anti-Cybercrime Group", "police", "PH", "lead"),
    ("Philippine National Police Special Action Force", "police", "PH", "support"),
    ("Department of Justice", "prosecutor", "PH", "support"),
    ("Embassy of Indonesia, Manila", "embassy", "ID", "tip"),
]
CLARK_SOURCES: list[dict[str, Any]] = [
    {
        "outlet": "Taiwan News",
        "address": "https://taiwannews.com.tw/news/4884301",
        "title": "",
        "published": date(2023, 5, 5),
        "total": 1048,
        "nationalities": CLARK_SUM,
    },
    {
        "outlet": "ABS-CBN News",
        "address": "https://news.abs-cbn.com/news/05/06/23/11-suspek-sa-scam-call-center-sa-pampanga-kinasuhan",
        "title": "",
        "language": "tl",
        "published": date(2023, 5, 6),
        "reported_date": date(2023, 5, 4),
        "total": 1000,
        "qualifier": "at_least",
        "nationalities": {
            "HK": 1, "ID": 143, "CN": 307, "VN": 389, "NP": 40, "TH": 5, "TW": 2, "MM": 7, "PH": 171,
        },
    },
    {
        "outlet": "Tribunnews",
        "address": "https://m.tribunnews.com/nasional/2023/05/09/sekjen-asean-minta-negara-asia-tenggara-kerjasama",
        "title": "Sekjen ASEAN Minta Negara Asia Tenggara Kerjasama Cari Pelaku Online Scam Perdagangan Orang",
        "language": "id",
        "published": date(2023, 5, 9),
        "reported_date": date(2023, 5, 5),
        "nationalities_reported": 10,
        "total": 1048,
        "nationalities": {"ID": 143},
    },
    {
        "outlet": "IDN Times",
        "address": "https://www.idntimes.com/news/world/menlu-retno-143-wni-korban-perdagangan-orang-dibebaskan",
        "title": "Menlu Retno: 143 WNI Korban Perdagangan Orang Dibebaskan dari Filipina",
        "language": "id",
        "published": None,
        "nationalities_reported": 10,
        "total": 1048,
        "nationalities": {"ID": 143},
    },
    {
        "outlet": "Bisnis.com",
        "address": "https://kabar24.bisnis.com/read/20230505/15/1653006/sebanyak-1048-wna-korban-perdagangan-manusia",
        "title": "Sebanyak 1.048 WNA Korban Perdagangan Manusia Diselamatkan di Filipina",
        "language": "id",
        "published": date(2023, 5, 5),
        "nationalities_reported": 10,
        "total": 1048,
        "nationalities": {
            "VN": 389, "CN": 307, "PH": 171, "ID": 143,
            "NP": None, "TH": None, "MY": None, "TW": None, "HK": None, "MM": None,
        },
    },
    {
        "outlet": "East Coast Daily",
        "family": "local_press",
        "address": "https://www.eastcoastdaily.in/2023/05/06/over-1000-victims-of-human-trafficking-rescued",
        "title": "Over 1,000 victims of human trafficking rescued in Philippines",
        "published": date(2023, 5, 6),
        "reported_date": date(2023, 5, 4),
        "total": 1090,
    },
    {
        "outlet": "Journal News",
        "address": "https://journalnews.com.ph/questions-that-need-to-be-answered-in-the-wake-of-big-clark-raid/",
        "title": "QUESTIONS THAT NEED TO BE ANSWERED IN THE WAKE OF BIG CLARK RAID",
        "published": date(2023, 5, 16),
        "reported_date": date(2023, 5, 4),
        "total": 1400,
        "qualifier": "about",
        "nationalities": dict.fromkeys(["CN", "TH", "ID", "MY", "MM", "NP", "TW", "VN"]),
    },
]  # fmt: skip
