// The base map: country shapes drawn as tiles on the spot, and names of countries where there is room for them.
// static/basemap/README.md explains the files.

import { element, meets } from "./symbols.js";

const FINE_FROM = 4;
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

/** Each ring as a path on the file's grid, with its box. */
function ringsOf({ rings, lines: text }) {
  const lines = linesOf(text);
  const numbers = steps(rings);
  const found = [];
  let unmet = 0;
  for (let next = numbers.next(); !next.done; next = numbers.next()) {
    const points = [];
    let expected = unmet;
    for (let left = next.value; left > 0; left--) {
      const step = numbers.next().value;
      const number = expected + Math.floor(step / 2);
      points.push(...(step % 2 ? lines[number].toReversed() : lines[number]));
      expected = number + 1;
      unmet = Math.max(unmet, expected);
    }
    found.push(ring(points));
  }
  return found;
}

function ring(points) {
  const path = new Path2D();
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
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

  show(file) {
    this.grid = file.grid;
    this.rings = ringsOf(file);
    if (this._map) this.redraw();
  },

  createTile({ x, y, z }) {
    const tile = document.createElement("canvas");
    const sharp = Math.min(devicePixelRatio, 2);
    tile.width = tile.height = 256 * sharp;
    const cells = this.grid / 2 ** z;
    const [west, north] = [x * cells, y * cells];
    const scale = (256 / cells) * sharp;
    const pen = tile.getContext("2d");
    const colours = getComputedStyle(this._map.getContainer());
    pen.setTransform(scale, 0, 0, scale, -west * scale, -north * scale);
    pen.fillStyle = colours.getPropertyValue("--land");
    pen.strokeStyle = colours.getPropertyValue("--border");
    pen.lineWidth = (0.8 * sharp) / scale;
    pen.lineJoin = "round";
    const near = cells / 32;
    const met = this.rings.filter(
      ({ box }) => box[0] < west + cells + near && box[2] > west - near && box[1] < north + cells + near && box[3] > north - near,
    );
    for (const { path } of met) pen.fill(path);
    for (const { path } of met) pen.stroke(path);
    return tile;
  },
});

/**
 * Draw the land on a map. Gives `place(code)`, where a country's name stands, if it has one; and `name(taken)`, which
 * writes the names of countries where none of the boxes in `taken` is in the way.
 */
export async function drawBasemap(map, { world, detail, names }) {
  map.createPane("names").style.zIndex = 350;
  const [coarse, words] = await Promise.all([world, names].map((address) => fetch(address).then((answer) => answer.json())));
  const land = new Land();
  land.show(coarse);
  land.addTo(map);
  refineOnceNear(map, land, detail);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => land.redraw());
  const places = placesOf(coarse, words);
  const layer = L.layerGroup().addTo(map);
  return { place: (code) => places.get(code), name: (taken) => nameCountries(map, layer, places, taken) };
}

function refineOnceNear(map, land, detail) {
  const refine = async () => {
    if (map.getZoom() < FINE_FROM) return;
    map.off("zoomend", refine);
    const answer = await fetch(detail).catch(() => null);
    if (answer?.ok) land.show(await answer.json());
    else map.on("zoomend", refine);
  };
  map.on("zoomend", refine);
  refine();
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
