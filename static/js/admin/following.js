// A page that shows what jobs do keeps up with them: it asks for a stamp and renews itself when that is another.

import { ask } from "./ask.js";

const OFTEN = 1000;
const SELDOM = 10000;

/** Keep a part of the page (with data-state, data-stamp and data-moving) as the server has it now. */
export function follow(part, { whileStill }) {
  let at = part;
  const look = async () => {
    if (!document.hidden && !isBusy(at)) at = await renew(at);
    if (at.dataset.moving || whileStill) setTimeout(look, at.dataset.moving ? OFTEN : SELDOM);
  };
  setTimeout(look, at.dataset.moving ? OFTEN : SELDOM);
}

async function renew(part) {
  const now = await ask(part.dataset.state, {});
  if (!now || now.stamp === part.dataset.stamp) return part;
  return (await put(part, location.href)) ?? part;
}

/** Replace a part of the page by what the server shows at an address; gives the new part, or null. */
export async function put(part, address, options = {}) {
  const fresh = await load(address, options);
  const found = fresh?.getElementById(part.id);
  if (!found) return null;
  part.replaceWith(found);
  return found;
}

/** The page at an address as a document that is not shown, or null. */
export async function load(address, options = {}) {
  try {
    const response = await fetch(address, { credentials: "same-origin", ...options });
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

/** Nothing is taken away from under somebody's hands. */
function isBusy(part) {
  return part.contains(document.activeElement) && document.activeElement.matches("button, input, select, textarea");
}
