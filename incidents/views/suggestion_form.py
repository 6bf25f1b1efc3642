"""The form for suggestions: its token, its trap for programs, and what it refuses in a text."""

import hashlib
import re
import secrets
from base64 import b32encode
from datetime import timedelta
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from incidents.ledger.personal_data import personal_data

LONGEST_TEXT = 2000
LONGEST_ADDRESS = 500
SOONEST = timedelta(seconds=3)
LATEST = timedelta(hours=12)
KINDS = {
    "source": gettext_lazy("A source: a report that the record lacks"),
    "correction": gettext_lazy("A correction of an incident"),
}
REFERENCE = re.compile(r"S-[A-Z2-7]{4}-[A-Z2-7]{4}")
_SIGNER = signing.TimestampSigner(salt="suggest")
_ADDRESSES = re.compile(r"https?://\S+")


def new_token() -> str:
    """A token for one form: random, with the time it was drawn, signed."""
    return _SIGNER.sign(secrets.token_urlsafe(12))


def reference_of(token: str) -> str:
    """The reference of the suggestion that a token is for, such as ``S-7QK2-M4XN``."""
    letters = b32encode(hashlib.sha256(token.encode()).digest()).decode()
    return f"S-{letters[:4]}-{letters[4:8]}"


class SuggestionForm(forms.Form):
    """A source or a correction. ``website`` is no field for people: what fills it in is a program."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What do you suggest?"), choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    incident = forms.RegexField(
        r"^\s*[Tt][Ii]-\d{5,18}\s*$",
        label=gettext_lazy("Incident"),
        required=False,
        max_length=24,
        help_text=gettext_lazy("Its number, such as TI-00042, from the top of its page."),
        error_messages={"invalid": gettext_lazy("Write the number of the incident as its page shows it: TI-00042.")},
    )
    url = forms.URLField(
        label=gettext_lazy("Address of the report"),
        required=False,
        max_length=LONGEST_ADDRESS,
        assume_scheme="https",
        help_text=gettext_lazy("The page of the news report, press release, court or organisation."),
        error_messages={"invalid": gettext_lazy("Write the whole address, beginning with https://.")},
    )
    text = forms.CharField(
        label=gettext_lazy("What should we know?"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 7}),
        help_text=gettext_lazy("2,000 characters at most, in any language."),
    )
    website = forms.CharField(
        label=gettext_lazy("Leave this field empty"), required=False, widget=forms.TextInput({"autocomplete": "off"})
    )
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{name}-help"

    def clean_incident(self) -> str:
        return str(self.cleaned_data["incident"]).strip().upper()

    def clean_url(self) -> str:
        address = str(self.cleaned_data["url"])
        if address and not address.startswith(("http://", "https://")):
            raise ValidationError(_("Write the whole address, beginning with https://."))
        return address

    def clean_text(self) -> str:
        """The text, unless something in it could identify somebody."""
        text = str(self.cleaned_data["text"]).strip()
        message = _("“%(text)s” looks like %(kind)s. Please take it out: what could identify somebody is not kept.")
        found = personal_data(_ADDRESSES.sub(" ", text))
        if found:
            raise ValidationError([message % {"text": one.text.strip(), "kind": one.kind.label} for one in found])
        return text

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this field empty: only programs fill it in."))
        return ""

    def clean_token(self) -> str:
        """The token, unless nobody was shown this form, or it came back faster than anybody types."""
        token = str(self.cleaned_data["token"])
        try:
            _SIGNER.unsign(token, max_age=LATEST)
        except signing.SignatureExpired as problem:
            raise ValidationError(
                _("The page was open for too long. Please send it once more."), "unusable"
            ) from problem
        except signing.BadSignature as problem:
            raise ValidationError(_("The form was not complete. Please send it once more."), "unusable") from problem
        if _is_younger(token, SOONEST):
            raise ValidationError(_("That was too quick to check. Please send it once more."), code="quick")
        return token

    def clean(self) -> dict[str, Any]:
        """A source needs its address, a correction the incident and some words."""
        data = super().clean() or {}
        if data.get("kind") == "source" and not data.get("url") and "url" not in self.errors:
            self.add_error("url", _("Give the address of the report."))
        if data.get("kind") == "correction":
            if not data.get("incident") and "incident" not in self.errors:
                self.add_error("incident", _("Say which incident it is about."))
            if not data.get("text") and "text" not in self.errors:
                self.add_error("text", _("Say what is wrong, and how you know."))
        return data


def _is_younger(token: str, age: timedelta) -> bool:
    try:
        _SIGNER.unsign(token, max_age=age)
    except signing.SignatureExpired:
        return False
    return True
