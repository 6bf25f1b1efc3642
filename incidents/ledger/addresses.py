"""One spelling for the address of an article, so that the same article is entered once."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from django.utils.translation import gettext as _

LONGEST = 1000
PATH_SAFE = "!$&'()*+,;=:@"
MOBILE_HOST = re.compile(r"^(?:www\d?|m|mobile|amp|touch)\.(?=[^.]+\.)")
WRAPPERS = (
    re.compile(r"^https?://web\.archive\.org/web/[^/]+/(?P<inner>.+)$", re.I),
    re.compile(r"^https?://(?:www\.)?google\.[a-z.]+/amp/(?:s/)?(?P<inner>.+)$", re.I),
    re.compile(r"^https?://[^/]+\.cdn\.ampproject\.org/[a-z]/(?:s/)?(?P<inner>.+)$", re.I),
)
TRACKING = re.compile(
    r"^(?:utm_.*|at_.*|mc_[ce]id|wt_.*|_ga|_gl|pk_.*|mtm_.*|hsa_.*|ns_.*|spm|"
    r"(?:fb|g|dc|gb|wb|ms|yc|tw|ig|tt)cl(?:id|src)|igshid|igsh|fb_.*|cmpid?|cmp|ocid|"
    r"ref|ref_src|ref_url|referrer|source|src|share|shared|smid|smtyp|sharetype|feature|amp|outputtype)$",
    re.I,
)
WHOLE_ARTICLE = {("page", "all"), ("page", "1"), ("single", "1"), ("single", "true")}
AMP_PATH = re.compile(r"(?:/amp/?|\.amp)(?=$|\.html?$)", re.I)


def canonical(address: str) -> str:
    """The address with what does not name the article left out, e.g. ``https://tribunnews.com/2023/05/09/sekjen``.

    Host in lower case without ``www.``, ``m.`` or ``amp.``; https; no fragment, port of the scheme, tracking
    parameters or trailing slash; other parameters sorted; archives and AMP viewers unwrapped.
    Raises ValueError, with a sentence for staff, where it is not the address of a web page.
    """
    text = _unwrapped(address.strip())
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as problem:
        raise ValueError(_("This is not an address of a web page.")) from problem
    if parts.scheme.lower() not in {"http", "https"} or parts.username is not None or not _is_host(host):
        raise ValueError(_("This is not an address of a web page: it should look like https://example.org/news."))
    result = urlunsplit(("https", _host(host, port), _path(parts.path), _query(parts.query), ""))
    if len(result) > LONGEST:
        raise ValueError(_("This address is longer than %(longest)d characters.") % {"longest": LONGEST})
    return result


def _unwrapped(text: str) -> str:
    for wrapper in WRAPPERS:
        if match := wrapper.match(text):
            return match["inner"]
    return text


def _is_host(host: str) -> bool:
    return "." in host and not re.search(r"[\s/@%<>\"]|\.\.", host)


def _host(host: str, port: int | None) -> str:
    host = host.lower()
    while (shorter := MOBILE_HOST.sub("", host)) != host:
        host = shorter
    try:
        host = host.encode("idna").decode("ascii")
    except UnicodeError as problem:
        raise ValueError(_("This is not an address of a web page.")) from problem
    return host if port in {None, 80, 443} else f"{host}:{port}"


def _path(path: str) -> str:
    pieces = AMP_PATH.sub("", path).split("/")
    return "/".join(_escaped(unquote(piece, errors="surrogateescape"), PATH_SAFE) for piece in pieces).rstrip("/")


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = sorted(pair for pair in pairs if not TRACKING.match(pair[0]) and pair not in WHOLE_ARTICLE)
    return "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in kept)


def _escaped(text: str, safe: str = "") -> str:
    """One form for escapes: letters of any script stand as they are, so that both spellings are one address."""
    return "".join(
        letter if letter > "\x7f" and letter.isprintable() else quote(letter, safe=safe, errors="surrogateescape")
        for letter in text
    )
