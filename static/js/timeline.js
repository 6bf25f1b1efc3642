// The timeline: a pointer brushes over it, the keyboard moves its two edges, and the dates chosen go into the address.
// A click takes the year below it. Without this file each year is a link.

import { go, watch, written } from "./explore.js";

const REST = 350;
const MOVED = 4;
const strip = document.querySelector(".timeline");
const language = document.documentElement.lang;
const month = new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" });
const whole = new Intl.NumberFormat(language);
const plural = new Intl.PluralRules(language);
const grip = made("div", "timeline-grip");
const brush = made("div", "timeline-brush");
const says = made("p", "timeline-says");
const edges = [strip.dataset.from, strip.dataset.until].map(edge);
let drawn = null;
let held = null;
let waiting = 0;

function made(name, kind) {
  const element = document.createElement(name);
  element.className = kind;
  return element;
}

/** One edge of the brush: a slider over the borders between columns, so that keyboards and screen readers know it. */
function edge(label) {
  const slider = made("input", "timeline-edge");
  slider.type = "range";
  slider.setAttribute("form", "");
  slider.setAttribute("aria-label", label);
  return slider;
}

/** What the server drew: the columns of the answer that is shown now. */
function read() {
  const columns = strip.querySelector(".timeline-columns");
  strip.hidden = !columns;
  if (!columns) return;
  const { unit, firstYear, start, end, counts, incidents } = columns.dataset;
  drawn = { monthly: unit === "month", first: Number(firstYear), counts: JSON.parse(counts), words: JSON.parse(incidents) };
  drawn.chosen = [Number(start), Number(end)];
  for (const slider of edges) slider.max = drawn.counts.length;
  mark(...drawn.chosen);
}

/** Show a range without asking for it yet. */
function mark(start, end) {
  const size = drawn.counts.length;
  brush.style.insetInlineStart = `${(100 * start) / size}%`;
  brush.style.inlineSize = `${(100 * (end - start)) / size}%`;
  brush.hidden = start === 0 && end === size;
  edges[0].value = start;
  edges[1].value = end;
  edges[0].setAttribute("aria-valuetext", nameOf(start));
  edges[1].setAttribute("aria-valuetext", nameOf(end - 1));
}

function nameOf(column) {
  if (!drawn.monthly) return String(drawn.first + column);
  return month.format(Date.UTC(drawn.first, column));
}

/** A column as the address writes it; the first or last month of a year as the year. */
function asDate(column, isWholeYear) {
  if (!drawn.monthly) return String(drawn.first + column);
  const year = drawn.first + Math.floor(column / 12);
  return isWholeYear ? String(year) : `${year}-${String((column % 12) + 1).padStart(2, "0")}`;
}

function choose(start, end) {
  const search = new URLSearchParams(location.search);
  for (const name of ["page", "date_after", "date_before"]) search.delete(name);
  if (start > 0) search.set("date_after", asDate(start, start % 12 === 0));
  if (end < drawn.counts.length) search.set("date_before", asDate(end - 1, end % 12 === 0));
  mark(start, end);
  if (written(search) !== location.search) go(written(search), true);
}

/** The year below a column; all of the record where that is what is chosen already. */
function chooseYearOf(column) {
  const long = drawn.monthly ? 12 : 1;
  const start = column - (column % long);
  const again = drawn.chosen[0] === start && drawn.chosen[1] === start + long;
  choose(...(again ? [0, drawn.counts.length] : [start, start + long]));
}

function columnAt({ clientX }) {
  const { left, width } = grip.getBoundingClientRect();
  return Math.max(0, Math.min(drawn.counts.length - 1, Math.floor(((clientX - left) / width) * drawn.counts.length)));
}

function rangeOf(event) {
  const column = columnAt(event);
  return [Math.min(held.column, column), Math.max(held.column, column) + 1];
}

function tell(start, end) {
  const number = drawn.counts[start];
  const incidents = drawn.words[plural.select(number)] ?? drawn.words.other;
  const several = `${nameOf(start)} – ${nameOf(end - 1)}`;
  says.textContent = end - start > 1 ? several : `${nameOf(start)}: ${incidents.replace("{n}", whole.format(number))}`;
}

grip.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  held = { column: columnAt(event), x: event.clientX };
  grip.setPointerCapture(event.pointerId);
});

grip.addEventListener("pointermove", (event) => {
  const range = held ? rangeOf(event) : [columnAt(event), columnAt(event) + 1];
  if (held) mark(...range);
  tell(...range);
});

grip.addEventListener("pointerup", (event) => {
  if (!held) return;
  const range = rangeOf(event);
  const { column, x } = held;
  held = null;
  if (Math.abs(event.clientX - x) < MOVED) chooseYearOf(column);
  else choose(...range);
});

grip.addEventListener("pointercancel", () => {
  held = null;
  mark(...drawn.chosen);
});

grip.addEventListener("pointerleave", () => (says.textContent = ""));

for (const [at, slider] of edges.entries()) {
  slider.addEventListener("keydown", (event) => {
    const far = { PageUp: 1, PageDown: -1 }[event.key];
    if (!far) return;
    event.preventDefault();
    slider.value = Number(slider.value) + far * (drawn.monthly ? 12 : 1);
    slider.dispatchEvent(new Event("input"));
  });
  slider.addEventListener("input", () => {
    const [start, end] = edges.map(({ value }) => Number(value));
    const range = at === 0 ? [Math.min(start, end - 1), end] : [start, Math.max(end, start + 1)];
    mark(...range);
    tell(...range);
    clearTimeout(waiting);
    waiting = setTimeout(choose, REST, ...range);
  });
  slider.addEventListener("blur", () => (says.textContent = ""));
}

says.setAttribute("aria-hidden", "true");
grip.append(brush);
strip.append(grip, ...edges, says);
watch({ started() {}, shown: read, failed: read });
read();
