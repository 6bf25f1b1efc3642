"""Files that are sent to the site: so many bytes are taken in, whatever somebody sends."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client

from tracker.uploads import MOST


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of what is written to the disk aside."""
    lengths: list[int] = []
    write = TemporaryFileUploadHandler.receive_data_chunk

    def noted(handler: TemporaryFileUploadHandler, data: bytes, start: int) -> None:
        lengths.append(len(data))
        write(handler, data, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", noted)
    return lengths


@pytest.mark.django_db
def test_a_stranger_cannot_fill_the_disk(served: object, written: list[int]) -> None:
    parts = [SimpleUploadedFile(f"{at}.bin", b"x" * MOST) for at in range(2)]
    answer = Client().post("/suggest/", {"kind": "source", "one": parts[0], "two": parts[1]})
    assert answer.status_code == 400
    assert 0 < sum(written) <= MOST


def test_a_page_that_takes_no_form_takes_no_file_either(written: list[int]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = "a" * 32
    assert client.post("/admin/login/", {"one": SimpleUploadedFile("a.bin", b"x" * 2 * MOST)}).status_code == 403
    assert sum(written) <= MOST
