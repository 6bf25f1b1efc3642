"""What the public may know of where an incident happened (DESIGN §2): never more exact than a town.

Every public point is one of the gazetteer's, of a town or of a province: no coordinates that staff typed, nor a pin
that they dragged, are ever printed, whatever precision was chosen with them.
"""

from dataclasses import dataclass
from typing import Any, Protocol

from incidents.models.incident import PlacePrecision, Sensitivity


@dataclass(frozen=True)
class PublicPlace:
    """The public place. No point at country precision: a pin in the middle of a country would be a claim."""

    latitude: float | None
    longitude: float | None
    place: str
    admin1: str
    precision: str


class Located(Protocol):
    """What the rule reads of an incident."""

    country: str
    admin1: str
    place: str
    latitude: float | None
    longitude: float | None
    place_precision: str
    sensitivity: str


class Town(Protocol):
    """A populated place of the gazetteer."""

    name: str
    admin1: str
    latitude: float
    longitude: float


class Gazetteer(Protocol):
    """Where towns and provinces are; ``incidents.gazetteer.lookup`` is one."""

    def town_named(
        self, text: str, country: str, admin1: str, latitude: float | None, longitude: float | None
    ) -> Town | None: ...

    def name_for(self, town: Any, text: str) -> str: ...

    def nearest_town(self, latitude: float, longitude: float, country: str) -> Town | None: ...

    def province_point(self, country: str, admin1: str) -> tuple[float, float] | None: ...


def public_place(incident: Located, gazetteer: Gazetteer) -> PublicPlace:
    """The place as precise as precision and sensitivity allow; where the gazetteer cannot help, the next coarser."""
    allowed = _allowed_precision(incident)
    if allowed == PlacePrecision.SITE:
        return _town_of_site(incident, gazetteer) or _province(incident, gazetteer)
    if allowed in (PlacePrecision.TOWN, PlacePrecision.DISTRICT):
        return _town_by_name(incident, gazetteer) or _province(incident, gazetteer)
    if allowed == PlacePrecision.PROVINCE:
        return _province(incident, gazetteer)
    return _country()


def _allowed_precision(incident: Located) -> str:
    """Coarse is the province at most. An internal incident is never published; if asked, it is country only."""
    if incident.sensitivity == Sensitivity.INTERNAL:
        return PlacePrecision.COUNTRY
    if incident.sensitivity == Sensitivity.COARSE and incident.place_precision != PlacePrecision.COUNTRY:
        return PlacePrecision.PROVINCE
    return incident.place_precision


def _town_of_site(incident: Located, gazetteer: Gazetteer) -> PublicPlace | None:
    """The town that staff chose, where the site is near it, else the nearest; with the gazetteer's own name, as what

    staff typed may be the name of a building.
    """
    town = _nearest(incident, gazetteer)
    if town is None:
        return None
    town = named_town(incident, gazetteer) or town
    return _point(town.latitude, town.longitude, town.name, incident.admin1 or town.admin1, PlacePrecision.TOWN)


def _town_by_name(incident: Located, gazetteer: Gazetteer) -> PublicPlace | None:
    """The point of the town that staff named. One that the gazetteer does not know keeps the name that they gave it,

    at the point of the town nearest to theirs: a typed point may be the site itself.
    """
    named = named_town(incident, gazetteer)
    town = named or _nearest(incident, gazetteer)
    if town is None:
        return None
    place = gazetteer.name_for(named, incident.place) if named else incident.place or town.name
    admin1 = incident.admin1 or town.admin1
    return _point(town.latitude, town.longitude, place, admin1, PlacePrecision(incident.place_precision))


def named_town(incident: Located, gazetteer: Gazetteer) -> Town | None:
    """The gazetteer's town that the typed place names, if it is one near the point, where there is a point."""
    return gazetteer.town_named(
        incident.place, incident.country, incident.admin1, incident.latitude, incident.longitude
    )


def _province(incident: Located, gazetteer: Gazetteer) -> PublicPlace:
    """The province's representative point, by the name staff gave or by the town nearest to the exact point.

    A name the gazetteer does not know ("Selangor and Negeri Sembilan") stays, without a point.
    """
    point = gazetteer.province_point(incident.country, incident.admin1) if incident.admin1 else None
    if point:
        return _point(*point, "", incident.admin1, PlacePrecision.PROVINCE)
    town = _nearest(incident, gazetteer)
    point = gazetteer.province_point(incident.country, town.admin1) if town and town.admin1 else None
    if town and point:
        return _point(*point, "", incident.admin1 or town.admin1, PlacePrecision.PROVINCE)
    if incident.admin1:
        return PublicPlace(None, None, "", incident.admin1, PlacePrecision.PROVINCE.value)
    return _country()


def _country() -> PublicPlace:
    return PublicPlace(None, None, "", "", PlacePrecision.COUNTRY.value)


def _nearest(incident: Located, gazetteer: Gazetteer) -> Town | None:
    if incident.latitude is None or incident.longitude is None:
        return None
    return gazetteer.nearest_town(incident.latitude, incident.longitude, incident.country)


def _point(latitude: float, longitude: float, place: str, admin1: str, precision: PlacePrecision) -> PublicPlace:
    return PublicPlace(round(latitude, 2), round(longitude, 2), place, admin1, precision.value)
