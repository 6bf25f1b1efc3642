"""Wherever a grade is shown, the page says in words which end of the scale is the strong one."""

import pytest

# Where a grade stands on a page: the address, what comes before it and what comes after.
SHOWN = {
    "an incident in a list": ("/incidents/", '<ol class="lines">', "</ol>"),
    "how sure an answer is": ("/?country=PH", '<dl class="told">', "</dl>"),
    "the filter": ("/statistics/", '<label class="field">', "</label>"),
    "an incident": ("/incidents/TI-00001/", 'id="sure"', "</section>"),
    "about": ("/about/", 'id="grades"', "</ul>"),
    "the method": ("/about/method/", 'id="grade"', "<dl"),
    "the codebook": ("/data/codebook/", "<main", "</main>"),
}


@pytest.mark.parametrize(("prefix", "word"), [("", "strongest"), ("/id", "terkuat")])
@pytest.mark.parametrize(("address", "before", "after"), SHOWN.values(), ids=SHOWN.keys())
def test_a_grade_stands_with_the_word_for_the_strongest(served, get, prefix, word, address, before, after):
    page = get(f"{prefix}{address}").content.decode()
    assert word in page.split(before)[1].split(after)[0]
