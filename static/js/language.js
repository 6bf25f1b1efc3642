// Offers the page in the language that the browser prefers, where the site speaks it. Nothing is asked, sent or kept.

const offers = new Map([...document.querySelectorAll(".offer-language")].map((offer) => [offer.lang, offer]));
const shown = document.documentElement.lang;
const preferred = navigator.languages.map((language) => language.split("-")[0]).find((code) => code === shown || offers.has(code));
if (offers.has(preferred)) offers.get(preferred).hidden = false;
