"""The queue of one person's machine: kombu's folders, made safe against a kill and a full disk.

Kombu writes messages and its table of queues in place. A file that is read too early, or that a full disk left empty,
is then no JSON, and ends the worker. Here files are written aside and moved into place, and what cannot be read counts
as lost: the sweep finds what was owed.
"""

import json
import logging
import os
import time
import uuid
from pathlib import Path
from typing import Any

from kombu.exceptions import ChannelError
from kombu.transport import TRANSPORT_ALIASES, filesystem
from kombu.transport.virtual import Empty

log = logging.getLogger(__name__)
Table = list[filesystem.exchange_queue_t]


class Channel(filesystem.Channel):
    """Whole files or none."""

    def get_table(self, exchange: str) -> Table:
        """The queues of an exchange; those that this process knows where the table is missing or cannot be read."""
        try:
            rows = json.loads(self._exchange_file(exchange).read_text())
            return [filesystem.exchange_queue_t(*row) for row in rows]
        except (OSError, ValueError, TypeError):
            known = [key for key in self.state.bindings if key.exchange == exchange]
            return [filesystem.exchange_queue_t(key.routing_key or "", "", key.queue) for key in known]

    def _queue_bind(self, exchange: str, routing_key: str, pattern: str, queue: str) -> None:
        bound = filesystem.exchange_queue_t(routing_key or "", pattern or "", queue or "")
        others = [row for row in self.get_table(exchange) if row != bound]
        _write(self._exchange_file(exchange), json.dumps([bound, *others]))

    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:  # type: ignore[override]
        name = f"{time.time_ns()}_{uuid.uuid4()}.{queue}.msg"
        _write(Path(self.data_folder_out) / name, json.dumps(payload))

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        try:
            message = super()._get(queue)
        except ValueError as problem:
            log.warning("a message that cannot be read was dropped: %s", problem)
            raise Empty from problem
        if not isinstance(message, dict) or "properties" not in message:
            log.warning("what is no message was dropped")
            raise Empty
        return message


class Transport(filesystem.Transport):
    """The transport of ``filesystem://``."""

    Channel = Channel


def install() -> None:
    """Take this transport for ``filesystem://`` in this process."""
    TRANSPORT_ALIASES["filesystem"] = f"{__name__}:Transport"


def _write(path: Path, content: str) -> None:
    aside = path.with_name(f"{path.name}.{os.getpid()}.{time.monotonic_ns()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(content)
        aside.replace(path)
    except OSError as problem:
        aside.unlink(missing_ok=True)
        raise ChannelError(f"{path} cannot be written: {problem.strerror}") from problem
