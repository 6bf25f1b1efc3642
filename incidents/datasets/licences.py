"""The licences that the data may be under; the setting DATA_LICENCE names one by its SPDX identifier."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True)
class Licence:
    """A licence by its SPDX identifier, its full name and the address of its text."""

    spdx: str
    name: str
    url: str


LICENCES = {
    licence.spdx.lower(): licence
    for licence in (
        Licence(
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0 International (CC BY 4.0)",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        Licence(
            "CC-BY-SA-4.0",
            "Creative Commons Attribution-ShareAlike 4.0 International (CC BY-SA 4.0)",
            "https://creativecommons.org/licenses/by-sa/4.0/",
        ),
        Licence(
            "CC0-1.0",
            "Creative Commons Zero 1.0 Universal (CC0 1.0)",
            "https://creativecommons.org/publicdomain/zero/1.0/",
        ),
        Licence("ODbL-1.0", "Open Database License 1.0 (ODbL)", "https://opendatacommons.org/licenses/odbl/1-0/"),
    )
}


def licence() -> Licence:
    """The licence of this record's data."""
    return LICENCES[settings.DATA_LICENCE]
