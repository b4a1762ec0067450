// Small comforts. Every page reads and works without this script.

import { all, one, target } from "./shared/elements.js";

// The reader's day, "2026-06-15".
function today() {
  const now = new Date(), two = n => String(n).padStart(2, "0");
  return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
}

// A static page grows old without a build: from the day on which what it says of
// "today" no longer holds, it says so itself.
function stale() {
  const day = today();
  all("[data-stale-from]").forEach(box => {
    const note = one(".stale", box);
    if (!note || day < box.dataset.staleFrom) return;
    note.hidden = false;
    box.classList.add("is-stale");
  });
}

// The search form leads to the A–Z page without JavaScript, to the search page
// with it.
const search = () => all("form[data-search-url]").forEach(form => { form.action = form.dataset.searchUrl; });

// The link to the other language keeps what is asked for and the row one is at.
function twin() {
  const link = one("#twin");
  if (!link) return;
  const base = link.getAttribute("href").split(/[?#]/)[0];
  const follow = () => link.setAttribute("href", base + location.search + location.hash);
  window.addEventListener("hashchange", follow);
  follow();
}

// T inside a row leads to the same row in the other language. It works only
// while the focus is in a row, so it takes no key from anything else. Rows can
// be focused, so an address with #r7 puts the focus there by itself.
function rowKey() {
  document.addEventListener("keydown", e => {
    if (e.code !== "KeyT" || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) return;
    const at = /** @type {Element} */ (e.target), row = at.closest && at.closest("table.rates tr[id]");
    const link = one("#twin");
    if (!row || !link) return;
    e.preventDefault();
    location.href = link.href.split("#")[0] + "#" + row.id;
  });
}

// A link to something inside a closed part opens it.
function openTarget() {
  for (let e = target(); e; e = e.parentElement) {
    if (e instanceof HTMLDetailsElement) e.open = true;
  }
}

// On a phone the rows of tables are laid out as grids, and not every browser
// keeps a table a table then: the roles say again what the elements are. They are
// said here once, for in the pages of a country they would be many megabytes.
function tables() {
  /** @type {Record<string, string>} */
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
  all("table, thead, tbody, tfoot, tr, td, th").forEach(e => {
    e.setAttribute("role", roles[e.tagName] || (e.closest("thead") ? "columnheader" : "rowheader"));
  });
}

// Pages stay readable without a network: sw.js, at the root, keeps them.
// Browsers allow that on https and on the reader's own machine only.
function keep() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!script || !script.hasAttribute("data-offline") || !navigator.serviceWorker) return;
  const worker = new URL("../sw.js", script.src).href;
  window.addEventListener("load", () => {
    navigator.serviceWorker.register(worker).catch(() => { /* then without */ });
  });
}

// On a phone the menu opens at a touch, so that prices stand higher.
function menu() {
  const button = one(".menu-button"), list = one("#menu");
  if (button) button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(list.classList.toggle("shown")));
  });
}

// How many days a tariff has left is counted from the reader's own day.
function left() {
  all("[data-last][data-forms]").forEach(note => {
    const n = Math.round((new Date(note.dataset.last).getTime() - new Date(today()).getTime()) / 864e5);
    const form = n % 10 === 1 && n % 100 !== 11 ? 0 : n % 10 > 1 && n % 10 < 5 && (n % 100 < 10 || n % 100 > 20) ? 1 : 2;
    note.hidden = n < 0;
    note.textContent = note.dataset.forms.split("|")[form].replace(/\d+/, String(n));
  });
}

document.addEventListener("tarif-added", () => { stale(); left(); tables(); });
stale();
left();
menu();
tables();
keep();
search();
twin();
rowKey();
openTarget();
window.addEventListener("hashchange", openTarget);
