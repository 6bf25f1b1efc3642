"""Saving the form for a new incident, going back and saving again, as people do, makes one incident."""

import pytest
from playwright.sync_api import Page, expect

from incidents.models import Incident
from tests.browser.staff import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_back_and_save_again_leads_to_the_incident_that_was_saved(screen: Page) -> None:
    sign_in(screen)
    screen.goto("/admin/incidents/incident/add/")
    screen.get_by_label("Title", exact=True).first.fill("Raid on a compound")
    screen.get_by_role("button", name="Save", exact=True).click()
    screen.wait_for_url("**/change/")
    screen.go_back()
    expect(screen.get_by_label("Title", exact=True).first).to_have_value("Raid on a compound")
    screen.get_by_role("button", name="Save", exact=True).click()
    expect(screen.locator(".messagelist")).to_contain_text("nothing was entered twice")
    assert Incident.objects.count() == 1
