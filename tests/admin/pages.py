"""Staff pages as used without JavaScript: what a page shows is what is sent back, but for what is typed."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

PREFIXES = {"sources": "citations", "figures": "counts", "authorities": "involvements", "followups": "followups"}
ERRORS = "//ul[contains(@class,'errorlist')]/li"
ADD = "/admin/incidents/incident/add/"


def typed(**fields: Any) -> dict[str, Any]:
    """A new incident as typed: fields of the incident, and ``sources``, ``figures``, ``authorities`` and
    ``followups`` as rows."""
    data: dict[str, Any] = {"place_precision": "country", "counting": "single_event", "sensitivity": "public"}
    for name, prefix in PREFIXES.items():
        rows = fields.pop(name, [])
        data |= {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": 0}
        for place, row in enumerate(rows):
            if name == "figures":
                row = {"qualifier": "exact", **row}
            data |= {f"{prefix}-{place}-{key}": value for key, value in row.items()}
    return {"title": "Raid on a compound", **data, **fields}


def source(address: str = "https://news.example/one", **fields: Any) -> dict[str, Any]:
    """A new article as typed."""
    return {"address": address, "outlet": "Daily News", "outlet_family": "national_press", **fields}


def shown(response: HttpResponse) -> dict[str, Any]:
    """What the form of a page would send if nothing was typed."""
    for form in html.fromstring(response.content.decode()).forms:
        if form.get("id", "").endswith("_form"):
            values: dict[str, Any] = {}
            for name, value in form.form_values():
                if "__prefix__" not in name:
                    # A browser leaves out the line break that a text area begins with.
                    values.setdefault(name, []).append(value.removeprefix("\n"))
            return {name: found if len(found) > 1 else found[0] for name, found in values.items()}
    raise AssertionError("the page has no form")


def page_of(incident: Any) -> str:
    """The address of an incident's page."""
    return reverse("admin:incidents_incident_change", args=[incident.pk])


def save(client: Client, address: str, button: str = "_continue", /, **changes: Any) -> HttpResponse:
    """Open a page, type the changes, press a button. A field of a row is written ``counts__0__number``."""
    data = shown(client.get(address))
    data |= {name.replace("__", "-"): value for name, value in changes.items()}
    return client.post(address, data | {button: "1"}, follow=True)


def errors(response: HttpResponse) -> list[str]:
    """Every error a page shows, as text."""
    return _texts(html.fromstring(response.content.decode()), ERRORS)


def errors_beside(response: HttpResponse, name: str) -> list[str]:
    """The errors shown in the cell of a field."""
    page = html.fromstring(response.content.decode())
    fields = page.xpath(f"//*[@name='{name}']")
    cell = fields[0].xpath("ancestor::*[contains(@class,'cell') or contains(@class,'form-row') or self::td][1]")[0]
    return _texts(cell, f".{ERRORS}")


def messages(response: HttpResponse) -> list[str]:
    """The messages above a page."""
    return _texts(html.fromstring(response.content.decode()), "//ul[@class='messagelist']/li")


def _texts(page: html.HtmlElement, path: str) -> list[str]:
    return [item.text_content().strip() for item in page.xpath(path)]


def versions_listed(client: Client) -> dict[str, str]:
    """What the list of incidents sends along of the version of each that it shows."""
    page = html.fromstring(client.get("/admin/incidents/incident/").content.decode())
    return {box.get("name"): box.get("value") for box in page.xpath("//input[starts-with(@name,'shown-')]")}
