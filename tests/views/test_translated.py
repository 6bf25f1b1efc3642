"""Every public page in every language: nothing is left in English, numbers and dates are in local form.

A text that is the same on both pages was not translated, unless it is data: what the served incidents say, codes,
and the words that both languages share.
"""

import re

import pytest

from incidents.catalogues import languages
from incidents.models.term_list import TERMS, Seed
from incidents.models.terms import Scheme
from incidents.names import COUNTRIES, country_name, language_name
from tests.served import awkward, campaign, clark, related
from tests.views.helped import helpline
from tests.views.reading import texts

PAGES = [
    "/",
    "/?country=PH&nationality=ID&date_after=2023-05&date_before=2023&exploitation=forced_criminality&grade_min=2",
    "/incidents/",
    "/incidents/?q=nobody&country=XX&page=9&victims_min=x",
    "/incidents/TI-00001/",
    "/incidents/TI-00002/",
    "/incidents/TI-00003/",
    "/incidents/TI-00004/",
    "/incidents/choices/sector/",
    "/statistics/",
    "/about/",
    "/about/method/",
    "/help/?country=PH",
    "/help/?country=AQ",
    "/suggest/",
    "/suggest/received/S-AAAA-BBBB/",
    "/data/",
    "/data/codebook/",
    "/api/docs/",
    "/embed/?country=PH",
    "/nowhere/",
]
# Words that are the same in both languages (a further language adds its own), and names that are not translated.
SHARED = {
    "API",
    "CSV",
    "CTDC",
    "Data",
    "GeoJSON",
    "HTCDS",
    "HTCDS 2.0",
    "IC-TIP",
    "JSON Lines",
    "Label",
    "PNG",
    "Parquet",
    "SHA-256",
    "SVG",
    "curl",
    "R",
    "debt, passport_taken",
    "nobody",
    "Excel (XLSX)",
    "Python, Polars",
    "Python, pandas",
    "Creative Commons Attribution 4.0 International (CC BY 4.0)",
    "Bahasa Indonesia",
    "Deutsch",
}
TABLES = ("incidents", "citations", "involvements", "followups", "changes", "withdrawn", "helplines")
ALL_TERMS = [(scheme, seed) for scheme, seeds in TERMS.items() for seed in seeds]
MONTH = "(Jan|Feb|Mar|Apr|Jun|Jul|Sep|Nov)"
NO_WORD = re.compile(
    rf"{MONTH} \d{{4}}|"
    r"[\W\d_]*|(TI|AU|AR|S)-[\w-]+|[a-z]+_[a-z_]+|https?://\S+|ISO [\d-]+( alpha-2)?:?|[\w.-]+\.[a-z]{2,}"
)


@pytest.fixture
def whole(serve):
    """A record with something on every page."""
    more = {"helplines": [helpline()], "terms": [_term(*term) for term in ALL_TERMS]}
    return serve(clark(), awkward(), campaign(), **related(), **more)


def _term(scheme: Scheme, seed: Seed) -> dict[str, str | None]:
    codes = dict.fromkeys(("htcds", "ctdc", "palermo", "ictip"))
    broader = seed.broader.rpartition(":")[2] or None
    return {"scheme": scheme.value, **codes, **seed._asdict(), "broader": broader}


def data(edition) -> set[str]:
    """What the incidents themselves say, also as lists and charts put, break or shorten it."""
    rows = [row for table in TABLES for row in edition.table(table).to_dicts()]
    said = {" ".join(value.split()) for row in rows for value in row.values() if isinstance(value, str)}
    named = [f"{row['name']} ({row['country']})".split() for row in edition.table("involvements").to_dicts()]
    parts = {" ".join(name[at:end]) for name in named for at in range(len(name)) for end in range(at, len(name) + 1)}
    return said | parts


def alike(language: str) -> set[str]:
    """Names that CLDR gives alike in English and another language."""
    countries = {code: country_name(code) for code in COUNTRIES}
    tongues = {code: language_name(code) for code in ("th", "tl")}
    return {name for code, name in countries.items() if name == country_name(code, language)} | {
        name for code, name in tongues.items() if name == language_name(code, language)
    }


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_a_page_is_left_in_english(whole, get, address, language):
    english, other = get(address), get(f"/{language}{address}")
    assert english.status_code == other.status_code
    known = {whole.id} | SHARED | data(whole) | alike(language)
    both = {text.strip("“”") for text in texts(english.content, "en") & texts(other.content, language)} - known
    left = {text for text in both if not NO_WORD.fullmatch(text) and not text.endswith("…")}
    assert left == set()


def test_numbers_and_dates_are_in_local_form(whole, get):
    for address in ("/incidents/", "/incidents/TI-00001/"):
        english, indonesian = (get(prefix + address).content.decode() for prefix in ("", "/id"))
        assert "1,048" in english and "4 May 2023" in english
        assert "1.048" in indonesian and "4 Mei 2023" in indonesian
        assert "1,048" not in indonesian and "4 May 2023" not in indonesian
