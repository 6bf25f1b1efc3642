"""Look-ups in the gazetteer: places by name, the town of a point, the point of a province."""

from collections.abc import Iterable
from math import asin, atan2, cos, degrees, fsum, hypot, radians, sin, sqrt

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import StrIndex

from incidents.gazetteer.all_names import all_names
from incidents.gazetteer.provinces import province_key
from incidents.models import Place
from incidents.names import fold

KM_A_DEGREE = 111.2
FARTHEST_KM = 50.0
SAME_TOWN_KM = 10.0
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
