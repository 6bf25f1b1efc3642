"""What the forms of the staff site ask while somebody types. Answers are JSON, for staff only."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpRequest, JsonResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from incidents import names
from incidents.gazetteer.lookup import find_places, other_name
from incidents.ledger.addresses import canonical
from incidents.models import Article, Outlet, Place
from incidents.models.incident import DatePrecision

from .forms.authorities import authorities_with
from .forms.dates import read_date, say_date, told_date
from .forms.fields import CountryField, name_of
from .forms.pasted import read_breakdown

MOST = 12
# What tells rows of the ledger needs leave to view them; the rest is reference that everybody may know.
NEEDED = {"outlets": "outlet", "authorities": "authority", "articles": "article", "article": "article"}
MOST_PLACES_ON_MAP = 60


def countries(request: HttpRequest) -> JsonResponse:
    """Countries by any name in English or Indonesian."""
    return _choices(_named(names.find_countries(_asked(request), _language())))


def nationalities(request: HttpRequest) -> JsonResponse:
    """Nationalities by any name of the country or its people, stateless and unknown among them."""
    return _choices(_named(names.find_nationalities(_asked(request), _language())))


def outlets(request: HttpRequest) -> JsonResponse:
    """Outlets by a part of their name, with their family."""
    found = (
        Outlet.objects.filter(name__icontains=_asked(request))
        .annotate(uses=Count("articles"))
        .order_by("-uses", "name")
    )
    return _choices(
        {"value": outlet.name, "label": outlet.name, "hint": outlet.get_family_display()} for outlet in found[:MOST]
    )


def authorities(request: HttpRequest) -> JsonResponse:
    """Authorities by words of their names or their country."""
    found = authorities_with(_asked(request))[:MOST]
    return _choices(
        {"value": str(one), "label": str(one), "hint": one.native_name or one.get_type_display()} for one in found
    )


def articles(request: HttpRequest) -> JsonResponse:
    """Recorded articles by words of their title, outlet or address; a pasted address is found however it is spelt."""
    text = _asked(request)
    wanted = Q(canonical_address=_canonical(text))
    words = Q()
    for word in text.split():
        words &= Q(title__icontains=word) | Q(outlet__name__icontains=word) | Q(canonical_address__icontains=word)
    found = Article.objects.filter(wanted | words).select_related("outlet").defer("text")[:MOST] if text else []
    return _choices(
        {"value": article.address, "label": str(article), "hint": _published(article)} for article in found
    )


def article(request: HttpRequest) -> JsonResponse:
    """What is recorded of the article at an address; otherwise what other articles of its site suggest."""
    text = _asked(request)
    try:
        key = canonical(text)
    except ValueError as problem:
        return JsonResponse({"problem": str(problem)})
    found = Article.objects.select_related("outlet", "original_source").filter(canonical_address=key).first()
    if found is None:
        return JsonResponse({"recorded": None, "suggested": _of_same_site(key)})
    return JsonResponse({"recorded": article_facts(found), "suggested": None})


def article_facts(article: Article) -> str:
    """What is recorded of an article, in a line."""
    reprint = _("reprints %s") % article.original_source if article.original_source else None
    language = names.language_name(article.language, _language()) if article.language else None
    facts = (article.outlet, article.title, _published(article), language, reprint)
    return " · ".join(str(fact) for fact in facts if fact)


def _published(article: Article) -> str:
    return told_date(article.published, None, DatePrecision.DAY)


def _of_same_site(key: str) -> dict[str, str]:
    """Outlet and language most often recorded for the site of an address."""
    site = f"https://{urlsplit(key).netloc}/"
    used = Article.objects.filter(canonical_address__startswith=site).exclude(outlet=None)
    most = used.values("outlet__name", "language").annotate(uses=Count("pk")).order_by("-uses").first()
    return {"outlet": most["outlet__name"], "language": most["language"]} if most else {}


def places(request: HttpRequest) -> JsonResponse:
    """Places of the gazetteer by the beginning of a name, bigger ones first, with the name that was found.

    Where ``country`` (a code or name) holds such places they are all there is.
    """
    text, country = _asked(request), _country(request.GET.get("country", ""))
    found = find_places(text, country=country, limit=MOST) or find_places(text, limit=MOST)
    return _choices(
        {"value": place.name, "label": str(place), "hint": _about_place(place, text), "place": _fields(place)}
        for place in found
    )


def _country(text: str) -> str | None:
    try:
        return CountryField().clean(text) or None
    except ValidationError:
        return None


def around(request: HttpRequest) -> JsonResponse:
    """The biggest places in a box (``bbox``: west,south,east,north), to find one's way on the map."""
    try:
        west, south, east, north = map(float, request.GET.get("bbox", "").split(","))
    except ValueError:
        return JsonResponse({"problem": _("bbox is four numbers: west,south,east,north.")}, status=400)
    found = Place.objects.filter(longitude__range=(west, east), latitude__range=(south, north))
    return JsonResponse({"places": [[p.longitude, p.latitude, p.name] for p in found[:MOST_PLACES_ON_MAP]]})


def date(request: HttpRequest) -> JsonResponse:
    """What a typed date is understood as."""
    text = _asked(request)
    try:
        return JsonResponse({"text": say_date(read_date(text)) if text else ""})
    except ValidationError as problem:
        return JsonResponse({"problem": " ".join(problem.messages)})


def breakdown(request: HttpRequest) -> JsonResponse:
    """The rows of a pasted breakdown, and what of it was not understood."""
    lines, rest = read_breakdown(request.GET.get("q", ""))
    rows = [
        {
            "nationality": line.nationality and name_of(line.nationality),
            "number": line.number,
            "qualifier": line.qualifier,
            "nationality_as_reported": line.nationality_as_reported,
        }
        for line in lines
    ]
    return JsonResponse({"rows": rows, "rest": rest})


LOOKUPS = {
    "countries": countries,
    "nationalities": nationalities,
    "outlets": outlets,
    "authorities": authorities,
    "articles": articles,
    "article": article,
    "places": places,
    "around": around,
    "date": date,
    "breakdown": breakdown,
}


def _asked(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:400]


def _language() -> str:
    return get_language() or "en"


def _choices(rows: Iterable[dict[str, Any]]) -> JsonResponse:
    return JsonResponse({"choices": list(rows)})


def _named(found: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Each by the country's name, which every field for countries and nationalities reads back."""
    return [
        {"value": name_of(code), "label": name_of(code), "hint": code if name == name_of(code) else name}
        for code, name in found[:MOST]
    ]


def _canonical(text: str) -> str:
    try:
        return canonical(text)
    except ValueError:
        return ""


def _about_place(place: Place, text: str) -> str:
    other = other_name(place, text)
    known = _("also “%s”") % other.title() if other else ""
    people = _("%s people") % f"{place.population:,}" if place.population else ""
    return " · ".join(part for part in (known, people) if part)


def _fields(place: Place) -> dict[str, Any]:
    """What the form is filled with."""
    return {
        "country": name_of(place.country),
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "place_precision": "town",
    }
