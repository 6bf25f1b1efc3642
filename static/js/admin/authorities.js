// Authorities: type and country are asked for only where the name is not recorded yet.

import { ask, whenQuiet } from "./ask.js";
import { addRow, field, isRemoved } from "./rows.js";

/** Add rows, and show what a new authority needs. */
export function start(entry) {
  const rows = entry.querySelector('[data-rows="involvements"]');
  entry.addEventListener("click", (event) => {
    if (event.target.closest('[data-add="involvements"]')) field(addRow("involvements", rows), "authority_name").focus();
  });
  const look = whenQuiet(200, show);
  for (const kind of ["input", "change", "chosen"]) {
    rows.addEventListener(kind, (event) => look(event.target.closest("[data-authority]")));
  }
  entry.addEventListener("formset:added", (event) => event.target.matches("[data-authority]") && show(event.target));
  for (const row of rows.children) show(row);
}

async function show(row) {
  row.classList.toggle("removed", isRemoved(row));
  const input = field(row, "authority_name");
  const name = input.value.trim();
  const found = name && name !== input.defaultValue ? await ask(input.dataset.lookup, { q: name }) : { choices: [] };
  const wanted = name.toLowerCase();
  const isKnown = found?.choices.some(({ value }) => value.toLowerCase() === wanted || value.toLowerCase().startsWith(`${wanted} (`));
  const isNew = Boolean(name) && name !== input.defaultValue && !isKnown;
  const hasError = Boolean(row.querySelector(".errorlist"));
  for (const part of row.querySelectorAll("[data-if-new]")) part.hidden = !isNew && !hasError;
}
