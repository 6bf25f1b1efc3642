// What the rules make of the page as it is typed: the server computes it, here it is shown.

import { send, whenQuiet } from "./ask.js";

/** Ask for the preview after every change, and show it. */
export function start(entry) {
  const { form } = entry.querySelector("[name]");
  let asked = null;
  const look = async () => {
    asked?.abort();
    asked = new AbortController();
    const data = new FormData(form);
    data.set("incident", entry.dataset.incident);
    const seen = await send(entry.dataset.preview, data, asked.signal);
    if (seen) show(seen);
  };
  const soon = whenQuiet(350, look);
  entry.addEventListener("input", soon);
  entry.addEventListener("change", soon);
  entry.addEventListener("formset:added", soon);
  look();
}

/** The cases that may be this one, as links that leave the page as it is. */
function showKnown(part, known) {
  const asks = known.some((one) => one.asks);
  // What will be asked before publishing is not left folded; whoever folds it again is not bothered twice.
  if (asks && !part.classList.contains("asks")) part.open = true;
  part.classList.toggle("asks", asks);
  // The question beside the buttons names them already.
  part.hidden = known.length === 0 || Boolean(document.querySelector(".asked"));
  const list = part.querySelector("ul");
  const lines = known.map(({ text, about, reasons, address }) => {
    const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", textContent: text });
    const why = Object.assign(document.createElement("div"), { className: "quiet", textContent: `${about}. ${reasons}` });
    const line = document.createElement("li");
    line.append(link, why);
    return line;
  });
  list.replaceChildren(...lines);
}

function show(seen) {
  for (const name of ["headline", "reason", "breakdown", "grade", "place"]) {
    for (const place of document.querySelectorAll(`[data-live="${name}"]`)) {
      place.textContent = seen[name];
      if (name === "breakdown") place.classList.toggle("problem", seen.excess);
    }
  }
  showKnown(document.querySelector("[data-known]"), seen.known);
  for (const card of document.querySelectorAll("[data-source]")) {
    const sum = card.querySelector("[data-sum]");
    const source = seen.sources[card.dataset.source];
    sum.textContent = source?.text ?? "";
    sum.classList.toggle("problem", Boolean(source?.excess));
  }
}
