"""Which language a text is in: by its script, then by its commonest words."""

import re
from collections import Counter
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global

from incidents.reading.lexicon import LANGUAGES, data

SCRIPTS = {
    "th": "\u0e01-\u0e4e", "lo": "\u0e81-\u0ecd", "km": "\u1780-\u17d3", "my": "\u1000-\u103f", "bn": "\u0980-\u09df",
    "devanagari": "\u0900-\u0963", "arabic": "\u0600-\u06ff", "han": "\u4e00-\u9fff", "kana": "\u3040-\u30ff",
    "hangul": "\uac00-\ud7af", "latin": "A-Za-zÀ-ɏḀ-ỿ",
    "cyrillic": "\u0400-\u04ff", "other": "\u0370-\u03ff\u0530-\u05ff\u0700-\u08ff\u0a00-\u0dff\u10a0-\u12ff",
}  # fmt: skip
LETTERS = {script: re.compile(f"[{letters}]") for script, letters in SCRIPTS.items()}
OTHER_ARABIC = re.compile("[پچگژٹڈڑںےہھۍېڼ]")
ENOUGH_WORDS = 0.02
NO_LANGUAGE = ("mul", "und", "zxx")  # codes for several, an unknown one and none
FILIPINO = {"fil": "tl"}  # CLDR's name for what the lexicon, as ISO 639-1, calls Tagalog
SAMPLE = 6000
NEIGHBOURS = {
    "it": "il lo gli della delle nel sono che non una per con dei alle dal",
    "de": "der die das und den von mit ist nicht auf für eine wurden dem des",
    "nl": "het een van de en dat niet zijn voor met werden ook naar bij uit",
    "tr": "ve bir bu için ile olarak olan kişi ilde olduğu çok gözaltına insan ticareti kurtarıldı",
    "ro": "şi și din care pentru este fost cu sunt mai într dintre au persoane fiind",
    "pl": "na się jest że nie do przez oraz został zostały ofiar dla po od",
    "sv": "och att det som är på av för med inte har den till var",
    "ca": "els amb per les dels que una han està són també pel aquest",
    "cs": "na se že je do pro byl byla jsou při které nebo podle ve po",
    "hu": "az hogy és nem egy volt meg is el csak vagy két után",
    "sw": "na ya wa kwa katika ni watu hao kuwa waathiriwa polisi nchini wa",
    "ht": "yo nan ak pou te ki moun sou gen li pa nou",
}


def given(tag: str) -> str:
    """The code of a language that somebody names: ISO 639-1 where there is one, as `en` for `eng`, `EN` or `en-GB`.

    Takes codes of ISO 639 and tags of BCP 47 in any case; ValueError where it is neither, or no language in CLDR.
    """
    subtag = re.split("[-_]", tag.strip().lower())[0]
    code = str(get_global("language_aliases").get(subtag, subtag))
    if code not in Locale("en").languages or code in NO_LANGUAGE:
        raise ValueError(f"not a language: {tag!r}; write its code by ISO 639, such as en, id or zh")
    return FILIPINO.get(code, code)


def detect(text: str) -> str | None:
    """ISO 639-1 code of a language the reader knows, or of a neighbour it must not take for one; else None."""
    sample = text[:SAMPLE]
    letters = _by_script(sample)
    if sum(letters.values()) == 0:
        return None
    if letters["kana"] * 8 > letters["han"] and letters["kana"] > 10:
        return "ja"
    letters["latin"] //= 4
    letters["han"] *= 2
    script = letters.most_common(1)[0][0]
    if script in LANGUAGES:
        return script
    return {"han": lambda _: "zh", "hangul": lambda _: "ko", "devanagari": _devanagari, "arabic": _arabic,
            "latin": _latin}.get(script, lambda _: None)(sample)  # fmt: skip


def _by_script(sample: str) -> Counter[str]:
    """How many letters of each script there are."""
    found = Counter(dict.fromkeys(SCRIPTS, 0))
    for letter, number in Counter(sample).items():
        if script := _script(letter):
            found[script] += number
    return found


@lru_cache(maxsize=4096)
def _script(letter: str) -> str | None:
    return next((script for script, letters in LETTERS.items() if letters.match(letter)), None)


def _arabic(sample: str) -> str | None:
    return "ar" if len(OTHER_ARABIC.findall(sample)) * 50 < len(sample) else None


def _devanagari(sample: str) -> str | None:
    words = re.findall("[\u0900-\u0963]+", sample)
    hindi = sum(word in _stopwords("hi") for word in words)
    nepali = sum(word in _stopwords("ne") for word in words)
    nepali += len(re.findall("(?:लाई|हरू|हरु|एको|एका|एकी|मा|ले|को) ", sample)) // 3
    return "ne" if nepali > hindi else "hi"


def _latin(sample: str) -> str | None:
    words = Counter(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", sample.lower()))
    if not words:
        return None
    scores = {
        language: sum(words[word] for word in words.keys() & _stopwords(language)) for language in _latin_languages()
    }
    best = max(scores, key=lambda language: scores[language])
    if scores[best] < max(2, ENOUGH_WORDS * words.total()) and words.total() > 30 or scores[best] == 0:
        return None
    return best


def _latin_languages() -> list[str]:
    return ["en", "id", "ms", "tl", "vi", "es", "fr", "pt", *NEIGHBOURS]


@cache
def _stopwords(language: str) -> frozenset[str]:
    if language in NEIGHBOURS:
        return frozenset(NEIGHBOURS[language].split())
    return frozenset(str(data(language).get("stopwords", "")).replace(",", " ").split())
