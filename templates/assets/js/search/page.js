// The search page: it loads the index, asks at every key and shows what is
// found. What is shown of a hit is in results.js.

import { el, one } from "../shared/elements.js";
import { opening } from "./index.js";
import { NOTHING, stand } from "./plan.js";
import { find, id, SHOWN, suggest } from "./rank.js";
import { results } from "./results.js";

const FEW = 10, PART = 3; // results at first, and at once
const PAUSE = 30, TURN = 8, PATIENCE = 2000, BEHIND = 200; // milliseconds

/** Starts the search on a page that has one. */
export function start() {
  const [form, list, status, told, crisis, others, usual, none, instead] =
    ["form", "results", "status", "told", "crisis", "others", "usual", "none", "instead"].map(name => one("[data-search-" + name + "]"));
  if (!form || !list || !status) return;
  const main = document.getElementById("main") || form.parentNode, input = form.elements.q;
  const words = Object.assign({}, list.dataset);
  let searcher = null, show = null, failed = false, waiting = 0, enter = false, whole = false;

  // What stands in the list, by place.
  const shown = [];
  const rows = plan => (plan && plan.kids.find(e => e.name === "ul") || NOTHING).kids;
  // The hit at a place of the list. In a hurry it says two prices, or as many as
  // have their room already.
  function put(hit, i, hurry) {
    const li = show(hit);
    if (hurry) rows(li).splice(Math.max(2, rows(shown[i]).length));
    const node = stand(li, shown[i]);
    if (!shown[i]) list.appendChild(node);
    shown[i] = li;
    Object.assign(node.dataset, { hit: "", kind: hit.type, id: li.id = id(searcher, hit) });
  }
  // Of what stands there so many stay.
  function keep(n) {
    while (shown.length > n) shown.pop().node.remove();
  }

  // The first result comes at once, the rest of it and of them in small parts,
  // so that the next key need not wait for it. The results stand when all are
  // there; then they are counted for who hears the page.
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
    // What will stand where it stands waits there for its turn.
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

  // Where one finds it besides; and other words, where nothing was found.
  function lead(advice) {
    if (!none) return;
    none.querySelectorAll("[data-search-advice]").forEach(e => { e.hidden = !advice; });
    if (advice) none.setAttribute("aria-labelledby", "search-none");
    else none.removeAttribute("aria-labelledby");
    none.hidden = false;
  }

  const to = query => query.trim() ? "?q=" + encodeURIComponent(query.slice(0, 200)) : location.pathname;

  // The address follows what is typed. A query that one has stayed with, to
  // read or to follow a result, is a step that Back returns to.
  let settled = true, later = 0;
  function address() {
    clearTimeout(later);
    later = 0;
    try {
      history[settled && location.search ? "pushState" : "replaceState"](null, "", to(input.value));
    } catch (e) { /* a folder on a disk, or half of an emoji: the address stays */ }
    settled = false;
  }
  // Now, if it has not followed yet.
  function settle() {
    if (later) address();
    settled = true;
  }

  function fail() {
    failed = true;
    keep(0);
    status.textContent = words.wFailed;
    lead(false); // no other words would help
    main.dataset.search = "done";
  }

  // Both parts are asked for at once; what most people look for is in the
  // first, and is shown before the second is there. Without the first there
  // is no search, without the second it finds no acts.
  let loading = false, first = false, second = false;
  // The third is asked for when an answer is weak, which waits for it a little:
  // nothing that stands moves away under a finger.
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

  // Does a work in turns with the page, for which a message, unlike a timer, does
  // not wait. What is typed meanwhile is found then.
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
    if (!input.value) lead(false); // while the index comes
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

// A part of the index arrives as a script. Whatever is wrong with it, the
// page stays calm: an error in it is not shown, and then goes on without.
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
