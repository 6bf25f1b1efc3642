"""By which rules rows are made of the ledger: another version of them makes other rows of the same incidents."""

import hashlib
from functools import cache
from pathlib import Path

_APP = Path(__file__).parents[1]
# The rules, the columns and codes they fill, and what looks places up.
_RULES = ("editions/*.py", "ledger/*.py", "gazetteer/*.py", "gazetteer/*.tsv", "models/**/*.py", "names.py")


@cache
def rules() -> str:
    """A short name for the program's part that public rows follow from: it changes with any line of it."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _RULES for path in _APP.glob(pattern)):
        digest.update(path.relative_to(_APP).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]
