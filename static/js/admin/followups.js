// What happened next: rows that name their source, whose names follow what is typed in the cards of the sources.

import { addRow, field, isRemoved } from "./rows.js";

/** Add rows, and keep the choice of sources as it is on the page. */
export function start(entry) {
  const rows = entry.querySelector('[data-rows="followups"]');
  let names = new Map();
  entry.addEventListener("sources:named", (event) => {
    names = event.detail;
    for (const row of rows.children) offer(row, names);
  });
  entry.addEventListener("click", (event) => {
    if (!event.target.closest('[data-add="followups"]')) return;
    const row = addRow("followups", rows);
    offer(row, names);
    const source = field(row, "source");
    if (names.size === 1) source.value = [...names.keys()][0];
    source.focus();
  });
  rows.addEventListener("change", (event) => {
    const row = event.target.closest("[data-followup]");
    row.classList.toggle("removed", isRemoved(row));
  });
  for (const row of [...rows.children]) if (isBlank(row)) row.remove();
}

/** The choice of a row becomes the sources there are now; what was chosen stays chosen. */
export function offer(row, names) {
  const source = field(row, "source");
  const chosen = source.value;
  source.replaceChildren(source.options[0], ...[...names].map(([value, name]) => new Option(name, value)));
  source.value = chosen;
}

function isBlank(row) {
  return !field(row, "id").value && !field(row, "outcome").value && !row.querySelector(".errorlist");
}
