"""A copy of the record that follows the changes stays in step with it, whatever staff do."""

import random

import pytest

from incidents.datasets import release
from incidents.editions import store
from incidents.editions.columns import RELATED
from incidents.editions.print import print_edition
from incidents.ledger.merging import merge
from incidents.ledger.publishing import NotPublishable, publish, touch, withdraw
from incidents.models import Incident
from incidents.models.incident import State
from tests.factories import make_incident, make_published, make_source

pytestmark = pytest.mark.django_db


class Mirror:
    """What somebody elsewhere keeps: every incident whole, and the edition the copy was taken from."""

    def __init__(self, get):
        self.get = get
        self.held = {}
        self.edition = ""

    def follow(self, since=""):
        """Take all changes since an edition, a release or a time; everything where there is none."""
        address, first = f"/api/v1/changes/?since={since}", ""
        while address:
            answer = self.get(address.removeprefix("http://localhost:8000")).json()
            first = first or answer["edition"]
            for line in answer["results"]:
                self.take(line)
            address = answer["next"]
        self.edition = first

    def take(self, line):
        """Do what one line of the changes says."""
        if line["kind"] in ("withdrawn", "merged"):
            self.held.pop(line["id"], None)
            return
        whole = self.get(f"/api/v1/incidents/{line['id']}/").json()
        self.held[line["id"]] = {name: value for name, value in whole.items() if name != "edition"}


def record(get):
    """Every incident of the record, whole, by walking through it."""
    found, address = {}, "/api/v1/incidents/?cursor=*&page_size=200"
    while address:
        page = get(address.removeprefix("http://localhost:8000")).json()
        for row in page["results"]:
            whole = get(f"/api/v1/incidents/{row['id']}/").json()
            assert {name: whole[name] for name in row} == row
            found[row["id"]] = {name: value for name, value in whole.items() if name != "edition"}
        address = page["next"]
    return found


@pytest.fixture
def mirror(get, settings, monkeypatch):
    settings.API_REQUESTS_PER_MINUTE = 1_000_000
    monkeypatch.setattr(store, "_stores", {})
    store.store().interval = 0
    make_published()
    print_edition()
    made = Mirror(get)
    made.follow()
    return made


def is_in_step(mirror):
    return mirror.held == record(mirror.get)


def test_a_copy_begins_with_everything(mirror):
    assert len(mirror.held) == 1
    assert set(RELATED) <= set(next(iter(mirror.held.values())))
    assert is_in_step(mirror)


def test_a_copy_follows_publishing_changing_withdrawing_and_merging(mirror):
    changed, gone, duplicate = (make_published() for _ in range(3))
    print_edition()
    mirror.follow(mirror.edition)
    Incident.objects.filter(pk=changed.pk).update(title="Another title")
    touch([changed], None)
    withdraw(gone, "Counted twice.", None)
    merge(duplicate, changed, None)
    make_published(title="A new one")
    print_edition()
    mirror.follow(mirror.edition)
    assert is_in_step(mirror)
    assert mirror.held[changed.public_id]["title"] == "Another title"
    assert not {gone.public_id, duplicate.public_id} & set(mirror.held)


def test_a_copy_by_time_follows_as_well(mirror):
    first = mirror.get("/api/v1/").json()["as_of"].replace("+00:00", "Z")
    gone, duplicate, into = (make_published() for _ in range(3))
    withdraw(gone, "Counted twice.", None)
    merge(duplicate, into, None)
    print_edition()
    mirror.follow(first)
    assert is_in_step(mirror)
    lines = {one["id"]: one for one in mirror.get(f"/api/v1/changes/?since={first}").json()["results"]}
    told = lines[duplicate.public_id]
    assert (told["kind"], told["merged_into"]) == ("merged", into.public_id)


def test_a_copy_that_began_with_a_release_follows_from_it_after_any_number_of_editions(mirror):
    release.make(store.current(), "2026-05")
    for _ in range(store.KEPT + 2):
        make_published()
        print_edition()
    mirror.follow("2026-05")
    assert is_in_step(mirror)


def test_a_copy_misses_nothing_over_many_answers_while_the_record_goes_on(mirror, monkeypatch):
    monkeypatch.setattr("incidents.api.changes.MOST", 2)
    published = [make_published() for _ in range(6)]
    print_edition()
    take, turns = mirror.take, iter(range(100))

    def busy(line):
        if next(turns) == 3:
            touch([published[0]], None)
            withdraw(published[5], "Counted twice.", None)
            make_published()
            print_edition()
        if (
            line["kind"] in ("withdrawn", "merged")
            or mirror.get(f"/api/v1/incidents/{line['id']}/").status_code == 200
        ):
            take(line)

    monkeypatch.setattr(mirror, "take", busy)
    mirror.follow(mirror.edition)
    monkeypatch.setattr(mirror, "take", take)
    mirror.follow(mirror.edition)
    assert is_in_step(mirror)


def test_a_copy_stays_in_step_through_a_long_random_history(mirror):
    dice = random.Random(5)
    for _ in range(25):
        step(dice)
        if dice.random() < 0.5:
            print_edition()
        if dice.random() < 0.3:
            mirror.follow(mirror.edition)
    print_edition()
    mirror.follow(mirror.edition)
    assert is_in_step(mirror)


def step(dice):
    """One thing that staff do; what the rules forbid changes nothing."""
    public = list(Incident.objects.filter(state=State.PUBLISHED).order_by("pk"))
    withdrawn = Incident.objects.filter(state=State.WITHDRAWN).order_by("pk").first()
    try:
        match dice.choice(("publish", "change", "withdraw", "merge", "draft", "again")):
            case "publish":
                make_published()
            case "draft":
                make_source(make_incident(), total=3)
            case "change":
                one = dice.choice(public)
                make_source(one, total=dice.randint(1, 50))
                touch([one], None)
            case "withdraw":
                withdraw(dice.choice(public), "Counted twice.", None)
            case "merge":
                merge(*dice.sample(public, 2), None)
            case "again" if withdrawn:
                publish(withdrawn, None)
    except (NotPublishable, ValueError, IndexError):
        return
