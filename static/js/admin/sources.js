// Sources as cards, each with its own figures in it. Without this the figures are one table that names its sources.

import { ask, whenQuiet } from "./ask.js";
import { offer } from "./followups.js";
import { addRow, field, isRemoved, put } from "./rows.js";

/** Put every figure into the card of its source and keep it there, whatever is added, removed or chosen. */
export function start(entry) {
  const cards = () => [...entry.querySelectorAll("[data-source]")];
  const figures = () => [...entry.querySelectorAll("tr[data-figure]")];
  const rows = entry.querySelector('[data-rows="citations"]');

  for (const button of entry.querySelectorAll("[data-add], [data-fill]")) button.hidden = false;
  for (const block of entry.querySelectorAll("[data-figures-block]")) block.hidden = false;
  entry.addEventListener("formset:added", (event) => {
    const block = event.target.querySelector("[data-figures-block]");
    if (block) block.hidden = false;
    for (const button of event.target.querySelectorAll("[data-fill]")) button.hidden = false;
  });

  entry.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches('[data-add="citations"]')) addSource(rows);
    else if (button?.matches("[data-add-figure]")) {
      const row = addFigure(button.closest("[data-source]"));
      field(row, "nationality").focus();
    } else return;
    arrange(cards(), figures());
  });
  entry.addEventListener("change", (event) => {
    const { target } = event;
    if (target.name?.endsWith("-is_lead") && target.checked) leadAlone(target, cards());
    if (target.name?.startsWith("citations-") && target.name.endsWith("-DELETE")) removeFigures(target, figures());
    if (target.name?.endsWith("-source") || target.name?.endsWith("-DELETE")) arrange(cards(), figures());
    if (target.name?.endsWith("-is_pinned") && target.checked) pinAlone(target, figures());
  });
  entry.addEventListener("input", (event) => {
    if (event.target.name?.endsWith("-outlet")) arrange(cards(), figures());
  });
  watchAddresses(entry, () => arrange(cards(), figures()));

  for (const row of figures()) if (isBlank(row)) row.remove();
  for (const card of cards().slice(1)) if (isNew(card) && !field(card, "address").value) card.remove();
  for (const card of cards()) if (isNew(card) && !figuresOf(card, figures()).length) addFigure(card);
  const first = cards()[0];
  if (cards().length === 1 && isNew(first)) field(first, "is_lead").checked = true;
  arrange(cards(), figures());
}

/** A row for one more number of a source; the last one of its card. */
export function addFigure(card) {
  const row = addRow("counts", card.querySelector("[data-figures]"));
  const source = field(row, "source");
  source.append(new Option("", card.dataset.source));
  source.value = card.dataset.source;
  return row;
}

function addSource(rows) {
  const card = addRow("citations", rows);
  addFigure(card);
  field(card, "address").focus();
}

function isNew(card) {
  return !field(card, "id")?.value;
}

function isBlank(row) {
  return !field(row, "source").value && isNew(row) && !field(row, "number").value && !field(row, "nationality").value;
}

function figuresOf(card, figures) {
  return figures.filter((row) => field(row, "source").value === card.dataset.source);
}

function arrange(cards, figures) {
  const names = new Map();
  cards.forEach((card, at) => {
    const heading = card.querySelector("[data-source-name]");
    const outlet = field(card, "outlet")?.value || card.querySelector("[data-outlet]")?.textContent || "";
    const label = heading.dataset.template.replace("%(place)s", at + 1);
    heading.textContent = outlet ? `${label}: ${outlet}` : label;
    names.set(card.dataset.source, heading.textContent);
    card.classList.toggle("removed", isRemoved(card));
  });
  for (const row of figures) place(row, names, cards);
  document.getElementById("entry").dispatchEvent(new CustomEvent("sources:named", { detail: names }));
  const left = document.querySelector("[data-all-figures]");
  left.hidden = !left.querySelector("tr[data-figure], .errorlist");
}

function place(row, names, cards) {
  const source = field(row, "source");
  offer(row, names);
  const card = cards.find((other) => other.dataset.source === source.value);
  const body = card?.querySelector("[data-figures]");
  if (body && row.parentElement !== body) body.append(row);
  row.classList.toggle("removed", isRemoved(row));
  row.classList.toggle("all-people", !field(row, "nationality").value);
}

/** The figures of a source go, and come back, with it. */
function removeFigures(tick, figures) {
  for (const row of figuresOf(tick.closest("[data-source]"), figures)) field(row, "DELETE").checked = tick.checked;
}

function leadAlone(tick, cards) {
  for (const card of cards) {
    const other = field(card, "is_lead");
    if (other !== tick && other.checked) put(other, false);
  }
}

function pinAlone(tick, figures) {
  for (const row of figures) {
    const other = field(row, "is_pinned");
    if (other !== tick && other.checked) put(other, false);
  }
}

function watchAddresses(entry, afterwards) {
  const look = whenQuiet(150, async (input) => {
    const card = input.closest("[data-source]");
    const found = input.value.trim() ? await ask(entry.dataset.article, { q: input.value }) : {};
    if (found && card.contains(input)) tellRecorded(card, found);
    afterwards();
  });
  for (const kind of ["input", "chosen"]) {
    entry.addEventListener(kind, (event) => event.target.name?.endsWith("-address") && look(event.target));
  }
  for (const input of entry.querySelectorAll('[name$="-address"]')) if (input.value) look(input);
}

/** An article recorded already shows what is recorded; of a new one, what is usual for its site is filled in. */
function tellRecorded(card, found) {
  const line = card.querySelector("[data-recorded]");
  const about = card.querySelector("[data-about-article]");
  line.textContent = found.recorded ?? "";
  line.hidden = !found.recorded;
  about.hidden = Boolean(found.recorded);
  for (const input of about.querySelectorAll("input, select")) input.disabled = Boolean(found.recorded);
  const { outlet, language } = found.suggested ?? {};
  for (const [name, value] of Object.entries({ outlet, language })) {
    const input = field(card, name);
    if (value && !input.value) put(input, value);
  }
}
