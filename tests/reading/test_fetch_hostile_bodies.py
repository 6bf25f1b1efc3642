"""Answers that are endless, packed, broken or lying: each ends in time, with a text or a refusal."""

import gzip
import io
import time
import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter

from incidents.reading import facts
from incidents.reading.refusals import NotNow, Reason, Refused, sentence
from incidents.reading.web import media

from .sites import Page, Site, endless, local_fetcher, raw, reply

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
GZIP = HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n"
STORY = "Police in Manila rescued 12 Vietnamese women from a scam compound on 4 May 2023."
SECONDS = 1.5


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def outcome(folder: Path, page: Page, robots: Page | None = None) -> Refused | str:
    """The text of what a site answers, or the refusal; anything else that is raised fails the test."""
    pages = {"/a": page, **({"/robots.txt": robots} if robots else {})}
    with Site(pages).served() as site:
        fetcher = local_fetcher(folder, seconds=SECONDS, largest=1_000_000)
        try:
            fetched = fetcher.fetch(site.address("/a"))
            return media.text_of(fetched.content, fetched.answer.header("content-type"))
        except Refused as problem:
            return problem


REFUSED: dict[str, tuple[Page, Reason]] = {
    "endless body": (endless(HEAD + b"\r\n", b"x" * 65536), Reason.TOO_LARGE),
    "endless chunks": (endless(CHUNKED, b"2000\r\n" + b"y" * 8192 + b"\r\n"), Reason.TOO_LARGE),
    "endless body, slowly": (endless(HEAD + b"\r\n", b"x", 0.05), Reason.TOO_SLOW),
    "endless chunks, slowly": (endless(CHUNKED, b"1\r\nx\r\n", 0.05), Reason.TOO_SLOW),
    "endless chunk extension": (endless(CHUNKED, b"1;" + b"x" * 60000), Reason.BAD_ANSWER),
    "endless trailers": (endless(CHUNKED + b"0\r\n", b"X: y\r\n" * 3000), Reason.BAD_ANSWER),
    "endless headers": (endless(HEAD, b"X-More: " + b"x" * 9000 + b"\r\n"), Reason.BAD_ANSWER),
    "endless headers, slowly": (endless(HEAD, b"X-More: x\r\n", 0.05), Reason.TOO_SLOW),
    "endless header line": (endless(HEAD + b"X-More: ", b"x" * 65536), Reason.BAD_ANSWER),
    "endless status line": (endless(b"HTTP/1.1 200 ", b"x" * 65536), Reason.BAD_ANSWER),
    "endless interim answers": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.01), Reason.TOO_SLOW),
    "silence": (raw(5.0), Reason.TOO_SLOW),
    "silence after the head": (raw(HEAD + b"\r\n", 5.0), Reason.TOO_SLOW),
    "a body of which one byte is missing": (raw(HEAD + b"Content-Length: 9\r\n\r\n12345678"), Reason.BAD_ANSWER),
    "nothing": (raw(b""), Reason.BAD_ANSWER),
    "half a status line": (raw(b"HTTP/1.1 2"), Reason.BAD_ANSWER),
    "not HTTP": (raw(b"-ERR unknown command\r\n"), Reason.BAD_ANSWER),
    "a greeting of another service": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), Reason.BAD_ANSWER),
    "HTTP 2 unasked": (raw(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"), Reason.BAD_ANSWER),
    "a status that is none": (raw(b"HTTP/1.1 9999 Odd\r\n\r\n"), Reason.BAD_ANSWER),
    "two lengths": (raw(HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"), Reason.BAD_ANSWER),
    "a negative length": (raw(HEAD + b"Content-Length: -5\r\n\r\nhello"), Reason.BAD_ANSWER),
    "a length in words": (raw(HEAD + b"Content-Length: many\r\n\r\nhello"), Reason.BAD_ANSWER),
    "a length beyond all measure": (raw(HEAD + b"Content-Length: " + b"9" * 25 + b"\r\n\r\n"), Reason.BAD_ANSWER),
    "a length past the limit": (raw(HEAD + b"Content-Length: 1000001\r\n\r\n", 5.0), Reason.TOO_LARGE),
    "chunks of a negative size": (raw(CHUNKED + b"-5\r\nhello\r\n"), Reason.BAD_ANSWER),
    "chunks of an immense size": (raw(CHUNKED + b"f" * 30 + b"\r\nhello"), Reason.BAD_ANSWER),
    "chunks that are not": (raw(CHUNKED + b"hello there\r\n"), Reason.BAD_ANSWER),
    "chunks without an end": (raw(CHUNKED + b"5\r\nhello\r\n"), Reason.BAD_ANSWER),
    "an unknown transfer coding": (raw(HEAD + b"Transfer-Encoding: zip\r\n\r\nhello"), Reason.BAD_ANSWER),
    "a header with a zero byte": (raw(HEAD + b"X: a\x00b\r\n\r\nhi"), Reason.BAD_ANSWER),
    "a header without a name": (raw(HEAD + b": x\r\n\r\nhi"), Reason.BAD_ANSWER),
    "a bomb": (raw(GZIP, bomb(200_000_000)), Reason.TOO_LARGE),
    "a bomb within a bomb": (
        raw(HEAD + b"Content-Encoding: gzip, gzip\r\nConnection: close\r\n\r\n", gzip.compress(bomb(500_000_000))),
        Reason.TOO_LARGE,
    ),
    "a bomb of many members": (raw(GZIP, gzip.compress(bytes(100_000)) * 50), Reason.TOO_LARGE),
    "a bomb of empty members": (raw(GZIP, gzip.compress(b"") * 40_000), Reason.ENCODING),
    "packed three times": (reply(b"x", Content_Encoding="gzip, gzip, gzip"), Reason.ENCODING),
    "packed in an unknown way": (reply(b"x", Content_Encoding="br"), Reason.ENCODING),
    "packed in a made-up way": (reply(b"x", Content_Encoding="../../etc/passwd"), Reason.ENCODING),
    "said to be packed": (reply(b"<p>plain</p>", Content_Encoding="gzip"), Reason.ENCODING),
    "said to be deflated": (reply(b"<p>plain</p>", Content_Encoding="deflate"), Reason.ENCODING),
    "packed and cut off": (reply(gzip.compress(STORY.encode())[:-12], Content_Encoding="gzip"), Reason.ENCODING),
    "packed with a wrong checksum": (
        reply(gzip.compress(STORY.encode())[:-8] + b"12345678", Content_Encoding="gzip"), Reason.ENCODING),
    "empty": (reply(b""), Reason.EMPTY),
    "blank": (reply(b" \n\t " * 100), Reason.EMPTY),
    "no content": (raw(b"HTTP/1.1 204 No Content\r\n\r\n"), Reason.STATUS),
    "part of a page": (reply(b"x", status="206 Partial Content"), Reason.STATUS),
    "not modified": (raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"), Reason.STATUS),
    "another protocol": (raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"), Reason.BAD_ANSWER),
    "a redirect to nowhere": (reply(status="302 Found"), Reason.BAD_REDIRECT),
    "a picture": (reply(b"\x89PNG\r\n\x1a\n", "image/png"), Reason.MEDIA_TYPE),
    "a film": (reply(b"x", "video/mp4"), Reason.MEDIA_TYPE),
    "a sound": (reply(b"x", "audio/mpeg"), Reason.MEDIA_TYPE),
    "a program": (reply(b"x", "application/x-msdownload"), Reason.MEDIA_TYPE),
    "a feed": (reply(b"<rss/>", "application/rss+xml"), Reason.MEDIA_TYPE),
    "data": (reply(b"{}", "application/json"), Reason.MEDIA_TYPE),
    "a word processor's file": (reply(b"PK\x03\x04", "application/msword"), Reason.MEDIA_TYPE),
    "an endless picture": (
        endless(HEAD.replace(b"text/html", b"image/png") + b"\r\n", b"x" * 9999), Reason.MEDIA_TYPE),
    "a type that is none": (reply(b"x", "../html"), Reason.MEDIA_TYPE),
    "a picture said to be a page": (reply(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), Reason.NOT_TEXT),
    "an archive said to be a page": (reply(b"PK\x03\x04" + bytes(500) + bytes(range(256)) * 9), Reason.NOT_TEXT),
    "a program said to be text": (reply(b"\x7fELF" + bytes(4000), "text/plain"), Reason.NOT_TEXT),
    "zero bytes": (reply(bytes(1000), "text/plain"), Reason.NOT_TEXT),
    "a page said to be a PDF": (reply(b"<html>no</html>", "application/pdf"), Reason.BROKEN_PDF),
    "an empty PDF": (reply(b"%PDF-1.7", "application/pdf"), Reason.BROKEN_PDF),
    "a PDF of noise": (reply(b"%PDF-1.7\n" + bytes(range(256)) * 200, "application/pdf"), Reason.BROKEN_PDF),
    "a PDF said to be a page": (reply(b"%PDF-1.4\n%%EOF"), Reason.BROKEN_PDF),
    "a PDF without a table": (reply(b"%PDF-1.4\nstartxref\n99999\n%%EOF", "application/pdf"), Reason.BROKEN_PDF),
    "a PDF that points to itself": (
        reply(b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\n"
              b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF", "application/pdf"), Reason.BROKEN_PDF),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_an_answer_that_is_no_article_is_refused_in_time(tmp_path: Path, name: str) -> None:
    page, reason = REFUSED[name]
    begun = time.monotonic()
    found = outcome(tmp_path, page)
    assert isinstance(found, Refused), found
    assert found.reason is reason
    assert time.monotonic() - begun < SECONDS + 3


@pytest.mark.parametrize("name", ["endless body", "endless headers", "silence", "nothing", "a bomb", "not HTTP"])
def test_a_hostile_robots_txt_is_refused_too(tmp_path: Path, name: str) -> None:
    assert isinstance(outcome(tmp_path, reply(STORY.encode()), robots=REFUSED[name][0]), Refused)


@pytest.mark.parametrize(
    "rules",
    [b"", b"\x00\xff" * 500, b"User-agent: *\nDisallow:", b"Disallow: /", b"User-agent *", b"<html>not found</html>",
     b"User-agent: *\nDisallow: " + b"*a" * 3000 + b"$", b"Allow: \nUser-agent:\n" * 900, b"Crawl-delay: nan"],
)  # fmt: skip
def test_a_senseless_robots_txt_does_not_stop_an_article(tmp_path: Path, rules: bytes) -> None:
    assert outcome(tmp_path, reply(STORY.encode()), robots=reply(rules, "text/plain")) == STORY


VIETNAMESE = "Công an giải cứu 12 nạn nhân người Việt Nam tại Campuchia, đưa họ về nước an toàn sáng nay."
CHINESE = "警方在柬埔寨解救了十二名越南籍受害者，并逮捕了三名嫌疑人。" * 5
THAI = "ตำรวจช่วยเหลือเหยื่อค้ามนุษย์ชาวเวียดนามจำนวน 12 คน" * 5
ARABIC = "أنقذت الشرطة اثني عشر ضحية من جنسيات مختلفة" * 5
SPANISH = "La policía rescató a doce víctimas de nacionalidad extranjera en España, según la información."
TEXTS: dict[str, tuple[bytes, str, str]] = {
    "UTF-8 said to be Latin 1": (VIETNAMESE.encode(), "text/html; charset=iso-8859-1", VIETNAMESE),
    "UTF-8 said to be Chinese": (VIETNAMESE.encode(), "text/plain; charset=gb2312", VIETNAMESE),
    "UTF-8 said to be an unknown encoding": (VIETNAMESE.encode(), "text/html; charset=wtf-9", VIETNAMESE),
    "UTF-8 said to be a codec that is none": (VIETNAMESE.encode(), "text/html; charset=zip", VIETNAMESE),
    "UTF-8 said to be rot13": (VIETNAMESE.encode(), "text/html; charset=rot13", VIETNAMESE),
    "UTF-8 said to be IDNA": (VIETNAMESE.encode(), "text/html; charset=idna", VIETNAMESE),
    "UTF-8 with one broken byte": (VIETNAMESE.encode() + b"\xff", "text/html", VIETNAMESE),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + VIETNAMESE.encode(), "text/plain; charset=cp1252", VIETNAMESE),
    "UTF-16 with a mark": (VIETNAMESE.encode("utf-16"), "text/plain", VIETNAMESE),
    "UTF-16 without a mark": (VIETNAMESE.encode("utf-16-le"), "text/plain; charset=utf-16le", VIETNAMESE),
    "Vietnamese said to be UTF-8": (SPANISH.encode("latin-1"), "text/html; charset=utf-8", "rescat"),
    "Spanish in Latin 1": (SPANISH.encode("latin-1"), "text/html; charset=iso-8859-1", SPANISH),
    "Spanish unlabelled": (SPANISH.encode("latin-1") * 4, "text/plain", "La polic"),
    "Chinese in GBK": (CHINESE.encode("gb18030"), "text/html; charset=gb2312", CHINESE),
    "Chinese in GBK, said by the page only": (
        b'<html><meta charset="gbk">' + CHINESE.encode("gbk"), "text/html", CHINESE),
    "Chinese in GBK, said to be UTF-8": (CHINESE.encode("gbk"), "text/plain; charset=utf-8", CHINESE),
    "Chinese in Big5": ("警方救出十二名受害者".encode("big5") * 9, "text/plain; charset=big5", "警方救出"),
    "Thai in TIS-620": (THAI.encode("tis-620"), "text/plain; charset=tis-620", THAI),
    "Thai in Windows 874": (THAI.encode("cp874"), "text/html; charset=windows-874", THAI),
    "Arabic in Windows 1256": (ARABIC.encode("cp1256"), "text/html; charset=windows-1256", ARABIC),
    "Japanese with escapes": (
        "警察は被害者を救出した。".encode("iso2022_jp") * 4, "text/plain; charset=iso-2022-jp", "警察は"),
    "a label in quotation marks": (THAI.encode("cp874"), 'text/html; charset="windows-874"', THAI),
    "two labels": (VIETNAMESE.encode(), "text/html; charset=utf-8; charset=big5", VIETNAMESE),
    "an immense label": (VIETNAMESE.encode(), "text/html; charset=" + "x" * 5000, VIETNAMESE),
    "no type": (STORY.encode(), "", STORY),
    "bytes": (STORY.encode(), "application/octet-stream", STORY),
    "XHTML": (b"<?xml version='1.0'?><html><body>" + STORY.encode(), "application/xhtml+xml", STORY),
    "HTML said to be text": (b"<html><body>" + STORY.encode(), "text/plain", STORY),
    "open tags": (b"<p><b><i><table><td>" * 200 + STORY.encode(), "text/html", STORY),
    "closed tags": (STORY.encode() + b"</p></div></html></body>" * 500, "text/html", STORY),
    "an open comment": (STORY.encode() + b"<!-- " + b"-" * 9000, "text/html", STORY),
    "an open attribute": (STORY.encode() + b'<a href="' + b"x" * 9000, "text/html", STORY),
    "many comments": (b"<!-- -->" * 20_000 + STORY.encode(), "text/html", STORY),
    "zero bytes here and there": (STORY.encode() + b"\x00\x00", "text/html", STORY),
    "entities without end": (STORY.encode() + b"&amp" * 9000 + b"&#99999999999;", "text/html", STORY),
    "an entity bomb": (
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><html>&c;'
        + STORY.encode(), "text/html", STORY),
    "an entity from a file": (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html>&x;' + STORY.encode(), "text/html", STORY),
}  # fmt: skip


@pytest.mark.parametrize("name", TEXTS)
def test_a_badly_labelled_or_broken_page_still_gives_its_text(tmp_path: Path, name: str) -> None:
    content, kind, expected = TEXTS[name]
    found = outcome(tmp_path, reply(content, kind))
    assert isinstance(found, str), found
    assert expected in found


def nested(depth: int) -> str:
    return "<html><body>" + "<div>" * depth + STORY + "</div>" * depth


HARD = {
    "deep": nested(20_000),
    "wide": "<html><body>" + "<p>x</p>" * 60_000 + STORY,
    "one long line": "<html><body><p>" + "ha " * 300_000 + STORY,
    "one long word": "<html><body><p>" + "9" * 300_000 + STORY,
    "attributes": "<html><body " + " ".join(f"a{at}=1" for at in range(50_000)) + ">" + STORY,
    "open tags": "<html><body>" + "<a><b><i>" * 20_000 + STORY,
    "numbers": "<html><body><p>" + "1,234 men, " * 8_000 + STORY,
    "some control characters": "<html><body><p>" + (STORY + "\x01\x7f") * 300,
    "lone surrogates": "<html><body><p>" + "\ud800 " * 100 + STORY,
    "text from right to left": "<html><body><p>" + "\u202e\u2066" * 9000 + STORY,
    "a script that closes itself": "<html><script>var a='</scr'+'ipt>';</script><body><p>" + STORY,
    "scripts only": "<html><body><script>" + "document.write('x');" * 5000 + "</script>",
    "comments only": "<html><!-- " + STORY + " -->",
    "frames only": "<html><frameset><frame src='http://127.0.0.1/'></frameset></html>",
}


@pytest.mark.parametrize("name", HARD)
def test_reading_a_hard_page_ends_in_time_without_an_error(name: str) -> None:
    begun = time.monotonic()
    found = facts.read(media.text_of(HARD[name].encode("utf-8", "replace"), "text/html"), url="https://news.example/a")
    assert "is_incident" in found
    assert time.monotonic() - begun < 20


def pdf(pages: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("content", [pdf(1), pdf(80), pdf(1, "secret")], ids=["a picture", "many pages", "locked"])
def test_a_pdf_without_text_is_refused(tmp_path: Path, content: bytes) -> None:
    found = outcome(tmp_path, reply(content, "application/pdf"))
    assert isinstance(found, Refused)
    assert found.reason is Reason.BROKEN_PDF


def text_pdf(stream: bytes, coding: bytes = b"") -> bytes:
    """A PDF of one page, written by hand."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), coding, stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%sendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += (
        b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start
    )
    return bytes(out)


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    found = outcome(tmp_path, reply(text_pdf(b"BT /F 12 Tf 9 300 Td (%s) Tj ET" % STORY.encode()), "application/pdf"))
    assert isinstance(found, str)
    assert STORY in found


@pytest.mark.parametrize(
    "content",
    [
        text_pdf(zlib.compress(b"BT " + b"(x) Tj " * 20_000_000), b"/Filter/FlateDecode"),
        text_pdf(b"q " * 300_000 + b"BT (x) Tj"),
        text_pdf(b"BT (" + b"(" * 100_000),
        text_pdf(b"BT /F 12 Tf (hi) Tj ET").replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"),
        text_pdf(b"BT /F 12 Tf (hi) Tj ET")[:300],
    ],
    ids=["a bomb", "an endless stack", "open brackets", "a circle of pages", "cut off"],
)
def test_a_hostile_pdf_ends_in_a_refusal_or_a_text(tmp_path: Path, content: bytes) -> None:
    begun = time.monotonic()
    found = outcome(tmp_path, reply(content, "application/pdf"))
    assert isinstance(found, str) or found.reason is Reason.BROKEN_PDF
    assert time.monotonic() - begun < media.PDF_SECONDS + 5


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence(reason: Reason) -> None:
    said = sentence(reason, "news.example")
    assert said.endswith(".")
    assert "{" not in said


def test_a_refusal_that_passes_is_told_from_a_final_one() -> None:
    assert isinstance(NotNow(Reason.SERVER_ERROR, "503"), Refused)
