"""Little words around a noun, and where the noun begins and ends with what belongs to it."""

import re
from functools import cache

from incidents.reading import lexicon
from incidents.reading.lexicon import Mark
from incidents.reading.words.passages import Passages, Sentence

LOOK_BACK = 24
BRACKETED = r" ?\([^()]{1,80}\)| (?:\w\.){2,5}(?= )|[,،](?:[^,،.;]|(?<=\b\w)\.){1,70}[,،]"
INITIAL = re.compile(r"(?<=\b\w)\.")
QUOTED = re.compile('"([^"\n]{1,30})"')


def aside(passages: Passages) -> re.Pattern[str]:
    """What is said of somebody before the text goes on of him: age, alias, what he is, that he tried to flee."""
    return _aside(passages.lexicon.language)


@cache
def _aside(language: str) -> re.Pattern[str]:
    little = {kind: pattern.pattern for kind, pattern in lexicon.load(language).grammar.items()}
    patterns = [BRACKETED]
    if "who_is" in little:
        patterns.append(rf" ?{little['who_is']}[^,;.]{{1,40}}?(?= ?(?:{little['passive']}|{little['joint']}|$))")
    alias = rf"(?: {little['alias']})?" if "alias" in little else ""
    patterns.append(rf',?{alias} "[^"\n]{{1,40}}"(?:,? ?\d{{2}}\b,?|,)?')
    if "tried" in little:
        patterns.append(rf",? ?{little['tried']}[^,;.]{{1,50}}? ?{little['but']}")
    if "title" in little:
        patterns.append(rf" ?{little['title']} [^\s,;:()\"\d]{{1,14}}(?= |$)")
    if "age_told" in little:
        patterns.append(rf"(?: ?{little['sex']}[^\d\s]{{2,5}})? ?{little['age_told']}")
    return re.compile("|".join(patterns))


def begun(passages: Passages, start: int) -> int:
    """Where the noun begins with the articles and the like before it, and a quotation mark between: `a "madam"`."""
    quoted = start - 1 if passages.text[start - 1 : start] == '"' else start
    start = quoted if before(passages, "determiner", quoted) else start
    while (found := before(passages, "determiner", start)) is not None:
        start = found.start()
    return start


def with_nation(passages: Passages, sentence: Sentence, mark: Mark) -> int:
    """Where a noun begins with the nation right before it: `จีน`, `a Chinese owner`."""
    start = begun(passages, mark.start)
    nations = [nation for nation in sentence.geography if nation.kind == "nationality"]
    before = [nation.start for nation in nations if 0 <= start - nation.end <= 1]
    return begun(passages, before[-1]) if before else start


def with_gender(passages: Passages, sentence: Sentence, mark: Mark) -> int:
    """Where `manager man` ends: a word for man or woman right behind a role says only which of them it is."""
    ends = [mark.end + 1, *(nation.end for nation in sentence.geography if nation.start == mark.end + 1)]
    behind = [one for one in sentence.singles if one.kind == "aged" and one.start in ends]
    own = mark.kind == "role" and passages.lexicon.has("dense") and behind and behind[0].start > mark.end
    return behind[0].end if own else mark.end


def barred(passages: Passages, text: str) -> bool:
    """Whether a little word ties a stretch to something else, as `by` and `while` do."""
    return says(passages, "bar", text) or says(passages, "parted", text)


def before(passages: Passages, kind: str, start: int) -> re.Match[str] | None:
    """The little word of a kind that ends where the noun begins."""
    return search(passages, f"{kind}_before", max(0, start - LOOK_BACK), start)


def done_by(passages: Passages, start: int, end: int) -> bool:
    """Whether a word in this stretch, right before where it ends, says that who follows there did it."""
    word = before(passages, "by", end)
    return word is not None and word.start() >= start


def says(passages: Passages, kind: str, text: str) -> bool:
    """Whether a little word of a kind stands in the text."""
    grammar = passages.lexicon.grammar.get(kind)
    return grammar is not None and grammar.search(text) is not None


def search(passages: Passages, kind: str, start: int, end: int) -> re.Match[str] | None:
    """The first little word of a kind in a stretch."""
    grammar = passages.lexicon.grammar.get(kind)
    return grammar.search(passages.text, start, end) if grammar else None


def words(passages: Passages, between: str) -> float:
    """How many words a stretch holds; three letters count as one where words are not spaced."""
    return len(between.strip()) / 3 if passages.lexicon.has("dense") else len(between.split())


def in_a_name(passages: Passages, sentence: Sentence, mark: Mark) -> bool:
    """`the cashier, alias "Mommy Baby," and two guards`: a noun in quotation marks that holds more is a name."""
    quoted = [found.span(1) for found in QUOTED.finditer(passages.text, sentence.start, sentence.end)]
    return any(
        start <= mark.start and mark.end <= end and end - start > mark.end - mark.start for start, end in quoted
    )
