// Improvements on every page. Every page can be read and used without this
// script.

import { all, one, target } from "./shared/elements.js";

// today returns the reader's date, "2026-06-15".
function today() {
  const now = new Date(), two = n => String(n).padStart(2, "0");
  return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join("-");
}

// A static page becomes outdated without a new build. From the day on which its
// statements about "today" no longer hold, it shows a notice.
function stale() {
  const day = today();
  all("[data-stale-from]").forEach(box => {
    const note = one(".stale", box);
    if (!note || day < box.dataset.staleFrom) return;
    note.hidden = false;
    box.classList.add("is-stale");
  });
}

// The search form leads to the search page; without a script, to the A–Z page.
const search = () => all("form[data-search-url]").forEach(form => { form.action = form.dataset.searchUrl; });

// The link to the other language keeps the query and the current row.
function twin() {
  const link = one("#twin");
  if (!link) return;
  const base = link.getAttribute("href").split(/[?#]/)[0];
  const follow = () => link.setAttribute("href", base + location.search + location.hash);
  window.addEventListener("hashchange", follow);
  follow();
}

// T inside a row leads to the same row in the other language. It does so only
// while a row has the focus, so that it takes no key from anything else. Rows
// are focusable, so an address with #r7 focuses its row.
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

// Opens the folded parts around the target of the address.
function openTarget() {
  for (let e = target(); e; e = e.parentElement) {
    if (e instanceof HTMLDetailsElement) e.open = true;
  }
}

// On a phone the rows of tables are laid out as grids, and then not every
// browser exposes a table as a table. So every element gets its role again. A
// script does it because the attributes would add many megabytes to a national
// site.
function tables() {
  /** @type {Record<string, string>} */
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TFOOT: "rowgroup", TR: "row", TD: "cell" };
  all("table, thead, tbody, tfoot, tr, td, th").forEach(e => {
    e.setAttribute("role", roles[e.tagName] || (e.closest("thead") ? "columnheader" : "rowheader"));
  });
}

// Registers the service worker, which keeps pages for reading offline. Browsers
// allow it on https and localhost only.
function keep() {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!script || !script.hasAttribute("data-offline") || !navigator.serviceWorker) return;
  const worker = new URL("../sw.js", script.src).href;
  window.addEventListener("load", () => {
    navigator.serviceWorker.register(worker).catch(() => { /* no offline reading */ });
  });
}

// On a phone the menu is folded behind a button, so that prices appear higher
// up.
function menu() {
  const button = one(".menu-button"), list = one("#menu");
  if (button) button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(list.classList.toggle("shown")));
  });
}

// Updates the number of days a tariff has left by the reader's date.
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
