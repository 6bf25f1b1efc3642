"""What every bench is asked, and the generated data it works on, which is kept for the next run."""

import argparse
import hashlib
import os
import platform
import shutil
import signal
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
# What generated data depend on: where one of these changes, they are made again.
MAKERS = (
    *(f"bench/{name}.py" for name in ("generate", "relational")),
    *(
        f"incidents/editions/{name}.py"
        for name in ("belonging", "build", "cells", "columns", "csv_rows", "index", "postings")
    ),
)


@dataclass(frozen=True)
class Prepared:
    """Generated incidents: an edition in a folder that serves as VAR_DIR, and the same in SQLite for the peers."""

    size: int
    var: Path

    @property
    def database(self) -> Path:
        """The SQLite file of the peers."""
        return self.var / "incidents.db"

    @property
    def edition(self) -> str:
        """The edition's id."""
        return next((self.var / "editions" / "current").iterdir()).name.rpartition("-")[2]


def asked(about: str | None, **more: tuple[float, str]) -> argparse.Namespace:
    """The options of a bench: those of all, and numbers of its own as (usual value, what it is)."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = Path(tempfile.gettempdir()) / "rescue-record-bench"
    parser.add_argument("--incidents", type=int, default=100_000, help="how many are generated (100000)")
    parser.add_argument("--folder", type=Path, default=usual, help=f"where they are kept between runs ({usual})")
    parser.add_argument("--port", type=int, default=8201, help="first of four free ports (8201)")
    for name, (value, text) in more.items():
        parser.add_argument(f"--{name}", type=type(value), default=value, help=f"{text} ({value})")
    return parser.parse_args()


def prepare(options: argparse.Namespace) -> Prepared:
    """The generated data, from the last run where nothing they depend on has changed; sets Django up on them."""
    # Ended from outside, a bench ends the servers it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended."))
    digest = hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in MAKERS)).hexdigest()[:8]
    var = options.folder.resolve() / f"{options.incidents}-{digest}"
    os.environ.update(VAR_DIR=str(var), DJANGO_SETTINGS_MODULE="tracker.settings")
    django.setup()
    if not (var / "ready").exists():
        print(f"generating {options.incidents:,} incidents in {var} ...", flush=True)
        _generate(options.incidents, var)
    return Prepared(options.incidents, var)


def tables(prepared: Prepared) -> dict:
    """The public tables of the generated incidents, made again: the same seed gives the same."""
    from bench import generate

    return generate.tables(prepared.size)


def say_where(prepared: Prepared) -> None:
    """Print what the figures depend on: the machine, how busy it is with other work, and the versions."""
    names = ("Django", "polars", "numpy", "granian", "datasette")
    print(
        f"{prepared.size:,} incidents; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before; "
        f"Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in names)}\n",
        flush=True,
    )


def _generate(size: int, var: Path) -> None:
    from bench import generate, relational

    shutil.rmtree(var, ignore_errors=True)
    made = generate.tables(size)
    _print_edition(made, var)
    relational.write_sqlite(made, var / "incidents.db")
    (var / "ready").touch()


def _print_edition(made: dict, var: Path) -> None:
    from django.core.files.storage import FileSystemStorage

    from incidents.editions.build import build
    from incidents.editions.store import Store

    folder = var / "printed"
    folder.mkdir(parents=True)
    identity = build(made, dict.fromkeys(made["incidents"]["id"], 1), {}, folder)
    Store(FileSystemStorage(location=var / "editions"), var / "edition-cache").add(identity, folder, 1)
    shutil.rmtree(folder)
