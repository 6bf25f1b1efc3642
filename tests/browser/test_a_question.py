"""The question of somebody with a phone, and the few taps to its whole answer.

How many people from Indonesia were reported found in online-scam cases in 2023, in which countries, according to whom,
and how sure is that?
"""

import re
from datetime import date

from playwright.sync_api import Page, expect

from tests.editions.conftest import incident_row
from tests.served import clark

TERMS = [
    {"scheme": "exploitation", "code": "forced_criminality", "label": "Forced criminality"},
    {"scheme": "sector", "code": "online_scam", "label": "Online scam", "broader": "forced_criminality"},
]
SCAM = {"sectors": ["online_scam"], "exploitation": ["forced_criminality"]}


def test_the_question_is_answered_on_a_phone_in_six_taps(serve, phone: Page) -> None:
    indonesian = [{"nationality": "ID", "number": 20}]
    serve(
        clark(),
        incident_row(2, country="MM", nationalities=indonesian, **SCAM),
        incident_row(3, nationalities=indonesian, exploitation=["forced_criminality"]),
        incident_row(4, nationalities=indonesian, date_start=date(2021, 5, 4), **SCAM),
        terms=TERMS,
    )
    phone.goto("/")
    phone.locator(".group > summary", has_text="Nationality").tap()
    phone.get_by_role("checkbox", name=re.compile("Indonesian")).tap()
    expect(phone.locator(".total")).to_contain_text("with people from Indonesia")
    phone.locator(".group > summary", has_text="Exploitation").tap()
    phone.get_by_role("checkbox", name=re.compile("Online scam")).tap()
    expect(phone.locator(".total")).to_contain_text("Online scam")
    phone.locator(".total").tap()
    phone.get_by_role("link", name=re.compile("^2023")).tap()
    expect(phone.locator(".total")).to_contain_text("Incidents in 2023")
    expect(phone.locator(".total")).to_contain_text("of whom 163 reported as Indonesian")
    told = phone.locator(".told")
    expect(told).to_contain_text(re.compile(r"Myanmar.*\(1 incident\), Philippines.*\(1 incident\)"))
    expect(told).to_contain_text("3 articles: Daily")
    expect(told).to_contain_text("1 incident of grade 5: official source; 1 incident of grade 3")
    assert "sector=online_scam" in phone.url
