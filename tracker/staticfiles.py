"""How static files are kept: compressed, named by content, and cached for good."""

from typing import Any

import brotli
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

LARGE = 160_000  # bytes; more than any file a first visit needs


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
