// What moves the map and what scrolls the page. One finger and the wheel alone are for reading on, so they scroll; two
// fingers, a mouse that drags, and the wheel with Ctrl or ⌘ move the map, and a hint says so to whoever tries.

import { fill } from "./symbols.js";

const SHOWN = 1500;
const SWIPED = 12;
const NOTCH = 60;
const KEY = /^(Mac|iP)/.test(navigator.platform) ? "⌘" : "Ctrl";

/**
 * Keep from the map that is made in `holder` after this what scrolls the page. Listeners of one element are called in
 * the order in which they came: these are first, and let through to the map's own what is meant for it.
 */
export function leaveScrolling(holder, hint, words) {
  const tell = tellIn(hint);
  keepFinger(holder, () => tell(words.two_fingers));
  keepWheel(holder, () => tell(fill(words.wheel, { key: KEY })));
}

function keepFinger(holder, swiped) {
  let start = null;
  let isScrolling = false;
  holder.addEventListener("touchstart", (event) => {
    const isAlone = event.touches.length === 1;
    if (isAlone) isScrolling = false;
    // Where the style sheet leaves no scrolling to the browser, the page lies still and the finger is the map's.
    start = isAlone && getComputedStyle(holder).touchAction !== "none" ? event.touches[0] : null;
    // A second finger on a page that scrolls already cannot stop it and would move both.
    if (start || isScrolling) event.stopImmediatePropagation();
  }, { passive: true });
  holder.addEventListener("touchmove", ({ touches: [touch] }) => {
    if (!start || Math.hypot(touch.clientX - start.clientX, touch.clientY - start.clientY) < SWIPED) return;
    start = null;
    isScrolling = true;
    swiped();
  }, { passive: true });
  for (const end of ["touchend", "touchcancel"]) holder.addEventListener(end, () => (start = null));
}

function keepWheel(holder, rolled) {
  let pinched = 0;
  holder.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) {
      event.stopImmediatePropagation();
      return rolled();
    }
    // A pinch on a trackpad arrives as a wheel with Ctrl, in many steps of which the map would take each for a level.
    pinched = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? pinched + event.deltaY : NOTCH;
    if (Math.abs(pinched) >= NOTCH) return void (pinched = 0);
    event.preventDefault();
    event.stopImmediatePropagation();
  }, { passive: false });
}

/** Tells a text for a moment. It stays in the page when it is no longer seen, so that it is announced only once. */
function tellIn(hint) {
  let hiding = 0;
  return (text) => {
    if (hint.textContent !== text) hint.textContent = text;
    hint.classList.add("is-shown");
    clearTimeout(hiding);
    hiding = setTimeout(() => hint.classList.remove("is-shown"), SHOWN);
  };
}
