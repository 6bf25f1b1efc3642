"""What a page says of itself to those who show a link to it, and to search engines (schema.org)."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents.datasets.licences import licence
from incidents.editions.edition import Edition
from incidents.editions.filters import Query
from incidents.editions.query import Total
from incidents.names import country_name

from . import words
from .words import Row

FILES = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "jsonl": "application/jsonl",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
}
DATE_LENGTH = {"year": 4, "month": 7}
# A data block is no script, but its text must not be able to end it.
_ESCAPED = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
Data = dict[str, Any]


@dataclass(frozen=True)
class Share:
    """A page in the words of a preview; ``data`` is its JSON-LD, ready to stand in a data block."""

    title: str
    description: str
    url: str
    image: str
    kind: str
    data: SafeString
    embed: str = ""
    embed_title: str = ""


def absolute(name: str, querystring: str = "", *arguments: str) -> str:
    """The whole address of a page by its name."""
    return f"{settings.SITE_URL}{reverse(name, args=arguments)}{'?' if querystring else ''}{querystring}"


def shared_query(edition: Edition, query: Query, total: Total, here: str) -> Share:
    """The page of a query; ``here`` is the name of its address."""
    asked = query.querystring(page=None)
    told = {"incidents": words.incidents(total.incidents), "people": words.people(total.people)}
    title = query.sentence() if query.narrows else str(settings.SITE_NAME)
    return Share(
        title=title,
        description=_("%(incidents)s, %(people)s reported found. Reports, not a measure of how common trafficking is.")
        % told,
        url=absolute(here, asked),
        image=absolute("preview", query.querystring(page=None, sort=None, page_size=None, size=None)),
        kind="website",
        data=_written(_dataset(edition, query)),
        embed=absolute("embed", query.querystring(page=None, sort=None, page_size=None)),
        embed_title=f"{title} – {settings.SITE_NAME}" if query.narrows else title,
    )


def shared_incident(row: Row, line: words.Line) -> Share:
    """The page of one incident, with a picture of where in its country it was."""
    figure = " ".join(part for part in (line.before, line.figure, line.after) if part)
    parts = (f"{line.when}, {line.where}", figure, row["summary"] or "")
    return Share(
        title=row["title"],
        description=". ".join(part.rstrip(".") for part in parts if part) + ".",
        url=absolute("incident", "", row["id"]),
        image=absolute("incident-preview", "", row["id"]),
        kind="article",
        data=_written(_article(row)),
    )


def _dataset(edition: Edition, query: Query) -> Data:
    asked = query.querystring(page=None, sort=None, page_size=None, size=None)
    mark = f"?{asked}" if asked else ""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{settings.SITE_NAME}: {query.sentence()}",
        "description": _(
            "Reported rescues from human trafficking: for each incident date, place, people by nationality, and what "
            "each source says. A count of reports, not a measure of how common trafficking is."
        ),
        "url": absolute("list", asked),
        "identifier": edition.id,
        "license": licence().url,
        "isAccessibleForFree": True,
        "inLanguage": get_language(),
        "creator": _organisation(),
        **({"dateModified": edition.as_of.isoformat()} if edition.as_of else {}),
        "variableMeasured": _("People reported found"),
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": media_type,
                "contentUrl": f"{settings.SITE_URL}{reverse('download', args=[extension])}{mark}",
            }
            for extension, media_type in FILES.items()
        ],
    }


def _article(row: Row) -> Data:
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": row["title"],
        "inLanguage": words.written_in(row),
        "identifier": row["id"],
        "url": absolute("incident", "", row["id"]),
        "datePublished": row["published_at"].isoformat(),
        "dateModified": row["updated_at"].isoformat(),
        "publisher": _organisation(),
        "license": licence().url,
        "about": _event(row),
        "citation": [
            _known(
                {
                    "@type": "CreativeWork",
                    "name": source["title"],
                    "url": source["url"],
                    "publisher": {"@type": "Organization", "name": source["outlet"]} if source["outlet"] else None,
                    "datePublished": source["published"].isoformat() if source["published"] else None,
                    "inLanguage": source["language"],
                }
            )
            for source in row["citations"]
        ],
    }


def _event(row: Row) -> Data:
    """The event, as exactly in time and place as the public knows it."""
    length = DATE_LENGTH.get(row["date_precision"], 10)
    address = {
        "@type": "PostalAddress",
        "addressCountry": row["country"],
        "addressRegion": row["admin1"],
        "addressLocality": row["place"],
    }
    name = row["place"] or row["admin1"] or country_name(row["country"], get_language() or "en")
    return _known(
        {
            "@type": "Event",
            "name": row["title"],
            "description": row["summary"],
            "startDate": row["date_start"].isoformat()[:length],
            "endDate": row["date_end"].isoformat() if row["date_end"] else None,
            "location": {"@type": "Place", "name": name, "address": _known(address)},
        }
    )


def _organisation() -> Data:
    return {"@type": "Organization", "name": str(settings.SITE_NAME), "url": settings.SITE_URL}


def _known(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in (None, "")}


def _written(data: Data) -> SafeString:
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(text)  # noqa: S308 (every character that could end the block is escaped)
