import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.storage import FileSystemStorage, Storage

from incidents.editions import store as module
from incidents.editions.edition import DamagedEdition, Edition
from incidents.editions.store import KEPT, NoEdition, Store

from .conftest import Maker, incident_row

Shelf = Callable[[], Store]


@pytest.fixture
def storage(tmp_path: Path) -> FileSystemStorage:
    return FileSystemStorage(location=tmp_path / "storage")


@pytest.fixture
def shelf(storage: FileSystemStorage, tmp_path: Path) -> Shelf:
    """Opens the same storage as another process would."""
    return lambda: Store(storage, tmp_path / "cache", interval=0)


def add(shelf: Store, edition: Edition, watermark: int) -> None:
    shelf.add(edition.id, edition.folder, watermark)


def damage(storage: FileSystemStorage, edition: Edition, name: str = "incidents.arrow") -> None:
    path = Path(storage.path(f"{edition.id}/{name}"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)


def test_an_empty_storage_has_no_edition(shelf: Shelf) -> None:
    with pytest.raises(NoEdition):
        shelf().current()


def test_a_new_edition_is_noticed_without_a_restart(shelf: Shelf, edition_of: Maker) -> None:
    reader, writer = shelf(), shelf()
    first, second = edition_of(incident_row(1)), edition_of(incident_row(1), incident_row(2))
    add(writer, first, 1)
    assert reader.current().id == first.id
    add(writer, second, 2)
    assert reader.current().id == second.id


def test_an_answer_that_has_begun_keeps_its_edition(shelf: Shelf, edition_of: Maker) -> None:
    reader, writer = shelf(), shelf()
    add(writer, edition_of(incident_row(1)), 1)
    held = reader.current()
    add(writer, edition_of(incident_row(1), incident_row(2)), 2)
    reader.current()
    assert held.table("incidents").height == 1


def test_a_print_that_began_earlier_never_replaces_a_later_one(shelf: Shelf, edition_of: Maker) -> None:
    late, early = edition_of(incident_row(1), incident_row(2)), edition_of(incident_row(1))
    add(shelf(), late, 8)
    add(shelf(), early, 7)
    assert shelf().current().id == late.id


def test_what_is_ahead_of_a_restored_ledger_is_forgotten(shelf: Shelf, edition_of: Maker) -> None:
    lost, printed_again = edition_of(incident_row(1), incident_row(2)), edition_of(incident_row(1))
    add(shelf(), lost, 8)
    shelf().add(printed_again.id, printed_again.folder, 5, latest=5)
    assert shelf().current().id == printed_again.id
    assert shelf().watermark() == 5


def test_a_later_print_of_another_host_is_not_ahead(shelf: Shelf, edition_of: Maker) -> None:
    late, early = edition_of(incident_row(1), incident_row(2)), edition_of(incident_row(1))
    add(shelf(), late, 8)
    shelf().add(early.id, early.folder, 7, latest=8)
    assert shelf().current().id == late.id


def test_of_two_prints_of_one_state_the_second_is_current(shelf: Shelf, edition_of: Maker) -> None:
    first, second = edition_of(incident_row(1)), edition_of(incident_row(1, title="Relabelled"))
    add(shelf(), first, 7)
    add(shelf(), second, 7)
    assert shelf().current().id == second.id


def test_adding_the_same_edition_twice_changes_nothing(shelf: Shelf, edition_of: Maker, storage: Storage) -> None:
    edition = edition_of(incident_row(1))
    add(shelf(), edition, 7)
    before = storage.listdir("current")
    add(shelf(), edition, 7)
    assert storage.listdir("current") == before


@pytest.mark.parametrize("name", ["incidents.arrow", "index.arrow", "manifest.json"])
def test_a_damaged_edition_gives_way_to_the_last_good_one(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage, name: str
) -> None:
    good, bad = edition_of(incident_row(1)), edition_of(incident_row(1), incident_row(2))
    add(shelf(), good, 1)
    add(shelf(), bad, 2)
    damage(storage, bad, name)
    reader = shelf()
    assert reader.current().id == good.id
    assert bad.id in reader.status().problems[0]


def test_damage_while_an_edition_is_served_is_noticed(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage
) -> None:
    good, bad = edition_of(incident_row(1)), edition_of(incident_row(1), incident_row(2))
    add(shelf(), good, 1)
    add(shelf(), bad, 2)
    reader = shelf()
    reader.current()
    damage(storage, bad)
    assert reader.current().id == good.id


def test_a_missing_edition_gives_way_to_the_last_good_one(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage
) -> None:
    good, gone = edition_of(incident_row(1)), edition_of(incident_row(1), incident_row(2))
    add(shelf(), good, 1)
    add(shelf(), gone, 2)
    shutil.rmtree(storage.path(gone.id))
    assert shelf().current().id == good.id


def test_what_is_in_memory_is_served_when_all_files_are_gone(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage
) -> None:
    edition = edition_of(incident_row(1))
    add(shelf(), edition, 1)
    reader = shelf()
    reader.current()
    shutil.rmtree(storage.path(""))
    assert reader.current().id == edition.id
    assert reader.status().problems


def test_printing_a_damaged_edition_again_mends_it(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage
) -> None:
    edition = edition_of(incident_row(1))
    add(shelf(), edition, 1)
    damage(storage, edition)
    add(shelf(), edition, 1)
    assert shelf().status().problems == []


def test_a_file_that_is_no_pointer_is_passed_over(shelf: Shelf, edition_of: Maker, storage: FileSystemStorage) -> None:
    edition = edition_of(incident_row(1))
    add(shelf(), edition, 1)
    Path(storage.path("current/zzz")).write_text("")
    assert shelf().current().id == edition.id


def test_a_pointer_to_nothing_is_passed_over(shelf: Shelf, edition_of: Maker, storage: FileSystemStorage) -> None:
    edition = edition_of(incident_row(1))
    add(shelf(), edition, 1)
    Path(storage.path("current/000000000009-000000-00000000deadbeef")).write_text("")
    assert shelf().current().id == edition.id


def test_only_the_last_few_editions_are_kept(shelf: Shelf, edition_of: Maker, storage: FileSystemStorage) -> None:
    printed = [edition_of(incident_row(number)) for number in range(1, KEPT + 3)]
    for watermark, edition in enumerate(printed, start=1):
        add(shelf(), edition, watermark)
    kept = {edition.id for edition in printed[-KEPT:]}
    assert set(storage.listdir("")[0]) == kept | {"current"}


def test_an_edition_whose_print_was_killed_is_tidied_up_after_a_day(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage
) -> None:
    old, new = Path(storage.path("0" * 16)), Path(storage.path("1" * 16))
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "incidents.arrow").touch()
    os.utime(old / "incidents.arrow", (0, 0))
    edition = edition_of(incident_row(1))
    add(shelf(), edition, 1)
    assert set(storage.listdir("")[0]) == {edition.id, new.name, "current"}


def test_a_disk_that_gets_full_while_an_edition_is_saved_is_not_left_full(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    good, next_one = edition_of(incident_row(1)), edition_of(incident_row(1), incident_row(2))
    add(shelf(), good, 1)
    save = FileSystemStorage.save

    def full(self: FileSystemStorage, name: str, *rest: object) -> str:
        if name.endswith("manifest.json"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return save(self, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(FileSystemStorage, "save", full)
    with pytest.raises(OSError, match="No space"):
        add(shelf(), next_one, 2)
    assert shelf().current().id == good.id
    assert set(storage.listdir("")[0]) == {good.id, "current"}


def test_two_hosts_may_tidy_up_at_once(
    shelf: Shelf, edition_of: Maker, storage: FileSystemStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(1, KEPT + 1):
        add(shelf(), edition_of(incident_row(number)), number)
    listed = FileSystemStorage.listdir

    def tidied_meanwhile(self: FileSystemStorage, path: str) -> tuple[list[str], list[str]]:
        if path not in ("", module.POINTERS):
            shutil.rmtree(storage.path(path), ignore_errors=True)
        return listed(self, path)

    monkeypatch.setattr(FileSystemStorage, "listdir", tidied_meanwhile)
    add(shelf(), edition_of(incident_row(9)), 9)
    monkeypatch.undo()
    assert len(storage.listdir("")[0]) == KEPT + 1


def test_an_edition_in_a_remote_storage_is_copied_to_this_host(edition_of: Maker, tmp_path: Path) -> None:
    class Remote(Storage):
        """Object storage in the shape Django gives it: names and bytes, no paths."""

        def __init__(self) -> None:
            self.inner = FileSystemStorage(location=tmp_path / "remote")

        def __getattribute__(self, name: str) -> object:
            if name in {"exists", "listdir", "save", "open", "delete", "get_modified_time"}:
                return getattr(object.__getattribute__(self, "inner"), name)
            return object.__getattribute__(self, name)

    edition = edition_of(incident_row(1))
    remote = Remote()
    add(Store(remote, tmp_path / "here", interval=0), edition, 1)
    assert Store(remote, tmp_path / "there", interval=0).current().folder == tmp_path / "there" / edition.id


def test_an_edition_of_another_layout_is_not_read(edition_of: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    edition = edition_of(incident_row(1))
    monkeypatch.setattr("incidents.editions.edition.LAYOUT", 99)
    with pytest.raises(DamagedEdition, match="layout"):
        Edition(edition.id, edition.folder)


def test_the_settings_name_the_store(settings: object, tmp_path: Path) -> None:
    assert module.store().cache == tmp_path / "edition-cache"
