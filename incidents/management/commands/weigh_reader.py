"""manage.py weigh_reader: fits the weights by which the reader judges whether a text reports one incident."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from incidents.reading import learning, weighing
from incidents.reading.incident import judgement

from .score_reader import labelled_in


class Command(BaseCommand):
    help = _("Fit the weights of the reader's judgement to labelled articles, and write them into the lexicon.")
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="+", help=_("labelled articles, one JSON object a line"))
        parser.add_argument(
            "--only",
            nargs="+",
            choices=sorted({judgement.QUESTION, *weighing.SURE}),
            help=_("questions to fit; the weights of the others stay as they are"),
        )

        parser.add_argument(
            "--new",
            action="store_true",
            help=_("fit only evidence that has no weight yet; the weights of all other stay as they are"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        articles = [article for name in options["file"] for article in labelled_in(name)]
        fitted = learning.weights(articles, weighing.known() if options["new"] else None)
        only = options["only"]
        weighing.write({name: fitted[name] for name in only or fitted if name in fitted}, keep_others=bool(only))
        told = ngettext("Weighed by %(count)d article.", "Weighed by %(count)d articles.", len(articles))
        self.stdout.write(told % {"count": len(articles)})
