"""What travels of our style sheets, and what is compressed."""

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from tracker.staticfiles import HashedStaticFiles

SHEET = b"/* Why: * and / stay\n   inside. */\n.a {\n  color: red; /* soft */\n}\n"


def kept(tmp_path, name: str) -> set[bytes]:
    """What is kept of a style sheet, by its own name and by the one that tells its content."""
    source = FileSystemStorage(location=str(tmp_path / "source"))
    source.save(name, ContentFile(SHEET))
    storage = HashedStaticFiles(location=str(tmp_path / "kept"), base_url="/static/")
    with source.open(name) as content:
        storage.save(name, content)
    assert all(processed is not None for *_names, processed in storage.post_process({name: (source, name)}))
    files = sorted((tmp_path / "kept").rglob("*.css"))
    assert len(files) == 2
    return {path.read_bytes() for path in files}


def test_comments_of_our_style_sheets_are_not_sent(tmp_path):
    assert kept(tmp_path, "css/own.css") == {b".a {\n  color: red; }\n"}


def test_the_style_sheets_of_others_keep_their_notices(tmp_path):
    assert kept(tmp_path, "leaflet/leaflet.css") == {SHEET}


def test_only_what_pages_name_is_compressed_and_no_source_map(tmp_path):
    storage = HashedStaticFiles(location=str(tmp_path / "kept"), base_url="/static/")
    storage.hashed_files = {"a.js": "a.0123.js", "a.js.map": "a.js.0123.map"}
    for name in ("a.js", "a.0123.js", "a.js.0123.map"):
        storage.save(name, ContentFile(b"export const text = 1;\n" * 100))
    compressed = {name for _path, name in storage.compress_files(["a.js", "a.0123.js", "a.js.0123.map"])}
    assert compressed == {"a.0123.js.br", "a.0123.js.gz"}
