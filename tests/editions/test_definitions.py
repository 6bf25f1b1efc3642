"""Definitions cover exactly the codes that the rules use."""

import re
from pathlib import Path

import pytest

from incidents.editions.choices import CHOICES
from incidents.editions.definitions import CODEBOOK_ONLY, DEFINITIONS, all_defined, defined
from incidents.editions.index import PRECISIONS
from incidents.ledger import publishable


@pytest.mark.parametrize("kind", sorted(CHOICES))
def test_every_choice_is_defined(kind):
    assert list({**DEFINITIONS, **CODEBOOK_ONLY}[kind]) == list(CHOICES[kind].values)


def test_every_grade_and_precision_is_defined():
    assert list(DEFINITIONS["grade"]) == ["1", "2", "3", "4", "5"]
    assert set(DEFINITIONS["precision"]) == set(PRECISIONS)


def test_everything_that_blocks_publishing_is_told_as_a_condition():
    codes = set(re.findall(r'Blocker\(\s*"(\w+)"', Path(publishable.__file__).read_text()))
    assert set(DEFINITIONS["inclusion"]) == codes


def test_no_definition_repeats_its_label():
    words = [word for kind in DEFINITIONS if kind != "inclusion" for word in all_defined(kind)]
    assert all(word.definition and word.definition.rstrip(".") != word.label for word in words)


def test_a_code_nobody_knows_has_no_definition():
    assert defined("grade", "6") is None
