import pytest
from pytest_django import Settings

from incidents.ledger.senders import hashed, sender


@pytest.mark.parametrize(
    ("proxied", "address", "forwarded", "expected"),
    [
        (False, "203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (True, "10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        (True, "10.0.0.1", "", "10.0.0.1"),
        (False, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
        (False, "", "", ""),
    ],
)
def test_a_sender_is_the_address_that_our_own_proxy_saw(
    settings: Settings, proxied: bool, address: str, forwarded: str, expected: str
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if proxied else None
    assert sender(address, forwarded) == expected


def test_a_hash_needs_the_secret_key_and_is_another_in_another_span(settings: Settings) -> None:
    first = hashed("203.0.113.7", "today")
    assert hashed("203.0.113.7", "today") == first != hashed("203.0.113.7", "tomorrow")
    settings.SECRET_KEY = "another " * 10
    assert hashed("203.0.113.7", "today") != first
