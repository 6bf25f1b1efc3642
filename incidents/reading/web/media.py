"""What bytes are, and the text in them: HTML, PDF or plain text in any encoding; nothing else."""

import codecs
import re
import subprocess
import sys
import zlib
from email.message import Message
from pathlib import Path

import charset_normalizer

from incidents.reading.refusals import Reason, Refused

HTML, PDF, PLAIN = "text/html", "application/pdf", "text/plain"
ACCEPTED = {HTML: HTML, "application/xhtml+xml": HTML, PDF: PDF, "application/x-pdf": PDF, PLAIN: PLAIN}
UNSAID = {"", "application/octet-stream", "binary/octet-stream", "application/unknown", "unknown/unknown"}
META_CHARSET = re.compile(rb"""<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.I)
HTML_TAG = re.compile(rb"<(?:!doctype html|html|head|body|article|meta|title)\b", re.I)
# A tag so long that parsers take minutes for it; what it holds is data of the page's scripts, not text.
LONG_TAG = re.compile(r"<[a-z][^<>]{20000,}>", re.I)
# Encodings of text that pages are written in; names as Python's codecs normalise them. Others are codecs that run
# slowly or change what they read (idna, punycode, unicode_escape, utf-7).
ENCODINGS = re.compile(
    r"ascii|utf-(?:8|16(?:-[bl]e)?)|iso8859-\d+|cp(?:125\d|874|866|932|949|950)|koi8-[ru]|tis-620|gb(?:2312|k|18030)|"
    r"big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_jp|mac-roman"
)
# What browsers take these labels for (WHATWG Encoding).
WIDER = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949",
}  # fmt: skip
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DETECTED_FROM = 200_000
SAMPLE = 20_000
FEW = 0.02
PDF_SECONDS = 20
# Each member behind the first copies what is left of the body; half a million empty ones would take minutes.
MOST_MEMBERS = 100


def unpack(body: bytes, content_encoding: str, largest: int) -> bytes:
    """The body without its content codings (gzip and deflate, two at most); Refused where it exceeds ``largest``."""
    codings = [coding.strip().lower() for coding in content_encoding.split(",") if coding.strip()]
    codings = [coding for coding in codings if coding != "identity"]
    if len(codings) > 2 or any(coding not in {"gzip", "x-gzip", "deflate"} for coding in codings):
        raise Refused(Reason.ENCODING, content_encoding)
    for coding in reversed(codings):
        body = _inflated(body, coding, largest) if body else body
    return body


def kind(content_type: str, content: bytes) -> str:
    """HTML, PDF or PLAIN: what the bytes begin with, else what the site says; Refused where it is neither."""
    said = media_type(content_type)
    if content[:1000].lstrip().startswith(b"%PDF-"):
        return PDF
    if said not in ACCEPTED and said not in UNSAID or ACCEPTED.get(said) == PDF:
        raise Refused(Reason.MEDIA_TYPE if ACCEPTED.get(said) != PDF else Reason.BROKEN_PDF, said)
    beginning = content[:2000].removeprefix(codecs.BOM_UTF8).lstrip()
    found = HTML if beginning.startswith(b"<") and HTML_TAG.search(beginning) else ACCEPTED.get(said, PLAIN)
    decode(content[:SAMPLE], _charset(content_type), found == HTML)
    return found


def refuse_type(content_type: str) -> None:
    """Refused, before a body is loaded, where the site says that it is something else than an article."""
    said = media_type(content_type)
    if said not in ACCEPTED and said not in UNSAID:
        raise Refused(Reason.MEDIA_TYPE, said)


def media_type(content_type: str) -> str:
    """The type without parameters, in lower case: ``text/html``."""
    return content_type.partition(";")[0].strip().lower()


def text_of(content: bytes, content_type: str) -> str:
    """HTML source or text of what was fetched; Refused where there is none to be had."""
    found = kind(content_type, content)
    text = _pdf_text(content) if found == PDF else decode(content, _charset(content_type), found == HTML)
    if found == HTML:
        text = LONG_TAG.sub(" ", text)
    if not text.strip():
        raise Refused(Reason.BROKEN_PDF if found == PDF else Reason.EMPTY)
    return text


def decode(content: bytes, charset: str = "", is_html: bool = False) -> str:
    """The text of bytes that may be labelled wrongly; Refused where they are no text.

    A byte order mark decides; then UTF-8 where the bytes are valid, for that does not happen by chance; then what
    site and page say; then a guess from the bytes.
    """
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _as_text(content[len(mark) :].decode(encoding, errors="replace"))
    meta = META_CHARSET.search(content[:4096]) if is_html else None
    labels = [_encoding(charset), _encoding(meta[1].decode("ascii", "replace") if meta else "")]
    if b"\x1b$" in content[:10_000] and "iso2022_jp" in labels:
        return _as_text(content.decode("iso2022_jp", errors="replace"))
    wide = next((label for label in labels if label.startswith("utf-16")), None)
    if wide and b"\x00" in content[:1000]:
        return _as_text(content.decode(wide, errors="replace"))
    return _as_text(_utf8(content) or _labelled(content, labels) or _guessed(content))


def _inflated(body: bytes, coding: str, largest: int) -> bytes:
    """Never more than ``largest`` bytes in memory, whatever the body claims."""
    raw = coding == "deflate" and body[0] & 0x0F != 8
    wbits = -zlib.MAX_WBITS if raw else zlib.MAX_WBITS | (32 if coding != "deflate" else 0)
    out = bytearray()
    for _member in range(MOST_MEMBERS):
        unpacker = zlib.decompressobj(wbits)
        try:
            out += unpacker.decompress(body, largest + 1 - len(out))
        except zlib.error as problem:
            raise Refused(Reason.ENCODING, coding) from problem
        if len(out) > largest:
            raise Refused(Reason.TOO_LARGE, f"{largest / 1e6:g}")
        if not unpacker.eof:
            raise Refused(Reason.ENCODING, coding)
        # gzip allows several members in a row; anything else behind the end is padding.
        if unpacker.unused_data[:2] != b"\x1f\x8b":
            return bytes(out)
        body = unpacker.unused_data
    raise Refused(Reason.ENCODING, f"{coding}, more than {MOST_MEMBERS} parts")


def _charset(content_type: str) -> str:
    header = Message()
    header["content-type"] = content_type
    found = header.get_param("charset")
    return found if isinstance(found, str) else ""


def _encoding(label: str) -> str:
    """Python's name of a labelled encoding; empty where there is none, or none that is text."""
    try:
        name = codecs.lookup(label.strip("\"' ")).name if label else ""
    except (LookupError, ValueError):
        return ""
    return WIDER.get(name, name) if ENCODINGS.fullmatch(name) else ""


def _utf8(content: bytes) -> str | None:
    text = content.decode("utf-8", errors="replace")
    foreign = sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text))
    return text if text.count("\ufffd") <= FEW * foreign else None


def _labelled(content: bytes, labels: list[str]) -> str | None:
    for label in labels:
        if label and label != "utf-8":
            text = content.decode(label, errors="replace")
            if text.count("\ufffd") <= FEW * len(text):
                return text
    return None


def _guessed(content: bytes) -> str:
    best = charset_normalizer.from_bytes(content[:DETECTED_FROM]).best()
    name = _encoding(best.encoding) if best else ""
    return content.decode(name or "utf-8", errors="replace")


def _as_text(text: str) -> str:
    """The text, where it is one: files of other kinds are full of control characters and unreadable bytes."""
    sample = text[:SAMPLE]
    strange = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]", sample))
    if strange > 2 + FEW * len(sample):
        raise Refused(Reason.NOT_TEXT)
    return text


def _pdf_text(content: bytes) -> str:
    """Got out in a process of its own with limits, since a PDF can be made to take all memory and time."""
    program = [sys.executable, "-I", str(Path(__file__).with_name("pdf_text.py"))]
    try:
        done = subprocess.run(program, input=content, capture_output=True, timeout=PDF_SECONDS, check=True)  # noqa: S603
    except (subprocess.SubprocessError, OSError) as problem:
        raise Refused(Reason.BROKEN_PDF) from problem
    return done.stdout.decode("utf-8", errors="replace")
