// Above a page that was refused stands what is wrong, each line leading to its field.

/** List every error of the form in the note above it. */
export function start(entry) {
  const note = document.querySelector(".errornote");
  const found = [...entry.querySelectorAll(".errorlist li")];
  if (!note || !found.length) return;
  const list = document.createElement("ul");
  list.append(...found.map(line));
  note.append(list);
}

function line(error) {
  const cell = error.closest(".cell, td, .source, fieldset");
  const field = cell?.querySelector("input:not([type=hidden]), select, textarea");
  const link = document.createElement("a");
  link.href = `#${field?.id ?? ""}`;
  link.textContent = [label(cell, field), error.textContent.trim()].filter(Boolean).join(": ");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (let box = field?.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    (field ?? error).scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

/** What a field is called; in a source also which one. */
function label(cell, field) {
  const source = cell?.closest("[data-source]")?.querySelector("[data-source-name]")?.textContent;
  const own = field?.labels?.[0]?.textContent.trim() || field?.getAttribute("aria-label");
  return [source, own].filter(Boolean).join(", ");
}
