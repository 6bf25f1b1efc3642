"""A page on standard input, its text on standard output, both as JSON. A program of its own, so that its limits hurt
nobody else: a page can be made to take all time and memory (16,000 open table cells take eleven seconds)."""

import json
import logging
import resource
import sys

MEMORY = 768 * 1024 * 1024
SECONDS = 12
KEPT = ("text", "title", "sitename", "date", "language")


def main() -> None:
    """Exit code 0 and what was found, null where that is nothing; any other code: it took too much."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()
    given = json.load(sys.stdin.buffer)
    found = _extracted(given["source"], given["url"])
    sys.stdout.buffer.write(json.dumps(found).encode())


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
