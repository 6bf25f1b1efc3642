// Deciding on facts by keyboard: each key does what a button on the page does.

import { load } from "./following.js";
import { renew, renewed } from "./token.js";

const waiting = []; // keys pressed while a decision is under way: they are heard when it is made, in their order
let decided = null; // the fact decided on last

/** Listen for keys and send decisions without leaving the page. */
export function start(reading) {
  const dialog = reading.querySelector("dialog");
  const help = reading.querySelector("[data-help]");
  help.hidden = false;
  help.addEventListener("click", () => dialog.showModal());
  reading.addEventListener("focusin", () => light(reading));
  reading.addEventListener("submit", (event) => {
    if (event.target.matches("[data-decide]")) send(reading, event);
    else if (event.target.matches("[data-blur]")) blur(reading, event);
    else renew(event.target);
  });
  document.addEventListener("keydown", (event) => press(reading, dialog, event));
  // What was refused is shown at the address that was posted to: reloading is to show the page again.
  history.replaceState(null, "", reading.dataset.address);
  const first = reading.dataset.at ? document.getElementById(reading.dataset.at) : reading.querySelector(".fact-open");
  (first ?? reading.querySelector("[data-fact]"))?.focus({ preventScroll: !reading.dataset.at });
  reading.querySelector("#entering .errors input, #entering .errors select")?.focus();
}

function press(reading, dialog, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || dialog.open) return;
  if (event.target.closest("input, select, textarea")) {
    if (event.key === "Escape" && !event.defaultPrevented) leave(event.target);
    if (event.key === "Enter" && event.target.matches(".change select")) event.target.form.requestSubmit();
    return;
  }
  const act = keys(reading, dialog)[event.key] ?? choice(event.key);
  if (!act) return;
  if (reading.dataset.sending) waiting.push(act);
  if (reading.dataset.sending || act(reading) !== false) event.preventDefault();
}

/** What was pressed meanwhile, up to the next decision; nothing of it once a field is open to type in. */
function catchUp(reading) {
  while (waiting.length && !reading.dataset.sending) {
    waiting.shift()(reading);
    if (document.activeElement.matches("input, select, textarea")) waiting.length = 0;
  }
}

function keys(reading, dialog) {
  return {
    j: () => move(reading, 1),
    k: () => move(reading, -1),
    ArrowDown: () => !document.activeElement.closest(".text") && move(reading, 1),
    ArrowUp: () => !document.activeElement.closest(".text") && move(reading, -1),
    a: () => click(".accept"),
    r: () => click(".refuse"),
    u: () => click('[value="undo"]') || click('[value="undo"]', document.getElementById(decided)),
    c: change,
    n: () => reading.querySelector("[data-next]")?.click(),
    b: () => reading.querySelector("[data-blur] button").click(),
    g: () => go(reading.querySelector("#entering")),
    "?": () => dialog.showModal(),
  };
}

function choice(key) {
  return /^[1-9]$/.test(key) ? () => current()?.querySelectorAll("[data-choose]")[Number(key) - 1]?.click() : null;
}

function current() {
  return document.activeElement.closest("[data-fact]");
}

function click(button, fact = current()) {
  const found = fact?.querySelector(button);
  if (!found) return false;
  found.click();
  return true;
}

function move(reading, by) {
  const facts = [...reading.querySelectorAll("[data-fact]")];
  if (!facts.length) return false;
  const at = facts.indexOf(current());
  return go(facts[Math.min(facts.length - 1, Math.max(0, at + by))]);
}

function go(part) {
  if (!part) return false;
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: part.offsetHeight > innerHeight ? "start" : "nearest" });
  return true;
}

function change() {
  const details = current()?.querySelector("details");
  if (!details) return false;
  details.open = true;
  details.querySelector("input:not([type=hidden]), select").focus();
  return true;
}

/** Escape in a field closes the change and goes back to its fact. */
function leave(field) {
  const fact = field.closest("[data-fact]");
  if (!fact) return;
  fact.querySelector("details").open = false;
  fact.focus();
}

/** Light up in the text what the fact under the cursor rests on. */
function light(reading) {
  const fact = current();
  if (!fact) return;
  for (const mark of reading.querySelectorAll("mark.now")) mark.classList.remove("now");
  const marks = [...reading.querySelectorAll("mark[data-of]")].filter((mark) => mark.dataset.of.split(" ").includes(fact.id));
  for (const mark of marks) mark.classList.add("now");
  const text = reading.querySelector(".text");
  if (marks.length) text.scrollTop = marks[0].offsetTop - text.offsetTop - text.clientHeight / 3;
}

async function send(reading, event) {
  event.preventDefault();
  if (reading.dataset.sending) return;
  reading.dataset.sending = "yes";
  const form = event.target;
  const found = await answer(reading, form, event.submitter);
  delete reading.dataset.sending;
  if (!found) {
    waiting.length = 0;
    return;
  }
  decided = form.closest("[data-fact]").id;
  keepTyped(reading, found);
  reading.querySelector("#deciding").replaceWith(found.querySelector("#deciding"));
  const part = document.getElementById(found.dataset.at || form.closest("[data-fact]").id);
  go(part);
  part?.querySelector(".change .errors input, .change .errors select")?.focus({ preventScroll: true });
  catchUp(reading);
}

/** The page that answers a form; null where there is none (offline, signed out), and then the page says so. */
async function answer(reading, form, button) {
  const body = renewed(new FormData(form, button));
  const fresh = await load(form.getAttribute("action"), { method: "POST", body });
  const found = fresh?.getElementById("reading") ?? null;
  reading.querySelector("[data-lost]").hidden = Boolean(found);
  return found;
}

/** What was typed about the article stays while the facts are decided. */
function keepTyped(reading, found) {
  const now = reading.querySelector("#entering form");
  const then = found.querySelector("#entering form");
  if (!now || !then) return;
  for (const field of now.elements) {
    const other = field.name && field.type !== "hidden" ? then.elements[field.name] : null;
    if (!other || field.type === "submit" || field.value === field.defaultValue) continue;
    if (field.type === "checkbox") other.checked = field.checked;
    else other.value = field.value;
  }
}

async function blur(reading, event) {
  event.preventDefault();
  const form = event.target;
  const found = await answer(reading, form);
  if (!found) return;
  const isBlurred = found.classList.contains("blurred");
  reading.classList.toggle("blurred", isBlurred);
  form.querySelector("button").setAttribute("aria-pressed", String(isBlurred));
}
