"""How static files are kept: compressed, named by content, and cached for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage that also follows the imports of native JavaScript modules."""

    support_js_module_import_aggregation = True
