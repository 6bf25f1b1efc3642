"""Releases made of the edition that is served, and what is in their files."""

import csv
import io

from incidents.datasets import release
from incidents.editions.store import current


def made(version="2026-05"):
    """A release of the current edition."""
    return release.make(current(), version)


def bytes_of(folder):
    """Every file of a release by its name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(one, table):
    """The rows of a table of a release as its CSV has them."""
    return list(csv.DictReader(io.StringIO((one.folder / f"{table}.csv").read_text(), newline="")))
