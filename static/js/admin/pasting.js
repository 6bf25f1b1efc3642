// A pasted breakdown becomes rows; what was not understood stays in the box, named.

import { ask } from "./ask.js";
import { addFigure } from "./sources.js";
import { field, isRemoved, put } from "./rows.js";

/** Fill rows when a breakdown is pasted, when Enter is pressed in its box, or when the button is. */
export function start(entry) {
  entry.addEventListener("paste", (event) => {
    if (event.target.name?.endsWith("-breakdown")) setTimeout(() => fill(entry, event.target));
  });
  entry.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || !event.target.name?.endsWith("-breakdown")) return;
    event.preventDefault();
    fill(entry, event.target);
  });
  entry.addEventListener("click", (event) => {
    const card = event.target.closest("[data-fill]")?.closest("[data-source]");
    if (card) fill(entry, field(card, "breakdown"));
  });
}

async function fill(entry, box) {
  const text = box.value;
  const found = text.trim() ? await ask(entry.dataset.breakdown, { q: text }) : null;
  if (!found || box.value !== text) return;
  const card = box.closest("[data-source]");
  const kept = found.rows.filter((line) => !write(card, line)).map((line) => line.nationality_as_reported);
  put(box, [...kept, ...found.rest].join(", "));
  tell(card, found.rows.length - kept.length, [...kept, ...found.rest]);
}

/** Put a line into the row of its nationality, or a new one; false where another number stands there already. */
function write(card, line) {
  const rows = [...card.querySelectorAll("tr[data-figure]")].filter((row) => !isRemoved(row));
  const same = rows.find((row) => field(row, "nationality").value === line.nationality && !field(row, "as_of").value);
  const number = same && field(same, "number").value.replace(/\D/g, "");
  if (number && number !== String(line.number)) return false;
  const row = same ?? addFigure(card);
  for (const [name, value] of Object.entries(line)) put(field(row, name), value);
  row.classList.toggle("all-people", !line.nationality);
  return true;
}

function tell(card, filled, rest) {
  const words = card.querySelector("[data-fill-result]").dataset;
  const parts = [words.filled.replace("%(count)s", filled)];
  if (rest.length) parts.push(words.rest.replace("%(pieces)s", rest.join("; ")));
  card.querySelector("[data-fill-result]").textContent = parts.join(" ");
}
