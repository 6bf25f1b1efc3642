// What a typed date is understood as, beside it.

import { ask, whenQuiet } from "./ask.js";

/** Show the understanding of every field with data-date. */
export function start(entry) {
  for (const input of entry.querySelectorAll("input[data-date]")) {
    const understood = document.createElement("output");
    understood.className = "understood";
    understood.htmlFor = input.id;
    input.after(understood);
    const look = async () => {
      const text = input.value;
      const found = text.trim() ? await ask(input.dataset.date, { q: text }) : { text: "" };
      if (!found || input.value !== text) return;
      understood.textContent = found.text ?? found.problem;
      understood.classList.toggle("problem", Boolean(found.problem));
    };
    const refused = input.closest(".cell")?.querySelector(".errorlist");
    input.addEventListener("input", () => refused?.remove());
    input.addEventListener("input", whenQuiet(250, look));
    // What was refused says so already.
    if (!refused) look();
  }
}
