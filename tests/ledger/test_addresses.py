"""The canonical address: one article, one address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.ledger.addresses import canonical

CASES = {
    "as it is": ("https://example.org/news/1", "https://example.org/news/1"),
    "blanks around": ("  https://example.org/news/1\n", "https://example.org/news/1"),
    "no scheme": ("example.org/news/1", "https://example.org/news/1"),
    "http": ("http://example.org/news/1", "https://example.org/news/1"),
    "capitals in the host, not in the path": ("HTTPS://Example.ORG/News/1", "https://example.org/News/1"),
    "www": ("https://www.example.org/a", "https://example.org/a"),
    "mobile": (
        "https://m.tribunnews.com/nasional/2023/05/09/sekjen?page=all",
        "https://tribunnews.com/nasional/2023/05/09/sekjen",
    ),
    "www and mobile": ("https://www.m.example.org/a", "https://example.org/a"),
    "another subdomain stays": ("https://kabar24.bisnis.com/a", "https://kabar24.bisnis.com/a"),
    "a host that is short already": ("https://m.com/a", "https://m.com/a"),
    "fragment": ("https://example.org/a#comments", "https://example.org/a"),
    "port of the scheme": ("https://example.org:443/a", "https://example.org/a"),
    "another port": ("https://example.org:8443/a", "https://example.org:8443/a"),
    "trailing slash": ("https://example.org/a/", "https://example.org/a"),
    "the host alone": ("https://example.org/", "https://example.org"),
    "tracking": (
        "https://example.org/a?utm_source=x&fbclid=y&id=7&gclid=z&ref=home",
        "https://example.org/a?id=7",
    ),
    "parameters in another order": ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2"),
    "a parameter without a value": ("https://example.org/?p=", "https://example.org?p="),
    "AMP in the path": ("https://example.org/news/a/amp/", "https://example.org/news/a"),
    "AMP in the name": ("https://example.org/news/a.amp.html", "https://example.org/news/a.html"),
    "AMP in the host": ("https://amp.example.org/a", "https://example.org/a"),
    "a word that begins with amp": ("https://example.org/ampang/a", "https://example.org/ampang/a"),
    "AMP viewer": ("https://www.google.com/amp/s/www.example.org/a/amp", "https://example.org/a"),
    "AMP cache": ("https://www-example-org.cdn.ampproject.org/v/s/www.example.org/a", "https://example.org/a"),
    "archived copy": ("https://web.archive.org/web/20230509120000/http://example.org/a", "https://example.org/a"),
    "letters of another script, escaped or not": (
        "https://example.org/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7?q=%C3%A9",
        "https://example.org/ข่าว?q=é",
    ),
    "letters of another script as typed": ("https://example.org/ข่าว?q=é", "https://example.org/ข่าว?q=é"),
    "a slash inside a name stays escaped": ("https://example.org/a%2fb", "https://example.org/a%2Fb"),
    "blanks inside": ("https://example.org/a b", "https://example.org/a%20b"),
    "a host of another script": ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
    "broken escapes": ("https://example.org/%E9t%E9", "https://example.org/%E9t%E9"),
}
REFUSED = ["", "   ", "Tribunnews", "ftp://example.org/a", "javascript:alert(1)", "https://", "https://[::1/a",
           "https://exa mple.org/", "mailto:a@example.org", "https://a..b/"]  # fmt: skip


@pytest.mark.parametrize(("address", "expected"), CASES.values(), ids=CASES.keys())
def test_an_address_is_brought_to_one_form(address: str, expected: str) -> None:
    assert canonical(address) == expected


@pytest.mark.parametrize("address", [address for address, _ in CASES.values()], ids=CASES.keys())
def test_the_canonical_address_is_its_own(address: str) -> None:
    assert canonical(canonical(address)) == canonical(address)


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_not_an_address_is_refused_with_a_sentence(address: str) -> None:
    with pytest.raises(ValueError, match="not an address of a web page"):
        canonical(address)


def test_an_address_too_long_for_the_ledger_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 1000"):
        canonical("https://example.org/" + "a" * 1000)


@given(st.text(max_size=60), st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3))
def test_any_text_gives_an_address_or_a_sentence(path: str, query: dict[str, str]) -> None:
    text = "https://example.org/" + path + "?" + "&".join(f"{name}={value}" for name, value in query.items())
    try:
        once = canonical(text)
    except ValueError as problem:
        assert str(problem)
    else:
        assert canonical(once) == once
