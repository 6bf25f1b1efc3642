"""The kept process: one page never harms the next, whatever happened to it."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents.reading.web import page_process
from incidents.reading.web.page_process import PageProcess, TookTooMuch

GOOD = "<html><body><article><p>Police in Manila freed 12 women on Friday, officials said.</p></article></body></html>"
# Stands for a page that takes too long, which how fast a machine is must not decide.
SLEEPER = """
import json, sys, time
for line in sys.stdin.buffer:
    if b"Manila" not in line:
        time.sleep(60)
    print(json.dumps({"text": "12 women"}), flush=True)
"""


def line(source: str) -> bytes:
    return json.dumps({"source": source, "url": None}).encode()


@pytest.fixture
def process() -> Iterator[PageProcess]:
    process = PageProcess()
    yield process
    process.end()


def text_of(process: PageProcess) -> str:
    return str(json.loads(process.ask(line(GOOD), 15))["text"])


def test_pages_are_parsed_by_the_same_process(process: PageProcess) -> None:
    assert "12 women" in text_of(process)
    first = process.child
    assert "12 women" in text_of(process)
    assert process.child is first


def test_a_page_after_one_that_took_too_long_is_parsed(tmp_path: Path) -> None:
    (tmp_path / "sleeper.py").write_text(SLEEPER)
    process, begun = PageProcess(tmp_path / "sleeper.py"), time.monotonic()
    with pytest.raises(TookTooMuch):
        process.ask(line("<p>Too long</p>"), 1)
    assert time.monotonic() - begun < 20
    assert "12 women" in text_of(process)
    process.end()


def test_a_page_after_the_process_was_killed_is_parsed(process: PageProcess) -> None:
    text_of(process)
    assert process.child
    process.child.kill()
    process.child.wait()
    assert "12 women" in text_of(process)


def test_a_large_page_and_many_pages_give_their_memory_back(
    process: PageProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_process, "PAGES", 2)
    text_of(process)
    assert process.child is not None
    text_of(process)
    assert process.child is None
    process.ask(line(GOOD + " " * page_process.LARGE), 15)
    assert process.child is None


def test_a_page_in_which_nothing_is_found_answers_null(process: PageProcess) -> None:
    assert json.loads(process.ask(line("<p></p>"), 15)) is None


def test_line_breaks_of_every_kind_stay_inside_a_page(process: PageProcess) -> None:
    page = GOOD.replace(" on ", " on\u2028\n\r\x85 ")
    assert "12 women" in json.loads(process.ask(line(page), 15))["text"]
