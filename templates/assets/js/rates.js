// The table of an edition: filter, sort, fold, and the act's words under their
// row. The page says all of it without this script, in the act's order.
(function () {
  'use strict';
  var form = document.querySelector('.tools'), table = document.querySelector('table.rates');
  if (!form || !table) return;
  var filter = form.querySelector('#filter'), role = form.querySelector('#role'), sort = form.querySelector('#sort');
  var output = form.querySelector('output'), foldAll = form.querySelector('[aria-pressed]'), reset = form.querySelector('button:not([aria-pressed])');
  var head = table.querySelector('thead .price');
  var bodies = list(table.tBodies), rows = list(table.querySelectorAll('tbody tr[id]')).map(read);
  var sorted = document.createElement('tbody');
  sorted.setAttribute('role', 'rowgroup');

  function list(xs) { return Array.prototype.slice.call(xs); }

  // A price as a whole number of tiyn: money is no floating point here either.
  function read(tr) {
    var data = tr.querySelector('data');
    return {
      tr: tr, body: tr.parentNode, text: tr.querySelector('.service').textContent.toLowerCase(), words: null, remark: remark(tr),
      tiyn: data ? parseInt(data.value.replace('.', ''), 10) : null
    };
  }

  // What is remarked on a row stands in a row of its own below it and goes with it.
  function remark(tr) {
    var next = tr.nextElementSibling;
    return next && next.className === 'opened' ? next : null;
  }

  function wanted(row) {
    return filter.value.toLowerCase().split(/\s+/).every(function (word) { return row.text.indexOf(word) >= 0; }) &&
      (!role || !role.value || row.tr.querySelector('.role-' + role.value));
  }

  function show() {
    var n = 0;
    rows.forEach(function (row) {
      var on = Boolean(wanted(row));
      if (on) n++;
      row.tr.hidden = !on;
      [row.remark, row.words].forEach(function (tr) { if (tr) tr.hidden = !on; });
    });
    arrange(Number(sort.value));
    bodies.forEach(function (body) { body.hidden = !body.querySelector('tr[id]:not([hidden])'); });
    output.textContent = form.dataset.shown.replace('##', rows.length).replace('#', n) + ' ' +
      form.dataset.order + ': ' + sort.options[sort.selectedIndex].text.toLowerCase() + '.';
  }

  // Rows without a price come last; equal prices keep the act's order.
  function arrange(way) {
    var order = rows.slice();
    if (way) {
      order.sort(function (a, b) {
        if (a.tiyn === null || b.tiyn === null) return (a.tiyn === null) - (b.tiyn === null);
        return way * (a.tiyn - b.tiyn) || rows.indexOf(a) - rows.indexOf(b);
      });
      table.appendChild(sorted);
    }
    order.forEach(function (row) {
      var body = way ? sorted : row.body;
      [row.tr, row.remark, row.words].forEach(function (tr) { if (tr) body.appendChild(tr); });
    });
    if (!way) sorted.remove();
    if (way) head.setAttribute('aria-sort', way > 0 ? 'ascending' : 'descending');
    else head.removeAttribute('aria-sort');
  }

  function fold(body, folded) {
    body.classList.toggle('folded', folded);
    body.querySelector('.section button').setAttribute('aria-expanded', String(!folded));
  }

  // A section's heading becomes the button that folds it.
  function foldable(body) {
    var heading = body.querySelector('.section th');
    if (!heading) return;
    var button = document.createElement('button');
    button.type = 'button';
    while (heading.firstChild) button.appendChild(heading.firstChild);
    heading.appendChild(button);
    fold(body, false);
    button.addEventListener('click', function () { fold(body, !body.classList.contains('folded')); });
  }

  // An address that leads into a folded section unfolds it.
  function unfold() {
    var at = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    var body = at && at.closest('tbody.folded');
    if (body) { fold(body, false); at.scrollIntoView(); }
  }

  // The act's words come from their own page, once, and stand under the row. A
  // page on a disk cannot read another: there the link leads to it.
  var page = null;
  function words(row, link) {
    if (row.waiting) return; // a second tap before the page is there
    row.waiting = true;
    page = page || fetch(link.href.split('#')[0]).then(function (r) {
      if (!r.ok) throw new Error(r.status);
      return r.text();
    }).then(function (html) { return new DOMParser().parseFromString(html, 'text/html'); });
    page.then(function (doc) {
      row.waiting = false;
      var tr = document.createElement('tr'), td = document.createElement('td');
      td.colSpan = row.tr.cells.length;
      tr.className = 'opened';
      tr.setAttribute('role', 'row');
      td.setAttribute('role', 'cell');
      td.appendChild(document.importNode(doc.getElementById(row.tr.id).querySelector('.wordings'), true));
      tr.appendChild(td);
      (row.remark || row.tr).after(tr);
      row.words = tr;
      link.setAttribute('aria-expanded', 'true');
    }).catch(function () { location.href = link.href; });
  }

  table.addEventListener('click', function (e) {
    var link = e.target.closest('a.words');
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || location.protocol === 'file:') return;
    e.preventDefault();
    var row = rows.filter(function (r) { return r.tr.contains(link); })[0];
    if (!row.words) return words(row, link);
    row.words.remove();
    row.words = null;
    link.setAttribute('aria-expanded', 'false');
  });

  bodies.forEach(foldable);
  list(table.querySelectorAll('a.words')).forEach(function (a) {
    if (location.protocol === 'file:') return;
    a.setAttribute('role', 'button');
    a.setAttribute('aria-expanded', 'false');
  });
  table.addEventListener('keydown', function (e) { // what is called a button works as one
    if (e.key === ' ' && e.target.matches('a.words[role]')) { e.preventDefault(); e.target.click(); }
  });
  if (foldAll) foldAll.addEventListener('click', function () {
    var folded = foldAll.getAttribute('aria-pressed') !== 'true';
    foldAll.setAttribute('aria-pressed', String(folded));
    bodies.forEach(function (body) { if (body.querySelector('.section')) fold(body, folded); });
  });
  form.addEventListener('input', show);
  reset.addEventListener('click', function () {
    [filter, role, sort].forEach(function (field) { if (field) field.value = ''; });
    show();
  });
  window.addEventListener('hashchange', unfold);
  unfold();
})();
