// The pin on a map of country shapes and the gazetteer's towns: no tiles, no third party.

import { drawBasemap } from "../basemap.js";
import { meets } from "../symbols.js";
import { ask, whenQuiet } from "./ask.js";
import { put } from "./rows.js";

const CLOSE = 9;
const TOWNS_FROM = 6;
const LETTER = 6;
const NAMED = { permanent: true, direction: "right", offset: [4, 0], className: "town-name" };
const FAR = 2;
// Where staff want less to be shown than a town, it stays so when they set the pin.
const COARSER = "province";

/** Show the map, and keep pin and coordinate fields the same. */
export function start(entry) {
  const holder = entry.querySelector("[data-map]");
  if (!holder) return;
  holder.hidden = false;
  const form = entry.closest("form");
  const fields = { latitude: form.elements.latitude, longitude: form.elements.longitude };
  const map = L.map(holder.querySelector(".map-canvas"), {
    attributionControl: false,
    worldCopyJump: true,
    minZoom: 1,
    maxZoom: 14,
    scrollWheelZoom: false,
  });
  const icon = pinIcon(entry.dataset.icons.split(" "));
  const pin = L.marker([0, 0], { icon, draggable: true, autoPan: true, keyboard: false });
  const move = ({ lat, lng }) => {
    const point = L.latLng(lat, lng).wrap();
    put(fields.latitude, point.lat.toFixed(4));
    put(fields.longitude, point.lng.toFixed(4));
    isSite(form.elements.place_precision);
  };
  pin.on("dragend", () => move(pin.getLatLng()));
  map.on("click", (event) => move(event.latlng));
  const follow = (zoom) => {
    const point = read(fields);
    if (!point) return void pin.remove();
    pin.setLatLng(point).addTo(map);
    if (zoom || !map.getBounds().contains(point)) map.setView(point, Math.max(map.getZoom() || 0, CLOSE));
  };
  for (const input of Object.values(fields)) {
    input.addEventListener("input", (event) => {
      follow(false);
      if (event.isTrusted) isSite(form.elements.place_precision);
    });
  }
  map.setView([15, 60], FAR);
  drawBasemap(map, entry.dataset);
  drawTowns(map, entry.dataset.around);
  follow(true);
  entry.addEventListener("chosen", (event) => event.target.name === "place" && settle(form, event.detail, follow));
}

/** Fill in what the gazetteer knows of a chosen place. */
function settle(form, choice, follow) {
  for (const [name, value] of Object.entries(choice.place ?? {})) put(form.elements[name], value);
  follow(true);
}

/** A point that somebody sets by hand is the place itself, which the public is not to see. */
function isSite(precision) {
  if (precision.value !== COARSER) put(precision, "site");
}

function read({ latitude, longitude }) {
  const point = [latitude, longitude].map((input) => (input.value.trim() ? Number(input.value) : NaN));
  return point.every(Number.isFinite) && Math.abs(point[0]) <= 90 && Math.abs(point[1]) <= 180 ? point : null;
}

function pinIcon([iconUrl, iconRetinaUrl, shadowUrl]) {
  return L.icon({ iconUrl, iconRetinaUrl, shadowUrl, iconSize: [25, 41], iconAnchor: [12, 41], shadowSize: [41, 41] });
}

/** The biggest towns in view, with their names where these do not cover one another. */
function drawTowns(map, address) {
  const towns = L.layerGroup().addTo(map);
  const draw = async () => {
    if (map.getZoom() < TOWNS_FROM) return void towns.clearLayers();
    const found = await ask(address, { bbox: map.getBounds().toBBoxString() });
    if (!found) return;
    towns.clearLayers();
    const taken = [];
    for (const [longitude, latitude, name] of found.places) {
      const town = L.circleMarker([latitude, longitude], { radius: 2.5, interactive: false, className: "town" });
      const { x, y } = map.latLngToLayerPoint([latitude, longitude]);
      const box = [x - 4, y - 7, x + 8 + name.length * LETTER, y + 7];
      if (taken.some((other) => meets(box, other))) continue;
      taken.push(box);
      towns.addLayer(town.bindTooltip(document.createTextNode(name), NAMED));
    }
  };
  map.on("moveend", whenQuiet(200, draw));
}
