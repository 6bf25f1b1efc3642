"""The staff site in Indonesian: nothing of ours is left in English. Django brings its own translations."""

import pytest
from babel import Locale
from django.test import Client

from incidents.names import COUNTRIES, country_name
from tests.views.reading import texts

PAGES = [
    "/admin/",
    "/admin/inbox/",
    "/admin/inbox/add/",
    "/admin/incidents/incident/",
    "/admin/incidents/incident/add/",
    "/admin/incidents/article/",
    "/admin/incidents/authority/add/",
    "/admin/incidents/helpline/",
    "/admin/incidents/helpline/add/",
    "/admin/incidents/outlet/add/",
    "/admin/incidents/place/",
    "/admin/incidents/printrequest/",
    "/admin/incidents/publicevent/",
    "/admin/incidents/suggestion/",
]
# What Django has not translated, and what is the same in both languages.
SHARED = {"Breadcrumbs", "Filter", "Label", "admin", "https://"}


def alike() -> set[str]:
    """Names that CLDR gives alike in English and Indonesian."""
    english, indonesian = (set(Locale(code).languages.values()) for code in ("en", "id"))
    countries = {country_name(code) for code in COUNTRIES} & {country_name(code, "id") for code in COUNTRIES}
    return countries | (english & indonesian)


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_a_staff_page_is_left_in_english(admin_client: Client, address: str) -> None:
    pages = {code: admin_client.get(address, headers={"Accept-Language": code}) for code in ("en", "id")}
    assert {page.status_code for page in pages.values()} == {200}
    both = texts(pages["en"].content, "en") & texts(pages["id"].content, "id")
    assert {text for text in both - SHARED - alike() if " " in text or text[:1].isupper()} == set()
