"""Form fields for the values of parameters: partial dates, bounding boxes, moments, codes."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, cast

from django import forms
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..names import UNWRITABLE, fold

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day, as its first and last day."""

    text: str
    first: date
    last: date


@dataclass(frozen=True)
class Box:
    """A bounding box in degrees; ``west`` lies east of ``east`` where it crosses the antimeridian (RFC 7946, 5.2)."""

    west: float
    south: float
    east: float
    north: float

    def overlaps(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether another box, one that does not cross the antimeridian, shares a point with this one."""
        if north < self.south or south > self.north:
            return False
        if self.west <= self.east:
            return west <= self.east and east >= self.west
        return east >= self.west or west <= self.east


def no_such(code: str, known: Iterable[str] = (), example: str = "") -> forms.ValidationError:
    """That a code is not one of a list, with the list where it is short enough to be told, else with an example."""
    if example:
        text = gettext("There is no %(code)s: write a code such as %(example)s.")
        return forms.ValidationError(text % {"code": code, "example": example}, code="invalid_choice")
    text = gettext("There is no %(code)s; there are: %(known)s.")
    return forms.ValidationError(text % {"code": code, "known": ", ".join(known)}, code="invalid_choice")


class WholeField(forms.IntegerField):
    """A whole number; whatever is wrong with one, the answer is its range."""

    def clean(self, value: Any) -> int | None:
        try:
            found: int | None = super().clean(value)
        except forms.ValidationError as problem:
            text = gettext("Write a whole number from %(least)d to %(most)d.")
            bounds = {"least": self.min_value, "most": self.max_value}
            raise forms.ValidationError(text % bounds, code="invalid") from problem
        return found


class OneField(forms.ChoiceField):
    """One of a few choices."""

    def validate(self, value: str) -> None:
        if value and not self.valid_value(value):
            raise no_such(value, (code for code, _label in cast("list[tuple[str, str]]", self.choices) if code))


class WordsField(forms.CharField):
    """Words to search for: something must be left of them that can be searched, and can be written in any file."""

    default_error_messages = {
        "invisible": _("This text has characters that cannot be seen. Type it anew."),
        "no_words": _("There is no letter or sign here to search for."),
        "too_long": _("Write %(most)d letters at most."),
    }

    def validate(self, value: str) -> None:
        super().validate(value)
        if re.search(UNWRITABLE, value):
            raise forms.ValidationError(self.error_messages["invisible"], code="invisible")
        if self.max_length is not None and len(value) > self.max_length:
            raise forms.ValidationError(self.error_messages["too_long"] % {"most": self.max_length}, code="too_long")
        if value and not fold(value):
            raise forms.ValidationError(self.error_messages["no_words"], code="no_words")


class PartialDateField(forms.Field):
    """``2023``, ``2023-05`` or ``2023-05-05``."""

    default_error_messages = {"invalid": _("Write a year, a month or a day: 2023, 2023-05 or 2023-05-05.")}

    def to_python(self, value: Any) -> PartialDate | None:
        if value in self.empty_values:
            return None
        match = _PARTIAL.fullmatch(str(value).strip())
        if match is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            first = date(year or 0, month or 1, day or 1)
            last = date(first.year, month or 12, day or calendar.monthrange(first.year, month or 12)[1])
        except ValueError as problem:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from problem
        return PartialDate(match[0], first, last)


class BoxField(forms.Field):
    """``west,south,east,north`` in degrees."""

    default_error_messages = {
        "invalid": _("Write west,south,east,north in degrees: longitudes -180 to 180, latitudes -90 to 90."),
    }

    def to_python(self, value: Any) -> Box | None:
        if value in self.empty_values:
            return None
        try:
            west, south, east, north = (float(part) for part in str(value).split(","))
        except ValueError as problem:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from problem
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return Box(west, south, east, north)


class MomentField(forms.Field):
    """A time in ISO 8601; without an offset it is UTC, without a time it is midnight."""

    default_error_messages = {"invalid": _("Write a time in ISO 8601, such as 2026-11-01T00:00:00Z.")}

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        # A plus sign that was not escaped in the address arrives as a space.
        text = re.sub(r" (?=\d{2}:?\d{2}$)", "+", str(value).strip())
        try:
            day = parse_date(text)
            moment = datetime.combine(day, time.min) if day else parse_datetime(text)
            if moment is not None:
                moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
                # The first and the last hours that can be written lie outside all years in UTC.
                moment.astimezone(UTC)
        except (ValueError, OverflowError):
            moment = None
        if moment is None:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return moment


class CodesField(forms.MultipleChoiceField):
    """One or more codes of a fixed list; country and nationality codes may be written in small letters."""

    def __init__(self, *, codes: Iterable[str] = (), upper: bool = False, example: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.upper, self.example, self.known = upper, example, sorted(codes)
        self.choices = [(code, code) for code in self.known]

    def to_python(self, value: Any) -> list[str]:
        codes = [code.strip() for code in super().to_python(value)]
        return list(dict.fromkeys(code.upper() if self.upper else code for code in codes))

    def validate(self, value: list[str]) -> None:
        for code in value:
            if not self.valid_value(code):
                raise no_such(code, self.known, self.example)


class PatternField(CodesField):
    """One or more codes of an open list: their form is checked, not their existence."""

    def __init__(self, *, pattern: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.pattern = re.compile(pattern, re.ASCII)

    def valid_value(self, value: str) -> bool:
        """Whether a code has the form of a code of this list."""
        return self.pattern.fullmatch(value) is not None
