// Tables that can be sorted and filtered.

import { all, el, one, say } from "../shared/elements.js";
import { found } from "../shared/folding.js";
import { tiyn } from "../shared/money.js";

const lang = () => document.documentElement.lang;

export function tools(table) {
  var box = one('[data-tools]');
  var find = one('input', box), role = one('#table-role'), order = one('#table-order'), status = one('[data-table-status]', box);
  var body = table.tBodies[0], rows = all('tr', body), heads = all('th', table.tHead), inOrder = '';

  function value(row, column) {
    var cell = row.cells[column], data = one('data', cell), sum = one('[data-value]', cell);
    return tiyn(data ? data.value : sum && sum.getAttribute('data-value'));
  }
  function compare(column, down) {
    return (a, b) => {
      if (!column) return (down ? -1 : 1) * a.cells[0].textContent.localeCompare(b.cells[0].textContent, lang());
      var x = value(a, column), y = value(b, column);
      if (x === null || y === null) return Number(x === null) - Number(y === null);
      return down ? y - x : x - y;
    };
  }
  function report() {
    var shown = rows.filter((r) => { return !r.hidden; }).length;
    status.textContent = say(box.dataset.wShown, shown, rows.length) + ' ' + inOrder;
  }
  // arrange sorts the rows by a column, 'up' or 'down', or restores the table's
  // own order if there is no direction.
  function arrange(column, way) {
    var th = heads[column];
    heads.forEach((x) => { x.removeAttribute('aria-sort'); });
    if (way) th.setAttribute('aria-sort', way + 'ending');
    order.value = way ? way + column : '';
    var sorted = way ? rows.slice().sort(compare(column, way === 'desc')) : rows;
    sorted.forEach((r) => { body.appendChild(r); });
    inOrder = say(way === 'asc' ? box.dataset.wUp : way ? box.dataset.wDown : box.dataset.wUnsorted, th.lastChild.textContent);
    report();
  }
  // press cycles through up, down and the original order.
  function press(column) {
    var was = heads[column].getAttribute('aria-sort');
    arrange(column, !was ? 'asc' : was === 'ascending' ? 'desc' : '');
  }
  function filter() {
    rows.forEach((r) => {
      r.hidden = !(found(r.cells[0].textContent, find.value) && (!role.value || r.getAttribute('data-role') === role.value));
    });
    report();
  }
  while (order.options.length > 1) order.remove(1);
  heads.forEach((th, column) => {
    var text = th.textContent;
    th.textContent = '';
    el('button', 'sort', th, text).type = 'button';
    th.firstChild.addEventListener('click', () => { press(column); });
    el('span', '', th, text);
    el('option', '', order, say(column ? box.dataset.wLow : box.dataset.wA, text)).value = 'asc' + column;
    el('option', '', order, say(column ? box.dataset.wHigh : box.dataset.wZ, text)).value = 'desc' + column;
  });
  order.onchange = () => { arrange(+order.value.replace(/\D+/, ''), order.value.replace(/\d+/, '')); };
  roles(rows, role);
  find.oninput = role.onchange = filter;
  if (find.value || role.value) filter(); else status.textContent = '';
}

// roles offers the roles that occur in the table, as it words them.
function roles(rows, select) {
  var kept = select.value, names = {};
  rows.forEach((r) => {
    var id = r.getAttribute('data-role'), name = one('.role', r);
    if (id && name) names[id] = name.textContent;
  });
  while (select.options.length > 1) select.remove(1);
  Object.keys(names).forEach((id) => { el('option', '', select, names[id]).value = id; });
  select.value = names[kept] ? kept : '';
  select.closest('[data-role-choice]').hidden = select.options.length < 3;
}
