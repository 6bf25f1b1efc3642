"""The reader as a whole: what it says of an article, and what it refuses to say."""

import json
import time
from pathlib import Path

import pytest

from incidents.reading import facts, scoring

ARTICLES = Path(__file__).parent / "articles"
CLARK = """Sekretaris Jenderal ASEAN Ajak Negara Anggota Lawan Perdagangan Orang

NUSA DUA - Perdagangan orang makin sering terjadi di kawasan ini.

Pada 5 Mei, otoritas Filipina menyelamatkan 1048 orang dari 10 negara yang menjadi korban online scam.

Dari jumlah tersebut 143 di antaranya berasal dari Indonesia.

"Kita harus menghadapi ini bersama-sama," kata Kao Kim Hourn usai sidang di Bali, Senin (8/5/2023).

Baca juga: Polisi Selamatkan 20 WNI di Myanmar
"""


def labelled(name: str) -> list[dict]:
    with (ARTICLES / name).open(encoding="utf-8") as lines:
        return list(scoring.labelled(lines))


def test_the_clark_article_yields_its_facts_and_nothing_else():
    found = facts.read(CLARK)
    assert found["is_incident"] is True
    assert found["language"] == "id"
    assert found["incident_date"]["value"] == "2023-05-05"
    assert found["country"]["value"] == "PH"
    assert found["place"] is None
    assert (found["victims_total"]["value"], found["victims_total"]["qualifier"]) == (1048, "exact")
    assert found["nationality_count"]["value"] == 10
    assert [(n["value"], n["number"]) for n in found["nationalities"]] == [("ID", 143)]
    assert [(a["value"], a["country"]) for a in found["authorities"]] == [("otoritas Filipina", "PH")]
    assert [form["value"] for form in found["exploitation"]] == ["forced_criminality"]
    assert found["arrests"] is None
    assert found["contradictions"] == []


def test_among_these_143_are_from_indonesia_is_said_in_several_ways():
    for words in ("di antaranya adalah dari", "diantaranya adalah dari", "diantaranya dari", "berasal dari"):
        found = facts.read(CLARK.replace("di antaranya berasal dari", words))
        assert [(n["value"], n["number"]) for n in found["nationalities"]] == [("ID", 143)], words


def test_a_continent_is_no_town_of_its_name():
    found = facts.read(CLARK.replace("kawasan ini", "kawasan Asia Tenggara"))
    assert [found["text"][start:end] for start, end in found["country"]["evidence"]] == ["Filipina"]


def test_evidence_is_the_stretch_of_text_that_says_so():
    found = facts.read(CLARK)
    start, end = found["victims_total"]["evidence"][0]
    assert found["text"][start:end] == "1048 orang"
    start, end = found["incident_date"]["evidence"][0]
    assert found["text"][start:end] == "5 Mei"


@pytest.mark.parametrize("name", ["given.jsonl", "own.jsonl", "unseen.jsonl", "unseen2.jsonl"])
def test_every_fact_has_evidence_inside_the_text(name):
    for article in labelled(name):
        found = facts.read(article["text"], published=article["published"])
        single = [
            found[key] for key in ("incident_date", "country", "victims_total", "arrests", "place") if found[key]
        ]
        for fact in [*single, *found["nationalities"], *found["authorities"], *found["exploitation"]]:
            assert fact["evidence"]
            for start, end in fact["evidence"]:
                assert 0 <= start < end <= len(found["text"])


@pytest.mark.parametrize("name", ["given.jsonl", "own.jsonl", "unseen.jsonl", "unseen2.jsonl"])
@pytest.mark.parametrize("field", ["incident_date", "country", "victims_total"])
def test_dates_countries_and_totals_are_read_well_enough(name, field):
    tally = scoring.score(labelled(name)).of(field)
    assert tally.precision is not None and tally.precision >= 0.95
    assert tally.recall is not None and tally.recall >= 0.85


def test_two_numbers_that_contradict_each_other_are_both_reported_and_none_is_the_total():
    found = facts.read(
        "Boats searched\n\nThe navy said 62 men were rescued from slavery at sea. The ministry said 48 men were rescued."  # noqa: E501
    )
    assert found["victims_total"] is None
    assert {value["value"] for value in found["contradictions"][0]["values"]} == {62, 48}


def test_a_weekday_without_a_date_of_publication_is_no_date():
    text = "Police rescued 12 women from forced prostitution in Lagos, Nigeria on Tuesday."
    assert facts.read(text)["incident_date"] is None
    assert facts.read(text, published="2024-03-14")["incident_date"]["value"] == "2024-03-12"


def test_a_wrong_date_of_publication_is_named():
    with pytest.raises(ValueError, match="yesterday"):
        facts.read("text", published="yesterday")


def test_a_page_gives_title_outlet_and_date_with_their_basis():
    page = """<!doctype html><html lang="en"><head><title>Ten women freed in Accra</title>
    <meta property="og:title" content="Ten women freed in Accra"><meta property="og:site_name" content="Daily Example">
    <meta property="article:published_time" content="2024-02-06T10:00:00Z"></head><body><nav>Home News Sport</nav>
    <article><h1>Ten women freed in Accra</h1><p>Police in Accra, Ghana rescued ten women from forced prostitution on Monday,
    a spokesman said. Two suspects were arrested during the raid on a house in the city.</p>
    <p>The women, who had been promised jobs in shops, are now in a shelter run by the government of Ghana.</p></article>
    </body></html>"""  # noqa: E501
    found = facts.read(page)
    assert found["article"]["outlet"] == "Daily Example"
    assert found["article"]["published"] == "2024-02-06"
    assert found["article"]["basis"]["published"] == "page"
    assert found["victims_total"]["value"] == 10
    assert found["incident_date"]["value"] == "2024-02-05"


@pytest.mark.parametrize(
    "text",
    [
        "", "\x00\x00", "\ud800", "1" * 100_000, "1,000 " * 50_000, "rescued " * 40_000, "(" * 100_000, "ก" * 100_000,
        "5 May 2023 " * 20_000, "a\u0301" * 50_000, "<p>" * 50_000, "\u202e\u200b" * 50_000, "two hundred and " * 20_000,  # noqa: E501
        "Vietnam, " * 30_000, "last Monday " * 20_000, "नेपाली " * 20_000, "人" * 100_000, "- " * 100_000, "New York " * 20_000,  # noqa: E501
    ],
    ids=range(19),
)  # fmt: skip
def test_hostile_text_is_read_in_bounded_time(text):
    started = time.perf_counter()
    json.dumps(facts.read(text))
    assert time.perf_counter() - started < 20
