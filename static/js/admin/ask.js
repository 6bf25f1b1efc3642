// Requests to the staff look-ups.

import { renewed } from "./token.js";

/** The JSON answer to a question, or null where there is none (offline, signed out): the form works on without it. */
export async function ask(address, parameters, signal) {
  const url = new URL(address, location.href);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return answer(url, { signal });
}

/** The JSON answer to a posted form, or null. */
export async function send(address, data, signal) {
  return answer(address, { method: "POST", body: renewed(data), signal });
}

async function answer(url, options) {
  try {
    const response = await fetch(url, { credentials: "same-origin", redirect: "error", ...options });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** The same function, called once things have been quiet for a while. */
export function whenQuiet(milliseconds, action) {
  let timer;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...values), milliseconds);
  };
}
