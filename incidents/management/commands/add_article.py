"""Add articles by their addresses, as the inbox does: ``manage.py add_article URL…``."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from incidents.models import Article
from incidents.reading import record
from incidents.reading.record import Given
from incidents.reading.refusals import Refused
from incidents.tasks import article_soon, fetch_article


class Command(BaseCommand):
    """Each address is queued, or with ``--now`` fetched and read here; one line tells what became of it."""

    help = "Add articles by their addresses; workers then fetch, archive and read them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("addresses", nargs="*", metavar="URL", help="web address of an article, http or https")
        parser.add_argument("--text", metavar="FILE", help="take the text, or saved page, from a file (- for input)")
        parser.add_argument("--now", action="store_true", help="fetch and read in this process instead of a worker")

    def handle(self, *, addresses: list[str], text: str | None, now: bool, **options: object) -> None:
        """Add them all; ends with an error where one could not be added, or read now, after the others were."""
        given = _given(text) if text else None
        if given and len(addresses) > 1 or not given and not addresses:
            raise CommandError("Give addresses, or one text with its address or without one.")
        wanted = addresses or [""]
        refused = 0
        for done, address in enumerate(wanted, start=1):
            refused += not self._add(address, given, now)
            self._show_progress(done, len(wanted))
        if refused:
            raise CommandError(f"{refused} of {len(wanted)} could not be added or read; the reasons are above.")

    def _add(self, address: str, given: Given | None, now: bool) -> bool:
        try:
            article, is_new = record.add(address, given)
        except (ValueError, Refused) as problem:
            self.stdout.write(f"refused\t{address}\t{problem}")
            return False
        except OSError as problem:
            raise CommandError(f"The archive cannot be written: {problem.strerror}.") from problem
        if not now:
            article_soon(article.pk)
        elif article.step in ("new", "fetched"):
            fetch_article(article.pk)
        self._tell(article, is_new)
        return not (now and article.step == "failed")

    def _tell(self, article: Article, is_new: bool) -> None:
        article.refresh_from_db(fields=["step", "last_error", "title"])
        told = [str(article.pk), "added" if is_new else "known", article.step, article.address]
        self.stdout.write("\t".join([*told, article.last_error or article.title]).rstrip())

    def _show_progress(self, done: int, total: int) -> None:
        """One line that is written over, where somebody watches and there is more than one."""
        if total > 1 and sys.stderr.isatty():
            filled = 30 * done // total
            bar = "#" * filled + "." * (30 - filled)
            self.stderr.write(f"\r[{bar}] {done}/{total}", ending="\n" if done == total else "")


def _given(name: str) -> Given:
    try:
        return Given(sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes())
    except OSError as problem:
        raise CommandError(f"{name} cannot be read: {problem.strerror}.") from problem
