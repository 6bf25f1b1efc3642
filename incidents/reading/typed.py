"""Dates and digits as somebody types or copies them into a form, in the script and calendar of an article."""

from incidents.reading import dates
from incidents.reading.days.mentions import Mention
from incidents.reading.lexicon import LANGUAGES, load
from incidents.reading.words.folding import fold
from incidents.reading.words.language import detect


def western_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9, and all else as it is."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)


def typed_date(text: str) -> Mention | None:
    """The date that the text is in a language the reader knows: the whole of it, with its year and month."""
    language = detect(text)
    if language not in LANGUAGES:
        return None
    folded = fold(text.strip())
    for mention in dates.find(folded, load(language)):
        if (mention.start, mention.end) == (0, len(folded.text)) and mention.year and mention.month:
            return mention
    return None
