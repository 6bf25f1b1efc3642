#!/usr/bin/env python3
"""Make the base map: country shapes, label points and extents, from the Natural Earth shapes of `world-atlas`.

    python scripts/basemap.py FOLDER

FOLDER holds countries-110m.json, countries-50m.json and countries-10m.json of the npm package `world-atlas`. Written
are static/basemap/world.json (drawn first), detail.json (drawn once somebody zooms in) and fine/ (one file a country,
drawn where somebody has come close), and incidents/editions/extents.json (which country lies in which box).
static/basemap/README.md explains the files.
"""

import heapq
import json
import math
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

Point = tuple[float, float]
Cell = tuple[int, int]
Ring = list[int]
Lines = list[list[Cell]]
Countries = dict[str, list[list[Ring]]]
ROOT = Path(__file__).resolve().parent.parent
BASEMAP = ROOT / "static/basemap"

# ISO 3166-1: numeric code, then alpha-2.
ISO = (
    "020AD784AE004AF028AG660AI008AL051AM024AO010AQ032AR016AS040AT036AU533AW248AX031AZ070BA052BB050BD056BE854BF100BG"
    "048BH108BI204BJ652BL060BM096BN068BO535BQ076BR044BS064BT074BV072BW112BY084BZ124CA166CC180CD140CF178CG756CH384CI"
    "184CK152CL120CM156CN170CO188CR192CU132CV531CW162CX196CY203CZ276DE262DJ208DK212DM214DO012DZ218EC233EE818EG732EH"
    "232ER724ES231ET246FI242FJ238FK583FM234FO250FR266GA826GB308GD268GE254GF831GG288GH292GI304GL270GM324GN312GP226GQ"
    "300GR239GS320GT316GU624GW328GY344HK334HM340HN191HR332HT348HU360ID372IE376IL833IM356IN086IO368IQ364IR352IS380IT"
    "832JE388JM400JO392JP404KE417KG116KH296KI174KM659KN408KP410KR414KW136KY398KZ418LA422LB662LC438LI144LK430LR426LS"
    "440LT442LU428LV434LY504MA492MC498MD499ME663MF450MG584MH807MK466ML104MM496MN446MO580MP474MQ478MR500MS470MT480MU"
    "462MV454MW484MX458MY508MZ516NA540NC562NE574NF566NG558NI528NL578NO524NP520NR570NU554NZ512OM591PA604PE258PF598PG"
    "608PH586PK616PL666PM612PN630PR275PS620PT585PW600PY634QA638RE642RO688RS643RU646RW682SA090SB690SC729SD752SE702SG"
    "654SH705SI744SJ703SK694SL674SM686SN706SO740SR728SS678ST222SV534SX760SY748SZ796TC148TD260TF768TG764TH762TJ772TK"
    "626TL795TM788TN776TO792TR780TT798TV158TW834TZ804UA800UG581UM840US858UY860UZ336VA670VC862VE092VG850VI704VN548VU"
    "876WF882WS887YE175YT710ZA894ZM716ZW"
)
ALPHA2 = {ISO[at : at + 3]: ISO[at + 3 : at + 5] for at in range(0, len(ISO), 5)}

# The shapes follow who holds the ground; our records follow ISO 3166. Areas that ISO lists inside another country are
# given to it here, and the overseas parts that have a code of their own are cut out, by (west, south, east, north).
WITHOUT_NUMBER = {
    "Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY", "Cyprus U.N. Buffer Zone": "CY", "Akrotiri": "CY",
    "Dhekelia": "CY", "Baikonur": "KZ", "USNB Guantanamo Bay": "CU", "Coral Sea Is.": "AU", "Indian Ocean Ter.": "CX",
}  # fmt: skip
CUT_OUT: dict[str, list[tuple[str, tuple[float, float, float, float]]]] = {
    "FR": [("GF", (-56, 0, -50, 8)), ("GP", (-62, 15.7, -60.9, 17)), ("MQ", (-62, 14, -60, 15.3)),
           ("RE", (55, -22, 56, -20)), ("YT", (44, -14, 46, -12))],
    "NO": [("SJ", (10, 74, 35, 82)), ("SJ", (-10, 70.5, -7, 72)), ("BV", (3, -55, 4, -54))],
    "NL": [("BQ", (-70, 11, -62, 18))],
    "NZ": [("TK", (-174, -11, -170, -7))],
    "CX": [("CC", (96, -13, 98, -11))],
    "RU": [("UA", (32, 44, 37, 46.5))],
}  # fmt: skip


class Shapes:
    """The countries of one TopoJSON file: `arcs` of longitude and latitude, `countries` as rings of arc numbers.

    A ring lists arcs in order; a negative number ~n means arc n from its end to its start.
    """

    def __init__(self, path: Path) -> None:
        topology = json.loads(path.read_text())
        self.arcs: list[list[Point]] = []
        self._parts = [self._added(_unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
        self.countries: Countries = {}
        for geometry in topology["objects"]["countries"]["geometries"]:
            several = geometry["type"] == "MultiPolygon"
            for polygon in geometry["arcs"] if several else [geometry["arcs"]]:
                rings = [part for ring in polygon for part in self._cut(ring)]
                self.countries.setdefault(self._code(geometry, rings), []).append(rings)
        for code, polygons in self.countries.items():
            self.countries[code] = self._without_seams(polygons)

    def _without_seams(self, polygons: list[list[Ring]]) -> list[list[Ring]]:
        """The polygons of one country; those that share a line are one, and the line is gone."""
        used = {arc for polygon in polygons for ring in polygon for arc in ring}
        seams = {arc for arc in used if ~arc in used}
        if not seams:
            return polygons
        whole = [polygon for polygon in polygons if not seams & {arc for ring in polygon for arc in ring}]
        joined = [ring for polygon in polygons if polygon not in whole for ring in polygon]
        following = {self.points([arc])[0]: arc for ring in joined for arc in ring if arc not in seams}
        rings = []
        while following:
            ring = [following.pop(next(iter(following)))]
            while (end := self.points(ring[-1:])[-1]) in following:
                ring.append(following.pop(end))
            rings.append([ring])
        return whole + rings

    def points(self, ring: Ring) -> list[Point]:
        return [point for arc in ring for point in (self.arcs[arc] if arc >= 0 else reversed(self.arcs[~arc]))]

    def _added(self, arc: Iterable[Point]) -> list[int]:
        """Keep an arc, in several where it crosses 180 degrees; the numbers it has from now on."""
        first = len(self.arcs)
        self.arcs.append([])
        for longitude, latitude in arc:
            before = self.arcs[-1][-1] if self.arcs[-1] else (longitude, latitude)
            if abs(longitude - before[0]) > 180:
                edge = math.copysign(180, before[0])
                beyond = longitude + 2 * edge
                share = (edge - before[0]) / (beyond - before[0]) if beyond != before[0] else 0.0
                crossing = before[1] + share * (latitude - before[1])
                self.arcs[-1].append((edge, crossing))
                self.arcs.append([(-edge, crossing)])
            self.arcs[-1].append((longitude, latitude))
        return list(range(first, len(self.arcs)))

    def _cut(self, ring: Ring) -> list[Ring]:
        """A ring that crosses 180 degrees as one ring on either side; its closing edge lies on that meridian."""
        arcs = [part for arc in ring for part in self._directed_parts(arc)]
        ends = [(points[0][0], points[-1][0]) for points in (self.points([arc]) for arc in arcs)]
        breaks = [at for at in range(len(arcs)) if abs(ends[at][0] - ends[at - 1][1]) > 180]
        if not breaks:
            return [arcs]
        arcs = arcs[breaks[0] :] + arcs[: breaks[0]]
        starts = [at - breaks[0] for at in breaks]
        return [arcs[start:end] for start, end in zip(starts, [*starts[1:], len(arcs)], strict=True)]

    def _directed_parts(self, arc: int) -> list[int]:
        return self._parts[arc] if arc >= 0 else [~part for part in reversed(self._parts[~arc])]

    def _code(self, geometry: dict, polygon: list[Ring]) -> str:
        code = ALPHA2.get(geometry.get("id", ""), "") or WITHOUT_NUMBER.get(geometry["properties"]["name"], "")
        inside = box(self.points(polygon[0]))
        return next((part for part, limits in CUT_OUT.get(code, []) if _within(inside, limits)), code)


def _unpacked(arc: list[list[int]], transform: dict) -> Iterator[Point]:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale_x + left, y * scale_y + bottom


def box(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """West, south, east, north."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def extents(shapes: Shapes) -> dict[str, list[list[float]]]:
    """For each country its boxes, rounded outwards to hundredths of a degree; two where it crosses 180 degrees."""
    found = {}
    for code, polygons in sorted(shapes.countries.items()):
        boxes = [box(shapes.points(ring)) for polygon in polygons for ring in polygon]
        whole = [boxes]
        if max(b[2] for b in boxes) - min(b[0] for b in boxes) > 180 and code != "AQ":
            whole = [[b for b in boxes if b[0] < 0], [b for b in boxes if b[0] >= 0]]
        if code:
            found[code] = [_rounded_outwards(part) for part in whole if part]
    return found


def _rounded_outwards(boxes: list[tuple[float, float, float, float]]) -> list[float]:
    wests, souths, easts, norths = zip(*boxes, strict=True)
    low = [math.floor(min(side) * 100) / 100 for side in (wests, souths)]
    high = [math.ceil(max(side) * 100) / 100 for side in (easts, norths)]
    return [max(low[0], -180), max(low[1], -90), min(high[0], 180), min(high[1], 90)]


def mercator(point: Point) -> Point:
    """Web Mercator as x and y from 0 to 1, from the north-west corner (RFC 7946 order in: longitude, latitude)."""
    longitude, latitude = point[0], max(-85.05, min(85.05, point[1]))
    return longitude / 360 + 0.5, 0.5 - math.asinh(math.tan(math.radians(latitude))) / math.tau


def area(points: list[Point]) -> float:
    """Twice the area, without sign."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1], strict=True)))


def label(shapes: Shapes, polygons: list[list[Ring]], grid: int) -> list[int]:
    """Where the name goes: the point deepest inside the largest part (x, y), and how wide that part is."""
    outlines = [[[mercator(point) for point in shapes.points(ring)] for ring in polygon] for polygon in polygons]
    largest = max(outlines, key=lambda rings: area(rings[0]))
    west, _south, east, _north = box(largest[0])
    x, y = deepest_point(largest)
    return [round(x * grid), round(y * grid), max(1, round((east - west) * grid))]


def deepest_point(rings: list[list[Point]]) -> Point:
    """The pole of inaccessibility: squares are split, most promising first, until none can beat the best by 5 %."""
    west, south, east, north = box(rings[0])
    size = max(east - west, north - south) / 4
    best = (0.0, ((west + east) / 2, (south + north) / 2))
    queue: list[tuple[float, Point, float, float]] = []

    def look(centre: Point, half: float) -> None:
        nonlocal best
        depth = _depth(centre, rings)
        best = max(best, (depth, centre))
        heapq.heappush(queue, (-(depth + half * math.sqrt(2)), centre, half, depth))

    for column in range(4):
        for row in range(4):
            look((west + (column + 0.5) * size, south + (row + 0.5) * size), size / 2)
    while queue and -queue[0][0] > best[0] * 1.05 + 1e-7:
        _bound, (x, y), half, _depth_here = heapq.heappop(queue)
        for dx in (-half / 2, half / 2):
            for dy in (-half / 2, half / 2):
                look((x + dx, y + dy), half / 2)
    return best[1]


def _depth(point: Point, rings: list[list[Point]]) -> float:
    """Distance to the nearest outline; negative outside."""
    px, py = point
    inside, nearest = False, math.inf
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > py) != (by > py) and px < (bx - ax) * (py - ay) / (by - ay) + ax:
                inside = not inside
            length = (bx - ax) ** 2 + (by - ay) ** 2
            along = max(0.0, min(1.0, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length)) if length else 0.0
            nearest = min(nearest, (ax + along * (bx - ax) - px) ** 2 + (ay + along * (by - ay) - py) ** 2)
    return math.sqrt(nearest) * (1 if inside else -1)


def simplified(cells: list[Cell], smallest: float) -> list[Cell]:
    """Visvalingam's method: the corner that spans the smallest triangle goes first; the two ends stay."""
    before = list(range(-1, len(cells) - 1))
    after = list(range(1, len(cells) + 1))

    def triangle(at: int) -> float:
        return area([cells[before[at]], cells[at], cells[after[at]]]) / 2

    sizes = {at: triangle(at) for at in range(1, len(cells) - 1)}
    queue = [(size, at) for at, size in sizes.items()]
    heapq.heapify(queue)
    while queue and queue[0][0] < smallest:
        size, at = heapq.heappop(queue)
        if sizes.get(at) != size:
            continue
        del sizes[at]
        after[before[at]], before[after[at]] = after[at], before[at]
        for beside in (before[at], after[at]):
            if beside in sizes:
                sizes[beside] = max(size, triangle(beside))
                heapq.heappush(queue, (sizes[beside], beside))
    return [cells[at] for at in range(len(cells)) if at in sizes or at in (0, len(cells) - 1)]


def text(steps: Iterable[int]) -> str:
    """Whole numbers as text: each in digits of base 46, lowest first; every digit but the last is 46 too high."""
    digits = []
    for step in steps:
        number = 2 * step if step >= 0 else -2 * step - 1
        while number >= 46:
            digits.append(46 + number % 46)
            number //= 46
        digits.append(number)
    return "".join(chr(35 + digit + (digit >= 57)) for digit in digits)


class Drawing:
    """The shapes for the browser: lines of cells on a grid over the Mercator square, each country's rings of lines.

    Lines are numbered, and run, as they are first met on the way around the countries; so most steps are small.
    """

    def __init__(self, lines: Lines, countries: Countries, grid: int, smallest_ring: float) -> None:
        self.lines = lines
        self.numbers: dict[int, int] = {}
        drawn: dict[str, list[Ring]] = {}
        for code, polygons in sorted(countries.items()):
            rings = [ring for polygon in polygons for ring in polygon if self._area(ring) >= smallest_ring]
            if rings and code != "AQ":
                drawn[code] = rings
        rings_as_text = text(step for rings in drawn.values() for ring in rings for step in self._ring_steps(ring))
        self.content = {
            "grid": grid,
            "countries": {code: len(rings) for code, rings in drawn.items()},
            "rings": rings_as_text,
            "lines": text(self._line_steps()),
        }

    def _area(self, ring: Ring) -> float:
        return area([cell for arc in ring for cell in (self.lines[arc] if arc >= 0 else self.lines[~arc][::-1])]) / 2

    def _ring_steps(self, ring: Ring) -> Iterator[int]:
        """How many lines; then for each how far its number is from the expected one, doubled, and odd if it runs
        backwards. Expected is the number after the last one; for the first of a ring, the first number not met yet."""
        yield len(ring)
        expected = len(self.numbers)
        for arc in ring:
            known = arc in self.numbers or ~arc in self.numbers
            number = self.numbers.get(arc, self.numbers.get(~arc, len(self.numbers)))
            if not known:
                self.numbers[arc] = number
            yield 2 * (number - expected) + (arc not in self.numbers)
            expected = number + 1

    def _line_steps(self) -> Iterator[int]:
        """For each line how many cells; then east and south steps from cell to cell, on from the line before."""
        x = y = 0
        for arc in self.numbers:
            cells = self.lines[arc] if arc >= 0 else self.lines[~arc][::-1]
            yield len(cells)
            for to_x, to_y in cells:
                yield to_x - x
                yield to_y - y
                x, y = to_x, to_y


def on_grid(shapes: Shapes, grid: int, smallest: float) -> Lines:
    """Every line of the shapes as cells, without corners that span less than ``smallest`` cells."""
    return [_on_grid(arc, grid, smallest) for arc in shapes.arcs]


def _on_grid(arc: list[Point], grid: int, smallest: float) -> list[Cell]:
    placed = [(round(x * grid), round(y * grid)) for x, y in map(mercator, arc)]
    distinct = [cell for at, cell in enumerate(placed) if at == 0 or cell != placed[at - 1]]
    return simplified(distinct, smallest)


def main(folder: Path) -> None:
    coarse, medium, fine = (Shapes(folder / f"countries-{scale}.json") for scale in ("110m", "50m", "10m"))
    world = Drawing(on_grid(coarse, 2048, smallest=3), coarse.countries, 2048, smallest_ring=3).content
    world["labels"] = {c: label(fine, p, 2048) for c, p in sorted(fine.countries.items()) if c not in ("", "AQ")}
    _write(BASEMAP / "world.json", world)
    detail = Drawing(on_grid(medium, 32768, smallest=16), medium.countries, 32768, smallest_ring=10).content
    _write(BASEMAP / "detail.json", detail)
    lines = on_grid(fine, 131072, smallest=6)
    (BASEMAP / "fine").mkdir(exist_ok=True)
    for code, polygons in fine.countries.items():
        if code not in ("", "AQ"):
            _write(BASEMAP / f"fine/{code}.json", Drawing(lines, {code: polygons}, 131072, smallest_ring=4).content)
    _write(ROOT / "incidents/editions/extents.json", extents(fine))


def _write(path: Path, content: dict) -> None:
    path.write_text(json.dumps(content, separators=(",", ":"), ensure_ascii=False) + "\n")
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
