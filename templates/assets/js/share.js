// Buttons that hand on what stands on the page: to another program of the
// device, or to its clipboard. Without a script they are not shown.

import { all, one } from "./shared/elements.js";

const words = e => "value" in e ? e.value : e.textContent.trim();

// copy asks the clipboard, and where there is none, or it refuses, does what a
// person would: select and copy.
function copy(from) {
  const byHand = () => {
    const range = document.createRange(), chosen = getSelection();
    if (from.select) from.select();
    else {
      range.selectNodeContents(from);
      chosen.removeAllRanges();
      chosen.addRange(range);
    }
    return document.execCommand("copy") ? Promise.resolve() : Promise.reject();
  };
  return navigator.clipboard ? navigator.clipboard.writeText(words(from)).catch(byHand) : byHand();
}

all("[data-copy]").forEach(button => button.addEventListener("click", () => {
  copy(document.getElementById(button.dataset.copy)).then(
    () => { one("[role=status]", button.parentElement).textContent = button.dataset.done; },
    () => { /* it stays on the page, to be copied by hand */ });
}));

all("[data-share]").forEach(button => {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: location.href.split("#")[0] }).catch(() => { /* or not */ }));
});

// On paper nothing is folded: what proves a sentence stands below it.
window.addEventListener("beforeprint", () => all(".told").forEach(d => { d.open = true; }));
