// Going back, a browser fills in what was changed on the page, and takes the rest from a new copy. So that what was typed
// comes back with the token of the form it was typed in, and not with that of the new copy, the token is changed, too.

/** Make the token of a form for a new incident one that comes back. */
export function start(entry) {
  const token = entry.querySelector("[name=drawn]");
  if (token && token.value === token.defaultValue) token.value += ".";
}
