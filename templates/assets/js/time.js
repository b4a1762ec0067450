// Dates, pairs of editions and charts on a tariff's pages. Without it the page lists the
// spans of all editions and every pair.

import { charts } from "./shared/charts.js";
import { all } from "./shared/elements.js";

// on says which of a tariff's editions the page shows on a day, and how it
// stands to it: the rules of Timeline.On in package tariff, which a test holds
// to this. Editions come oldest first; days are "2026-06-15", so that their
// order is that of their letters.
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

// pair puts two editions, by their places in time, into the order in which
// they are compared.
function pair(a, b) {
  return { same: a === b, swapped: a > b, old: Math.min(a, b), new: Math.max(a, b) };
}

Object.assign(globalThis, { tarifTime: { on, pair } });

// A day is asked for: the answer, and the way to the edition.
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

// Two editions are chosen: the page of the pair, whichever way round.
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
