// The version for the visually impaired, remembered from page to page. This
// script is in the head and sets classes on the root before the page is first
// drawn: vs1 vs2 for the size of letters, vg1 vg2 for spacing, vc1 vc2 vc3 for
// colours. If storage is not available, the choices last for one page. It also
// sets the class js, so that styles can reserve the room that scripts will
// fill.

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

// Checks the controls that are chosen.
const tick = () => all("#vision input").forEach(input => { input.checked = root.classList.contains(input.id); });

function keep() {
  try { localStorage.setItem(key, chosen); } catch (e) { /* the choice lasts for this page */ }
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
  // Opening it for the first time turns the version on at once.
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

disk(); // called here because every page has this script
