"""Whether two texts are the same report: sketches of their shingles (MinHash), small enough to keep with each."""

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from incidents.names import fold

HASHES = 64
WORDS = 4
LETTERS = 8
SHORTEST = 12
SAME = 0.55
_PRIME = (1 << 31) - 1
# Fixed for good, since sketches are kept: no library's random numbers, which may change with its version.
_DIGESTS = [hashlib.sha256(b"%d" % at).digest() for at in range(HASHES)]
_FACTORS = np.array([int.from_bytes(digest[:4]) % (_PRIME - 1) + 1 for digest in _DIGESTS], dtype=np.uint64)
_TERMS = np.array([int.from_bytes(digest[4:8]) % _PRIME for digest in _DIGESTS], dtype=np.uint64)
_WORD = re.compile(r"\w+")
# Scripts written without spaces between words: there, runs of letters stand for words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def sketch(text: str) -> list[int] | None:
    """64 numbers that are alike where texts are alike; None where the text is too short to tell.

    Broder, "On the resemblance and containment of documents" (1997): the share of equal numbers estimates the share
    of common shingles, here of four words, or of eight letters in scripts without spaces.
    """
    shingles = {zlib.crc32(shingle.encode()) for shingle in _shingles(text)}
    if len(shingles) < SHORTEST:
        return None
    values = np.fromiter(shingles, dtype=np.uint64)[:, None]
    return [int(least) for least in ((values * _FACTORS + _TERMS) % _PRIME).min(axis=0)]


def resemblance(first: Sequence[int] | None, second: Sequence[int] | None) -> float:
    """The share of common shingles, 0 to 1, with an error of about 0.06; 0 where a sketch is missing."""
    if not first or not second or len(first) != len(second):
        return 0.0
    return sum(one == other for one, other in zip(first, second, strict=True)) / len(first)


def _shingles(text: str) -> Iterator[str]:
    folded = fold(text)
    if len(_UNSPACED.findall(folded[:2000])) > len(folded[:2000]) / 4:
        letters = "".join(_WORD.findall(folded))
        yield from (letters[at : at + LETTERS] for at in range(len(letters) - LETTERS + 1))
    else:
        words = _WORD.findall(folded)
        yield from (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))
