"""Check that every archived copy is there and whole: ``manage.py check_archive``."""

from django.core.management.base import BaseCommand, CommandError

from incidents.models import ArticleCopy
from incidents.reading import record
from incidents.reading.refusals import Refused


class Command(BaseCommand):
    """Reads every file that a copy refers to and compares its bytes with its checksum."""

    help = "Check every archived copy against its checksum; names the missing and damaged ones."

    def handle(self, **options: object) -> None:
        """Ends with an error where a copy is missing or damaged."""
        archive = record.archive()
        wanted = list(ArticleCopy.objects.order_by("stored_as").values_list("stored_as", flat=True).distinct())
        bad = 0
        for stored_as in wanted:
            try:
                archive.load(stored_as)
            except Refused as problem:
                bad += 1
                articles = ArticleCopy.objects.filter(stored_as=stored_as).values_list("article", flat=True)
                self.stdout.write(f"{stored_as}\tarticle {', '.join(map(str, articles))}\t{problem.detail}")
        unknown = len(set(archive.files()) - set(wanted))
        self.stdout.write(f"{len(wanted)} files, {bad} missing or damaged; {unknown} that no article refers to.")
        if bad:
            raise CommandError(f"{bad} of {len(wanted)} files are missing or damaged.")
