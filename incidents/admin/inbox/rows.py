"""Accepted facts as a member of staff would type them into the page of an incident, and the forms that take them."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.forms import inlineformset_factory
from django.utils.translation import gettext as _

from incidents.gazetteer.lookup import name_for, town_named
from incidents.models import Article, Citation, Incident, Term, VictimCount
from incidents.models.authorities import Role
from incidents.models.counts import PARTS, Qualifier
from incidents.models.incident import Counting, DatePrecision, Sensitivity
from incidents.models.terms import Scheme

from ..forms.authorities import named
from ..forms.dates import read_date, told_date
from ..forms.entry import AuthorityRows, Entry, FigureRows, link
from ..forms.fields import name_of
from ..forms.sources import CitationForm, CitationFormSet
from .evidence import quote
from .facts import Fact, Value, accepted, say_parts, standing, typed_date

Data = dict[str, Any]
Refusal = tuple[str, str]
FIGURES = ("victims_total", "nationalities")
# What may be said of the article beside its facts, where its record lacks it.
ABOUT = (
    "outlet",
    "outlet_family",
    "title",
    "language",
    "published",
    "original_source",
    "identifies_victims",
)


class SourceForm(CitationForm):
    """The citation of an article that is at hand already, whether it has an address or not."""

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("address", None)
        self.article = article

    def has_changed(self) -> bool:
        return True

    def clean(self) -> Data:
        data = super().clean() or {}
        if not self.instance.pk:
            self._use(self.article, data)
        return data


Sources: Any = inlineformset_factory(Incident, Citation, form=SourceForm, formset=CitationFormSet, extra=0)


class _FromArticle(Entry):
    sources: Any
    figures: Any
    authorities: Any

    @property
    def rows(self) -> tuple[Any, ...]:
        return self.sources, self.figures, self.authorities

    def refusals(self) -> Iterator[Refusal]:
        """Every problem with the field of the reading page it is about, blank where it is about none."""
        for rows in self.rows:
            yield from (("", str(message)) for message in rows.non_form_errors())
            for form in rows.forms:
                yield from _refusals(form, {name: name for name in ABOUT} if rows is self.sources else {})


class NewCase(_FromArticle):
    """A case with this article as its one source."""

    def __init__(self, article: Article, facts: list[Fact], about: Mapping[str, Any]) -> None:
        data = {
            **_incident_data(facts, about),
            **_rows(article, facts, about, _arrests(facts)),
            "citations-0-is_lead": "on",
        }
        super().__init__(data)
        self.sources = Sources(data, instance=self.form.instance, form_kwargs={"article": article})
        link(list(self.rows))

    def refusals(self) -> Iterator[Refusal]:
        """Those of the case itself, then those of its rows."""
        yield from _refusals(self.form, {"title": "case_title"})
        yield from super().refusals()


class Addition(_FromArticle):
    """One more source of a case that is there. What is said of the case itself stays as it is."""

    def __init__(self, article: Article, facts: list[Fact], about: Mapping[str, Any], incident: Incident) -> None:
        data = _rows(article, _new_in(incident, article, facts), about, incident.arrests)
        if cited := incident.citations.filter(article=article).first():
            data |= {"citations-INITIAL_FORMS": "1", "citations-0-id": str(cited.pk)}
            data |= {name: value for name, value in _stored(cited).items() if not data.get(name)}
        self.incident = incident
        self.sources = Sources(data, instance=incident, form_kwargs={"article": article})
        self.figures = FigureRows(data, instance=incident)
        self.authorities = AuthorityRows(data, instance=incident)
        link(list(self.rows))
        self.clashes = list(_clashes(incident, article, facts))

    @property
    def parts(self) -> tuple[Any, ...]:
        return self.rows

    def is_valid(self) -> bool:
        return super().is_valid() and not self.clashes

    def refusals(self) -> Iterator[Refusal]:
        """Figures that clash with recorded ones, then those of the rows."""
        yield from (("", clash) for clash in self.clashes)
        yield from super().refusals()

    @transaction.atomic
    def save(self, by: AbstractBaseUser | None) -> Incident:
        self.incident.changed_by_id = by.pk if by else None
        self.incident.save(update_fields=["changed_by", "changed_at"])
        for rows in self.parts:
            rows.save()
        return self.incident


def _refusals(form: Any, fields: Mapping[str, str]) -> Iterator[Refusal]:
    for name, messages in form.errors.items():
        label = form.fields[name].label if name in form.fields and name not in fields else ""
        for message in messages:
            yield fields.get(name, ""), f"{label}: {message}" if label else str(message)


def suggested_title(facts: list[Fact]) -> str:
    """A title without figures, which change: where and when. Staff put it into their own words."""
    place, country = standing(facts, "place"), standing(facts, "country")
    names = [_named(country, place), name_of(country["value"]) if country else ""]
    where = ", ".join(dict.fromkeys(name for name in names if name))
    when = standing(facts, "incident_date")
    title = _("Rescue in %(where)s") % {"where": where} if where else ""
    return f"{title}, {_month(when)}" if title and when else title


def _month(value: Value) -> str:
    """The month that a date begins in, or the year where no month is known."""
    span = read_date(typed_date(value))
    precision = DatePrecision.YEAR if span.precision == DatePrecision.YEAR else DatePrecision.MONTH
    return told_date(span.start, None, precision)


def _incident_data(facts: list[Fact], about: Mapping[str, Any]) -> Data:
    """What is said of the case itself."""
    date, arrests = standing(facts, "incident_date"), standing(facts, "arrests")
    codes = [fact.value["value"] for fact in accepted(facts, "exploitation") if fact.value]
    terms = Term.objects.filter(scheme=Scheme.EXPLOITATION, code__in=codes)
    return {
        "title": about.get("case_title", ""),
        "when": typed_date(date) if date else "",
        "exploitation": [str(term.pk) for term in terms],
        "arrests": str(arrests["value"]) if arrests else "",
        "counting": Counting.SINGLE_EVENT,
        "sensitivity": Sensitivity.PUBLIC,
        **_where(standing(facts, "country"), standing(facts, "place")),
    }


def _where(country: Value | None, place: Value | None) -> Data:
    """Country and place, as the form takes them: it finds province and point of a place that the gazetteer knows."""
    return {"country": country["value"] if country else "", "place": _named(country, place)}


def _named(country: Value | None, place: Value | None) -> str:
    """The place by its main name where the gazetteer knows it: an article names it in the article's own language."""
    name: str = place["value"] if place else ""
    town = town_named(name, country["value"] if country else "")
    return name_for(town, name) if town else name


def _rows(article: Article, facts: list[Fact], about: Mapping[str, Any], arrests: int | None = None) -> Data:
    """The article's citation, its figures and the authorities it names, as rows of the incident page.

    The citation is where the arrests are from if it says ``arrests``, the number of the case.
    """
    tick = {"tells_arrests": "on"} if arrests is not None and arrests == _arrests(facts) else {}
    figures = [_figure(article, fact) for kind in FIGURES for fact in accepted(facts, kind)]
    authorities = [_authority(fact.value) for fact in accepted(facts, "authorities") if fact.value]
    data: Data = {}
    for prefix, rows in (
        ("citations", [{**_citation(facts, about), **tick}]),
        ("counts", figures),
        ("involvements", authorities),
    ):
        data |= {f"{prefix}-TOTAL_FORMS": str(len(rows)), f"{prefix}-INITIAL_FORMS": "0"}
        data |= {f"{prefix}-{at}-{name}": value for at, row in enumerate(rows) for name, value in row.items()}
    return data


def _arrests(facts: list[Fact]) -> int | None:
    told = standing(facts, "arrests")
    return told["value"] if told else None


def _citation(facts: list[Fact], about: Mapping[str, Any]) -> Data:
    date, nations = standing(facts, "incident_date"), standing(facts, "nationality_count")
    return {
        **{name: about.get(name, "") for name in ABOUT if about.get(name)},
        "reported_date": date["value"] if date and date.get("precision") == DatePrecision.DAY else "",
        "nationalities_reported": str(nations["value"]) if nations else "",
    }


def _figure(article: Article, fact: Fact) -> Data:
    value = fact.value or {}
    number = value["number"] if fact.kind == "nationalities" else value["value"]
    return {
        "source": "0",
        "nationality": value["value"] if fact.kind == "nationalities" else "",
        "number": "" if number is None else str(number),
        "qualifier": value.get("qualifier") or Qualifier.EXACT,
        "quote": quote(article.text, fact.evidence),
        **{name: str(value[name]) for name in PARTS if value.get(name) is not None},
    }


def _authority(value: Value) -> Data:
    return {
        "authority_name": value["value"],
        "authority_type": value.get("type") or "",
        "authority_country": value.get("country") or "",
        "role": value.get("role") or Role.LEAD,
    }


def _new_in(incident: Incident, article: Article, facts: list[Fact]) -> list[Fact]:
    """The facts without those that the incident has from this article already, and authorities already part of it."""
    counted = set(_counted(incident, article))
    involved = set(incident.involvements.values_list("authority_id", flat=True))
    return [
        fact
        for fact in facts
        if not (fact.kind in FIGURES and fact.value and _nationality(fact) in counted)
        and not (fact.kind == "authorities" and fact.value and _recorded(fact.value) & involved)
    ]


def _clashes(incident: Incident, article: Article, facts: list[Fact]) -> Iterator[str]:
    """A sentence for each figure that this article is recorded with differently."""
    counted = _counted(incident, article)
    other = _("%(incident)s has another figure from this article (%(stored)s, here %(new)s). Correct it there.")
    unsaid = _("%(incident)s has this figure from this article already. Say there who they are (%(new)s).")
    for fact in (fact for kind in FIGURES for fact in accepted(facts, kind)):
        value = fact.value or {}
        number = value["number"] if fact.kind == "nationalities" else value["value"]
        stored = counted.get(_nationality(fact))
        if stored and stored.number != number:
            yield other % {"incident": incident.public_id, "stored": stored.number, "new": number}
        elif stored and any(value.get(name) not in (None, getattr(stored, name)) for name in PARTS):
            yield unsaid % {"incident": incident.public_id, "new": say_parts(value)}


def _counted(incident: Incident, article: Article) -> dict[str, VictimCount]:
    return {count.nationality: count for count in incident.counts.filter(article=article, as_of=None)}


def _nationality(fact: Fact) -> str:
    return (fact.value or {})["value"] if fact.kind == "nationalities" else ""


def _recorded(value: Value) -> set[int]:
    """The recorded authority of this name, where there is exactly one."""
    found = named(value["value"], value.get("country") or "")
    return {found[0].pk} if len(found) == 1 else set()


def _stored(cited: Citation) -> Data:
    """What a citation says already, as its row on the page."""
    day = cited.reported_date.isoformat() if cited.reported_date else ""
    nations = "" if cited.nationalities_reported is None else str(cited.nationalities_reported)
    ticks = {f"citations-0-{name}": "on" for name in ("is_lead", "tells_arrests") if getattr(cited, name)}
    said = {"reported_date": day, "nationalities_reported": nations, "note": cited.note}
    return {**{f"citations-0-{name}": value for name, value in said.items()}, **ticks}
