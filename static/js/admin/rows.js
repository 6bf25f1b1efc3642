// Rows of a formset: added from its template, removed by their tick, never renumbered.

/** A new row of a formset, put at the end of a parent; gives the row. */
export function addRow(prefix, parent) {
  const total = document.getElementById(`id_${prefix}-TOTAL_FORMS`);
  const place = total.value;
  const empty = document.querySelector(`template[data-empty="${prefix}"]`);
  const row = empty.content.firstElementChild.cloneNode(true);
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of element.attributes) {
      if (attribute.value.includes("__prefix__")) attribute.value = attribute.value.replaceAll("__prefix__", place);
    }
  }
  total.value = Number(place) + 1;
  parent.append(row);
  row.dispatchEvent(new CustomEvent("formset:added", { bubbles: true, detail: { formsetName: prefix } }));
  return row;
}

/** A field of a row by the end of its name, such as "number". */
export function field(row, name) {
  return row.querySelector(`[name$="-${name}"]`);
}

/** Set a field as if it was typed, so that everything that listens follows. */
export function put(input, value) {
  if (!input) return;
  if (input.type === "checkbox") input.checked = value;
  else input.value = value ?? "";
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Whether a row is marked to be removed. */
export function isRemoved(row) {
  return Boolean(field(row, "DELETE")?.checked);
}
