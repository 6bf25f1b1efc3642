"""Personal data that must not stand in a public text or link: e-mail addresses, numbers of phones and documents."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import unquote

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    EMAIL = "email", _("an e-mail address")
    PHONE = "phone", _("a phone number")
    DOCUMENT = "document", _("a passport or identity number")


class Found(NamedTuple):
    """A stretch of text that looks like personal data."""

    kind: Kind
    text: str


_YEAR = r"(?:1[89]|20)\d\d"
_ALONE = r"(?<!\d)(?<!\d[ -])"
_HARMLESS = re.compile(
    rf"""{_ALONE}(?:
        {_YEAR}[-./]\d{{1,2}}[-./]\d{{1,2}}      # 2023-05-04
      | \d{{1,2}}[-./]\d{{1,2}}[-./]{_YEAR}      # 04.05.2023
      | {_YEAR}\s?[-–—/]\s?{_YEAR}              # 2019–2023
      | [1-9]\d{{0,2}}(?:[ ,.']\d{{3}})+(?:[.,]\d{{1,2}})?   # 10,000,000 and 1 048 000
      | [1-9]\d?(?:,\d\d)+,\d{{3}}               # 1,00,000
    )(?![ -]?\d)""",
    re.VERBOSE,
)
_UNMISTAKABLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Kind.PHONE, re.compile(r"(?<![\w+])\+\d(?:[\s().-]{0,2}\d){6,14}(?!\d)")),
)
_LIKELY: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.PHONE, re.compile(r"(?<![\w.,])\(?0\d(?:[\s().-]{0,2}\d){6,10}(?!\d)")),
    (Kind.PHONE, re.compile(r"(?<!\d)(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?!\d)")),
    (Kind.PHONE, re.compile(rf"{_ALONE}(?!20)[2-9]\d{{3}}[- ]\d{{4}}(?![ -]?\d)")),
    (Kind.DOCUMENT, re.compile(r"(?<!\w)[A-Z]{1,3}[ -]?\d{6,9}[A-Z]?(?:\(\d\))?(?!\w)")),
    (Kind.DOCUMENT, re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")),
    (Kind.DOCUMENT, re.compile(r"(?<![\d.,])\d(?:[ -]?\d){8,18}[Xx]?(?!\d)")),
)
# Addresses of articles are full of long numbers. One of these is of a person only where the address says so, where it
# is written as one dials it, or where the site is one that opens a talk with a number.
_IDENTIFIER = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
_GROUPED = r"\d(?:[ ().+-]{0,2}\d)"
_NUMBER = r"(?:[_-]?(?:no|number|num))?"
_NAMES_PHONE = r"(?:tele?(?:phone|fono?|pon)?|te?lp|phone|mobile|cell|hp|no_?hp|whats-?app|wa|msisdn|sms|viber)"
_NAMES_DOCUMENT = r"(?:nik|ktp|passport|paspor|pasaporte|ssn|aadhaar|id_?card|nric)"
_IN_ADDRESS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.EMAIL, re.compile(r"(?<![\w.+@-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?![\w.])", re.IGNORECASE)),
    (Kind.PHONE, re.compile(rf"(?<=[/=:,;]) ?\+{_GROUPED}{{7,14}}(?!\d)")),
    (
        Kind.PHONE,
        re.compile(rf"(?<![a-z0-9]){_NAMES_PHONE}{_NUMBER}[=:][ +(]*{_GROUPED}{{6,14}}", re.IGNORECASE),
    ),
    (Kind.PHONE, re.compile(r"(?<=//wa\.me/)\+?\d{7,15}")),
    (Kind.PHONE, re.compile(r"(?<!\d)(?<!\d-)0\d{2,3}([-. ])\d{3,4}\1\d{3,5}(?![-. ]?\d)")),
    (
        Kind.DOCUMENT,
        re.compile(rf"(?<![a-z0-9]){_NAMES_DOCUMENT}{_NUMBER}=[a-z]{{0,3}}[ -]?\d{{6,18}}", re.IGNORECASE),
    ),
)


def personal_data(text: str) -> list[Found]:
    """What in the text looks like personal data, in digits of any script; dates and amounts are not."""
    found, left = _taken_out(_western_digits(text), _UNMISTAKABLE)
    more, _left = _taken_out(_HARMLESS.sub("·", left), _LIKELY)
    return found + more


def personal_data_in_address(address: str) -> list[Found]:
    """What in the address of an article looks like personal data; the numbers by which sites know articles do not."""
    text = _IDENTIFIER.sub("·", _western_digits(unquote(unquote(address))))
    return _taken_out(text, _IN_ADDRESS)[0]


def _taken_out(text: str, patterns: tuple[tuple[Kind, re.Pattern[str]], ...]) -> tuple[list[Found], str]:
    """What the patterns find, each in what the earlier ones left, and the rest of the text."""
    found: list[Found] = []
    for kind, pattern in patterns:
        found.extend(Found(kind, match.group()) for match in pattern.finditer(text))
        text = pattern.sub("·", text)
    return found, text


def _western_digits(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)
