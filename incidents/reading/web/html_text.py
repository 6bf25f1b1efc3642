"""Pages on standard input, their texts on standard output, each a line of JSON.

A program of its own, so that its limits hurt nobody else: a page can be made to take all time and memory (16,000 open
table cells take eleven seconds).
"""

import json
import logging
import resource
import sys

MEMORY = 768 * 1024 * 1024
SECONDS = 12
KEPT = ("text", "title", "sitename", "date", "language")


def main() -> None:
    """Answers null for a page in which nothing is found; on one that takes too much it ends without an answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()
    for line in sys.stdin.buffer:
        _give_time()
        given = json.loads(line)
        found = _extracted(given["source"], given["url"])
        sys.stdout.buffer.write(json.dumps(found).encode() + b"\n")
        sys.stdout.buffer.flush()


def _give_time() -> None:
    """Let the next page take SECONDS of processor time, which is counted from the start of the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _extracted(source: str, url: str | None) -> dict[str, str | None] | None:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            source, url=url, with_metadata=True, include_comments=False, include_tables=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )  # fmt: skip
    except (ValueError, TypeError, RecursionError, LookupError):
        return None
    if found is None or isinstance(found, dict):
        return None
    return {name: getattr(found, name) for name in KEPT}


if __name__ == "__main__":
    main()
