"""Look-ups in the gazetteer: places by name, the town of a point, the point of a province."""

from collections.abc import Iterable, Sequence
from math import asin, atan2, cos, degrees, fsum, hypot, radians, sin, sqrt

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex

from incidents.gazetteer.all_names import all_names
from incidents.gazetteer.provinces import also_known_as, province_key
from incidents.models import Place
from incidents.names import fold

KM_A_DEGREE = 111.2
FARTHEST_KM = 50.0
SAME_TOWN_KM = 10.0
SAME_NAME_KM = 25.0
MUCH_LARGER = 10
SMALLEST = 500


def find_places(text: str, country: str | None = None, limit: int = 10) -> list[Place]:
    """Places whose main name begins with the text; then those with another such name, in any script; then those with
    such a word in a name.

    Bigger towns come first in each part. Nothing for an empty text.
    """
    wanted = fold(text.replace("|", " "))
    if not wanted:
        return []
    if not country and (held := all_names()):
        numbers = held.find(wanted, limit)
        by_number = Place.objects.in_bulk(numbers)
        return [by_number[number] for number in numbers if number in by_number]
    places = Place.objects.filter(country=country) if country else Place.objects.all()
    # One pass over the table, by bytes: patterns take three times as long, and nothing here needs one.
    at_name, at_word = StrIndex("names", Value(f"|{wanted}")), StrIndex("names", Value(f" {wanted}"))
    places = places.annotate(at_name=at_name, at_word=at_word).filter(Q(at_name__gt=0) | Q(at_word__gt=0))
    # The main name is the first of all.
    part = Case(When(at_name=1, then=0), When(at_name__gt=1, then=1), default=2, output_field=IntegerField())
    return list(places.order_by(part, "-population", "geonames_id")[:limit])


def other_name(place: Place, text: str) -> str:
    """The name by which a place was found, folded, where that is another than its main one; else nothing."""
    wanted = fold(text.replace("|", " "))
    main, *others = place.names.strip("|").split("|")
    if main.startswith(wanted) or f" {wanted}" in main:
        return ""
    begun = next((name for name in others if name.startswith(wanted)), "")
    return begun or next((name for name in others if f" {wanted}" in name), "")


def town_named(
    text: str, country: str, admin1: str = "", latitude: float | None = None, longitude: float | None = None
) -> Place | None:
    """The one town of a country that a text names, by any name in any script; None where none or several could be.

    Where there is a point it is the nearest of the name within 25 km, and a part of the text between commas may name
    it: of ``Paharganj, Delhi`` the gazetteer knows Delhi. Otherwise it is the only one of the name in the province.
    """
    if latitude is None or longitude is None:
        return _only_one(_of_name(text, Place.objects.filter(country=country)), country, admin1)
    around = _around(latitude, longitude, country, SAME_NAME_KM)
    for part in dict.fromkeys((text, *text.split(","))):
        near = [(_distance(place, latitude, longitude), place.pk, place) for place in _of_name(part, around)]
        km, _, place = min(near, default=(SAME_NAME_KM + 1, 0, None))
        if km <= SAME_NAME_KM:
            return place
    return None


def name_for(town: Place, text: str) -> str:
    """What to call a town that a text names: by its main name, in whatever script and language the text names it.

    A name stays that is of our own list, as English reports use it (``Poipet``), and a text that is more than a name.
    """
    wanted = fold(text)
    ours = {fold(name) for name in also_known_as().get(town.pk, ())}
    return town.name if f"|{wanted}|" in town.names and wanted not in ours else text


def nearest_town(latitude: float, longitude: float, country: str) -> Place | None:
    """The town of the country that a point belongs to; None where there is none within 50 km.

    The nearest place, unless a place ten times as populous lies within 10 km of the point: the nearest entry inside
    a city is often one of its quarters, and a quarter is more exact than a town.
    """
    for reach in (SAME_TOWN_KM, FARTHEST_KM):
        near = [
            (_distance(place, latitude, longitude), place) for place in _around(latitude, longitude, country, reach)
        ]
        near = sorted(((km, place) for km, place in near if km <= reach), key=lambda pair: (pair[0], pair[1].pk))
        if near:
            return _town_among([place for _, place in near], reach)
    return None


def province_point(country: str, admin1: str) -> tuple[float, float] | None:
    """Latitude and longitude where the people of a province live on average; None for a name not known.

    The mean, on the sphere, of its towns weighted by population: it stands for the province and for no place in it.
    """
    name = province_named(country, admin1)
    if name is None:
        return None
    towns = Place.objects.filter(country=country, admin1=name).values_list("latitude", "longitude", "population")
    return _mean(towns.order_by("pk"))


def province_named(country: str, admin1: str) -> str | None:
    """The gazetteer's name of a province, however it is written: with accents or without, ``Tarlac Province``."""
    places = Place.objects.filter(country=country).exclude(admin1="")
    names = list(places.order_by("admin1").values_list("admin1", flat=True).distinct())
    if admin1 in names:
        return admin1
    key = province_key(admin1)
    return next((name for name in names if key and province_key(name) == key), None)


def _of_name(text: str, places: QuerySet[Place]) -> Sequence[Place]:
    """Those of the places that have this name; where it is the main name of some, just these."""
    wanted = fold(text.replace("|", " "))
    if not wanted:
        return []
    found = places.alias(at_name=StrIndex("names", Value(f"|{wanted}|"))).filter(at_name__gt=0)
    of_main_name = [place for place in found if place.names.startswith(f"|{wanted}|")]
    return of_main_name or list(found)


def _only_one(found: Sequence[Place], country: str, admin1: str) -> Place | None:
    if found and (province := province_named(country, admin1)):
        found = [place for place in found if place.admin1 == province]
    return found[0] if len(found) == 1 else None


def _around(latitude: float, longitude: float, country: str, reach: float) -> QuerySet[Place]:
    """Places in a box around the point, across the antimeridian where it must."""
    high = reach / KM_A_DEGREE
    wide = min(high / max(cos(radians(latitude)), 0.01), 180.0)
    west, east = longitude - wide, longitude + wide
    across = Q(longitude__range=(west, east))
    if west < -180:
        across |= Q(longitude__gte=west + 360)
    if east > 180:
        across |= Q(longitude__lte=east - 360)
    return Place.objects.filter(across, country=country, latitude__range=(latitude - high, latitude + high))


def _town_among(near: list[Place], reach: float) -> Place:
    """The first (nearest), or the most populous where all lie within one town's reach and it is much larger."""
    nearest, largest = near[0], max(near, key=lambda place: place.population)
    if reach <= SAME_TOWN_KM and largest.population >= MUCH_LARGER * max(nearest.population, SMALLEST):
        return largest
    return nearest


def _distance(place: Place, latitude: float, longitude: float) -> float:
    """Kilometres along the great circle."""
    north, south = radians(latitude), radians(place.latitude)
    half_height, half_width = (north - south) / 2, radians(longitude - place.longitude) / 2
    return (
        2 * KM_A_DEGREE * degrees(asin(sqrt(sin(half_height) ** 2 + cos(north) * cos(south) * sin(half_width) ** 2)))
    )


def _mean(points: Iterable[tuple[float, float, int]]) -> tuple[float, float] | None:
    """The weighted mean of points on a sphere; exact sums make it the same in every order of rows."""
    x: list[float] = []
    y: list[float] = []
    z: list[float] = []
    for latitude, longitude, population in points:
        phi, theta, weight = radians(latitude), radians(longitude), population + SMALLEST
        x.append(weight * cos(phi) * cos(theta))
        y.append(weight * cos(phi) * sin(theta))
        z.append(weight * sin(phi))
    if not x:
        return None
    east, north, up = fsum(x), fsum(y), fsum(z)
    return degrees(atan2(up, hypot(east, north))), degrees(atan2(north, east))
