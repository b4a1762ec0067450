// Dates, pairs of editions and charts on a tariff's pages. Without a script the
// page lists the spans of all editions and every pair.

import { charts } from "./shared/charts.js";
import { all } from "./shared/elements.js";

// on returns which of a tariff's editions the page shows for a day, and the
// edition's state on that day. A test checks it against Timeline.On of package
// tariff. Editions are sorted from the oldest; days are strings like
// "2026-06-15", which sort by date.
function on(editions, day) {
  let last = -1;
  editions.forEach((e, i) => {
    if (day >= e.from) last = i;
  });
  if (last < 0) return { index: 0, state: 'upcoming' };
  const e = editions[last];
  if (!e.until || day < e.until) return { index: last, state: 'in-force' };
  return { index: last, state: e.repealed ? 'repealed' : 'expired' };
}

// pair returns two editions, given by their positions in time, in the order in
// which they are compared.
function pair(a, b) {
  return { same: a === b, swapped: a > b, old: Math.min(a, b), new: Math.max(a, b) };
}

Object.assign(globalThis, { tarifTime: { on, pair } });

// The form that asks for a day: it shows the state on that day and a link to
// the edition.
function days(form) {
  const items = all('.spans > li');
  const editions = items.map((li) => {
    return { from: li.getAttribute('data-from'), until: li.getAttribute('data-until'), repealed: li.hasAttribute('data-repealed') };
  });
  const input = form.querySelector('input');
  const answer = form.querySelector('.answer');
  const link = form.querySelector('a');

  function tell() {
    link.hidden = true;
    answer.textContent = '';
    items.forEach((li) => { li.classList.remove('asked'); });
    if (!/^\d{4}-\d\d-\d\d$/.test(input.value)) return;
    const found = on(editions, input.value);
    const li = items[found.index];
    let text = form.getAttribute('data-' + found.state).replace('#', li.getAttribute('data-edition'));
    if (found.state === 'in-force') {
      li.classList.add('asked');
      link.href = li.querySelector('a').href;
      link.hidden = false;
      text += ' ' + (li.getAttribute('data-counted') || '');
    }
    answer.textContent = text.trim();
  }

  form.addEventListener('submit', (e) => { e.preventDefault(); tell(); });
  input.addEventListener('input', tell);
  tell();
}

// The form that chooses two editions: it leads to the page of the pair, in
// whichever order they were chosen.
function pairs(form) {
  const answer = form.querySelector('.answer');

  function chosen() {
    const p = /** @type {any} */ (pair(form.elements.old.selectedIndex, form.elements.new.selectedIndex));
    const editions = form.elements.old.options;
    p.link = all('.pairs a', form.parentElement).filter((a) => {
      return a.getAttribute('data-old') === editions[p.old].value && a.getAttribute('data-new') === editions[p.new].value;
    })[0];
    return p;
  }

  function tell() {
    const p = chosen();
    answer.textContent = p.same ? form.getAttribute('data-same')
      : p.swapped ? form.getAttribute('data-order').replace('#', p.link.textContent) : '';
    return p;
  }

  form.addEventListener('change', tell);
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    const p = tell();
    if (!p.same) p.link.click();
  });
}

if (globalThis.document) {
  all('[data-ask-day]').forEach(days);
  all('[data-pairs]').forEach(pairs);
  charts();
}
