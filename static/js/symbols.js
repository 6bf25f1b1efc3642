// What stands on the map: the symbol follows how exactly the place is known.

const SVG = "http://www.w3.org/2000/svg";
const language = document.documentElement.lang;
const whole = new Intl.NumberFormat(language);
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

/** The marker of a cluster, or of one incident. */
export function clusterMarker([longitude, latitude, incidents, people, precision], words, activate) {
  const size = incidents > 1 ? Math.round(22 + 9 * Math.log10(incidents)) : precision === "province" ? 28 : 14;
  const mark = element("span", "symbol-mark", incidents > 1 ? short.format(incidents) : "");
  if (incidents > 1) mark.style.inlineSize = mark.style.blockSize = `${size}px`;
  const parts = [told(words, incidents, people), precision === "province" ? words.province : "", words.open_cluster];
  return marker([latitude, longitude], {
    kinds: [incidents > 1 ? "many" : "one", precision],
    content: [mark, ...peopleBelow(people, size / 2 + 2)],
    label: parts.filter(Boolean).join("; "),
    above: incidents,
    activate,
  });
}

/** The badge of a country: incidents of which no closer place is known or shown. It is no point on the ground. */
export function countryMarker({ at, name }, { incidents, people }, words, activate) {
  return marker(at, {
    kinds: ["unplaced"],
    content: [element("span", "symbol-mark", short.format(incidents))],
    label: `${name}: ${told(words, incidents, people)}; ${words.country_only}; ${words.open_cluster}`,
    above: incidents,
    activate,
  });
}

function marker(at, { kinds, content, label, above, activate }) {
  const html = document.createDocumentFragment();
  const holder = element("div");
  html.append(...content);
  holder.append(html);
  holder.style.display = "contents";
  const icon = L.divIcon({ className: ["symbol", ...kinds].join(" "), html: holder, iconSize: null });
  const made = L.marker(at, { icon, title: label, riseOnHover: true, zIndexOffset: Math.min(above, 900) });
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

function peopleBelow(people, distance) {
  if (!people) return [];
  const text = element("span", "symbol-people", people < 10000 ? whole.format(people) : short.format(people));
  text.style.insetBlockStart = `${distance}px`;
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
