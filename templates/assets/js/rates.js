// The table of an edition: filter, sort, fold, and the act's wording below a
// row. Without this script the page has the same contents in the act's order.

import { all, el, one, target } from "./shared/elements.js";
import { found } from "./shared/folding.js";
import { tiyn } from "./shared/money.js";

function edition() {
  const form = one('.tools'), table = one('table.rates');
  if (!form || !table) return;
  const filter = one('#filter'), role = one('#role'), sort = one('#sort');
  const output = one('output', form), foldAll = one('[aria-pressed]', form), reset = one('button:not([aria-pressed])', form);
  const head = one('thead .price', table);
  const bodies = Array.from(table.tBodies), rows = all('tbody tr[id]', table).map(read);
  const sorted = el('tbody');
  sorted.setAttribute('role', 'rowgroup');

  // Prices are whole numbers of tiyn, never floating point.
  function read(tr) {
    const data = one('data', tr);
    return {
      tr, body: tr.parentNode, text: one('.service', tr).textContent, words: null, remark: remark(tr), waiting: false,
      tiyn: data ? tiyn(data.value) : null
    };
  }

  // A remark on a row is a row of its own below it and moves with it.
  function remark(tr) {
    const next = tr.nextElementSibling;
    return next && next.className === 'opened' ? next : null;
  }

  function wanted(row) {
    return found(row.text, filter.value) && (!role || !role.value || one('.role-' + role.value, row.tr));
  }

  function show() {
    let n = 0;
    rows.forEach(row => {
      const on = Boolean(wanted(row));
      if (on) n++;
      row.tr.hidden = !on;
      [row.remark, row.words].forEach(tr => { if (tr) tr.hidden = !on; });
    });
    arrange(Number(sort.value));
    // A row without a service name belongs to the service above it. It gets the
    // name while the row above is not shown.
    table.classList.toggle('apart', Boolean(sort.value || filter.value || role && role.value));
    bodies.forEach(body => { body.hidden = !body.querySelector('tr[id]:not([hidden])'); });
    output.textContent = form.dataset.shown.replace('##', rows.length).replace('#', n) + ' ' +
      form.dataset.order + ': ' + sort.options[sort.selectedIndex].text.toLowerCase() + '.';
  }

  // Rows without a price come last; equal prices keep the act's order.
  function arrange(way) {
    let order = rows.slice();
    if (way) {
      order.sort(function (a, b) {
        if (a.tiyn === null || b.tiyn === null) return Number(a.tiyn === null) - Number(b.tiyn === null);
        return way * (a.tiyn - b.tiyn) || rows.indexOf(a) - rows.indexOf(b);
      });
      table.appendChild(sorted);
    }
    order.forEach(row => {
      const body = way ? sorted : row.body;
      [row.tr, row.remark, row.words].forEach(tr => { if (tr) body.appendChild(tr); });
    });
    if (!way) sorted.remove();
    if (way) head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
    else head.removeAttribute('aria-sort');
  }

  function fold(body, folded) {
    body.classList.toggle('folded', folded);
    body.querySelector('.section button').setAttribute('aria-expanded', String(!folded));
  }

  // Turns the heading of a section into the button that folds it.
  function foldable(body) {
    const heading = body.querySelector('.section th');
    if (!heading) return;
    const button = document.createElement('button');
    button.type = 'button';
    while (heading.firstChild) button.appendChild(heading.firstChild);
    heading.appendChild(button);
    fold(body, false);
    button.addEventListener('click', () => { fold(body, !body.classList.contains('folded')); });
  }

  // Unfolds the section that the address leads to.
  function unfold() {
    const at = target();
    const body = at && at.closest('tbody.folded');
    if (body) { fold(body, false); at.scrollIntoView(); }
  }

  // The act's wording is fetched once, from a page of its own or, if unchanged,
  // from that of a later edition to which it links, and shown below the row. A
  // file: page cannot fetch another, so the link leads there instead.
  const pages = {};
  function said(href) {
    const [page, id] = href.split('#');
    pages[page] = pages[page] || fetch(page).then(r => {
      if (!r.ok) throw new Error(String(r.status));
      return r.text();
    }).then(html => { return new DOMParser().parseFromString(html, 'text/html'); });
    return pages[page].then(doc => {
      const at = doc.getElementById(id), later = at.getAttribute('href');
      return later ? said(new URL(later, page).href) : one('.wordings', at);
    });
  }

  function words(row, link) {
    if (row.waiting) return; // already loading
    row.waiting = true;
    said(link.href).then(wordings => {
      row.waiting = false;
      const tr = el('tr', 'opened'), td = el('td', '', tr);
      td.colSpan = row.tr.cells.length;
      tr.setAttribute('role', 'row');
      td.setAttribute('role', 'cell');
      td.appendChild(document.importNode(wordings, true));
      (row.remark || row.tr).after(tr);
      row.words = tr;
      link.setAttribute('aria-expanded', 'true');
    }).catch(() => { location.href = link.href; });
  }

  table.addEventListener('click', e => {
    const link = e.target.closest('a.words');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || location.protocol === 'file:') return;
    e.preventDefault();
    const row = rows.filter(r => { return r.tr.contains(link); })[0];
    if (!row.words) return words(row, link);
    row.words.remove();
    row.words = null;
    link.setAttribute('aria-expanded', 'false');
  });

  // Links to the act's wording, each naming its row. Without a script there is
  // one link to all of it below the table.
  if (table.dataset.wording) rows.forEach(({ tr }) => {
    const cell = one('.act', tr);
    if (cell.classList.contains('none')) return;
    const a = el('a', 'words', cell, table.dataset.words);
    a.href = table.dataset.wording + '#' + tr.id;
    a.setAttribute('aria-label', table.dataset.words + ': ' + one('.service', tr).textContent.trim());
  });

  bodies.forEach(foldable);
  all('a.words', table).forEach(a => {
    if (location.protocol === 'file:') return;
    a.setAttribute('role', 'button');
    a.setAttribute('aria-expanded', 'false');
  });
  table.addEventListener('keydown', e => { // what is called a button works as one
    if (e.key === ' ' && e.target.matches('a.words[role]')) { e.preventDefault(); e.target.click(); }
  });
  if (foldAll) foldAll.addEventListener('click', () => {
    const folded = foldAll.getAttribute('aria-pressed') !== 'true';
    foldAll.setAttribute('aria-pressed', String(folded));
    bodies.forEach(body => { if (body.querySelector('.section')) fold(body, folded); });
  });
  form.addEventListener('input', show);
  reset.addEventListener('click', () => {
    [filter, role, sort].forEach(field => { if (field) field.value = ''; });
    show();
  });
  window.addEventListener('hashchange', unfold);
  unfold();
}

edition();
