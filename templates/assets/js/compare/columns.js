// A phone has room for three of many places: the reader's own and two others,
// which can be chosen. A wide screen shows all.

import { all, el, one } from "../shared/elements.js";
import { kept } from "../shared/place.js";

const SHOWN = 3;

export function columns(table) {
  const heads = all("thead th", table), places = heads.filter(th => th.dataset.at);
  if (places.length <= SHOWN) return;
  const box = one("[data-tools]"), narrow = matchMedia("(max-width: 44rem)");
  const group = el("p", "columns-shown"), label = el("label", "", group, box.dataset.wColumns);
  const first = [places.find(th => th.dataset.at === kept())].concat(places).filter((th, i, a) => th && a.indexOf(th) === i);
  const selects = first.slice(0, SHOWN).map((chosen, i) => {
    const select = el("select", "", group);
    places.forEach(th => { el("option", "", select, th.lastChild.textContent).value = th.dataset.at; });
    select.value = chosen.dataset.at;
    if (i) select.setAttribute("aria-label", box.dataset.wColumns);
    else label.htmlFor = select.id = "column-1";
    return select;
  });

  function show() {
    const chosen = selects.map(s => s.value);
    group.hidden = !narrow.matches;
    places.forEach(th => {
      const hidden = narrow.matches && !chosen.includes(th.dataset.at), at = heads.indexOf(th);
      all("tr", table).forEach(tr => { tr.cells[at].hidden = hidden; });
    });
  }
  box.prepend(group);
  group.addEventListener("change", show);
  narrow.addListener(show); // older browsers lack addEventListener here
  show();
}
