"""Whether the ledger's database is busy or away: what was asked of it was right, and can be asked again."""

import sqlite3

from django.db import OperationalError

# Locked by others, full, or a file that cannot be reached. A missing table is an OperationalError too, and our fault.
_OF_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PROTOCOL,
}
# Classes of SQLSTATE (PostgreSQL's documentation, appendix A): connection, rollback such as of a deadlock, resources
# used up, locks, stopped by somebody (timeout, restart), system. What could not connect at all has none.
_OF_POSTGRESQL = {"08", "40", "53", "55", "57", "58"}


def is_away(problem: BaseException | None) -> bool:
    """Whether a failure is the database being busy or away; any other is a fault of a program."""
    if not isinstance(problem, OperationalError):
        return False
    code = getattr(problem.__cause__, "sqlite_errorcode", None)
    if code is not None:
        # The last byte; the others say more exactly what.
        return code & 0xFF in _OF_SQLITE
    state = getattr(problem.__cause__, "sqlstate", None)
    return state is None or state[:2] in _OF_POSTGRESQL
