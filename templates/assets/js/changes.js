// The list of all changes, filtered by place, kind and year, a page at a time.
// The address holds the filter. Without a script the whole list is shown.

import { all, el, one, say } from "./shared/elements.js";
import { found } from "./shared/folding.js";

const PAGE = 20;

function ask(box) {
  const items = all(".acts > li"), status = one("[role=status]", box);
  const controls = all("[name]", box), list = one(".acts"), more = el("button");
  let most = PAGE;
  more.type = "button";
  list.after(more);

  function show() {
    const of = name => (controls.find(c => c.name === name) || { value: "" }).value;
    const fit = items.filter(li => found(one("a", li).textContent, of("place"))
      && (!of("kind") || li.dataset.kind === of("kind")) && (!of("year") || li.dataset.year === of("year")));
    items.forEach(li => { li.hidden = true; });
    fit.slice(0, most).forEach(li => { li.hidden = false; });
    more.hidden = fit.length <= most;
    more.textContent = say(box.dataset.wMore, fit.length - most);
    status.textContent = say(box.dataset.wShown, Math.min(most, fit.length), fit.length);
    return fit;
  }
  function asked() {
    most = PAGE;
    const query = controls.filter(c => c.value).map(c => c.name + "=" + encodeURIComponent(c.value)).join("&");
    try {
      history.replaceState(null, "", query ? "?" + query : location.pathname);
    } catch (e) { /* a file: page cannot change its address */ }
    window.dispatchEvent(new Event("hashchange")); // updates the link to the other language
    show();
  }

  const given = new URLSearchParams(location.search);
  controls.forEach(c => { c.value = given.get(c.name) || ""; });
  box.addEventListener("input", asked);
  more.addEventListener("click", () => {
    const first = most;
    most += PAGE;
    one("a", show()[first]).focus();
  });
  asked();
}

all(".asked").forEach(ask);
