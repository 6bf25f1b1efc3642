"""How much of the files that somebody sends is taken in."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

# A little more than the largest page that staff may save, so that its form still sees that a file is too large.
MOST = 11_000_000


class BoundedUpload(FileUploadHandler):
    """Lets so many bytes of all files of a request through to the handlers behind it, and drops the rest.

    Without it anybody could fill the disk: Django bounds the fields of a form but writes files of any size aside, also
    where no form takes one.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """The bytes, for the next handler; None where they are too many."""
        self._taken += len(raw_data)
        return raw_data if self._taken <= MOST else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """None: the handler behind this one has the file."""
        return None
