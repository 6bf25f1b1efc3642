"""How exactly a place may be shown, where staff leave that to what they type of it: the rule behind the map."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext_lazy

from incidents.gazetteer.lookup import town_named
from incidents.models import Place
from incidents.models.incident import PlacePrecision

PRECISIONS = [("", gettext_lazy("As the place and the pin say")), *PlacePrecision.choices]
NEARLY = 0.001  # degrees, about 100 metres: a pin farther from the town's own point was moved


def settle_place(data: dict[str, Any], changed: Collection[str]) -> None:
    """Say how exact the place is where nobody did, and give a town that is only named its point and province.

    A pin that was moved away from the town becomes an exact site; ``changed`` names the fields that were typed.
    """
    place, country, admin1 = (data.get(name) or "" for name in ("place", "country", "admin1"))
    town = town_named(place, country, admin1, *_point(data))
    data["place_precision"] = _precision(data, set(changed), _fitting(data, town))
    if town and data["place_precision"] == PlacePrecision.TOWN and data.get("latitude") is None:
        data |= {"latitude": town.latitude, "longitude": town.longitude, "admin1": admin1 or town.admin1}


def _point(data: dict[str, Any]) -> tuple[float | None, float | None]:
    return data.get("latitude"), data.get("longitude")


def _precision(data: dict[str, Any], changed: set[str], fitting: str) -> str:
    """What staff chose stands. What was there before stands too, unless it goes ill with what they typed since."""
    stated: str = data.get("place_precision") or ""
    if not stated:
        return fitting
    if "place_precision" in changed:
        return stated
    if stated == PlacePrecision.COUNTRY and changed & {"place", "admin1", "latitude", "longitude"}:
        return fitting
    was_moved = changed & {"latitude", "longitude"} and fitting == PlacePrecision.SITE
    return fitting if was_moved and stated in (PlacePrecision.TOWN, PlacePrecision.DISTRICT) else stated


def _fitting(data: dict[str, Any], town: Place | None) -> str:
    """How exact that is which was typed."""
    latitude, longitude = _point(data)
    if latitude is None or longitude is None:
        named = PlacePrecision.PROVINCE if data.get("admin1") else PlacePrecision.COUNTRY
        return PlacePrecision.TOWN if town else named
    is_at_town = town and max(abs(latitude - town.latitude), abs(longitude - town.longitude)) <= NEARLY
    return PlacePrecision.TOWN if is_at_town else PlacePrecision.SITE
