// "My place", stored in this browser only. A place's page has a button that
// sets it. The home page then begins with that page's prices, those of a
// neighbour, recent changes and the day the tariff ends. Without a script, or
// on a file: page, the home page shows prices of all places.

import { all, el, one } from "./shared/elements.js";
import { keep, kept } from "./shared/place.js";

function button(b) {
  const mine = () => kept() === b.dataset.place;
  const tell = () => {
    b.setAttribute("aria-pressed", String(mine()));
    b.textContent = mine() ? b.dataset.mine : b.dataset.make;
  };
  b.addEventListener("click", () => {
    keep(mine() ? "" : b.dataset.place);
    tell();
  });
  tell();
}

// Copies what a place's page says about its tariffs and adjusts the links.
function show(box, doc, url) {
  const title = one("h2", box);
  title.textContent += ": ";
  el("a", "", title, one("h1", doc).textContent).href = url;
  all("article", doc).forEach(article => {
    const card = document.importNode(article, true);
    all("[href]", card).forEach(a => { a.href = new URL(a.getAttribute("href"), url).href; });
    all("[id]", card).forEach(e => e.removeAttribute("id"));
    box.appendChild(card);
  });
  box.hidden = false;
  document.dispatchEvent(new Event("tarif-added"));
}

function home(box) {
  const id = kept();
  if (!id || location.protocol === "file:") return;
  const url = new URL("places/" + id + "/", location.href).href;
  fetch(url).then(r => {
    if (r.status === 404) keep("");
    if (!r.ok) throw new Error(String(r.status));
    return r.text();
  }).then(html => show(box, new DOMParser().parseFromString(html, "text/html"), url)).catch(() => { /* the page stays as it is */ });
}

// On a page of many places, the reader's own is also shown before the list.
function pin(section) {
  const id = kept();
  all(".measured", section).forEach(group => {
    const items = all("li[data-at]", group), at = items.findIndex(li => li.dataset.at === id), strip = one(".strip", group);
    if (at < 0 || !strip) return;
    const box = document.createElement("div");
    box.className = "pinned";
    el("p", "hint", box, section.dataset.pin);
    el("ul", "", box).appendChild(document.importNode(items[at], true));
    strip.after(box);
    all("circle", strip)[at].setAttribute("class", "mine");
  });
}

all("[data-make]").forEach(button);
all("[data-pin]").forEach(pin);
all("[data-my-place]").forEach(home);
