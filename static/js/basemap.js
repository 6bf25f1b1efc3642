// The base map: country shapes drawn as tiles on the spot, and names of countries where there is room for them.
// static/basemap/README.md explains the files.

import { element, meets } from "./symbols.js";

const DETAIL_FROM = 4;
const FINE_FROM = 6;
const EVERY_NAME_FROM = 6;
const LETTER = 6.4;
const LINE = 16;

/** Whole numbers from digits of base 46, lowest first; every digit but a number's last is 46 too high. */
function* steps(text) {
  let number = 0;
  let place = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code - 35 - (code > 92);
    number += place * (digit % 46);
    place *= 46;
    if (digit < 46) {
      yield number % 2 ? -(number + 1) / 2 : number / 2;
      number = 0;
      place = 1;
    }
  }
}

function linesOf(text) {
  const lines = [];
  const numbers = steps(text);
  let x = 0;
  let y = 0;
  for (let next = numbers.next(); !next.done; next = numbers.next()) {
    lines.push(Array.from({ length: next.value }, () => [(x += numbers.next().value), (y += numbers.next().value)]));
  }
  return lines;
}

/** For each country its rings as paths on the Mercator square (0 to 1 from the north-west), with their boxes. */
function landOf({ grid, countries, rings, lines: text }) {
  const lines = linesOf(text);
  const numbers = steps(rings);
  let unmet = 0;
  const nextRing = () => {
    const points = [];
    let expected = unmet;
    for (let left = numbers.next().value; left > 0; left--) {
      const step = numbers.next().value;
      const number = expected + Math.floor(step / 2);
      points.push(...(step % 2 ? lines[number].toReversed() : lines[number]));
      expected = number + 1;
      unmet = Math.max(unmet, expected);
    }
    return ringOf(points, grid);
  };
  return new Map(Object.entries(countries).map(([code, count]) => [code, Array.from({ length: count }, nextRing)]));
}

function ringOf(points, grid) {
  const path = new Path2D();
  const box = [1, 1, 0, 0];
  for (const [column, row] of points) {
    const [x, y] = [column / grid, row / grid];
    path.lineTo(x, y);
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  path.closePath();
  return { path, box };
}

const Land = L.GridLayer.extend({
  options: { noWrap: true, updateWhenZooming: false, bounds: [[-85.05, -180], [85.05, 180]] },
  countries: new Map(),

  /** Draw these countries from now on, instead of what was drawn of them before. */
  show(countries) {
    this.countries = new Map([...this.countries, ...countries]);
    this.repaint();
  },

  repaint() {
    for (const tile of this.getContainer()?.querySelectorAll("canvas") ?? []) this.paint(tile);
  },

  createTile(coords) {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 256 * Math.min(devicePixelRatio, 2);
    tile.coords = coords;
    this.paint(tile);
    return tile;
  },

  paint(tile) {
    const { x, y, z } = tile.coords;
    const scale = tile.width * 2 ** z;
    const pen = tile.getContext("2d");
    const colours = getComputedStyle(this._map.getContainer());
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, tile.width, tile.height);
    pen.setTransform(scale, 0, 0, scale, -x * tile.width, -y * tile.width);
    pen.fillStyle = colours.getPropertyValue("--land");
    pen.strokeStyle = colours.getPropertyValue("--border");
    pen.lineWidth = (0.8 * tile.width) / 256 / scale;
    pen.lineJoin = "round";
    const edge = 4 / scale;
    const frame = [x / 2 ** z - edge, y / 2 ** z - edge, (x + 1) / 2 ** z + edge, (y + 1) / 2 ** z + edge];
    const met = [...this.countries.values()].flat().filter(({ box }) => meets(box, frame));
    for (const { path } of met) pen.fill(path);
    for (const { path } of met) pen.stroke(path);
  },
});

/**
 * Draw the land on a map. Gives `place(code)`, where a country's name stands, if it has one; and `name(taken)`, which
 * writes the names of countries where none of the boxes in `taken` is in the way.
 */
export async function drawBasemap(map, { world, detail, fine, names }) {
  map.createPane("names").style.zIndex = 350;
  const [coarse, words] = await Promise.all([asJson(world), asJson(names)]);
  const land = new Land().addTo(map);
  land.show(landOf(coarse));
  refine(map, land, detail, fine);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => land.repaint());
  const places = placesOf(coarse, words);
  const layer = L.layerGroup().addTo(map);
  return { place: (code) => places.get(code), name: (taken) => nameCountries(map, layer, places, taken) };
}

async function asJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** Finer shapes as one comes closer: first of all countries, then of each that is in view. What fails is tried again. */
function refine(map, land, detail, fine) {
  const asked = new Set();
  const load = async (address, fits) => {
    if (asked.has(address)) return;
    asked.add(address);
    const found = await asJson(address).catch(() => asked.delete(address) && null);
    if (found) land.show([...landOf(found)].filter(([code]) => fits(code)));
  };
  const finest = new Set();
  const look = () => {
    if (map.getZoom() >= DETAIL_FROM) load(detail, (code) => !finest.has(code));
    if (map.getZoom() >= FINE_FROM) inView(map, land).forEach((code) => load(`${fine}${code}.json`, () => finest.add(code)));
  };
  map.on("moveend", look);
  look();
}

function inView(map, land) {
  const corners = [map.getBounds().getNorthWest(), map.getBounds().getSouthEast()].map((corner) => map.project(corner, 0));
  const view = corners.flatMap(({ x, y }) => [x / 256, y / 256]);
  return [...land.countries].filter(([code, rings]) => code && rings.some(({ box }) => meets(box, view))).map(([code]) => code);
}

function placesOf({ grid, labels }, words) {
  const unit = 256 / grid;
  const placed = Object.entries(labels).map(([code, [x, y, width]]) => {
    const at = L.CRS.EPSG3857.pointToLatLng(L.point(x * unit, y * unit), 0);
    return [code, { code, at, name: words[code] ?? code, width: width * unit }];
  });
  return new Map(placed.sort((one, other) => other[1].width - one[1].width));
}

function nameCountries(map, layer, places, symbols) {
  layer.clearLayers();
  const view = map.getBounds().pad(0.1);
  const taken = [...symbols];
  for (const { at, name, width } of places.values()) {
    const needed = name.length * LETTER;
    const tooNarrow = needed > width * 2 ** map.getZoom() * 1.2 && map.getZoom() < EVERY_NAME_FROM;
    if (tooNarrow || !view.contains(at)) continue;
    const { x, y } = map.latLngToLayerPoint(at);
    const box = [x - needed / 2, y - LINE / 2, x + needed / 2, y + LINE / 2];
    if (taken.some((other) => meets(box, other))) continue;
    taken.push(box);
    const html = element("span", "", name);
    const icon = L.divIcon({ className: "country-name", html, iconSize: null });
    layer.addLayer(L.marker(at, { icon, pane: "names", interactive: false, keyboard: false }));
  }
}
