// Leaving the page does not lose what was typed without asking.

import { renew } from "./token.js";

/** Ask before leaving while something is typed and not saved. */
export function start(entry) {
  let dirty = Boolean(entry.dataset.dirty);
  entry.addEventListener("input", (event) => (dirty ||= event.isTrusted));
  const form = entry.closest("form");
  form.addEventListener("submit", () => {
    dirty = false;
    renew(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
}
