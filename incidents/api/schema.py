"""The shapes of answers, for the OpenAPI schema; columns and their meanings come from the edition's column list."""

from typing import Any

import polars as pl
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse
from rest_framework import serializers

from ..datasets.problems import MEDIA_TYPE
from ..editions.columns import CODES, NATIONALITIES, TABLES, TIME, Column
from ..editions.postings import FACETS
from .parameters import filter_parameters

Shape = type[serializers.Serializer]
__all__ = ["filter_parameters"]


def shape(name: str, /, **fields: serializers.Field) -> Shape:
    """A serializer of these fields."""
    return type(f"{name}Serializer", (serializers.Serializer,), fields)


def several(fields: Shape, **options: Any) -> serializers.Field:
    """A list of one shape."""
    return fields(many=True, **options)


def text(meaning: str = "", null: bool = False) -> serializers.Field:
    """A text, or nothing where ``null``."""
    return serializers.CharField(help_text=meaning, allow_null=null)


def whole(meaning: str = "", null: bool = False) -> serializers.Field:
    """A whole number, or nothing where ``null``."""
    return serializers.IntegerField(help_text=meaning, allow_null=null)


def _field(column: Column) -> serializers.Field:
    plain: dict[Any, type[serializers.Field]] = {
        pl.Int64: serializers.IntegerField,
        pl.Float64: serializers.FloatField,
        pl.Boolean: serializers.BooleanField,
        pl.Date: serializers.DateField,
        TIME: serializers.DateTimeField,
    }
    if column.type == CODES:
        return serializers.ListField(child=serializers.CharField(), help_text=column.meaning)
    if column.type == NATIONALITIES:
        return several(Nationality, help_text=column.meaning)
    kind = plain.get(column.type, serializers.CharField)
    return kind(help_text=column.meaning, allow_null=column.name not in ("id", "incident"))


def _row(name: str, table: str, /, *without: str, **more: serializers.Field) -> Shape:
    fields = {column.name: _field(column) for column in TABLES[table] if column.name not in without}
    return shape(name, **fields, **more)


EDITION = "The edition that the answer was taken from."
PEOPLE = "Sum of the headline figures over single events."
Nationality = shape("Nationality", nationality=text(), number=whole(null=True))
Incident = _row("Incident", "incidents")
IncidentPage = shape(
    "IncidentPage",
    count=whole("Incidents of the whole query."),
    people=whole(PEOPLE),
    edition=text(EDITION),
    next=text("Address of the next page.", null=True),
    previous=text("Address of the page before.", null=True),
    results=several(Incident),
)
IncidentWhole = _row(
    "IncidentWhole",
    "incidents",
    edition=text(EDITION),
    counts=several(_row("Count", "counts", "incident")),
    citations=several(_row("Citation", "citations", "incident")),
    involvements=several(_row("Involvement", "involvements", "incident")),
    followups=several(_row("FollowUp", "followups", "incident")),
    history=several(_row("HistoryStep", "changes", "id")),
)
_TOTAL = {"edition": text(EDITION), "count": whole("Incidents."), "people": whole(PEOPLE)}
_LINE = {"label": text(null=True), "incidents": whole(), "people": whole()}
_STATED = {**_LINE, "unknown": whole("Single events without a reported figure: not summed.")}
FacetChoice = shape("FacetChoice", value=text(), **_LINE)
FacetCounts = shape("FacetCounts", **_TOTAL, facets=shape("Facets", **{n: several(FacetChoice) for n in FACETS})())
PeriodLine = shape("PeriodLine", period=text(null=True), incidents=whole(), people=whole(), unknown=_STATED["unknown"])
StatisticsShape = shape(
    "Statistics",
    **_TOTAL,
    by_year=several(PeriodLine),
    by_month=several(PeriodLine),
    by_nationality=several(shape("NationalityLine", nationality=text(null=True), **_STATED)),
    by_country=several(shape("CountryLine", country=text(), **_STATED)),
    by_exploitation=several(shape("ExploitationLine", exploitation=text(), **_STATED)),
    by_authority=several(shape("AuthorityLine", authority=text(), **_STATED)),
    sources_by_country=several(
        shape("SourceCountryLine", country=text(), label=text(), incidents=whole(), sources=whole())
    ),
    sources_by_month=several(shape("SourceMonthLine", period=text(null=True), sources=whole())),
)
_NULLABLE_ROW = {
    "at": serializers.DateTimeField(allow_null=True),
    "reason": text(null=True),
    "merged_into": text("The incident that holds it now, where the kind is merged.", null=True),
}
ChangeList = shape(
    "ChangeList",
    edition=text(EDITION),
    as_of=serializers.DateTimeField(allow_null=True),
    since=text(null=True),
    count=whole("Changes in all."),
    next=text("Address of the changes after these.", null=True),
    results=several(shape("Change", id=text(), kind=text(), revision=whole(null=True), **_NULLABLE_ROW)),
)
_STANDARDS = ("label", "definition", "broader", "htcds", "ctdc", "palermo", "ictip")
TermList = shape(
    "TermList",
    edition=text(EDITION),
    results=several(shape("Term", codes=text(), value=text(), **{name: text(null=True) for name in _STANDARDS})),
)
ReleaseList = shape(
    "ReleaseList",
    edition=text(EDITION),
    results=several(
        shape(
            "Release",
            version=text(),
            edition=text("The edition it was made of."),
            previous=text("The release before.", null=True),
            as_of=serializers.DateTimeField(allow_null=True),
            format=text("Version of the columns."),
            incidents=whole(),
            people=whole(PEOPLE),
            withdrawn=whole(),
            url=text(),
            files=several(shape("ReleaseFile", url=text(), size=whole("Bytes."), sha256=text())),
        )
    ),
)
RootShape = shape(
    "Root",
    edition=text(EDITION),
    as_of=serializers.DateTimeField(allow_null=True),
    licence=text(),
    licence_url=text(),
    **{
        name: text()
        for name in ("schema", "documentation", "incidents", "facets", "statistics", "changes", "terms", "releases")
    },
)
ParameterError = shape(
    "ParameterError",
    parameter=text(),
    value=text(),
    message=text(),
    valid=serializers.ListField(child=serializers.CharField(), required=False),
)
ProblemShape = shape(
    "Problem",
    title=text(),
    status=whole(),
    detail=text(),
    errors=several(ParameterError, required=False),
    valid=serializers.ListField(child=serializers.CharField(), required=False),
)
Tombstone = shape(
    "Tombstone",
    title=text(),
    status=whole(),
    detail=text(),
    id=text(),
    withdrawn_at=serializers.DateTimeField(),
    reason=text(),
    written_in=text("Language of the reason, ISO 639.", null=True),
    merged_into=text("The incident that holds it now, if it was a duplicate.", null=True),
)
CURSOR = OpenApiParameter("cursor", OpenApiTypes.STR, description="`*` to begin; then follow `next`.")
AS_OF = OpenApiParameter(
    "edition",
    {"type": "string", "pattern": r"^(\d{4}-\d{2}(\.\d+)?|\d+(\.\d+){1,2}|[0-9a-f]{16})$"},
    description="The version of a release, or the id of the edition it was made of: answers as of then.",
)
CHANGES_CURSOR = OpenApiParameter("cursor", OpenApiTypes.STR, description="Leave it out to begin; then follow `next`.")
SINCE = OpenApiParameter(
    "since", OpenApiTypes.STR, description="A time in ISO 8601, the version of a release, or the id of an edition."
)
IDENTITY = OpenApiParameter(
    "identity", {"type": "string", "pattern": r"^TI-\d{5,18}$"}, OpenApiParameter.PATH, description="TI-00042"
)
MISSING = (
    (404, ProblemShape, "There is no such incident, edition or release."),
    (410, Tombstone, "It was withdrawn."),
)
MOVED = OpenApiResponse(description="It is part of another incident: Location is the address of that one.")


def responses(content: Shape, *more: tuple[int, Shape, str]) -> dict[Any, Any]:
    """What an address may answer: the content, and the problems that any address may meet."""
    problems = [
        (400, ProblemShape, "A parameter is unknown or its value is bad."),
        (404, ProblemShape, "There is no such edition or release."),
        (406, ProblemShape, "Only JSON is spoken here."),
        (429, ProblemShape, "Too many requests; Retry-After says when to come back."),
        (503, ProblemShape, "No edition has been printed yet."),
        *more,
    ]
    told = {(status, MEDIA_TYPE): OpenApiResponse(kind, description=words) for status, kind, words in problems}
    return {
        (200, "application/json"): content,
        304: OpenApiResponse(description="You have the newest edition already."),
        **told,
    }
