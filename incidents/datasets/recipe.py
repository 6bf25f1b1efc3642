"""What the bytes of a release depend on besides the edition, the version and the release before.

With the same recipe a release can be made again byte for byte; ``verify_release`` tries where it has the same one.
"""

import hashlib
from functools import cache
from importlib.metadata import version as version_of
from pathlib import Path

from django.conf import settings

from .licences import licence
from .notice import site_name

_PACKAGES = ("polars", "pyarrow", "babel")
_APP = Path(__file__).parents[1]
# What writes the files of a release: the writers, the words and columns they write, and the codebook's page.
_WRITERS = ("datasets/*.py", "datasets/*.css", "editions/*.py", "names.py", "ledger/*.py", "models/**/*.py")


def recipe() -> dict[str, str]:
    """The settings, the packages and the program that releases are made with here."""
    return {
        "site": settings.SITE_URL,
        "name": site_name(),
        "licence": licence().spdx,
        "disclosure": f"{settings.DISCLOSURE_ACTION} under {settings.DISCLOSURE_THRESHOLD}",
        "program": _program(),
        **{name: version_of(name) for name in _PACKAGES},
    }


@cache
def _program() -> str:
    """A short name for the program's own part: it changes with the code that a release follows from."""
    digest = hashlib.sha256()
    pages = sorted(Path(settings.BASE_DIR, "templates", "data").glob("codebook_*.html"))
    for path in [*sorted(path for pattern in _WRITERS for path in _APP.glob(pattern)), *pages]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]
