// The search page: loads the index, searches at every key and shows the results.
// results.js builds a single result.

import { el, one } from "../shared/elements.js";
import { opening } from "./index.js";
import { NOTHING, stand } from "./plan.js";
import { find, id, SHOWN, suggest } from "./rank.js";
import { results } from "./results.js";

const FEW = 10, PART = 3; // results shown at first, and rendered at once
const PAUSE = 30, TURN = 8, PATIENCE = 2000, BEHIND = 200; // milliseconds

/** Starts the search on a page that has one. */
export function start() {
  const [form, list, status, told, crisis, others, usual, none, instead] =
    ["form", "results", "status", "told", "crisis", "others", "usual", "none", "instead"].map(name => one("[data-search-" + name + "]"));
  if (!form || !list || !status) return;
  const main = document.getElementById("main") || form.parentNode, input = form.elements.q;
  const words = Object.assign({}, list.dataset);
  let searcher = null, show = null, failed = false, waiting = 0, enter = false, whole = false;

  // The plans of the shown results.
  const shown = [];
  const rows = plan => (plan && plan.kids.find(e => e.name === "ul") || NOTHING).kids;
  // Shows a hit at a position of the list. In a hurry it shows two prices, or as
  // many as the previous result there.
  function put(hit, i, hurry) {
    const li = show(hit);
    if (hurry) rows(li).splice(Math.max(2, rows(shown[i]).length));
    const node = stand(li, shown[i]);
    if (!shown[i]) list.appendChild(node);
    shown[i] = li;
    Object.assign(node.dataset, { hit: "", kind: hit.type, id: li.id = id(searcher, hit) });
  }
  // Removes all results but the first n.
  function keep(n) {
    while (shown.length > n) shown.pop().node.remove();
  }

  // The first result is shown at once, the rest in small parts, so that the next
  // key does not have to wait. When all are shown, a screen reader is told their
  // number.
  let rest = 0, room = FEW;
  function fill(hits, from, to, said) {
    hits.slice(from, to).forEach((hit, i) => put(hit, from + i));
    if (to < hits.length) {
      rest = setTimeout(() => fill(hits, to, to + PART, said), 0);
      return;
    }
    if (status.textContent !== said) status.textContent = said;
    if (whole) main.dataset.search = "done";
  }

  function render(hits, query) {
    const asked = query.trim() !== "";
    // Keep the results that stay at their position until their turn.
    let n = hits.length && 1;
    while (n < hits.length && shown[n] && shown[n].id === id(searcher, hits[n])) n++;
    keep(n);
    if (!hits.length) lead(asked);
    else if (none) none.hidden = true;
    told.textContent = hits.absent ?
      (hits.elsewhere ? words.wElsewhere : words.wAbsent).replace("#", hits.absent) + (hits.length ? " " + words.wNear : "") : "";
    crisis.hidden = !hits.crisis;
    const many = Math.min(hits.length, SHOWN);
    others.hidden = many <= room;
    others.textContent = words.wOthers.replace("#", many - room);
    const said = !asked ? "" : hits.length ? words.wFound.replace("#", hits.length) : words.wNone;
    if (n) put(hits[0], 0, true);
    rest = setTimeout(() => fill(hits.slice(0, room), 0, PART, said), PAUSE);
    const better = asked && !hits.length ? suggest(searcher, query) : "";
    if (!instead) return;
    instead.hidden = !better || better === query;
    const a = one("a", instead) || el("a", "", instead);
    a.textContent = better;
    a.href = to(better);
  }

  // Shows other ways to find it and, with advice, suggests other words.
  function lead(advice) {
    if (!none) return;
    none.querySelectorAll("[data-search-advice]").forEach(e => { e.hidden = !advice; });
    if (advice) none.setAttribute("aria-labelledby", "search-none");
    else none.removeAttribute("aria-labelledby");
    none.hidden = false;
  }

  const to = query => query.trim() ? "?q=" + encodeURIComponent(query.slice(0, 200)) : location.pathname;

  // The address follows what is typed. A query at which the reader stopped, to
  // read or to follow a result, becomes a history entry.
  let settled = true, later = 0;
  function address() {
    clearTimeout(later);
    later = 0;
    try {
      history[settled && location.search ? "pushState" : "replaceState"](null, "", to(input.value));
    } catch (e) { /* a folder on a disk, or half of an emoji: the address stays */ }
    settled = false;
  }
  // Updates the address now if it is still pending.
  function settle() {
    if (later) address();
    settled = true;
  }

  function fail() {
    failed = true;
    keep(0);
    status.textContent = words.wFailed;
    lead(false); // other words would not help
    main.dataset.search = "done";
  }

  // The first two parts are requested together. The first has what most people
  // look for, and its results are shown before the second arrives. Without the
  // first the search does not work; without the second it finds no acts.
  let loading = false, first = false, second = false;
  // The third part is requested if an answer is weak. The answer waits for it a
  // little, so that results do not move under a finger.
  const ASKED = 1, THERE = 2, KNOWN = 3;
  let third = 0, patient = true;
  function widen() {
    if (third) return;
    third = ASKED;
    fetch(form.dataset.wide, () => { third = THERE; arrived(); });
    setTimeout(() => { patient = false; soon(); }, PATIENCE);
  }
  function load() {
    if (loading) return;
    loading = true;
    fetch(form.dataset.index, () => { first = true; arrived(); });
    fetch(form.dataset.more, () => { second = true; arrived(); });
  }
  function arrived() {
    /** @type {any} */
    const files = globalThis;
    const extended = () => { whole = true; };
    if (working || failed) return;
    if (first && !searcher) {
      work(opening(files.tarifIndex), opened => {
        searcher = opened;
        show = results(searcher, words, form.dataset.root);
      }, fail);
    } else if (searcher && second && !whole) work(searcher.extending(files.tarifMore), extended, extended);
    else if (whole && third === THERE) {
      third = KNOWN;
      patient = false;
      work(searcher.widening(files.tarifWide), () => {}, () => {});
    }
  }

  // Runs steps alternately with the page, by messages because timers have a
  // minimum delay. Afterwards it searches for what was typed meanwhile.
  let working = false;
  function work(steps, then, wrong) {
    const { port1, port2 } = new MessageChannel(), next = () => port2.postMessage("");
    port1.onmessage = () => {
      const end = performance.now() + TURN;
      let step = null;
      try {
        do step = steps.next(); while (!step.done && performance.now() < end);
      } catch (e) {
        step = null;
      }
      if (step && !step.done) return next();
      port1.close();
      working = false;
      if (step) then(step.value);
      else wrong();
      if (failed) return;
      search();
      arrived();
    };
    working = true;
    next();
  }

  function search() {
    waiting = 0;
    clearTimeout(rest);
    const query = input.value;
    if (usual) usual.hidden = query.trim() !== "";
    if (failed) return fail();
    if (!searcher || working) return load();
    try {
      const hits = find(searcher, query);
      if (hits.weak && query.trim()) {
        widen();
        if (patient) return;
      }
      if (hits.length || whole) render(hits, query);
    } catch (e) {
      return fail();
    }
    if (!whole) return;
    if (enter && links()[0]) links()[0].focus();
    enter = false;
  }

  function soon() {
    main.dataset.search = "";
    if (!waiting) waiting = requestAnimationFrame(search);
  }

  function fromAddress() {
    input.value = (new URLSearchParams(location.search).get("q") || "").slice(0, 200);
    settled = true;
    if (!input.value) lead(false); // while the index loads
    soon();
  }

  const links = () => Array.from(list.querySelectorAll(".hit-link"));
  function move(step) {
    const all = links(), i = all.indexOf(document.activeElement) + step;
    (i < 0 ? input : all[Math.min(i, all.length - 1)] || input).focus();
  }

  form.addEventListener("submit", e => {
    e.preventDefault();
    settle();
    enter = true;
    soon();
  });
  others.addEventListener("click", () => {
    const at = shown.length;
    room = SHOWN;
    search();
    setTimeout(() => { if (shown[at]) shown[at].node.querySelector("a").focus(); }, 4 * PAUSE);
  });
  input.addEventListener("input", () => {
    room = FEW;
    clearTimeout(later);
    later = setTimeout(address, BEHIND);
    main.dataset.search = "";
    search();
  });
  form.addEventListener("keydown", e => {
    if (e.target !== input) return;
    if (e.key === "ArrowDown" && links().length) { e.preventDefault(); move(1); }
    if (e.key === "Escape" && input.value) { e.preventDefault(); input.value = ""; address(); soon(); }
  });
  list.addEventListener("focusin", settle);
  addEventListener("pagehide", settle);
  list.addEventListener("keydown", e => {
    if (e.key === "Escape") { e.preventDefault(); input.focus(); input.select(); }
    if (!e.target.classList.contains("hit-link")) return;
    if (e.key === "ArrowDown") { e.preventDefault(); move(1); }
    if (e.key === "ArrowUp") { e.preventDefault(); move(-1); }
  });
  addEventListener("popstate", fromAddress);
  fromAddress();
}

// Loads a part of the index as a script and then calls then, even if it is
// missing or has an error, which is not reported.
function fetch(address, then) {
  const script = document.createElement("script"), name = address.split("/").pop();
  const quiet = e => { if (e.filename && e.filename.endsWith(name)) e.preventDefault(); };
  script.src = address;
  script.onload = script.onerror = () => {
    removeEventListener("error", quiet);
    then();
  };
  addEventListener("error", quiet);
  document.head.appendChild(script);
}
