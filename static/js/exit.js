// Leaving quickly: a click on the button above the page, or Shift pressed three times with no other key between.
// The page is emptied at once, before anything answers, and its entry in the history is replaced. Without this file
// the button is a plain link.

const WAIT = 5000;
const link = document.getElementById("exit");
const says = document.getElementById("exit-says");
let presses = 0;
let alone = false;
let waiting = 0;

function leave() {
  const { href } = link;
  const { leaving } = link.dataset;
  document.title = "";
  document.body.replaceChildren(says);
  says.textContent = leaving;
  location.replace(href);
}

function stop(announced) {
  clearTimeout(waiting);
  if (presses && announced) says.textContent = link.dataset.stopped;
  presses = 0;
}

function press() {
  clearTimeout(waiting);
  presses += 1;
  if (presses === 3) return leave();
  says.textContent = presses === 1 ? link.dataset.two : link.dataset.one;
  waiting = setTimeout(stop, WAIT, true);
}

link.addEventListener("click", (event) => {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  leave();
});

document.addEventListener("keydown", (event) => {
  alone = event.key === "Shift" && !event.repeat ? true : event.key === "Shift" && alone;
  if (event.key !== "Shift") stop(true);
});

document.addEventListener("keyup", (event) => {
  if (event.key !== "Shift" || !alone) return;
  alone = false;
  press();
});
