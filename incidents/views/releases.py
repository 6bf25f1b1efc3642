"""Releases: one page each with its files, and the files themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from incidents.datasets.licences import licence
from incidents.datasets.notice import NAME
from incidents.datasets.package import TABLE_MEANINGS
from incidents.datasets.problems import MEDIA_TYPE, problem
from incidents.datasets.release import Release, find, releases
from incidents.datasets.release_files import meanings_of, media_type

from .answers import page
from .methods import read_only
from .problems import problem_response

A_YEAR = 31_536_000
READ_IN_BROWSERS = ("text/html", "text/css", "text/plain", "text/markdown", "application/json", "application/ld")


@read_only
@cache_control(public=True, no_cache=True)
def release_page(request: HttpRequest, version: str) -> HttpResponse:
    """What a release holds, with checksums, and how to cite it."""
    release = find(version)
    if release is None and request.get_preferred_type([MEDIA_TYPE, "text/html"]) == "text/html":
        return page(request, "no_edition.html", {"given": version, "known": releases()}, status=404)
    if release is None:
        return _no_release(version)
    described = (release.folder / "README.md").read_text()
    files = {name: _Shown(name, size, digest) for name, size, digest in release.files()}
    packed, workbook = f"{NAME}-{version}.zip", f"{NAME}.xlsx"
    meanings = meanings_of(release.previous)
    context = {
        "here": "data",
        "release": release,
        "citation": described.split("## How to cite\n\n", 1)[1].split("\n", 1)[0],
        "licence": licence(),
        "packed": files[packed],
        "workbook": files[workbook],
        "tables": [_table(release, name, files) for name in release.rows],
        "described": [
            {"name": name, "meaning": _(meanings[name])} for name in files if name in meanings and name != workbook
        ],
        "files": files.values(),
    }
    return page(request, "data/release.html", context)


@dataclass(frozen=True)
class _Shown:
    """One file, as the page shows it."""

    name: str
    size: int
    digest: str

    @property
    def format(self) -> str:
        return {".csv": "CSV", ".parquet": "Parquet"}[Path(self.name).suffix]


def _table(release: Release, name: str, files: Mapping[str, _Shown]) -> dict[str, Any]:
    held = [files[f"{name}{suffix}"] for suffix in (".csv", ".parquet")]
    return {"name": name, "meaning": _(TABLE_MEANINGS[name]), "rows": release.rows[name], "files": held}


@read_only
def release_file(request: HttpRequest, version: str, name: str) -> HttpResponseBase:
    """One file of a release. It never changes, so copies may be kept for good."""
    release = find(version)
    if release is None:
        return _no_release(version)
    held = {file: digest for file, _, digest in release.files()}
    if name not in {*held, "checksums.txt"}:
        return problem_response(problem(404, f"Release {version} has no file {name}.", valid=[*held, "checksums.txt"]))
    etag = f'"{held.get(name, release.edition)}"'
    known: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    response = known or _file(release, name)
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def _file(release: Release, name: str) -> HttpResponseBase:
    kind = media_type(name)
    # Excel and browsers take a CSV without it for the charset of their own country.
    kind = f"{kind}; charset=utf-8" if kind == "text/csv" else kind
    # What is read in a browser is shown; the rest is saved under a name that tells the release.
    shown = kind.startswith(READ_IN_BROWSERS)
    saved = name if release.version in name else f"rescue-record-{release.version}-{name}"
    return FileResponse((release.folder / name).open("rb"), content_type=kind, as_attachment=not shown, filename=saved)


def _no_release(version: str) -> HttpResponse:
    known = [one.version for one in releases()]
    return problem_response(problem(404, f"There is no release {version}.", valid=known))
