"""One form for what is written in several."""

import pytest

from incidents.reading.words.folding import fold, fold_word


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("ນໍ້າ", "ນ້ຳ"), ("ຕໍາຫລວດ", "ຕຳຫຼວດ"), ("ຫມູ່", "ໝູ່"), ("นํ้า", "น้ำ"), ("ຄາຣາໂອເກະ", "ຄາລາໂອເກະ"),
        ("ឲ្យ", "ឱ្យ"), ("អោយ", "ឱ្យ"), ("សង្រ្គោះ", "សង្គ្រោះ"), ("ស្រ្តី", "ស្ត្រី"),
    ],
)  # fmt: skip
def test_a_word_typed_in_two_ways_is_one_word(typed, other):
    assert fold_word(typed) == fold_word(other)


def test_the_way_back_leads_to_the_letters_as_they_were_typed():
    folded = fold("ຈາກ ຕໍາຫລວດນໍ້າ ຫມູ່")
    start = folded.text.index("ນ້ຳ")
    assert folded.original(start, start + 3) == "ນໍ້າ"


@pytest.mark.parametrize(
    ("text", "inside", "begins"),
    [("เราว่า", "ราว", False), ("ស្នាក់នៅ", "នាក់", False), ("២នាក់", "នាក់", True), ("ແລະ", "ລະ", False)],
)
def test_no_word_begins_behind_a_vowel_that_leads_or_below_a_letter(text, inside, begins):
    folded = fold(text)
    assert (folded.text.index(inside) in folded.word_starts) == begins
