"""The rules that sites have for programs (robots.txt, RFC 9309), read with Protego."""

import time
from collections.abc import Callable

from protego import Protego

from incidents.reading.refusals import NotNow, Reason, Refused
from incidents.reading.web.hosts import HostFolder, RobotsAnswer
from incidents.reading.web.targets import Target

KEPT_FOR = 24 * 3600
KEPT_AFTER_FAILURE = 300
LONGEST_RULES = 512 * 1024
AGENTS = ("user-agent", "useragent", "user agent")
Ask = Callable[[Target], tuple[int, str]]


def check(target: Target, product: str, hosts: HostFolder, ask: Ask) -> None:
    """Returns where the site lets the product fetch the page; Refused where not, NotNow where it cannot say.

    ``ask`` fetches an origin's robots.txt and gives status and text. RFC 9309, 2.3.1: no such file (4xx) allows all, a
    site that fails (5xx) allows nothing for now. Answers are kept for a day, failures for five minutes.
    """
    if target.path == "/robots.txt":
        return
    answer = _answer(target, hosts, ask)
    if answer.status == 429 or answer.status >= 500:
        raise NotNow(Reason.ROBOTS_AWAY, target.host)
    if answer.status < 300 and not Protego.parse(_for(product, answer.rules)).can_fetch(str(target), product):
        raise Refused(Reason.ROBOTS, target.host)


def _for(product: str, rules: str) -> str:
    """The rules with all other programs as one.

    The parser gives each program its own copy of each rule of its group: ten thousand names over ten thousand rules
    would take all memory.
    """
    return "\n".join(_as_one_of_two(line, product.lower()) for line in rules.splitlines())


def _as_one_of_two(line: str, product: str) -> str:
    said = line.partition("#")[0].strip().lower()
    field = next((field for field in AGENTS if said.startswith(field)), None)
    if field is None:
        return line
    agent = said.removeprefix(field).strip(" \t:*")
    return line if agent in product else "User-agent: another"


def _answer(target: Target, hosts: HostFolder, ask: Ask) -> RobotsAnswer:
    origin = f"{target.scheme}://{target.authority}"
    kept = hosts.robots(origin)
    if kept is not None and 0 <= time.time() - kept.at < _kept_for(kept.status):
        return kept
    status, rules = ask(Target(target.scheme, target.host, target.port, "/robots.txt"))
    answer = RobotsAnswer(time.time(), status, _beginning(rules))
    hosts.keep_robots(origin, answer)
    return answer


def _beginning(rules: str) -> str:
    """The whole lines of what RFC 9309, 2.5, says is read at least."""
    return rules if len(rules) <= LONGEST_RULES else rules[:LONGEST_RULES].rpartition("\n")[0]


def _kept_for(status: int) -> float:
    return KEPT_AFTER_FAILURE if status == 429 or status >= 500 else KEPT_FOR
