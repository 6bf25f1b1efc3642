"""The queue in folders: nothing that is found there ends a worker or stops a job from being queued."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection, Consumer, Exchange, Queue
from kombu.exceptions import OperationalError
from kombu.transport import TRANSPORT_ALIASES

from tracker import local_queue

JOBS = Queue("jobs", Exchange("jobs", type="direct"), routing_key="jobs")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    folders = {"data_folder_in": tmp_path / "queue", "data_folder_out": tmp_path / "queue"}
    options = {**{name: str(path) for name, path in folders.items()}, "control_folder": str(tmp_path / "control")}
    (tmp_path / "queue").mkdir()
    with Connection(transport=local_queue.Transport, transport_options=options) as connection:
        connection.transport.state.clear()
        yield connection


def put(connection: Connection, body: str) -> None:
    with connection.channel() as channel:
        connection.Producer(channel).publish(body, exchange=JOBS.exchange, routing_key="jobs", declare=[JOBS])


def taken(connection: Connection) -> list[str]:
    found: list[str] = []
    with connection.channel() as channel:
        consumer = Consumer(channel, [JOBS], on_message=lambda message: found.append(message.decode()), no_ack=True)
        with consumer:
            for _ in range(5):
                try:
                    connection.drain_events(timeout=0.05)
                except TimeoutError:
                    break
    return found


def test_messages_come_in_their_order(connection: Connection) -> None:
    for body in ("one", "two"):
        put(connection, body)
    assert taken(connection) == ["one", "two"]


@pytest.mark.parametrize("content", ["", '{"bo', "\x00", "[]", '{"a": 1}'])
def test_a_message_that_cannot_be_read_is_dropped_and_the_next_one_comes(
    connection: Connection, tmp_path: Path, content: str
) -> None:
    put(connection, "whole")
    (tmp_path / "queue" / "0_x.jobs.msg").write_text(content)
    found = taken(connection) or taken(connection)
    assert found == ["whole"]
    assert list((tmp_path / "queue").iterdir()) == []


@pytest.mark.parametrize("content", ["", '[["jobs"', "[1]", "{}"])
def test_a_broken_table_of_queues_is_made_again(connection: Connection, tmp_path: Path, content: str) -> None:
    (tmp_path / "control").mkdir()
    (tmp_path / "control" / "jobs.exchange").write_text(content)
    put(connection, "whole")
    assert taken(connection) == ["whole"]
    assert json.loads((tmp_path / "control" / "jobs.exchange").read_text()) == [["jobs", "", "jobs"]]


def test_a_table_that_breaks_later_does_not_swallow_messages(connection: Connection, tmp_path: Path) -> None:
    put(connection, "one")
    (tmp_path / "control" / "jobs.exchange").write_text("")
    put(connection, "two")
    (tmp_path / "control" / "jobs.exchange").unlink()
    put(connection, "three")
    assert taken(connection) == ["one", "two", "three"]


def test_the_product_uses_this_transport() -> None:
    assert TRANSPORT_ALIASES["filesystem"] == "tracker.local_queue:Transport"


def test_a_full_disk_is_an_error_that_callers_know_and_leaves_no_part_of_a_message(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(connection, "first")
    taken(connection)

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OperationalError), connection._reraise_as_library_errors():
        put(connection, "lost")
    assert list((tmp_path / "queue").iterdir()) == []
