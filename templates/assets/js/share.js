// Buttons that share a text, or copy it to the clipboard. Without a script they
// are not shown.

import { all, one } from "./shared/elements.js";

const words = e => "value" in e ? e.value : e.textContent.trim();

// copy writes to the clipboard. If there is none, or it refuses, it selects the
// text and runs the browser's copy command.
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
    () => { /* the reader can still copy it by hand */ });
}));

all("[data-share]").forEach(button => {
  button.hidden = !navigator.share;
  button.addEventListener("click", () => navigator.share({ title: document.title, url: location.href.split("#")[0] }).catch(() => { /* cancelled */ }));
});

// Opens folded parts for printing, so that the evidence below a sentence is
// visible.
window.addEventListener("beforeprint", () => all(".told").forEach(d => { d.open = true; }));
