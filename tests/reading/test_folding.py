"""One form for what is written in several."""

import pytest

from incidents.reading.folding import fold, fold_word


@pytest.mark.parametrize(("typed", "other"), [("ນໍ້າ", "ນ້ຳ"), ("ຕໍາຫລວດ", "ຕຳຫຼວດ"), ("ຫມູ່", "ໝູ່"), ("นํ้า", "น้ำ")])
def test_a_word_typed_in_two_ways_is_one_word(typed, other):
    assert fold_word(typed) == fold_word(other)


def test_the_way_back_leads_to_the_letters_as_they_were_typed():
    folded = fold("ຈາກ ຕໍາຫລວດນໍ້າ ຫມູ່")
    start = folded.text.index("ນ້ຳ")
    assert folded.original(start, start + 3) == "ນໍ້າ"
