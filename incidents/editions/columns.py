"""The one list of public columns. Codebook, API schema, checks and every download follow it.

What is not named here is never printed. ``how`` says how a value is got; ``codes`` names the scheme of its values;
``missing`` says what it means that there is none, where that is not simply that nobody reports it.
"""

from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext_noop as _

FORMAT = "1.4"
Type = pl.DataType | type[pl.DataType]
TIME = pl.Datetime("us", "UTC")
CODES = pl.List(pl.String)
NATIONALITIES = pl.List(pl.Struct({"nationality": pl.String, "number": pl.Int64}))


@dataclass(frozen=True)
class Column:
    """One public column: its type, its meaning, and where its values come from."""

    name: str
    type: Type
    meaning: str
    how: str
    unit: str = ""
    codes: str = ""
    since: str = "1.0"
    missing: str = ""


RECORDED = _("As staff recorded it from the sources.")
SOURCE = _("As the source reports it.")
COMPUTED = _("Computed from the counts by the written rules.")
WEIGHED = _("Computed from the sources by the written rules.")
PLACED = _("From the gazetteer, by the rules for public places.")
LEDGER = _("Set by the system.")
NEVER = _("Never missing.")
NONE = _("There is none: empty in CSV and XLSX, null in JSON, GeoJSON and Parquet.")
NO_POINT = _(
    "No closer place than the country is known or shown: empty in CSV and XLSX, null in JSON, GeoJSON and Parquet."
)
PEOPLE = _("people")

INCIDENTS = (
    Column("id", pl.String, _("Public identity of the incident; never reused, never changed."), LEDGER),
    Column("title", pl.String, _("Short title in our own words."), RECORDED, missing=NEVER),
    Column("summary", pl.String, _("What happened, in our own words."), RECORDED),
    Column(
        "date_start",
        pl.Date,
        _("First day of the incident, or of the month or year it falls in."),
        RECORDED,
        missing=NEVER,
    ),
    Column("date_end", pl.Date, _("Last day, where the incident spans several."), RECORDED, missing=NONE),
    Column(
        "date_precision",
        pl.String,
        _("How precisely the date is known."),
        RECORDED,
        codes="date_precision",
        missing=NEVER,
    ),
    Column(
        "country",
        pl.String,
        _("Country where people were found."),
        RECORDED,
        codes="ISO 3166-1 alpha-2",
        missing=NEVER,
    ),
    Column("admin1", pl.String, _("Province, state or region."), RECORDED),
    Column("place", pl.String, _("Town or district; an exact site is never published."), RECORDED),
    Column(
        "latitude", pl.Float64, _("Latitude of the public point."), PLACED, unit=_("degrees, WGS 84"), missing=NO_POINT
    ),
    Column(
        "longitude",
        pl.Float64,
        _("Longitude of the public point."),
        PLACED,
        unit=_("degrees, WGS 84"),
        missing=NO_POINT,
    ),
    Column("place_precision", pl.String, _("What the public point stands for."), PLACED, codes="place_precision"),
    Column("exploitation", CODES, _("Forms of exploitation."), RECORDED, codes="exploitation"),
    Column("sectors", CODES, _("Sectors or activities."), RECORDED, codes="sector"),
    Column("means", CODES, _("Means of control."), RECORDED, codes="means"),
    Column("recruitment", CODES, _("Recruitment channels."), RECORDED, codes="recruitment"),
    Column(
        "victim_status", pl.String, _("Whether the people were formally identified."), RECORDED, codes="victim_status"
    ),
    Column("status_decided_by", pl.String, _("Who decided that status."), RECORDED, codes="status_decided_by"),
    Column(
        "counting",
        pl.String,
        _("What the figure counts; only single events are summed."),
        RECORDED,
        codes="counting",
        missing=NEVER,
    ),
    Column("victims", pl.Int64, _("Headline figure: people reported found."), COMPUTED, unit=PEOPLE),
    Column("victims_low", pl.Int64, _("Smallest total that a source reports."), COMPUTED, unit=PEOPLE),
    Column("victims_high", pl.Int64, _("Largest total that a source reports."), COMPUTED, unit=PEOPLE),
    Column("victims_qualifier", pl.String, _("How the headline figure is meant."), COMPUTED, codes="qualifier"),
    Column("headline_rule", pl.String, _("Which rule chose the headline figure."), COMPUTED, codes="headline_rule"),
    Column("headline_sources", pl.Int64, _("Independent sources that give the headline figure."), COMPUTED),
    Column("headline_voices", pl.Int64, _("Independent sources that give any total."), COMPUTED),
    Column(
        "headline_note", pl.String, _("Why staff chose the headline figure, where they did."), RECORDED, missing=NONE
    ),
    Column(
        "nationalities",
        NATIONALITIES,
        _("People by nationality; empty number: not reported."),
        COMPUTED,
        unit=PEOPLE,
        codes="nationality",
    ),
    Column("nationalities_reported", pl.Int64, _("How many nationalities the sources speak of."), SOURCE),
    Column(
        "remainder", pl.Int64, _("Headline figure less the people broken down by nationality."), COMPUTED, unit=PEOPLE
    ),
    Column(
        "remainder_note", pl.String, _("Why the breakdown exceeds the total, where it does."), RECORDED, missing=NONE
    ),
    Column("women", pl.Int64, _("Women among them."), SOURCE, unit=PEOPLE),
    Column("men", pl.Int64, _("Men among them."), SOURCE, unit=PEOPLE),
    Column("girls", pl.Int64, _("Girls among them."), SOURCE, unit=PEOPLE),
    Column("boys", pl.Int64, _("Boys among them."), SOURCE, unit=PEOPLE),
    Column("minors", pl.Int64, _("Minors among them."), SOURCE, unit=PEOPLE),
    Column(
        "arrests",
        pl.Int64,
        _(
            "People arrested. Citations with tells_arrests say so; where none has it, the record does not yet name "
            "the source of this number."
        ),
        RECORDED,
        unit=PEOPLE,
    ),
    Column("authorities", CODES, _("Names of the authorities involved."), RECORDED),
    Column("authority_ids", CODES, _("Codes of these authorities, in the same order."), LEDGER),
    Column("languages", CODES, _("Languages of the sources."), RECORDED, codes="ISO 639"),
    Column("grade", pl.Int64, _("How well the incident is sourced, 1 to 5."), WEIGHED, codes="grade"),
    Column("grade_reason", pl.String, _("Why this grade."), WEIGHED, codes="grade_reason"),
    Column("grade_note", pl.String, _("Why staff set the grade, where they did."), RECORDED, missing=NONE),
    Column("sources", pl.Int64, _("Number of articles cited."), WEIGHED, unit=_("articles")),
    Column("published_at", TIME, _("When the incident was first published."), LEDGER, missing=NEVER),
    Column("updated_at", TIME, _("When its public content last changed."), LEDGER, missing=NEVER),
    Column("url", pl.String, _("Address of the incident's page."), LEDGER, missing=NEVER),
    Column(
        "written_in",
        pl.String,
        _("Language of title, summary and notes, which are our own words."),
        RECORDED,
        codes="ISO 639",
        since="1.1",
    ),
)

COUNTS = (
    Column("incident", pl.String, _("Identity of the incident."), LEDGER),
    Column("article", pl.String, _("Code of the article that reports the count."), LEDGER),
    Column("outlet", pl.String, _("Who published the article."), RECORDED),
    Column("nationality", pl.String, _("Nationality counted; empty: all people."), SOURCE, codes="nationality"),
    Column("number", pl.Int64, _("People; empty: named without a number."), SOURCE, unit=PEOPLE),
    Column("qualifier", pl.String, _("How the number is meant."), SOURCE, codes="qualifier"),
    Column("women", pl.Int64, _("Women among them."), SOURCE, unit=PEOPLE),
    Column("men", pl.Int64, _("Men among them."), SOURCE, unit=PEOPLE),
    Column("girls", pl.Int64, _("Girls among them."), SOURCE, unit=PEOPLE),
    Column("boys", pl.Int64, _("Boys among them."), SOURCE, unit=PEOPLE),
    Column("minors", pl.Int64, _("Minors among them."), SOURCE, unit=PEOPLE),
    Column("as_of", pl.Date, _("Day the count is valid for, where the article says so."), SOURCE),
    Column("is_lead", pl.Boolean, _("Whether this article leads."), RECORDED, missing=NEVER),
)

CITATIONS = (
    Column("incident", pl.String, _("Identity of the incident."), LEDGER),
    Column("article", pl.String, _("Code of the article."), LEDGER),
    Column("is_lead", pl.Boolean, _("Whether this article leads."), RECORDED, missing=NEVER),
    Column("outlet", pl.String, _("Who published it."), RECORDED),
    Column("family", pl.String, _("Kind of outlet."), RECORDED, codes="outlet_family"),
    Column("original_source", pl.String, _("Whose report it reprints."), RECORDED, missing=NONE),
    Column("title", pl.String, _("Its title; empty where it identifies victims."), SOURCE),
    Column("url", pl.String, _("Its address; empty where it identifies victims."), SOURCE),
    Column("identifies_victims", pl.Boolean, _("Whether the article identifies victims."), RECORDED),
    Column("language", pl.String, _("Its language."), RECORDED, codes="ISO 639"),
    Column("published", pl.Date, _("When it was published."), SOURCE),
    Column("reported_date", pl.Date, _("Day of the incident according to it."), SOURCE),
    Column("nationalities_reported", pl.Int64, _("How many nationalities it speaks of."), SOURCE),
    Column("total", pl.Int64, _("People in all according to it."), SOURCE, unit=PEOPLE),
    Column("qualifier", pl.String, _("How its total is meant."), SOURCE, codes="qualifier"),
    Column(
        "tells_arrests", pl.Boolean, _("Whether the incident's number of arrests is from it."), RECORDED, since="1.2"
    ),
)

INVOLVEMENTS = (
    Column("incident", pl.String, _("Identity of the incident."), LEDGER),
    Column("authority", pl.String, _("Code of the authority."), LEDGER),
    Column("name", pl.String, _("Name of the authority."), RECORDED),
    Column("native_name", pl.String, _("Its name in its own language."), RECORDED),
    Column("type", pl.String, _("Kind of authority."), RECORDED, codes="authority_type"),
    Column(
        "country", pl.String, _("Its country; empty for international ones."), RECORDED, codes="ISO 3166-1 alpha-2"
    ),
    Column("role", pl.String, _("Its part in the incident."), RECORDED, codes="role"),
)

FOLLOWUPS = (
    Column("incident", pl.String, _("Identity of the incident."), LEDGER),
    Column("date", pl.Date, _("When it was reported to happen."), SOURCE),
    Column("nationality", pl.String, _("Nationality; empty: all people."), SOURCE, codes="nationality"),
    Column("number", pl.Int64, _("People; empty: not reported."), SOURCE, unit=PEOPLE),
    Column("outcome", pl.String, _("What happened to them next."), SOURCE, codes="outcome"),
    Column("article", pl.String, _("Code of the article that reports it."), LEDGER),
    Column("outlet", pl.String, _("Who published that article."), RECORDED),
)

WITHDRAWN = (
    Column("id", pl.String, _("Identity of the withdrawn incident."), LEDGER),
    Column("withdrawn_at", TIME, _("When it was withdrawn, or merged into another."), LEDGER),
    Column("reason", pl.String, _("Why it was withdrawn."), RECORDED),
    Column("merged_into", pl.String, _("Identity of the incident it is part of now; empty: none."), LEDGER),
    Column("written_in", pl.String, _("Language of the reason."), RECORDED, codes="ISO 639", since="1.3"),
)

CHANGES = (
    Column("id", pl.String, _("Identity of the incident."), LEDGER),
    Column("kind", pl.String, _("What happened to it."), LEDGER, codes="change_kind"),
    Column("revision", pl.Int64, _("Revision of the incident."), LEDGER),
    Column("at", TIME, _("When."), LEDGER),
    Column("reason", pl.String, _("Why, for a withdrawal."), RECORDED),
)

TERMS = (
    Column("scheme", pl.String, _("Vocabulary."), LEDGER),
    Column("code", pl.String, _("Code."), LEDGER),
    Column("label", pl.String, _("Label in English."), LEDGER),
    Column("definition", pl.String, _("Definition in English."), LEDGER),
    Column("broader", pl.String, _("Code of the broader term."), LEDGER, missing=NONE),
    Column("htcds", pl.String, _("Code in HTCDS 2.0."), LEDGER, missing=NONE),
    Column("ctdc", pl.String, _("Code in CTDC."), LEDGER, missing=NONE),
    Column("palermo", pl.String, _("Wording of the Palermo Protocol, article 3 (a)."), LEDGER, missing=NONE),
    Column("ictip", pl.String, _("Code in IC-TIP."), LEDGER, missing=NONE),
)

HELPLINES = (
    Column("country", pl.String, _("Country the line serves."), RECORDED, codes="ISO 3166-1 alpha-2"),
    Column("kind", pl.String, _("Whom the line is for."), RECORDED, codes="help_kind"),
    Column("name", pl.String, _("Its name, in its own language."), RECORDED),
    Column("name_en", pl.String, _("Its name in English."), RECORDED),
    Column("number", pl.String, _("Its number, as dialled in the country."), RECORDED),
    Column("international_number", pl.String, _("Its number from abroad."), RECORDED),
    Column("hours", pl.String, _("When it answers."), RECORDED),
    Column("languages", CODES, _("Languages it speaks."), RECORDED, codes="ISO 639"),
    Column("interpreters", pl.Boolean, _("Whether it speaks further languages by interpreter."), RECORDED),
    Column("url", pl.String, _("Its own page."), RECORDED),
    Column("source_url", pl.String, _("Page its number was read on."), RECORDED),
    Column("confirmed_by", pl.String, _("Page of somebody else that gives the number too."), RECORDED),
    Column("confirmed_on", pl.Date, _("When staff last confirmed it; empty: never."), RECORDED),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "incidents": INCIDENTS,
    "counts": COUNTS,
    "citations": CITATIONS,
    "involvements": INVOLVEMENTS,
    "followups": FOLLOWUPS,
    "withdrawn": WITHDRAWN,
    "changes": CHANGES,
    "terms": TERMS,
    "helplines": HELPLINES,
}
RELATED = ("counts", "citations", "involvements", "followups")


def schema(table: str) -> pl.Schema:
    """The Polars schema of one public table, its columns in their order."""
    return pl.Schema({column.name: column.type for column in TABLES[table]})
