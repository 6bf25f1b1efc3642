"""The second reader, against an endpoint on this machine: it adds what the text holds, and never stands in the way."""

import json
import time
from typing import Any

import pytest

from incidents.reading.readers import Readers, version
from incidents.reading.second import NoAnswer, SecondReader

from .sites import Page, Site, endless, raw, reply

STORY = (
    "Women rescued\n\n"
    "Police in Manila rescued 12 Vietnamese women from a scam compound on 4 May 2023, officials said. "
    "Two of the recruiters, both from Laos, were taken away. The women came from three villages."
)


def told(facts: Any, wrapped: str = "{}") -> Page:
    message = wrapped.replace("{}", facts if isinstance(facts, str) else json.dumps(facts))
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": message}}]}).encode()
    return reply(body, "application/json")


def asked(page: Page, seconds: float = 3.0, key: str = "") -> tuple[Any, Site]:
    with Site({"/v1/chat/completions": page}).served() as site:
        reader = SecondReader(f"http://127.0.0.1:{site.port}/v1", "tiny", key, seconds)
        return reader.facts(STORY, "en"), site


def total(value: Any = 12, evidence: Any = "12 Vietnamese women", **more: Any) -> dict[str, Any]:
    return {"victims_total": {"value": value, "qualifier": "exact", "evidence": evidence, **more}}


def test_a_fact_comes_back_with_the_offsets_of_its_quotation() -> None:
    fact = asked(told(total(evidence=["12 Vietnamese women", "Women"])))[0]["victims_total"]
    assert [STORY[start:end] for start, end in fact["evidence"]] == ["12 Vietnamese women", "Women"]
    assert fact["value"] == 12


def test_a_number_in_words_is_found_in_its_quotation() -> None:
    facts, _ = asked(told({"arrests": {"value": 2, "evidence": ["Two of the recruiters"]}}))
    assert facts["arrests"]["value"] == 2


def test_an_answer_in_a_code_fence_is_read() -> None:
    assert asked(told(total(), "```json\n{}\n```"))[0]["victims_total"]["value"] == 12


@pytest.mark.parametrize(
    "fact",
    [
        total(evidence="12 vietnamese women"),
        total(evidence=["12 Vietnamese women", "not in the text"]),
        total(evidence=[]),
        total(evidence=[""]),
        total(evidence=None),
        total(evidence=[[0, 5]]),
        total(evidence={"quote": "12"}),
        total(13),
        total(12, "officials said"),
        total("12"),
        total(True, "Women"),
        total(-12),
        total(12.5),
        total(10**9),
        total(None),
        {"victims_total": 12},
        {"victims_total": [12]},
        {"country": {"value": "Philippines", "evidence": "Manila"}},
        {"country": {"value": "ZZ", "evidence": "Manila"}},
        {"incident_date": {"value": "4 May", "precision": "day", "evidence": "4 May 2023"}},
        {"incident_date": {"value": "2023-13-40", "precision": "day", "evidence": "4 May 2023"}},
        {"incident_date": {"value": "2023-05-04", "precision": "hour", "evidence": "4 May 2023"}},
        {"exploitation": [{"value": "slavery", "evidence": "scam compound"}]},
        {"nationalities": [{"value": "VN", "number": 99, "evidence": "12 Vietnamese women"}]},
        {"nationalities": {"value": "VN"}},
        {"authorities": [{"value": "", "evidence": "Police"}]},
        {"authorities": "Police"},
        {"something_else": {"value": 1, "evidence": "Two"}},
    ],
)
def test_a_fact_that_does_not_hold_against_the_text_is_dropped(fact: dict[str, Any]) -> None:
    facts, _ = asked(told(fact))
    assert not any(facts.values())


def test_the_key_and_the_model_are_sent_and_the_text_is_no_instruction() -> None:
    _, site = asked(told({}), key="secret")
    request = site.requests[0]
    assert b"Authorization: Bearer secret" in request
    assert b"chat/completions" in request


BAD: dict[str, Page] = {
    "an error": reply(b"{}", status="500 Error"),
    "no such model": reply(b"{}", status="404 Not Found"),
    "not JSON": reply(b"<html>"),
    "no choices": reply(b'{"choices": []}'),
    "no content": reply(b'{"choices": [{"message": {"content": null}}]}'),
    "prose": told("I cannot help with that."),
    "half an object": told('{"victims_total": {"value": 12'),
    "a list": told("[1, 2]"),
    "deep nesting": told("[" * 100_000),
    "silence": raw(5.0),
    "a slow drip": endless(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b" ", 0.05),
    "an endless answer": endless(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", b" " * 65536),
    "a broken connection": raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
    "nothing": raw(b""),
}


@pytest.mark.parametrize("name", BAD)
def test_an_answer_that_cannot_be_used_is_no_answer_and_in_time(name: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NoAnswer):
        asked(BAD[name], seconds=1.0)
    assert time.monotonic() - begun < 3


@pytest.mark.parametrize("name", BAD)
def test_the_rules_read_alone_where_the_second_reader_fails(name: str) -> None:
    with Site({"/v1/chat/completions": BAD[name]}).served() as site:
        both = Readers(SecondReader(f"http://127.0.0.1:{site.port}/v1", "tiny", seconds=1.0))
        assert both.read(STORY, "", None, "en") == Readers().read(STORY, "", None, "en")


def test_the_rules_read_alone_where_nobody_listens() -> None:
    with Site({}).served() as site:
        port = site.port
    both = Readers(SecondReader(f"http://127.0.0.1:{port}/v1", "tiny", seconds=1.0))
    assert both.read(STORY, "", None, "en")["reader"] == f"rules {version()}"


def read_by_both(facts: dict[str, Any], story: str = STORY) -> dict[str, Any]:
    with Site({"/v1/chat/completions": told(facts)}).served() as site:
        return Readers(SecondReader(f"http://127.0.0.1:{site.port}/v1", "tiny")).read(story, "", None, "en")


def test_a_fact_that_the_rules_lack_is_added_and_marked() -> None:
    rules = Readers().read(STORY, "", None, "en")
    both = read_by_both({"nationality_count": {"value": 3, "evidence": "three villages"}})
    assert rules["nationality_count"] is None
    assert (both["nationality_count"]["value"], both["nationality_count"]["reader"]) == (3, "second")
    assert both["reader"].endswith(", tiny")


def test_where_the_two_differ_the_rules_stay_and_both_are_shown() -> None:
    both = read_by_both(total(2, "Two of the recruiters"))
    assert both["victims_total"]["value"] == 12
    shown = [fact["value"] for fact in both["contradictions"][0]["values"]]
    assert shown == [12, 2]


def test_what_is_no_incident_by_the_rules_gets_no_facts() -> None:
    story = "Parliament debated a new law on human trafficking. The bill raises fines to 12 million."
    rules = Readers().read(story, "", None, "en")
    assert rules["is_incident"] is False
    assert read_by_both(total(12, "12 million"), story)["victims_total"] is None


def test_readers_are_named_by_their_rules() -> None:
    assert version() == version()
    assert len(version()) == 10
