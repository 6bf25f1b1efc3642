"""A site of 200 pages in 12 languages: each is fetched, archived, read and proposed within five seconds of pasting."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents import tasks
from incidents.models import Article
from incidents.models.articles import ArticleStep
from incidents.reading import record

from .sites import Site, local_fetcher, reply

pytestmark = pytest.mark.django_db
PAGES = 200
LONGEST_SECONDS = 5.0
# Headline, and a report with a number of people, in each language; the filler makes a page of about a thousand words.
STORIES = {
    "en": (
        "The victims of a gang were rescued by the police",
        "Police rescued {n} Vietnamese women from a scam compound in Manila on 4 May 2023.",
    ),
    "id": (
        "Polisi selamatkan korban",
        "Polisi menyelamatkan {n} warga negara Indonesia korban perdagangan orang "
        "di Manila, Filipina, pada 4 Mei 2023.",
    ),
    "ms": (
        "Polis selamatkan mangsa",
        "Polis menyelamatkan {n} mangsa pemerdagangan orang di Kuala Lumpur, Malaysia, pada 4 Mei 2023.",
    ),
    "tl": (
        "Nasagip ng pulisya",
        "Nasagip ng pulisya ang {n} biktima ng human trafficking sa Maynila, Pilipinas noong Mayo 4, 2023.",
    ),
    "vi": (
        "Giải cứu nạn nhân",
        "Ngày 4/5/2023, công an đã giải cứu {n} nạn nhân bị mua bán người tại Campuchia.",
    ),
    "th": (
        "ตำรวจช่วยเหลือเหยื่อ",
        "เมื่อวันที่ 4 พฤษภาคม 2566 ตำรวจช่วยเหลือเหยื่อค้ามนุษย์ {n} คน ในกรุงเทพมหานคร ประเทศไทย",
    ),
    "zh": (
        "警方解救受害者",
        "2023年5月4日，柬埔寨警方在西哈努克港解救了{n}名人口贩卖受害者。",
    ),
    "es": (
        "La policía rescata a víctimas",
        "La policía rescató a {n} víctimas de trata en Madrid, España, el 4 de mayo de 2023.",
    ),
    "fr": (
        "La police libère des victimes",
        "La police a libéré {n} victimes de la traite des êtres humains à Paris, en France, le 4 mai 2023.",
    ),
    "pt": (
        "Polícia resgata trabalhadores",
        "A polícia resgatou {n} trabalhadores em situação análoga à escravidão "
        "em São Paulo, no Brasil, em 4 de maio de 2023.",
    ),
    "ar": (
        "الشرطة تنقذ ضحايا",
        "أنقذت الشرطة {n} ضحية من ضحايا الاتجار بالبشر في دبي بالإمارات في 4 مايو 2023.",
    ),
    "hi": (
        "पुलिस ने पीड़ितों को बचाया",
        "पुलिस ने 4 मई 2023 को दिल्ली में मानव तस्करी के {n} पीड़ितों को बचाया।",
    ),
}


def html(language: str, number: int) -> bytes:
    title, story = STORIES[language]
    told = story.format(n=number)
    menu = "".join(f"<li><a href=/{at}>{title}</a></li>" for at in range(40))
    more = "".join(f"<p>{title}: {title}.</p>" for _ in range(60))
    body = f"<ul>{menu}</ul><article><h1>{title}</h1><p>{told}</p>{more}</article><footer>{title}</footer>"
    return f"<!doctype html><html lang={language}><head><title>{title}</title></head><body>{body}</body>".encode()


def page(at: int) -> tuple[str, int]:
    """Language and number of one page of the site; the first page of each language comes first."""
    return list(STORIES)[at % len(STORIES)], 11 + at


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.setattr(record, "fetcher", lambda: local_fetcher(tmp_path))
    with Site({f"/{at}": reply(html(*page(at))) for at in range(PAGES)}).served() as site:
        yield site


def seconds_to_proposal(address: str) -> float:
    begun = time.monotonic()
    article, _ = record.add(address)
    tasks.fetch_article(article.pk)
    return time.monotonic() - begun


def test_every_page_becomes_a_proposal_within_five_seconds(site: Site) -> None:
    taken = [seconds_to_proposal(site.address(f"/{at}")) for at in range(PAGES)]
    assert Article.objects.filter(step=ArticleStep.READ, proposals__state="open").count() == PAGES
    assert max(taken) < LONGEST_SECONDS
    read = Article.objects.order_by("pk").values_list("proposals__facts__victims_total__value", flat=True)
    numbers = [page(at)[1] for at in range(PAGES)]
    assert [found for found, number in zip(read, numbers, strict=True) if found not in (None, number)] == []
    assert sum(found == number for found, number in zip(read, numbers, strict=True)) > 0.85 * PAGES
    assert set(Article.objects.values_list("language", flat=True)) == set(STORIES)
