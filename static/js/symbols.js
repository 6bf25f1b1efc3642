// What stands on the map: the symbol follows how exactly the place is known.

const SVG = "http://www.w3.org/2000/svg";
const LEAST_TARGET = matchMedia("(pointer: coarse)").matches ? 44 : 28;
const WIDEST = 56;
const OUT_OF_THE_WAY = [Infinity, Infinity, -Infinity, -Infinity];
const BESIDE = [[0, -17], [0, 17], [-28, -12], [28, -12], [-28, 12], [28, 12], [0, -38], [-38, -30], [38, -30], [0, 38]];
const language = document.documentElement.lang;
/** Whole numbers as the language of the page writes them. */
export const whole = new Intl.NumberFormat(language);
const short = new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 });
const plural = new Intl.PluralRules(language);

/** `{n}` and the like in a text of the page, filled in. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

/** `12 incidents`: a number with its word. */
export function count(word, number) {
  return fill(word[plural.select(number)] ?? word.other, { n: whole.format(number) });
}

/** `12 incidents, 1,234 people`; without the people where nobody reports a number. */
export function told(words, incidents, people) {
  const first = count(words.incident, incidents);
  return people ? fill(words.and, { incidents: first, people: count(words.person, people) }) : first;
}

/** The marker of a cluster, or of one incident, at `at`. */
export function clusterMarker([, , incidents, people, precision], at, words, size, activate) {
  const mark = element("span", "symbol-mark", incidents > 1 ? short.format(incidents) : "");
  mark.style.inlineSize = mark.style.blockSize = `${size}px`;
  const parts = [told(words, incidents, people), precision === "province" ? words.province : "", words.open_cluster];
  return marker(at, {
    kinds: [incidents > 1 ? "many" : "one", precision],
    content: [mark, ...peopleBelow(people)],
    label: parts.filter(Boolean).join("; "),
    size,
    above: incidents,
    activate,
  });
}

/** How wide a symbol is, in pixels: more incidents, or more people, make it wider, by their order of magnitude. */
export function sizeOf([, , incidents, people, precision], by) {
  const least = incidents > 1 ? 22 : precision === "province" ? 28 : 14;
  if (by !== "people") return incidents > 1 ? Math.round(least + 8 * Math.log10(incidents)) : least;
  return Math.max(least, Math.min(WIDEST, Math.round(8 + 10 * Math.log10(Math.max(people, 1)))));
}

/** The badge of a country: incidents of which no closer place is known or shown. It is no point on the ground. */
export function countryMarker({ at, name }, { incidents, people }, words, activate) {
  return marker(at, {
    kinds: ["unplaced"],
    content: [element("span", "symbol-mark", short.format(incidents))],
    label: `${name}: ${told(words, incidents, people)}; ${words.country_only}; ${words.open_cluster}`,
    size: 24,
    above: incidents,
    activate,
  });
}

function marker(at, { kinds, content, label, size, above, activate }) {
  const html = element("span", "symbol-body");
  html.style.setProperty("--half", `${size / 2}px`);
  html.append(...content);
  const target = Math.max(size, LEAST_TARGET);
  const icon = L.divIcon({ className: ["symbol", ...kinds].join(" "), html, iconSize: [target, target] });
  const made = L.marker(at, { icon, title: label, riseOnHover: true, zIndexOffset: Math.min(above, 900) });
  made.size = size;
  made.isBadge = kinds.includes("unplaced");
  made.on("click", activate);
  made.on("add", () => {
    const shown = made.getElement();
    shown.setAttribute("aria-label", label);
    shown.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      activate();
    });
  });
  return made;
}

/**
 * Hide the numbers of people that would lie on another symbol or number; a symbol's title still says them. Gives the
 * boxes that symbols and numbers take, as [left, top, right, bottom] in the map's own pixels.
 */
export function makeRoom(map, markers) {
  const placed = markers.map((made) => ({ made, ...map.latLngToLayerPoint(made.getLatLng()) }));
  const taken = placed.map(({ made, x, y }) => (made.isBadge ? OUT_OF_THE_WAY : around(x, y, made.size, made.size)));
  for (const [at, { made, x, y }] of placed.entries()) {
    if (made.isBadge) taken[at] = hang(made, x, y, taken);
  }
  for (const [at, { made, x, y }] of placed.entries()) {
    const number = made.getElement().querySelector(".symbol-people");
    if (!number) continue;
    const top = y + made.size / 2;
    const half = (number.textContent.length * 7 + 14) / 2;
    const box = [x - half, top + 1, x + half, top + 17];
    number.hidden = taken.some((other, index) => index !== at && meets(box, other));
    if (!number.hidden) taken.push(box);
  }
  return taken;
}

/** A badge belongs to a country, not to a point: it hangs on the country's name wherever there is room. */
function hang(made, x, y, taken) {
  const boxes = BESIDE.map(([right, down]) => around(x + right, y + down, made.size, 20));
  const free = boxes.findIndex((box) => !taken.some((other) => meets(box, other)));
  const [right, down] = BESIDE[Math.max(free, 0)];
  const body = made.getElement().firstElementChild;
  body.style.translate = `${right}px ${down}px`;
  return boxes[Math.max(free, 0)];
}

function around(x, y, width, height) {
  return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
}

/** Whether two boxes overlap. */
export function meets(one, other) {
  return one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];
}

function peopleBelow(people) {
  if (!people) return [];
  const text = element("span", "symbol-people", people < 10000 ? whole.format(people) : short.format(people));
  text.prepend(person());
  return [text];
}

function person() {
  const drawn = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  drawn.setAttribute("viewBox", "0 0 10 12");
  drawn.setAttribute("class", "person");
  drawn.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M5 1a2.300 2.300 0 1 1 0 4.600A2.300 2.300 0 0 1 5 1ZM1 11.500c0-3 1.500-5 4-5s4 2 4 5Z");
  drawn.append(path);
  return drawn;
}

/** An element with a class and a text. */
export function element(name, kind = "", text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}
