// The token against forged forms changes when somebody signs in, in whatever window: forms are sent with the new one.

const NAME = "csrfmiddlewaretoken";

/** The token as it is now; empty where the browser has none. */
function current() {
  return document.cookie.match(/(?:^|; )csrftoken=([^;]*)/)?.[1] ?? "";
}

/** Put it into a form that is about to be sent. */
export function renew(form) {
  const field = form.elements[NAME];
  if (field && current()) field.value = current();
}

/** Put it into data that are about to be sent. */
export function renewed(data) {
  if (data.has(NAME) && current()) data.set(NAME, current());
  return data;
}
