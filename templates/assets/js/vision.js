// The version for the visually impaired, kept from page to page. It stands in
// the head and sets classes on the root before the page is first drawn: vs1
// vs2 for letters, vg1 vg2 for spacing, vc1 vc2 vc3 for colours. Where nothing
// can be stored, the choices hold for the page. It also tells the styles that
// scripts run, so that what needs one has its room from the first moment.

import { disk } from "./shared/disk.js";
import { all, one } from "./shared/elements.js";

const key = "tarif-vision", usual = "vs0 vg0 vc0";
const root = document.documentElement;
let chosen = usual;

function choose(ids) {
  root.classList.remove(...chosen.split(" "));
  root.classList.add(...ids.split(" "));
  chosen = ids;
}

// The page's controls say what is chosen.
const tick = () => all("#vision input").forEach(input => { input.checked = root.classList.contains(input.id); });

function keep() {
  try { localStorage.setItem(key, chosen); } catch (e) { /* then for this page */ }
}

function kept() {
  try {
    const ids = localStorage.getItem(key) || "";
    return /^vs\d vg\d vc\d$/.test(ids) ? ids : usual;
  } catch (e) {
    return usual;
  }
}

root.classList.add("js");
choose(kept());

document.addEventListener("DOMContentLoaded", () => {
  const box = one("#vision"), reset = box && one("button", box);
  if (!box) return;
  const set = ids => {
    choose(ids);
    tick();
    keep();
  };
  tick();
  // Who opens it for the first time wants the version, not questions about it.
  one("summary", box).addEventListener("click", () => {
    if (!box.open && chosen === usual) set("vs1 vg1 vc1");
  });
  box.addEventListener("change", () => {
    choose(all("input", box).filter(input => input.checked).map(input => input.id).join(" "));
    keep();
  });
  reset.addEventListener("click", () => {
    set(usual);
    box.open = false;
  });
});

disk(); // this script is the one that every page has, the first too
