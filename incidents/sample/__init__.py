"""Real incidents to begin with: facts of 50 publicly reported cases in our own words, and the editor's decisions.

``incidents.json``: the facts and what each source reports. ``outlets.json``: what kind of outlet each is, and which
outlet and agency stand behind names such as "Borneo Bulletin (AP)". ``editorial.json``: our sector for each word, and
by title of the incident what an editor decided: the source that leads, a pinned figure, an explained excess, a grade.
"""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
INCIDENTS = FOLDER / "incidents.json"


def read(name: str) -> Any:
    """The content of one of the data files."""
    return json.loads((FOLDER / name).read_text("utf-8"))
