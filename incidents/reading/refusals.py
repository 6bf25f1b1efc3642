"""Why an article was not fetched or not read: a code for each reason, and its sentence for staff."""

from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _


class Reason(StrEnum):
    """One reason for not having an article. The names are stored; they are never changed."""

    NOT_AN_ADDRESS = "not_an_address"
    SCHEME = "scheme"
    USER_INFO = "user_info"
    PORT = "port"
    ODD_HOST = "odd_host"
    NO_SUCH_HOST = "no_such_host"
    FORBIDDEN_ADDRESS = "forbidden_address"
    ROBOTS = "robots"
    ROBOTS_AWAY = "robots_away"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_REDIRECT = "bad_redirect"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    NO_CONNECTION = "no_connection"
    CERTIFICATE = "certificate"
    BAD_ANSWER = "bad_answer"
    ENCODING = "encoding"
    MEDIA_TYPE = "media_type"
    NOT_TEXT = "not_text"
    BROKEN_PDF = "broken_pdf"
    EMPTY = "empty"
    GONE = "gone"
    CLOSED = "closed"
    STATUS = "status"
    TOO_MANY_REQUESTS = "too_many_requests"
    SERVER_ERROR = "server_error"
    HOST_BUSY = "host_busy"
    ARCHIVE = "archive"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"
    TOO_HARD = "too_hard"
    WORKER_LOST = "worker_lost"
    UNEXPECTED = "unexpected"


SENTENCES = {
    Reason.NOT_AN_ADDRESS: _("This is not an address of a web page."),
    Reason.SCHEME: _("Only http:// and https:// addresses are fetched, not {detail}."),
    Reason.USER_INFO: _("The address holds a user name or password. Enter it without them."),
    Reason.PORT: _("Port {detail} is not one that web pages are served from."),
    Reason.ODD_HOST: _("The host {detail} is a number written in an unusual way. Enter the name of the site."),
    Reason.NO_SUCH_HOST: _("There is no site called {detail}. Check the address."),
    Reason.FORBIDDEN_ADDRESS: _("{detail} is not on the public internet, so nothing is fetched from it."),
    Reason.ROBOTS: _("{detail} asks programs not to fetch this page (robots.txt). Paste its text instead."),
    Reason.ROBOTS_AWAY: _("{detail} cannot say now what programs may fetch (robots.txt); it is asked again later."),
    Reason.TOO_MANY_REDIRECTS: _("The page leads on to another one more than {detail} times."),
    Reason.BAD_REDIRECT: _("The page leads on to something that is not an address."),
    Reason.TOO_LARGE: _("The page is larger than {detail} MB. Save the part you need and paste its text."),
    Reason.TOO_SLOW: _("The page was not complete after {detail} seconds."),
    Reason.NO_CONNECTION: _("{detail} does not answer."),
    Reason.CERTIFICATE: _("The certificate of {detail} is not valid, so it may be another site."),
    Reason.BAD_ANSWER: _("{detail} answered with something that is not a web page, or broke off."),
    Reason.ENCODING: _("The page is packed in a way that cannot be unpacked ({detail})."),
    Reason.MEDIA_TYPE: _("This is {detail}. Only HTML, PDF and plain text are read."),
    Reason.NOT_TEXT: _("The page says that it is text, but it is not."),
    Reason.BROKEN_PDF: _("No text can be got out of this PDF: it is damaged, locked or made of pictures."),
    Reason.EMPTY: _("The page has no text to read. Paste its text instead."),
    Reason.GONE: _("The page is not there any more ({detail})."),
    Reason.CLOSED: _("{detail} does not let programs read this page. Paste its text instead."),
    Reason.STATUS: _("The site answered with code {detail} instead of the page."),
    Reason.TOO_MANY_REQUESTS: _("{detail} asks to wait; the page is fetched later."),
    Reason.SERVER_ERROR: _("The site has a problem of its own (code {detail}); the page is fetched later."),
    Reason.HOST_BUSY: _("Another page of {detail} is being fetched; this one is next."),
    Reason.ARCHIVE: _("The page cannot be kept in the archive now ({detail}); it is fetched again later."),
    Reason.DAMAGED: _("The archived copy is missing or damaged ({detail}). Fetch the page again."),
    Reason.UNREADABLE: _("The text could not be read ({detail}). Enter the facts by hand."),
    Reason.TOO_HARD: _("This page could not be read within {detail} seconds. Paste its text instead."),
    Reason.WORKER_LOST: _("The worker broke down on this page {detail} times. Enter the facts by hand."),
    Reason.UNEXPECTED: _("Something unexpected went wrong ({detail}); it is tried again later."),
}


def sentence(reason: str, detail: str = "") -> str:
    """The sentence for staff, in the language in use; ``detail`` is a host, a code or a type."""
    return gettext(SENTENCES[Reason(reason)]).replace("{detail}", detail[:120])


class Refused(Exception):
    """The article cannot be had, and trying again would not help."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(sentence(reason, detail))
        self.reason = reason
        self.detail = detail[:120]


class NotNow(Refused):
    """The article cannot be had now. ``pause``: seconds to wait that the site asks for, None where it says nothing.

    ``counts`` tells whether this was a try: a site's error is one, waiting for our turn or for our own disk is not.
    """

    def __init__(self, reason: Reason, detail: str = "", pause: float | None = None, counts: bool = True) -> None:
        super().__init__(reason, detail)
        self.pause = pause
        self.counts = counts
