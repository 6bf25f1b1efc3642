"""What sites ask of programs: found where the site keeps it, read to its limits, and kept to."""

from pathlib import Path

import pytest

from incidents.reading.fetch import PRODUCT
from incidents.reading.refusals import NotNow, Reason, Refused
from incidents.reading.web import robots
from tests.reading.sites import Page, Site, local_fetcher, reply

PAGE = b"<!doctype html><html><body><p>Police freed 12 people.</p></body></html>"
CLOSED = b"User-agent: *\nDisallow: /a\n"


def refusal(folder: Path, pages: dict[str, Page]) -> Refused | None:
    """Why the page ``/a`` of a site is not fetched; None where it is."""
    with Site({"/a": reply(PAGE), **pages}).served() as site:
        try:
            local_fetcher(folder).fetch(site.address("/a"))
        except Refused as problem:
            return problem
    return None


def test_rules_on_another_host_hold(tmp_path: Path) -> None:
    with Site({"/rules": reply(CLOSED, "text/plain")}).served() as other:
        moved = reply(status="302 Found", Location=other.address("/rules", "files.example"))
        problem = refusal(tmp_path, {"/robots.txt": moved})
    assert problem is not None
    assert problem.reason is Reason.ROBOTS


def test_the_other_host_is_asked_in_its_turn(tmp_path: Path) -> None:
    with Site({"/rules": reply(CLOSED, "text/plain")}).served() as other:
        moved = reply(status="302 Found", Location=other.address("/rules", "files.example"))
        with Site({"/a": reply(PAGE), "/robots.txt": moved}).served() as site:
            fetcher = local_fetcher(tmp_path)
            with fetcher._hosts.turn("files.example"), pytest.raises(NotNow) as caught:
                fetcher.fetch(site.address("/a"))
    assert caught.value.reason is Reason.HOST_BUSY
    assert not other.asked


def test_rules_that_lead_inside_are_refused(tmp_path: Path) -> None:
    problem = refusal(tmp_path, {"/robots.txt": reply(status="302 Found", Location="http://10.0.0.1/robots.txt")})
    assert problem is not None
    assert problem.reason is Reason.FORBIDDEN_ADDRESS


def test_rules_that_lead_in_a_circle_are_none(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"/robots.txt": reply(status="302 Found", Location="/robots.txt")}) is None


def test_five_redirects_of_the_rules_are_followed(tmp_path: Path) -> None:
    pages = {f"/{at}": reply(status="302 Found", Location=f"/{at + 1}") for at in range(1, 5)}
    pages |= {"/robots.txt": reply(status="302 Found", Location="/1"), "/5": reply(CLOSED, "text/plain")}
    problem = refusal(tmp_path, pages)
    assert problem is not None
    assert problem.reason is Reason.ROBOTS


def test_of_immense_rules_the_beginning_is_read(tmp_path: Path) -> None:
    immense = CLOSED + b"Disallow: /elsewhere\n" * 60_000
    assert len(immense) > robots.LONGEST_RULES
    problem = refusal(tmp_path, {"/robots.txt": reply(immense, "text/plain")})
    assert problem is not None
    assert problem.reason is Reason.ROBOTS


def test_a_line_cut_at_the_limit_closes_nothing(tmp_path: Path) -> None:
    head = b"User-agent: *\n#"
    comment = b"x" * (robots.LONGEST_RULES - len(head) - len(b"\nDisallow: /")) + b"\n"
    assert refusal(tmp_path, {"/robots.txt": reply(head + comment + b"Disallow: /private\n", "text/plain")}) is None


def test_thousands_of_programs_are_read_as_one_so_that_their_rules_are_kept_once() -> None:
    names = "".join(f"User-agent: robot{at}\n" for at in range(9000))
    found = robots._for(PRODUCT, f"{names}Disallow: /\n\nUser-agent: *\nDisallow: /b\n")
    assert {line for line in found.splitlines() if line.startswith("User")} == {"User-agent: another", "User-agent: *"}


@pytest.mark.parametrize(
    ("rules", "may"),
    [
        ("User-agent: other\nUser-agent: RESCUERECORD\nDisallow: /", False),
        ("user agent: rescuerecord # us\nDisallow: /", False),
        ("User-agent: other\nDisallow: /\n\nUser-agent: *\nAllow: /", True),
        ("User-agent: other\nUser-agent: *\nDisallow: /", False),
        ("User-agent: RescueRecord*\nDisallow: /", False),
        ("User-agent: rescuerecords\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\nUser-agent: RescueRecord\nAllow: /a$", True),
        ("User-agent:\nDisallow: /", True),
    ],
)
def test_each_program_still_has_its_own_rules(tmp_path: Path, rules: str, may: bool) -> None:
    problem = refusal(tmp_path, {"/robots.txt": reply(rules.encode(), "text/plain")})
    assert (problem is None) is may
