"""What a first visit and a change of filters cost a phone: bytes, and seconds until the page can be used.

A real Chromium with Lighthouse's slow phone: 4 times slower processor, 1.6 Mbit/s, 150 ms to the server and back,
nothing cached. "Usable" is the moment when results and filters are painted and the browser is idle, so that a finger
on a filter or a result is answered: until the script is ready, by the plain form. "Script ready" is when changes no
longer load the whole page, "map drawn" the first cluster on the map. Sizes are as they travel, headers included.
"""

from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import CDPSession, Page, sync_playwright

from tests.browser.chromium import chromium

from . import peers, prepare

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
SLOWER = 4
MBIT, ROUND_TRIP = 1.6, 150
LEAFLET, GROUPS = "leaflet", ("page", "data", "style", "script", "leaflet", "base map", "picture")
MARKS = {"first paint": "first-contentful-paint", "usable": "usable", "script ready": "script", "map drawn": "map"}
# Run before the page's own scripts.
NOTING = """
window.noted = {};
const answers = () => (noted.usable ??= performance.now());
new PerformanceObserver((list) => {
  for (const { name, startTime } of list.getEntries()) noted[name] ??= startTime;
  if (document.querySelector("ol.lines li")) requestIdleCallback(answers);
}).observe({ type: "paint", buffered: true });
addEventListener("DOMContentLoaded", () => requestIdleCallback(() => (noted.script = performance.now())));
const look = () => {
  if (!document.querySelector(".leaflet-marker-icon")) return setTimeout(look, 20);
  noted.map = performance.now();
};
look();
"""


@dataclass
class Traffic:
    """Bytes that came, by what they are."""

    groups: Counter = field(default_factory=Counter)
    kinds: dict[str, str] = field(default_factory=dict)

    def watch(self, session: CDPSession) -> None:
        """Count from now on."""
        session.send("Network.enable")
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)

    def take(self) -> Counter:
        """What came since the last time."""
        taken, self.groups = self.groups, Counter()
        return taken

    def _received(self, event: dict) -> None:
        self.kinds[event["requestId"]] = _group(urlsplit(event["response"]["url"]).path)

    def _finished(self, event: dict) -> None:
        self.groups[self.kinds.get(event["requestId"], "picture")] += int(event["encodedDataLength"])


def main() -> None:
    options = prepare.asked(__doc__, runs=(5, "visits, of which the median counts"))
    prepared = prepare.prepare(options)
    prepare.say_where(prepared)
    # Answers are kept as in life: the first visit asks for what most visitors ask for.
    with peers.ours(prepared, options.port, kept=32) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        print(f"{'slow phone':<24}" + "".join(f"{group:>10}" for group in GROUPS) + f"{'all':>10}{'ours':>10}  kB")
        for name, path in (("map, first visit", "/"), ("list, first visit", "/incidents/")):
            visits = [_visit(browser.new_context(**PHONE).new_page(), site + path) for _ in range(options.runs)]
            first, changed, times = sorted(visits, key=lambda one: one[2]["usable"])[len(visits) // 2]
            _print(name, first)
            _print(f"{name.partition(',')[0]}, filter changed", changed)
            spent = ", ".join(f"{what} {times[what] / 1e3:.2f} s" for what in times)
            print(f"    {spent}")
        browser.close()


def _visit(page: Page, address: str) -> tuple[Counter, Counter, dict[str, float]]:
    """Bytes of a first visit and of a change of filters, and the milliseconds of both."""
    session = page.context.new_cdp_session(page)
    traffic = Traffic()
    traffic.watch(session)
    per_second = MBIT * 1e6 / 8
    session.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": ROUND_TRIP,
            "downloadThroughput": per_second,
            "uploadThroughput": per_second / 2,
        },
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(NOTING)
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_load_state("networkidle")
    noted = page.evaluate("noted")
    first = traffic.take()
    changing = _change(page)
    changed = traffic.take()
    page.context.close()
    times = {name: noted[mark] for name, mark in MARKS.items() if mark in noted}
    return first, changed, times | {"filter changed": changing}


def _change(page: Page) -> float:
    """Milliseconds from a change of the order until the results are new."""
    started = page.evaluate("performance.now()")
    page.select_option("#sort", "-victims")
    page.wait_for_selector(".results:not([aria-busy])", state="attached")
    ended = page.evaluate("performance.now()")
    page.wait_for_load_state("networkidle")
    return ended - started


def _group(path: str) -> str:
    if path.endswith(".json"):
        return "base map" if "basemap" in path else "data"
    if LEAFLET in path:
        return "leaflet"
    return {"js": "script", "css": "style", "svg": "picture", "png": "picture"}.get(path.rpartition(".")[2], "page")


def _print(name: str, found: Counter) -> None:
    whole = sum(found.values())
    cells = "".join(f"{found[group] / 1e3:>10.1f}" for group in GROUPS)
    print(f"  {name:<22}{cells}{whole / 1e3:>10.1f}{(whole - found['leaflet']) / 1e3:>10.1f}", flush=True)


if __name__ == "__main__":
    main()
