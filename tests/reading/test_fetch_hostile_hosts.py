"""Addresses, names and redirects that try to lead the fetcher inside: none of them is ever connected to."""

import socket
import time
from collections.abc import Callable
from pathlib import Path

import httpcore
import pytest

from incidents.reading.fetch import Fetcher
from incidents.reading.refusals import NotNow, Reason, Refused
from incidents.reading.web.hosts import HostFolder

from .sites import Site, here, local_fetcher, or_here, reply

INSIDE = """
127.0.0.1 127.0.0.2 127.1.2.3 127.255.255.254 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.254
192.168.0.1 192.168.255.255 169.254.0.1 169.254.169.254 169.254.170.2 100.64.0.1 100.100.100.200 100.127.255.255
192.0.0.1 192.0.0.192 192.0.2.1 198.51.100.7 203.0.113.9 198.18.0.1 198.19.255.255 192.88.99.1 168.63.129.16
224.0.0.1 239.255.255.250 240.0.0.1 250.1.2.3 255.255.255.255 ::1 :: ::2 ::7f00:1 ::127.0.0.1 ::ffff:127.0.0.1
::ffff:10.0.0.1 ::ffff:8.8.8.8 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::808:808
64:ff9b:1::a00:1 100::1 2001::1 2001:0:7f00:1::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a00:1::1
2002:808:808::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fd12:3456::1 fe80::1 fe80::a9fe:a9fe fec0::1 ff02::1 ff0e::1
2606:4700::5efe:7f00:1 2606:4700::200:5efe:a00:1 0:0:0:0:0:0:0:1 0000::0001
""".split()  # noqa: SIM905
ODD = """
0x7f.1 0x7f.0.0.1 0x7f000001 0X7F000001 2130706433 017700000001 0177.0.0.1 0177.1 127.1 127.0.1 127.000.000.001
127.0.0.01 10.1 0xa.1 012.0.0.1 167772161 0xa9fea9fe 2852039166 0251.0376.0251.0376 169.254.43518 0xa9.254.169.254
3232235521 0xc0a80001 192.168.1 0x0 0 00 1 4294967295 4294967296 99999999999 0x100000000 256.1.1.1 127.0.0.256
1.2.3.4.5 127.0.0.1. 0x7f.0x0.0x0.0x1 08.8.8.8 0x08080808 134744072 127.0.0.0x1 example.0x7f example.1 ①②⑦.⓪.⓪.①
127。0。0。1 １２７.0.0.1
""".split()  # noqa: SIM905
NOT_WEB = [
    "", " ", "http", "http:", "http:/", "http://", "http:///", "//news.example/a", "/etc/passwd", "news.example/a",
    "ftp://news.example/a", "file:///etc/passwd", "gopher://127.0.0.1:6379/_x", "dict://127.0.0.1:11211/",
    "data:text/html,x",
    "javascript:alert(1)", "ldap://127.0.0.1/", "jar:http://news.example!/", "unix:///run/x", "ws://news.example/",
    "blob:x",
    "http://user@news.example/", "http://user:word@news.example/", "http://news.example@127.0.0.1/",
    "http://:@news.example/",
    "http://127.0.0.1:80@news.example/", "http://news.example\\@127.0.0.1/", "http://127.0.0.1\\.news.example/",
    "http://news.example:22/", "http://news.example:25/", "http://news.example:6/", "http://news.example:0/",
    "http://news.example:99999/", "http://news.example:-1/", "http://news.example:x/", "http://[::1/", "http://[::1]x/",
    "http://[fe80::1%25eth0]/", "http://[127.0.0.1]/", "http://[v1.x]/", "http://[]/", "http://localhost/", "http://intranet/",
    "http://.example/", "http://..example/", "http://news..example/", "http://-a.example/", "http://a-.example/",
    "http://" + "a" * 64 + ".example/", "http://" + "a." * 150 + "example/", "http://news example/", "http://news.example%00/",
    "http://news.example\r\nHost: inside/", "http://news.example/\x00", "http://news.example/a\r\nX: y", "http://xn--/",
    "http://news%2eexample/", "http://127.0.0.1%2f@x/", "http://\u2028.example/", "http://*/", "http://a\ud800.example/",
    "http://news.example/" + "a" * 5000,
]  # fmt: skip


def never(*args: object, **kwargs: object) -> httpcore.NetworkStream:
    raise AssertionError(f"connected to {args[1:]}")


def by_the_system(host: str, port: int) -> list[str]:
    """Literals as the system reads them, odd notations too (inet_aton); a name is not looked up."""
    if ":" in host:
        return [socket.inet_ntop(socket.AF_INET6, socket.inet_pton(socket.AF_INET6, host))]
    return [socket.inet_ntoa(socket.inet_aton(host))]


@pytest.fixture
def careful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Refused]:
    """The refusal of an address by a fetcher as the product makes it, which must not connect to anything."""
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", never)

    def refusal(address: str, lookup: Callable[[str, int], list[str]] = by_the_system) -> Refused:
        fetcher = Fetcher("https://record.example/", HostFolder(tmp_path / "hosts"), seconds=3, lookup=lookup)
        with pytest.raises(Refused) as caught:
            fetcher.fetch(address)
        return caught.value

    return refusal


def written(host: str) -> str:
    return f"[{host}]" if ":" in host else host


@pytest.mark.parametrize("host", INSIDE)
def test_an_inside_address_is_refused(careful: Callable[..., Refused], host: str) -> None:
    assert careful(f"http://{written(host)}/").reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("host", ODD)
def test_an_odd_notation_is_refused(careful: Callable[..., Refused], host: str) -> None:
    assert careful(f"https://{host}/").reason in {Reason.ODD_HOST, Reason.FORBIDDEN_ADDRESS}


@pytest.mark.parametrize("address", NOT_WEB)
def test_what_is_no_plain_web_address_is_refused(careful: Callable[..., Refused], address: str) -> None:
    reasons = {Reason.NOT_AN_ADDRESS, Reason.SCHEME, Reason.USER_INFO, Reason.PORT, Reason.ODD_HOST}
    assert careful(address).reason in reasons


@pytest.mark.parametrize("inside", INSIDE)
def test_a_name_that_leads_inside_is_refused(careful: Callable[..., Refused], inside: str) -> None:
    assert careful("http://news.example/", lambda host, port: [inside]).reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254"])
def test_a_name_with_one_inside_address_among_public_ones_is_refused(
    careful: Callable[..., Refused], inside: str
) -> None:
    answers = ["93.184.215.14", inside, "2606:4700::1111"]
    assert careful("http://news.example/", lambda host, port: answers).reason is Reason.FORBIDDEN_ADDRESS


@pytest.mark.parametrize("answer", [[], ["not an address"], ["127.0.0.1 "], ["1.2.3"], [""]])
def test_a_senseless_answer_of_the_look_up_is_refused(careful: Callable[..., Refused], answer: list[str]) -> None:
    refusal = careful("http://news.example/", lambda host, port: answer)
    assert refusal.reason in {Reason.NO_SUCH_HOST, Reason.FORBIDDEN_ADDRESS}


def test_the_connection_goes_to_the_very_address_that_was_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    reached: list[str] = []

    def connect(self: object, host: str, *rest: object) -> httpcore.NetworkStream:
        reached.append(host)
        raise httpcore.ConnectError

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    fetcher = Fetcher("x", HostFolder(tmp_path), lookup=lambda host, port: next(answers))
    with pytest.raises(Refused):
        fetcher.fetch("http://news.example/")
    assert reached == ["93.184.215.14"]


def test_a_name_that_changes_its_answer_between_two_requests_is_checked_again(tmp_path: Path) -> None:
    """The first answer is a page that leads on to the same name; the second would be inside."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    with Site({"/a": reply(status="302 Found", Location="/b")}).served() as site:
        fetcher = local_fetcher(tmp_path, lookup=lambda host, port: next(answers))
        with pytest.raises(Refused) as caught:
            fetcher.fetch(site.address("/a"))
    assert caught.value.reason is Reason.FORBIDDEN_ADDRESS


def test_a_look_up_that_hangs_ends_with_the_deadline(tmp_path: Path) -> None:
    fetcher = Fetcher("x", HostFolder(tmp_path), seconds=0.3, lookup=lambda host, port: time.sleep(2) or [])
    with pytest.raises(Refused) as caught:
        fetcher.fetch("http://news.example/")
    assert caught.value.reason is Reason.TOO_SLOW


def test_a_resolver_that_is_away_says_nothing_about_the_site(tmp_path: Path) -> None:
    def away(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    with pytest.raises(NotNow):
        Fetcher("x", HostFolder(tmp_path), lookup=away).fetch("http://news.example/")


LED_ON_TO = [
    *(f"http://{written(host)}/" for host in INSIDE if host != "127.0.0.1" and not host.startswith("127.")),
    *(f"//{host}/" for host in ODD[:20]),
    "file:///etc/passwd", "ftp://news.example/", "gopher://127.0.0.1/", "javascript:alert(1)", "data:text/html,hi",
    "http://", "http:///", "https://user:word@news.example/", "http://news.example:22/",
    "http://[::1/", "http://a b/", "//",
    "///",
    "http://localhost:6379/", "\\\\127.1\\x", "mailto:desk@news.example", "about:blank", "http://\u00ad/",
]  # fmt: skip


@pytest.mark.parametrize("location", LED_ON_TO)
def test_a_redirect_that_leads_inside_or_nowhere_is_refused(tmp_path: Path, location: str) -> None:
    """The site itself is on this machine, so loopback is open here; whatever else is inside stays closed."""

    def lookup(host: str, port: int) -> list[str]:
        return here(host, port) if host == "news.example" else by_the_system(host, port)

    site = Site({"/a": reply(status="302 Found", Location=location.encode().decode("latin-1"))})
    with site.served(), pytest.raises(Refused) as caught:
        local_fetcher(tmp_path, lookup=lookup, may_reach=or_here).fetch(site.address("/a"))
    assert caught.value.reason is not Reason.TOO_SLOW
    assert site.asked.count("/a") <= 6


@pytest.mark.parametrize("loop", [{"/a": "/a"}, {"/a": "/b", "/b": "/a"}, {"/a": "?x"}, {"/a": "#top"}, {"/a": "."}])
def test_pages_that_lead_in_a_circle_are_refused(tmp_path: Path, loop: dict[str, str]) -> None:
    pages = {path: reply(status="307 Again", Location=location) for path, location in loop.items()}
    with Site(pages).served() as site, pytest.raises(Refused) as caught:
        local_fetcher(tmp_path).fetch(site.address("/a"))
    assert caught.value.reason in {Reason.TOO_MANY_REDIRECTS, Reason.GONE}
