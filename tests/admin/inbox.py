"""The inbox as a person uses it without JavaScript: articles that were read, and forms sent as the page shows them."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml import html

from incidents.admin.forms.incident import version_of
from incidents.models import Article, FactDecision, Incident, Proposal
from incidents.reading import record
from incidents.reading.record import Given
from tests.factories import make_outlet

STORY = (
    "Police in Manila, Philippines, rescued 34 people from a scam compound on 4 May 2023, officials said on Friday. "
    "Among them were 12 Vietnamese and 9 Indonesians.\n\n"
    "The people had been forced to work in online fraud and their passports were taken away. "
    "Police arrested 3 suspects."
)


def read_article(text: str = STORY, address: str = "https://news.example/one", outlet: str = "Daily News") -> Article:
    """An article whose text was given and read, of a recorded outlet."""
    article, _is_new = record.add(address, Given(text.encode()))
    if outlet:
        Article.objects.filter(pk=article.pk).update(outlet=make_outlet(outlet))
    record.read(article.pk, record.archive(), record.reader())
    article.refresh_from_db()
    return article


def proposal_of(article: Article) -> Proposal:
    """Its newest reading."""
    return article.proposals.order_by("-pk")[0]


def page_of(article: Article) -> str:
    """The address of its reading page."""
    return reverse("admin:inbox_article", args=[article.pk])


def tree(response: HttpResponse) -> Any:
    """The page as elements."""
    return html.fromstring(response.content.decode())


def decide(client: Client, article: Article, fact: str, action: str, **typed: Any) -> HttpResponse:
    """Open the page, press a button of one fact, and give the page that follows."""
    page = tree(client.get(page_of(article)))
    return _press(client, article, page, fact, action, typed, follow=True)


def accept_all(client: Client, article: Article, *but: str) -> None:
    """On one open page accept every fact that can be accepted, but for these."""
    page = tree(client.get(page_of(article)))
    for form in page.xpath("//form[@data-decide][.//button[@value='accept']]"):
        fact = form.xpath(".//input[@name='fact']/@value")[0]
        if fact not in but:
            _press(client, article, page, fact, "accept", {}, follow=False)


def _press(
    client: Client, article: Article, page: Any, fact: str, action: str, typed: dict[str, Any], follow: bool
) -> HttpResponse:
    seen = page.xpath(f"//input[@name='fact'][@value='{fact}']/../input[@name='seen']/@value")[0]
    data = {"proposal": proposal_of(article).pk, "fact": fact, "seen": seen, "do": action, **typed}
    return client.post(reverse("admin:inbox_decide", args=[article.pk]), data, follow=follow)


def entering(client: Client, article: Article) -> dict[str, Any]:
    """What the form of 'where it goes' would send if nothing was typed and no button was named."""
    page = tree(client.get(page_of(article)))
    form = page.xpath("//section[@id='entering']//form")[0]
    return dict(form.form_values())


def enter(client: Client, article: Article, to: str, **typed: Any) -> HttpResponse:
    """Press 'Create case' (new), 'Add to' (a number) or 'Add to it' (other)."""
    data = entering(client, article) | {"to": to, **typed}
    return client.post(reverse("admin:inbox_enter", args=[article.pk]), data, follow=True)


def texts(response: HttpResponse, path: str) -> list[str]:
    """The text of every element that an XPath finds, spaces made one."""
    return [" ".join(element.text_content().split()) for element in tree(response).xpath(path)]


def new_case(client: Client, article: Article, **typed: Any) -> Any:
    """Create a case of what was accepted."""
    return enter(client, article, "new", **{"case_title": "Raid on a scam compound", **typed})


def counts(incident: Incident) -> dict[str, int | None]:
    """Its numbers by nationality; all people under no nationality."""
    return dict(incident.counts.values_list("nationality", "number"))


def problems(page: Any) -> str:
    """What the page refuses, in its words."""
    return " ".join(texts(page, "//*[contains(@class,'errorlist')]"))


def opened(incident: Incident) -> dict[str, str]:
    """The form's word for the version of the case that was on the screen."""
    incident.refresh_from_db()
    return {f"opened-{incident.pk}": version_of(incident)}


def decision(article: Any, fact: str) -> tuple[str, Any] | None:
    """How a fact was decided, and with what value; nothing where it is open."""
    found = FactDecision.objects.filter(proposal=proposal_of(article), fact=fact).first()
    return (found.state, found.value) if found else None
