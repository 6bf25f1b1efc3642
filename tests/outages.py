"""The database as it fails in real life: locked by somebody else, or out of reach."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.db import connection


@contextmanager
def locked(milliseconds: int = 100) -> Iterator[None]:
    """Somebody else holds what every write needs, and this thread's connection waits no longer than that."""
    hold = _sqlite_held if connection.vendor == "sqlite" else _postgresql_held
    with hold(milliseconds):
        yield


@contextmanager
def out_of_reach() -> Iterator[None]:
    """The file or the server of this thread's connection is not there."""
    there = "NAME" if connection.vendor == "sqlite" else "PORT"
    nowhere = str(Path(connection.settings_dict["NAME"]) / "missing") if there == "NAME" else "1"
    connection.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connection.settings_dict, there, nowhere)
        yield
    connection.close()


@contextmanager
def _sqlite_held(milliseconds: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()
        connection.close()


@contextmanager
def _postgresql_held(milliseconds: int) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {milliseconds}")
        tables = ", ".join(connection.introspection.table_names(cursor))
    with psycopg.connect(**_address()) as other:
        other.execute(f"LOCK TABLE {tables} IN EXCLUSIVE MODE")
        yield
    connection.close()


def _address() -> dict[str, str]:
    given = connection.settings_dict
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {ours: str(given[theirs]) for ours, theirs in names.items() if given[theirs]}
