// The map: it shows the query in the address, and where it is moved to becomes part of that query.

import { drawBasemap } from "./basemap.js";
import { go, show, watch, written } from "./explore.js";
import { leaveScrolling } from "./gestures.js";
import { clusterMarker, countryMarker, element, fill, makeRoom, sizeOf } from "./symbols.js";
import { CLOSEST, View } from "./view.js";

const EXACT_FROM = 7;
const SHAPING = new Set(["sort", "page", "page_size", "size"]);
const PLACED = ["town", "district", "province"];

const holder = document.getElementById("map");
const frame = holder.closest(".map-frame");
const addresses = holder.dataset;
const results = document.querySelector(".results");
const words = JSON.parse(addresses.words);
leaveScrolling(holder, frame.querySelector(".map-hint"), words);
const map = L.map(holder, {
  attributionControl: false,
  zoomControl: false,
  fadeAnimation: false,
  trackResize: false,
  maxZoom: CLOSEST,
});
const view = new View(map);
const symbols = L.layerGroup();
const pointed = L.marker([0, 0], {
  icon: L.divIcon({ className: "pointed", iconSize: null }),
  interactive: false,
  keyboard: false,
  zIndexOffset: 2000,
});
let basemap = null;
let asked = null;
let last = null;
let moved = 0;
let ownMove = false;
let makingRoom = false;
let entered = "";
let renewedFor = "";

function parametersOf(search) {
  return new URLSearchParams(search);
}

function narrows(parameters) {
  return [...parameters].some(([name, value]) => value && name !== "edition" && !SHAPING.has(name));
}

/** Fetch and draw the clusters of a query. Where it names no box, the map moves to what was found. */
async function draw(search) {
  asked?.abort();
  const mine = (asked = new AbortController());
  const parameters = parametersOf(search);
  const zoom = map.getZoom();
  for (const name of SHAPING) parameters.delete(name);
  parameters.set("zoom", zoom);
  frame.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(addresses.clusters + written(parameters), { signal: mine.signal });
    if (answer.status === 400) return await drawWithout(search, await answer.json());
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    const elsewhere = !parameters.has("bbox") && moveTo(found, narrows(parametersOf(search)));
    if (elsewhere && map.getZoom() !== zoom) return await draw(search);
    showSymbols({ ...found, zoom }, search);
    sayWhereBare(found, parameters);
  } catch (problem) {
    if (problem.name !== "AbortError") fault(problem, () => draw(search));
  } finally {
    if (mine === asked) {
      frame.removeAttribute("aria-busy");
      agree();
    }
  }
}

/** Where a new edition came between map and list, both are asked for again; once, as two servers may differ longer. */
function agree() {
  const busy = [frame, results].some((part) => part.hasAttribute("aria-busy"));
  if (busy || !last || last.found.edition === results.dataset.edition || last.found.edition === renewedFor) return;
  renewedFor = last.found.edition;
  show();
}

/** The page answers the rest of a query that is partly wrong, and says so; the map does the same. */
async function drawWithout(search, { problems }) {
  const parameters = parametersOf(search);
  for (const { parameter } of problems) parameters.delete(parameter);
  await draw(written(parameters));
}

/** Whether the map moved. */
function moveTo({ clusters, unplaced }, narrowed) {
  const before = `${map.getCenter()} ${map.getZoom()}`;
  const points = clusters.map(([longitude, latitude]) => [latitude, longitude]);
  const countries = unplaced.map(({ country }) => basemap?.place(country)?.at).filter(Boolean);
  if (!narrowed || points.length + countries.length === 0) view.goHome(points);
  else view.fit([...points, ...countries]);
  return `${map.getCenter()} ${map.getZoom()}` !== before;
}

function showSymbols(found, search) {
  last = { found, search };
  const by = parametersOf(search).get("size") ?? "incidents";
  for (const choice of frame.querySelectorAll("[name=size]")) choice.checked = choice.value === by;
  symbols.clearLayers();
  for (const cluster of found.clusters) {
    const size = sizeOf(cluster, by);
    const open = () => openCluster(cluster, found.zoom, search);
    symbols.addLayer(clusterMarker(cluster, spotOf(cluster, found.zoom, size), words, size, open));
  }
  for (const badge of found.unplaced) {
    const where = basemap?.place(badge.country);
    if (where) symbols.addLayer(countryMarker(where, badge, words, () => openCountry(where, badge, search)));
  }
  tidy();
}

function tidy() {
  const taken = makeRoom(map, symbols.getLayers());
  basemap?.name(taken);
}

/** The cell of a cluster, a square of 64 pixels at its zoom: the north-west corner in pixels of zoom 0, and its side. */
function cellOf([longitude, latitude], zoom) {
  const side = 64 / 2 ** zoom;
  return { corner: map.project([latitude, longitude], 0).divideBy(side).floor().multiplyBy(side), side };
}

/**
 * Where a symbol stands. One incident stands where it is. A cluster stands for all of its cell, so while that is a
 * large area its symbol stays clear of the symbols of the cells beside it.
 */
function spotOf(cluster, zoom, size) {
  const [longitude, latitude, incidents] = cluster;
  if (incidents === 1 || zoom >= EXACT_FROM) return [latitude, longitude];
  const { corner, side } = cellOf(cluster, zoom);
  const edge = (side * (size / 2 + 2)) / 64;
  const point = map.project([latitude, longitude], 0);
  const inside = (value, from) => Math.max(from + edge, Math.min(from + side - edge, value));
  return map.unproject([inside(point.x, corner.x), inside(point.y, corner.y)], 0);
}

/** A list of what a cluster stands for: the incidents of its cell, as far as they lie within the query's own box. */
function openCluster(cluster, zoom, search) {
  const [longitude, latitude, incidents] = cluster;
  const { corner, side } = cellOf(cluster, zoom);
  const corners = [corner.add([0, side]), corner.add([side, 0])].map((point) => map.unproject(point, 0));
  const within = parametersOf(search);
  const limits = within.get("bbox")?.split(",").map(Number) ?? [-180, -90, 180, 90];
  const box = [
    Math.max(corners[0].lng, limits[0]),
    Math.max(corners[0].lat, limits[1]),
    Math.min(corners[1].lng, limits[2]),
    Math.min(corners[1].lat, limits[3]),
  ];
  for (const name of SHAPING) within.delete(name);
  within.set("bbox", box.map((edge) => edge.toFixed(6)).join(","));
  if (!within.has("precision")) PLACED.forEach((precision) => within.append("precision", precision));
  const closer = map.getZoom() < CLOSEST && {
    text: words.zoom_in,
    follow: () => {
      map.closePopup();
      holder.focus({ preventScroll: true });
      map.setView([latitude, longitude], Math.min(map.getZoom() + 2, CLOSEST));
    },
  };
  // What did not come apart when the reader went closer lies at one point: it is listed.
  const isOnePoint = entered === cluster.join();
  entered = cluster.join();
  openAt([latitude, longitude], incidents, written(within), closer, isOnePoint);
}

function openCountry({ at }, { country, incidents }, search) {
  const within = parametersOf(search);
  for (const name of [...SHAPING, "bbox"]) within.delete(name);
  within.set("country", country);
  within.set("precision", "country");
  openAt(at, incidents, written(within), null);
}

/** A popup with what a symbol stands for. What popups are made by comes with the first of them, not with the page. */
async function openAt(at, incidents, search, way, isListed) {
  try {
    const { openPopup } = await import("./popups.js");
    await openPopup(map, at, incidents, search, addresses, words, way, isListed);
  } catch (problem) {
    fault(problem, () => location.reload());
  }
}

/** A message over the map, in words, and a button that does something about it; null takes it away. */
function say(text, label, follow) {
  frame.querySelector(".map-message")?.remove();
  if (!text) return null;
  const message = element("div", "notice map-message", `${text} `);
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", follow);
  message.append(button);
  frame.append(message);
  return message;
}

function fault(problem, again) {
  const text = problem instanceof TypeError ? words.offline : fill(words.failed, { n: problem.message });
  say(text, words.again, again).setAttribute("role", "alert");
}

/** Whoever moved the map to where nothing is gets back from there in one step. */
function sayWhereBare({ clusters, unplaced, total }, parameters) {
  const isBare = parameters.has("bbox") && total.incidents > 0 && clusters.length + unplaced.length === 0;
  say(isBare ? words.bare : null, words.whole_map, () => {
    const whole = parametersOf(location.search);
    for (const name of ["bbox", "page"]) whole.delete(name);
    go(written(whole), true);
  });
}

function showAddress() {
  const box = parametersOf(location.search).get("bbox");
  if (box) view.goToBox(box);
}

/** The reader moved the map: what is in view becomes part of the query, once the map rests. */
function afterMove() {
  const forPopup = makingRoom;
  makingRoom = false;
  if (view.placing || (forPopup && !parametersOf(location.search).has("bbox"))) return;
  clearTimeout(moved);
  moved = setTimeout(() => {
    const parameters = parametersOf(location.search);
    const first = !parameters.has("bbox");
    parameters.delete("page");
    parameters.set("bbox", view.boxOfView());
    ownMove = true;
    go(written(parameters), first);
  }, 250);
}

watch({
  started(search) {
    clearTimeout(moved);
    if (!ownMove) {
      map.closePopup();
      showAddress();
    }
    ownMove = false;
    draw(search);
  },
  shown: agree,
  failed: fault,
});

function pointAt(event) {
  const row = event.target.closest("[data-lon]");
  if (!row) return void pointed.remove();
  pointed.setLatLng([row.dataset.lat, row.dataset.lon]).addTo(map);
}

function resized() {
  view.place(() => map.invalidateSize({ animate: false, pan: false }));
  map.setMinZoom(view.smallestZoom());
}

const corner = document.dir === "rtl" ? "bottomleft" : "bottomright";
L.control.zoom({ position: corner, zoomInTitle: words.zoom_in, zoomOutTitle: words.zoom_out }).addTo(map);
view.goHome();
map.setMinZoom(view.smallestZoom());
showAddress();
symbols.addTo(map);
map.on("moveend", () => view.stayOnWorld());
map.on("moveend", afterMove);
map.on("moveend", tidy);
map.on("autopanstart", () => (makingRoom = true));
map.on("popupopen popupclose", ({ type }) => frame.classList.toggle("has-popup", type === "popupopen"));
new ResizeObserver(resized).observe(holder);
for (const name of ["pointerover", "pointerleave", "focusin", "focusout"]) results.addEventListener(name, pointAt);
draw(location.search);
drawBasemap(map, addresses).then(
  (found) => {
    basemap = found;
    if (last) showSymbols(last.found, last.search);
    else tidy();
  },
  (problem) => fault(problem, () => location.reload()),
);
