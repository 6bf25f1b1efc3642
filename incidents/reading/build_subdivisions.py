"""Makes lexicon/subdivisions.tsv.gz from CLDR: `python -m incidents.reading.build_subdivisions FOLDER`.

FOLDER is CLDR's common/subdivisions; run it when a newer CLDR is wanted. The names are Unicode's, under the licence in
lexicon/unicode-license.txt; each line of the file holds a language, a country and the folded names of its
provinces, states or districts in that language.
"""

import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from incidents.reading.lexicon import entries
from incidents.reading.words.folding import fold_word

ENTRY = re.compile('<subdivision type="([a-z]{2})[a-z0-9]*"[^>]*>([^<]+)<')
# Points of the compass, surnames and other words that mean a division less often than something else.
ORDINARY = Path(__file__).parent / "lexicon" / "not-names.txt"
TARGET = Path(__file__).parent / "lexicon" / "subdivisions.tsv.gz"
FILES = {
    "en": "en", "id": "id", "ms": "ms", "th": "th", "vi": "vi", "km": "km", "my": "my", "lo": "lo",
    "zh": "zh", "es": "es", "fr": "fr", "pt": "pt", "ar": "ar", "hi": "hi", "bn": "bn", "ne": "ne",
}  # fmt: skip
# Countries whose subdivisions are small municipalities, with names that mean something else more often.
PASSED_OVER = frozenset(
    entries(
        "si, lv, mk, ad, li, sm, lu, mt, az, ee, is, mc, nr, pw, sc, tv, ws, bb, ag, dm, gd, kn, lc, vc, bm, fo, gl"
    )
)
# Words for the kind of division, which the press leaves away or writes otherwise.
KIND = {
    "th": (r"^(?:จังหวัด|รัฐ|แคว้น|มณฑล|เขต|เมือง|เทศมณฑล|อำเภอ)", 6),
    "zh": (r"(?:自治区|自治區|特别行政区|大区|大區|省|州|邦|县|縣|区|區|市|郡|府|专区)$", 3),
    "ar": (r"^(?:محافظة|ولاية|مقاطعة|إقليم|اقليم|منطقة|مديرية|إدارة|بلدية) ", 5),
    "hi": (r" (?:प्रांत|प्रान्त|जिला|ज़िला|क्षेत्र|काउंटी|विभाग|राज्य|गवर्नरेट|मुहाफ़ज़ाह|प्रीफेक्चर|ओब्लास्ट|नगरपालिका)$", 5),
    "ne": (r" (?:प्रान्त|प्रदेश|जिल्ला|अञ्चल|क्षेत्र)$", 4),
    "bn": (r" (?:প্রদেশ|জেলা²?|অঞ্চল|বিভাগ|কাউন্টি|গভর্নোরেট|ওব্লাস্ট|অঙ্গরাজ্য|রাজ্য|পৌরসভা)$", 5),
    "km": (r"^(?:ខេត្ត|ក្រុង|រាជធានី) ?", 4),
    "lo": (r"^(?:ແຂວງ|ຈັງຫວັດ)", 5),
    "my": (r"(?:ပြည်နယ်|တိုင်းဒေသကြီး|တိုင်း|မြို့)$", 5),
}  # fmt: skip
LATIN_KIND = re.compile(
    r"^(?:provinsi|kotamadya|distrik|departemen|region|kegubernuran|wilayah|prefektur|kabupaten|daerah|pentadbiran"
    r"|tỉnh|quận|bang|vùng|huyện|hạt|provincia|distrito|región|gobernación|condado|departamento|prefectura|municipalidad"
    r"|estado|province|région|gouvernorat|préfecture|département|état|comté|wilaya|canton|município|região|província)"
    r" (?:(?:de la|de los|du|des|de|del|da|do|dos|di|of)? |de l'|d')?"
    r"| (?:province|district|region|department|governorate|county|parish|prefecture|state|division)$"
    r"| (?:municipality|oblast)$"
    r"| \((?:tỉnh|quận|bang|vùng|zila|province|district|provínc?ia|distrito|departamento|estado|região)\)$",
    re.IGNORECASE,
)
LEADING = ("th", "km", "lo")  # where the word for the kind stands before the name and says that something is in it
MOST_BEARERS = 2


def main(folder: str) -> None:
    """Write the file anew; equal input gives equal bytes."""
    rows = [row for language, name in FILES.items() for row in _rows(language, Path(folder) / f"{name}.xml")]
    with TARGET.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write("\n".join(rows).encode())


def _rows(language: str, source: Path) -> Iterator[str]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for code, name in _named(source):
        for form in _forms(language, name):
            bearers[form].add(code)
    ordinary = {fold_word(word) for word in entries(ORDINARY.read_text("utf-8"))}
    names: dict[str, set[str]] = defaultdict(set)
    for form, codes in bearers.items():
        if len(codes) <= MOST_BEARERS and form not in ordinary:
            for code in codes:
                names[code].add(form)
    for code in sorted(names):
        yield "\t".join([language, code, "|".join(sorted(names[code]))])


def _named(source: Path) -> Iterator[tuple[str, str]]:
    """Country and name of each division, but for those of countries passed over."""
    for code, name in ENTRY.findall(source.read_text("utf-8")):
        if code not in PASSED_OVER and not re.search("[:,&]", name):
            yield code.upper(), name.strip(" †²")


def _forms(language: str, name: str) -> Iterator[str]:
    """The name, and without the word for its kind, where either is long and particular enough to mean the place."""
    name = re.sub(r"\s+", " ", name.replace("\u200b", ""))
    least = 5
    plain = LATIN_KIND.sub("", name)
    if language in KIND:
        pattern, least = KIND[language]
        plain = re.sub(pattern, "", name)
    bare, whole = fold_word(plain).strip(), fold_word(name)
    if len(bare) >= least:
        yield bare
    if bare != whole and len(whole) > 3 and not (language in LEADING and len(bare) >= least):
        yield whole


if __name__ == "__main__":
    main(sys.argv[1])
