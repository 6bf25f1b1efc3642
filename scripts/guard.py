"""Ends what ``make run`` started when that itself is killed outright: its end of our standard input then closes.

Each line of standard input is the number of a process that leads a group of its own. ``make run`` ends this program
when all goes well.
"""

import contextlib
import os
import signal
import sys
import time

GRACE = 3.0


def main() -> None:
    """Wait for the end of the input; then ask the groups to end, and make them."""
    groups = [int(line) for line in sys.stdin]
    for order in (signal.SIGTERM, signal.SIGKILL):
        for group in groups:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(group, order)
        if order == signal.SIGTERM:
            time.sleep(GRACE)


if __name__ == "__main__":
    main()
