"""How static files are kept: compressed, named by content, and cached for good."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import brotli
from django.core.files.base import ContentFile, File
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

LARGE = 160_000  # bytes; more than any file a first visit needs
OURS = "css/"
_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)


class QuickCompressor(Compressor):
    """WhiteNoise's compressor; the best of Brotli takes seconds for the large files of the API's page."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """The data in Brotli, as small as it gets unless they are large."""
        return brotli.compress(data, quality=11 if len(data) < LARGE else 5)


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also follows the imports of native JavaScript modules."""

    support_js_module_import_aggregation = True

    def create_compressor(self, **options: Any) -> Compressor:
        """WhiteNoise asks for it once for each collection."""
        return QuickCompressor(**options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress what pages name: no page asks for a file without its hash, and no reader for a source map."""
        named = set(self.hashed_files.values())
        yield from super().compress_files(path for path in paths if path in named and not path.endswith(".map"))

    def _save(self, name: str, content: File) -> str:
        # Comments are for us: they are a tenth of what a first visit reads of our style sheets.
        if name.startswith(OURS):
            content.seek(0)
            content = ContentFile(_COMMENT.sub(b"", content.read()))
        return super()._save(name, content)
