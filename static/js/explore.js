// The filters and the results: every change goes into the address, the server answers with the whole page, and the
// parts of it that changed take the place of those here. Without this file the form does the same, page by page.

const form = document.getElementById("filters");
const results = document.querySelector(".results");
const watchers = [];
let asked = null;
let typed = 0;

/**
 * Call `started(search)` when another query is asked for, then `shown()` when its results are on the page or
 * `failed(problem, again)` when no answer came.
 */
export function watch(watcher) {
  watchers.push(watcher);
}

/** Show the results of a query. `push` makes a new step for the back button; without it the present one changes. */
export function go(search, push) {
  const address = location.pathname + search;
  if (push && search !== location.search) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  return show();
}

/** Ask the server for the address as it is now, and show its answer. */
export async function show() {
  asked?.abort();
  const mine = (asked = new AbortController());
  results.setAttribute("aria-busy", "true");
  for (const { started } of watchers) started(location.search);
  try {
    const answer = await fetch(location.href, { signal: mine.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return;
    replaceParts(page);
    fillForm(page);
    document.title = page.title;
    results.dataset.edition = page.querySelector(".results").dataset.edition;
    results.removeAttribute("aria-busy");
    for (const { shown } of watchers) shown();
  } catch (problem) {
    if (problem.name === "AbortError") return;
    results.removeAttribute("aria-busy");
    for (const { failed } of watchers) failed(problem, show);
  }
}

const usual = { sort: "-date", size: "incidents" };

/** The form as the part of an address after the path; blank fields and the usual order are left out. */
function searchOfForm() {
  const search = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value.trim() && !(usual[name] === value)) search.append(name, value.trim());
  }
  return written(search);
}

/** Parameters as an address has them, commas and colons left readable. */
export function written(search) {
  const text = search.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text && `?${text}`;
}

function replaceParts(page) {
  const focused = addressOf(document.activeElement);
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    const opened = part.closest("[data-all]");
    if (opened) showAll(opened);
    else if (part.localName === "a") part.setAttribute("href", fresh.getAttribute("href"));
    else if (fresh && part.innerHTML !== fresh.innerHTML) part.replaceChildren(...fresh.childNodes);
  }
  if (focused && !document.activeElement.matches(focused)) document.querySelector(focused)?.focus();
  if (!results.contains(document.activeElement)) results.scrollTop = 0;
}

/** A selector that finds the same choice again after its part was replaced. */
function addressOf(element) {
  if (!element?.closest("[data-part]")) return null;
  if (element.localName === "input") {
    return `[data-part] input[name="${CSS.escape(element.name)}"][value="${CSS.escape(element.value)}"]`;
  }
  const part = element.closest("[data-part]");
  part.tabIndex = -1;
  return `[data-part="${part.dataset.part}"]`;
}

function fillForm(page) {
  for (const field of form.elements) {
    const fresh = page.querySelector(`#filters [name="${field.name}"], select[form="filters"][name="${field.name}"]`);
    if (!field.name || !fresh || field.type === "checkbox" || field === document.activeElement) continue;
    field.value = fresh.value;
    field.disabled = fresh.disabled;
  }
}

/** Put every choice of a facet in place of its first ones. */
async function showAll(fieldset, link) {
  const address = link ?? `${fieldset.dataset.all}${location.search}`;
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return void (link && location.assign(link));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = fieldset.querySelector("[data-part]");
  const focused = addressOf(document.activeElement);
  part.replaceChildren(...page.querySelector(`[data-part="${part.dataset.part}"]`).childNodes);
  fieldset.dataset.all = new URL(address, location.href).pathname;
  if (link) part.querySelector("input")?.focus();
  else if (focused) document.querySelector(focused)?.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(searchOfForm(), true);
});

document.addEventListener("change", (event) => {
  if (event.target.form === form && event.target.name !== "q") go(searchOfForm(), true);
});

form.elements.q.addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(() => go(searchOfForm(), !new URLSearchParams(location.search).has("q")), 350);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !event.defaultPrevented && event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain) return;
  const fieldset = link.matches(".all-choices") && link.closest("fieldset");
  const address = new URL(link.getAttribute("href"), location.href);
  if (fieldset) showAll(fieldset, address.href);
  else if (link.closest("[data-part]") && !link.closest(".line") && address.pathname === location.pathname) go(address.search, true);
  else return;
  event.preventDefault();
});

addEventListener("popstate", show);

// A group of filters closes when another one opens, on Escape, by its button, and on a click beside it. That click does
// nothing else on the timeline, which lies below: it would choose a year that nobody meant.
const groups = [...form.querySelectorAll(".group")];
for (const group of groups) {
  group.addEventListener("toggle", () => group.open && groups.forEach((other) => other === group || (other.open = false)));
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    group.open = false;
    group.querySelector("summary").focus();
  });
}

function closed(event) {
  const left = groups.filter((group) => group.open && !group.contains(event.target));
  for (const group of left) group.open = false;
  if (!left.length || !event.target.closest(".timeline")) return;
  event.stopPropagation();
  event.preventDefault();
}

document.addEventListener("pointerdown", closed, true);
for (const button of form.querySelectorAll(".close-panel")) {
  button.addEventListener("click", () => {
    const group = button.closest(".group");
    group.open = false;
    group.querySelector("summary").focus();
  });
}
