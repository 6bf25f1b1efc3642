// Leaving the page does not lose what was typed without asking.

/** Ask before leaving while something is typed and not saved. */
export function start(entry) {
  let dirty = Boolean(entry.dataset.dirty);
  entry.addEventListener("input", (event) => (dirty ||= event.isTrusted));
  entry.closest("form").addEventListener("submit", () => (dirty = false));
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
}
