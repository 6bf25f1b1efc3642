"""An article of a local site on its way from address to proposal, for tests of that way."""

from datetime import timedelta

from django.utils import timezone

from incidents.models import Article
from incidents.reading import record
from incidents.reading.fetch import Fetcher
from incidents.reading.readers import Readers

from .sites import Site

STORY = (
    "Police in Manila rescued 12 Vietnamese women from a scam compound on 4 May 2023, officials said on Friday. "
    "The women had been forced to work in online fraud and their passports were taken away."
)
PAGE = f"<html lang=en><head><title>Women rescued</title></head><body><article><p>{STORY}</p></article></body></html>"


def added(site: Site, path: str = "/a") -> Article:
    return record.add(site.address(path))[0]


def run(article: Article, fetcher: Fetcher) -> Article:
    record.fetch(article.pk, fetcher, record.archive())
    record.read(article.pk, record.archive(), Readers())
    article.refresh_from_db()
    return article


def later(article: Article, minutes: float) -> None:
    """As if the last claim and pause were so long ago."""
    ago = timezone.now() - timedelta(minutes=minutes)
    Article.objects.filter(pk=article.pk).exclude(claim="").update(claimed_at=ago)
    Article.objects.filter(pk=article.pk).exclude(next_try_at=None).update(next_try_at=ago)
