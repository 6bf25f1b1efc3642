"""The process in which pages are parsed, kept from page to page: to start one takes longer than to read ten pages."""

import atexit
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer

PROGRAM = Path(__file__).with_name("html_text.py")
# What a page has left behind in memory is given back after so many pages, or after a large one.
PAGES, LARGE = 200, 500_000


class TookTooMuch(Exception):
    """The page took more time or memory than one page may."""


class PageProcess:
    """Starts when it is first asked, and again after a page that it had to be ended for. One page at a time."""

    def __init__(self, program: Path = PROGRAM) -> None:
        self.program = program
        self.lock = Lock()
        self.child: subprocess.Popen[bytes] | None = None
        self.pages = 0
        atexit.register(self.end)

    def ask(self, line: bytes, seconds: float) -> bytes:
        """The answer to one line, within ``seconds`` by the clock. Raises TookTooMuch; the next page is not harmed."""
        with self.lock:
            answer = self._answer(self._ready(), line, seconds)
            self.pages += 1
            if not answer or self.pages >= PAGES or len(line) > LARGE:
                self.end()
        if not answer:
            raise TookTooMuch
        return answer

    def _ready(self) -> subprocess.Popen[bytes]:
        if self.child is None or self.child.poll() is not None:
            self.end()
            self.child = subprocess.Popen(  # noqa: S603 (our own program)
                [sys.executable, "-I", str(self.program)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self.child

    def _answer(self, child: subprocess.Popen[bytes], line: bytes, seconds: float) -> bytes:
        """Empty where the process ended before it had answered whole."""
        assert child.stdin and child.stdout
        alarm = Timer(seconds, child.kill)
        alarm.start()
        try:
            child.stdin.write(line + b"\n")
            child.stdin.flush()
            answer = child.stdout.readline()
        except BrokenPipeError:
            return b""
        finally:
            alarm.cancel()
        return answer if answer.endswith(b"\n") else b""

    def end(self) -> None:
        """End the process, if there is one."""
        if self.child is not None:
            self.child.kill()
            # Closes the pipes too; what was not written to a dead process is of no use.
            self.child.communicate()
        self.child, self.pages = None, 0
