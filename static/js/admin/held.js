// What was typed lives in this page alone: leaving it asks first, and it is sent with the token as it is by then.

import { renew } from "./token.js";

const form = document.querySelector("[data-held]");
if (form) {
  let isSent = false;
  form.addEventListener("submit", () => {
    isSent = true;
    renew(form);
  });
  window.addEventListener("beforeunload", (event) => {
    if (!isSent) event.preventDefault();
  });
  form.querySelector("[name=username], button")?.focus();
}
