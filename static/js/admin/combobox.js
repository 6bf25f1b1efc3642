// Text fields with suggestions (WAI-ARIA combobox with a list). What is chosen is only text: the server reads it.

import { ask, whenQuiet } from "./ask.js";
import { put } from "./rows.js";

// In these lists there is nothing but the suggestions, so Tab takes the first one.
const CLOSED = /\/lookup\/(countries|nationalities)\//;
let counter = 0;

/** Give suggestions to all fields with data-lookup, also to those added later. */
export function start(root) {
  root.addEventListener("focusin", (event) => {
    const input = event.target;
    if (input.matches?.("input[data-lookup]") && !input.hasAttribute("role")) enhance(input);
  });
}

function enhance(input) {
  input.setAttribute("role", "combobox");
  const list = document.createElement("ul");
  list.id = `choices-${(counter += 1)}`;
  list.className = "choices";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  const box = document.createElement("span");
  box.className = "combobox";
  const hadFocus = document.activeElement === input;
  input.replaceWith(box);
  box.append(input, list);
  if (hadFocus) input.focus();
  for (const [name, value] of Object.entries({
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }
  listen({ input, list, choices: [], at: -1, turn: 0, shown: 0, isClosed: CLOSED.test(input.dataset.lookup) });
}

function listen(state) {
  const { input, list } = state;
  const look = whenQuiet(90, () => suggest(state));
  input.addEventListener("input", (event) => event.isTrusted && look());
  input.addEventListener("keydown", (event) => press(state, event));
  input.addEventListener("blur", () => close(state));
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) choose(state, [...list.children].indexOf(option));
  });
}

/** What is being typed: of several names with semicolons between them the last one, and what stands before it. */
function typed(input) {
  const at = input.hasAttribute("data-several") ? input.value.lastIndexOf(";") + 1 : 0;
  return { before: at ? `${input.value.slice(0, at)} ` : "", text: input.value.slice(at).trim() };
}

async function suggest(state) {
  const { input } = state;
  const { text } = typed(input);
  if (!text) return close(state);
  const turn = (state.turn += 1);
  const country = input.name === "place" ? (input.dataset.country ?? input.form.elements.country?.value ?? "") : "";
  const found = await ask(input.dataset.lookup, { q: text, country });
  // What was asked before is shown while the next is asked, but never after it, nor once the list was closed.
  if (!found || document.activeElement !== input || turn <= state.shown) return;
  state.shown = turn;
  // Of a text that was typed on, only what still begins with it.
  if (typed(input).text.startsWith(text)) show(state, found.choices);
}

function show(state, choices) {
  state.choices = choices;
  state.list.replaceChildren(...choices.map((choice, at) => option(state, choice, at)));
  state.list.hidden = choices.length === 0;
  state.input.setAttribute("aria-expanded", String(choices.length > 0));
  mark(state, state.isClosed && choices.length ? 0 : -1);
}

function option(state, choice, at) {
  const item = document.createElement("li");
  item.id = `${state.list.id}-${at}`;
  item.setAttribute("role", "option");
  item.append(choice.label);
  if (choice.hint) {
    const hint = document.createElement("span");
    hint.className = "quiet";
    hint.textContent = choice.hint;
    item.append(" ", hint);
  }
  return item;
}

function mark(state, at) {
  state.at = at;
  [...state.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
  const marked = state.list.children[at];
  marked?.scrollIntoView({ block: "nearest" });
  if (marked) state.input.setAttribute("aria-activedescendant", marked.id);
  else state.input.removeAttribute("aria-activedescendant");
}

function press(state, event) {
  if (state.list.hidden) {
    if (event.key === "ArrowDown") suggest(state);
    return;
  }
  const last = state.choices.length - 1;
  if (event.key === "ArrowDown") mark(state, state.at >= last ? 0 : state.at + 1);
  else if (event.key === "ArrowUp") mark(state, state.at <= 0 ? last : state.at - 1);
  else if (event.key === "Enter" && state.at >= 0) choose(state, state.at);
  else if (event.key === "Escape") close(state);
  else {
    if (event.key === "Tab" && state.at >= 0) choose(state, state.at);
    return;
  }
  event.preventDefault();
}

function choose(state, at) {
  const choice = state.choices[at];
  close(state);
  put(state.input, typed(state.input).before + choice.value);
  state.input.dispatchEvent(new CustomEvent("chosen", { bubbles: true, detail: choice }));
}

function close(state) {
  state.shown = state.turn;
  state.list.hidden = true;
  state.at = -1;
  state.input.setAttribute("aria-expanded", "false");
  state.input.removeAttribute("aria-activedescendant");
}
