"""The export that one would write with querysets: related rows prefetched, one line of CSV after the other.

``python -m bench.plain.export N`` prints the seconds it takes for N incidents; PLAIN_DATABASE names the SQLite file.
"""

import csv
import io
import os
import sys
import time

import django

CHUNK = 2000


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.plain.settings"
    django.setup()
    print(_seconds(int(sys.argv[1])))


def _seconds(size: int) -> float:
    from .models import Incident

    related = ("nationalities", "terms", "authorities", "languages")
    found = Incident.objects.order_by("-date_start", "-id").prefetch_related(*related)[:size]
    plain = [field.attname for field in Incident._meta.concrete_fields]
    started = time.perf_counter()
    writer = csv.writer(io.StringIO())
    for one in found.iterator(chunk_size=CHUNK):
        terms = list(one.terms.all())
        writer.writerow(
            [
                *(getattr(one, name) for name in plain),
                "|".join(f"{part.code}:{part.number}" for part in one.nationalities.all()),
                *(
                    "|".join(term.code for term in terms if term.scheme == scheme)
                    for scheme in ("exploitation", "sectors", "means", "recruitment")
                ),
                "|".join(part.name for part in one.authorities.all()),
                "|".join(part.code for part in one.languages.all()),
            ]
        )
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
