// What opens on a symbol: the incidents it stands for, each with a link, made of text nodes only.

import { element, fill, told, whole } from "./symbols.js";

const SHOWN = 8;
const FEW = 12;
const LOWEST = 140;
const AROUND = 96;
let asked = null;

/**
 * Ask what a symbol stands for and open it as a list. `search` asks for exactly its incidents; `way` is what else can
 * be done ({ text, follow }). Many incidents at once are not listed where there is a way: it is followed instead,
 * unless they `areListed` in any case.
 */
export async function openPopup(map, at, incidents, search, addresses, words, way, areListed = false) {
  if (way && incidents > FEW && !areListed) return way.follow();
  asked?.abort();
  asked = new AbortController();
  // On a phone the map is lower than a long list, whose head would stand above it.
  const maxHeight = Math.max(LOWEST, map.getSize().y - AROUND);
  const popup = L.popup({ minWidth: 230, maxWidth: 300, maxHeight, autoPanPadding: [12, 12], offset: [0, -8] });
  popup.setLatLng(at).setContent(element("p", "", words.loading)).openOn(map);
  popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close);
  try {
    const answer = await fetch(`${addresses.rows}${search}${search ? "&" : "?"}page_size=${SHOWN}`, { signal: asked.signal });
    if (!answer.ok) throw new Error(fill(words.failed, { n: answer.status }));
    popup.setContent(listing(await answer.json(), search, addresses, words, way));
    popup.getElement()?.querySelector("a[href]:not([role])")?.focus({ preventScroll: true });
  } catch (problem) {
    if (problem.name !== "AbortError") popup.setContent(element("p", "", problem instanceof TypeError ? words.offline : problem.message));
  }
}

function listing({ total, rows }, search, addresses, words, way) {
  const content = element("div");
  content.append(element("p", "popup-head", told(words, total.incidents, total.people)));
  const list = element("ul", "popup-list");
  list.append(...rows.map(item));
  content.append(list);
  const ways = element("div", "popup-ways");
  if (rows.length < total.incidents) content.append(element("p", "quiet", fill(words.some_of, { n: rows.length, all: whole.format(total.incidents) })));
  if (total.incidents > 1) ways.append(link(words.list_these, addresses.list + search));
  if (way && total.incidents > 1) ways.append(button(way));
  if (ways.childElementCount) content.append(ways);
  return content;
}

function item({ title, written_in, when, where, place, place_in, figure, spread, url }) {
  const made = element("li");
  const figures = spread ? `${figure} (${spread})` : figure;
  const name = link(title, url);
  name.lang = written_in;
  const ownWords = element("span", "", place);
  ownWords.lang = place_in;
  const whenAndWhere = element("small", "", `${when}\u00a0· `);
  whenAndWhere.append(ownWords, where.slice(place.length));
  made.append(name, element("small", "", figures), whenAndWhere);
  return made;
}

function link(text, address) {
  const made = element("a", "", text);
  made.href = address;
  return made;
}

function button({ text, follow }) {
  const made = element("button", "", text);
  made.type = "button";
  made.addEventListener("click", follow);
  return made;
}
