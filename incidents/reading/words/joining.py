"""What joins two of a list: commas and the words for `and`, which are each lexicon's own."""

import re

from incidents.reading.lexicon import Lexicon

GLUED = "و"  # Arabic writes it as one with the next word, as it does other clitics, so that no lexicon lists it
AND = f"(?:<<and>>|<<with>>|{GLUED})"
LISTED = rf" ?(?:[,/&、၊]|,? ?{AND}) ?"
CONJUNCTION = rf" ?{AND} ?(?:<<member>> )?"
SPACED = f" (?:(?:<<and>>|<<with>>) |{GLUED})"
SHORT = r"[^\W\d\u4e00-\u9fff]{1,6}['’]?"  # in Chinese a short word may be a verb: `三港人陷緬甸`
LINK = rf"[\s,、،၊/&]*(?:(?:{SHORT}|<<and>>|<<or>>)[\s,、]*)?"


def listed(words: Lexicon) -> re.Pattern[str]:
    """A comma, a word for `and` or both, with the spaces around them."""
    return words.pattern(LISTED)


def conjunction(words: Lexicon) -> re.Pattern[str]:
    """A word for `and` with the spaces around it, and the article of one behind it."""
    return words.pattern(CONJUNCTION)


def spaced(words: Lexicon) -> re.Pattern[str]:
    """A word for `and` that stands by itself between spaces, or is one with what follows."""
    return words.pattern(SPACED)


def link(words: Lexicon) -> re.Pattern[str]:
    """What may stand between two nations of a list: commas, a word for `and` or `or`, and any short word."""
    return words.pattern(LINK)
