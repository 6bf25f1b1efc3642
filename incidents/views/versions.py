"""The same page in every language: what the language switch and search engines are told."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Version:
    """A page in one language: path and query string as an address of this site, and as a whole address.

    ``offer`` offers it in words of that language.
    """

    code: str
    name: str
    address: str
    url: str
    is_shown: bool
    is_default: bool
    offer: str


def versions(request: HttpRequest) -> list[Version]:
    """One for each language, in the order of the settings; path and query string stay what they are."""
    shown = get_language() or settings.LANGUAGE_CODE
    path = request.get_full_path()
    if shown != settings.LANGUAGE_CODE:
        path = path.removeprefix(f"/{shown}")
    # More than one slash at the front would make what follows the name of another host.
    path = "/" + path.lstrip("/")
    return [_version(code, name, path, shown) for code, name in settings.LANGUAGES]


def _version(code: str, name: str, path: str, shown: str) -> Version:
    is_default = code == settings.LANGUAGE_CODE
    address = path if is_default else f"/{code}{path}"
    with override(code):
        offer = _("Read this page in %(language)s") % {"language": name}
    return Version(code, str(name), address, f"{settings.SITE_URL}{address}", code == shown, is_default, offer)
