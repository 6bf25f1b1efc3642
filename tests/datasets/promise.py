"""What others rely on: every column of every format there ever was.

``columns.json`` holds one entry a format, oldest first, and an entry is never changed. When a column is added, raise
the minor number of FORMAT; when one goes or comes to mean something else, the major number; then

    python manage.py shell -c "from tests.datasets.promise import store; store()"

adds the entry. Where only the words of a meaning change, write the column and the reason into the new entry's
``reworded``.
"""

import json
from pathlib import Path

from incidents.datasets import codebook
from incidents.editions.columns import FORMAT, TABLES

STORED = Path(__file__).parent / "columns.json"
FIXED = ("type", "unit", "codes")


def promised():
    """What the columns there are now promise."""
    return {
        table: {
            column.name: {
                "type": codebook.type_name(column.type),
                "unit": column.unit,
                "codes": column.codes,
                "meaning": column.meaning,
                "since": column.since,
            }
            for column in listed
        }
        for table, listed in TABLES.items()
    }


def history():
    """The entries, oldest first."""
    return json.loads(STORED.read_text())


def broken(older, newer):
    """What a format takes back of the one before it, as sentences; a new major number may take back anything."""
    if major(older) < major(newer):
        return []
    found = []
    for table, listed in older["tables"].items():
        for name, before in listed.items():
            now = newer["tables"].get(table, {}).get(name)
            column = f"{table}.{name}"
            if now is None:
                found.append(f"{column} is gone")
            elif any(now[key] != before[key] for key in FIXED):
                found.append(f"{column} has another type, unit or list of codes")
            elif now["meaning"] != before["meaning"] and column not in newer.get("reworded", {}):
                found.append(f"{column} means something else")
    return found


def major(entry):
    """The number that says whether anything was taken back."""
    return int(entry["format"].split(".")[0])


def order(entry):
    """What sorts the formats."""
    return [int(part) for part in entry["format"].split(".")]


def store():
    """Add the entry of the present format; one that is there stays as it is."""
    entries = history()
    if FORMAT in [entry["format"] for entry in entries]:
        raise SystemExit(f"Format {FORMAT} is stored already: raise FORMAT in incidents/editions/columns.py.")
    entries.append({"format": FORMAT, "reworded": {}, "tables": promised()})
    STORED.write_text(json.dumps(entries, indent=1) + "\n")


if __name__ == "__main__":
    store()
