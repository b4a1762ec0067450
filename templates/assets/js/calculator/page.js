// The calculator's page: turns a worksheet's table into a plan of care and
// computes its cost. The reader's choices are stored in the address after #
// only.

import { all, el, one } from "../shared/elements.js";
import { fold } from "../shared/folding.js";
import { group, tenge } from "../shared/money.js";
import { code, cost, month, often, read, safe, total, uses, week, weekdays } from "./plan.js";

export function calculatorPage() {
  const doc = document;
  const id = s => /** @type {any} */ (doc.getElementById('calc-' + s));
  const make = (tag, text, cls) => el(tag, cls, null, text);
  const root = one('[data-calc]');
  if (!root) return;

  const lang = doc.documentElement.lang, twin = one('#twin'), rule = new Intl.PluralRules(lang);
  const texts = {}, between = {};
  all('[data-k]', id('words').content).forEach(e => { texts[e.dataset.k] = e.textContent; });
  all('[data-a]', id('words').content).forEach(e => { between[e.dataset.a + ' ' + e.dataset.b] = e; });
  const say = (k, ...args) => texts[k].replace(/#(\d)/g, (_, i) => args[i - 1]);
  const count = (k, n) => texts[k].split('|')[({ one: 0, few: 1 })[rule.select(n)] ?? 2].replace(/\d+/, group(n));
  const short = texts.days.split(' '), long = texts.weekdays.split(' ');
  const amount = t => isNaN(t) ? texts.huge : tenge(t);
  const number = n => String(n / 1000).replace('.', ',');

  const rows = all('tr[data-key]', root).map((tr, i) => {
    const d = tr.dataset, cells = all('td.blank', tr);
    const row = { tr, i, key: d.key, by: d.by, price: d.tiyn ? +d.tiyn : null, cls: d.cls, unit: d.unit, often: null,
      name: d.name, role: d.role, who: d.name + (d.who ? ', ' + d.who : ''), sum: cells[1],
      text: fold([tr.textContent, (one('.section', tr.parentNode) || tr).textContent, d.words].join(' ')) };
    if (d.by) {
      row.pick = el('div', 'pick', cells[0]);
      row.button = el('button', 'add', row.pick);
      row.button.type = 'button';
      row.button.onclick = () => choose(row, row.often ? '' : periodic(row) ? 'o1' : 'n1');
    } else el('span', 'hint', cells[0], d.why);
    return row;
  });
  const byKey = new Map(rows.map(row => [row.key, row]));
  const periodic = row => row.by === 'times' || row.by === 'days';
  const chosen = () => rows.filter(row => row.often);
  // The state: the month (y, m), the other place (vs), the unknown parts
  // of the address (bad, and lost, which is kept in the address), and whether
  // the reader chose the month.
  const state = {}, there = {};

  function choose(row, code) {
    row.often = often(code, row.by);
    fill(row);
    change(true);
  }

  // Creates the controls of a chosen row. They are created once and then only
  // updated.
  function controls(row) {
    const ui = one('fieldset', id('often').content).cloneNode(true);
    row.n = one('input', ui); row.k = one('select', ui); row.wrong = one('.wrong', ui); row.said = one('.count', ui);
    row.ticks = long.map((day, i) => {
      const label = make('label'), t = make('input');
      t.type = 'checkbox'; t.value = i + 1;
      t.setAttribute('aria-label', short[i] + ', ' + day);
      label.append(t, make('span', short[i]));
      one('.days', ui).append(label);
      return t;
    });
    one('legend', ui).textContent = row.who;
    all('[id]', ui).forEach(e => { e.id += row.i; });
    all('label[for]', ui).forEach(e => { e.htmlFor += row.i; });
    row.wrong.id = 'wrong-' + row.i;
    row.n.setAttribute('aria-describedby', row.wrong.id);
    if (!periodic(row)) {
      row.k.previousElementSibling.remove();
      row.k.replaceWith(make('span', row.by === 'people' ? texts.people : say('units', row.unit)));
      one('.days', ui).remove();
    }
    row.n.oninput = () => take(row);
    // Keeps the number if the other time span allows it.
    row.k.onchange = () => {
      const n = parseInt(row.n.value, 10);
      tick(row, week);
      row.n.value = n > 0 && n <= limit(row) ? n : 1;
      one('.days', ui).hidden = 'om'.includes(row.k.value);
      take(row);
    };
    row.ticks.forEach(t => { t.onchange = () => take(row, true); });
    all('[data-step]', ui).forEach(b => {
      b.onclick = () => {
        const n = parseInt(row.n.value, 10) + +b.dataset.step;
        row.n.value = Math.max(1, Math.min(limit(row), n || 1));
        take(row);
      };
    });
    return ui;
  }

  const limit = row => !periodic(row) ? 999999 : { o: 999, m: 999, e: 7 }[row.k.value] || 99;

  // Spreads so many days evenly over a week.
  const spread = [, '1', '14', '135', '1246', '12345', '123456', week];

  // Reads the controls. An invalid number leaves the last valid one.
  function take(row, ticked) {
    const k = periodic(row) ? row.k.value : 'n', n = row.n.value.trim().replace(',', '.');
    const on = row.ticks.filter(t => t.checked).map(t => t.value).join('');
    const d = k === 'e' && !ticked ? spread[n] : on;
    const times = often(k === 'w' ? n + 'x' + d : k === 'e' ? '1x' + d : k + n, row.by);
    if (times) row.often = times;
    else if (ticked) row.often.d = d;
    if (k === 'e' && times) tick(row, d);
    wrong(row, !times);
    change();
  }

  function wrong(row, is) {
    const { k, n, d } = row.often;
    row.wrong.textContent = is ? say(row.by === 'amount' ? 'wrong-amount' : 'wrong', group(limit(row)),
      k === 'n' ? number(n) : limit(row) === 7 ? d.length : n) : '';
    row.n.setAttribute('aria-invalid', is);
  }

  // Ticks so many days of a week.
  function tick(row, d) {
    row.n.value = d.length;
    row.ticks.forEach(t => { t.checked = d.includes(t.value); });
  }

  // Writes a row's state into its controls.
  function fill(row) {
    if (!row.often) { if (row.ui) row.ui.remove(); return; }
    if (!row.ui) row.ui = controls(row);
    row.pick.append(row.ui);
    const { k, n, d } = row.often, weekly = k === 'w' && n === 1 && d && d !== week;
    row.n.value = k === 'n' ? number(n) : n;
    if (periodic(row)) {
      row.k.value = weekly ? 'e' : k;
      tick(row, d || week);
      if (!weekly) row.n.value = n;
      one('.days', row.ui).hidden = k !== 'w';
    }
    wrong(row, false);
  }

  // "13 times: Mon, Wed, Fri".
  function words(row, used) {
    const { k, n, d } = row.often, key = row.by === 'days' ? 'count-days' : 'count-times';
    if (k === 'n') return row.by === 'people' ? count('count-people', n / 1000) : number(n) + ' × ' + row.unit;
    if (k !== 'w') return count(key, used.m) + (row.by !== 'days' ? '' : '. ' + (used.m < n ? texts['too-many'] : texts.apart));
    if (!d) return texts['no-day'];
    return count(key, used.m) + ': ' + (d === week ? texts.daily : names(d)) +
      (n === 1 ? '' : ', ' + count('a-day', n) + (row.by === 'days' ? '. ' + texts['one-price'] : ''));
  }

  const names = d => Array.from(d, x => short[x - 1]).join(', ');

  // The cost of a day, given for groups of weekdays that cost the same.
  function daily(day) {
    const sums = new Map();
    day.forEach((t, i) => sums.set(t, (sums.get(t) || '') + (i + 1)));
    return Array.from(sums, ([t, d]) => (d === week ? texts.daily : names(d)) + '\u00a0— ' + amount(t));
  }

  const once = row => row.often.k === 'o';

  // What lines cost in a month, and separately what is paid once.
  function whole(lines, t) {
    return (lines.length && lines.every(once) ? [] : [amount(t.month)])
      .concat(lines.some(once) ? say('once', amount(t.once)) : []).join(' + ');
  }

  function change(step) {
    const h = address();
    if (h !== location.hash) history[step ? 'pushState' : 'replaceState'](null, '', h || location.href.split('#')[0]);
    show();
  }

  function address() {
    const plan = chosen();
    if (!plan.length && !state.lost.length && !state.vs && state.own) return '';
    return '#' + ['v1', state.y + '-' + ('0' + state.m).slice(-2)].concat(state.vs ? 'vs=' + state.vs : [],
      plan.map(row => row.key + '=' + code(row.often)), state.lost.map(x => x.join('='))).join('&');
  }

  function show() {
    const counts = weekdays(state.y, state.m), plan = chosen(), sums = total(plan, counts);
    const named = say('named', id('month').options[state.m - 1].text, state.y);
    rows.forEach(row => {
      row.tr.classList.toggle('in', !!row.often);
      if (!row.button) return;
      const verb = row.button.textContent = row.often ? texts.drop : texts.add;
      row.button.setAttribute('aria-label', verb + ': ' + row.who);
      if (!row.often) { row.sum.textContent = ''; return; }
      const used = uses(row.often, row.by, counts);
      row.said.textContent = words(row, used);
      row.sum.textContent = row.price === null ? texts['no-price'] : amount(cost(row.price, used.m, row.often));
    });
    all('tbody', root).forEach(b => b.classList.toggle('in', !!one('.in', b)));
    doc.documentElement.classList.toggle('calc-has', plan.length > 0);
    all('[data-month]').forEach(e => { e.textContent = named; });
    list(id('day'), daily(sums.day), 'span');
    const sum = whole(plan, sums), some = x => plan.length && plan.every(x);
    ['week', 'sum', 'once'].forEach(x => { id(x).textContent = amount(sums[x === 'sum' ? 'month' : x]); });
    ['day', 'week'].forEach(x => { id(x).parentNode.hidden = some(row => row.often.k !== 'w'); });
    id('sum').parentNode.hidden = some(once);
    id('once').parentNode.hidden = !plan.some(once);
    all('[data-sum]').forEach(e => { e.textContent = sum; });
    id('count').textContent = count('services', plan.length);
    list(id('notes'), notes(plan, named), 'li');
    list(id('bad'), state.bad.concat(state.lost.map(x => x[0])).map(x => say('lost', x)), 'li');
    id('link').value = location.href.split('#')[0] + address();
    if (twin) twin.href = twin.href.split('#')[0] + address();
    filter();
    const other = beside(plan, counts, named);
    clearTimeout(state.timer);
    const told = say('live', named, sum) + other;
    if (!state.told) state.told = told;
    state.timer = setTimeout(() => { if (told !== state.told) id('live').textContent = state.told = told; }, 1000);
  }

  function list(box, items, tag) {
    box.textContent = '';
    box.append(...items.map(x => make(tag, x)));
    box.hidden = !items.length;
  }

  // Warnings about the sums.
  function notes(plan, named) {
    const out = [], kinds = new Map(), none = plan.filter(row => row.price === null), monthly = plan.filter(row => 'mn'.includes(row.often.k));
    plan.forEach(row => kinds.set(row.by, (kinds.get(row.by) || 0) + 1));
    const at = state.y * 12 + state.m, d = root.dataset;
    if (none.length) out.push(say('not-whole', none.map(row => row.name).join('; ')));
    if (kinds.size > 1) out.push(say('mixed', Array.from(kinds, ([by, n]) => texts['by-' + by] + '\u00a0— ' + n).join('; ')));
    if (monthly.length && plan.some(row => row.often.k === 'w')) out.push(say('monthly', monthly.map(row => row.name).join('; ')));
    if (d.first && at < +d.first || d.last && at > +d.last) out.push(say('outside', named));
    return out;
  }

  // The same plan a year before and in another place. Returns the text for
  // screen readers.
  function beside(plan, counts, named) {
    const box = id('there'), sel = id('vs');
    if (!box) return '';
    if (sel) sel.value = state.vs;
    list(box, state.vs && !plan.length ? [texts.empty] : [], 'p');
    box.hidden = false;
    return [box, sel && sel.selectedOptions[0]].map(o => plan.length && o && o.dataset.src ? against(o.dataset, plan, counts, named, box) : '').join('');
  }

  // The same plan with the prices of another edition, for the rows that may be
  // compared.
  function against(o, plan, counts, named, box) {
    const e = load(o.src), part = box.appendChild(make('div'));
    part.append(make('h3', o.named));
    if (!e) { part.append(make('p', e === false ? texts.failed : texts.wait)); return ''; }
    const mine = [], other = [], cautions = new Set(o.apart === undefined ? [] : [texts.period]), rest = [];
    plan.forEach(row => {
      const key = (row.key + '///').split('/', 3).join('/'), same = e.rates.filter(x => x.key === key);
      const x = same.find(x => x.class === row.cls) || same[0], pair = x && between[row.cls + ' ' + x.class];
      const why = !x ? texts['not-there'] : x.price === null || row.price === null ? texts['no-price'] :
        pair && !pair.dataset.by ? pair.textContent || texts.unlike : '';
      if (why) { rest.push(row.who + '\u00a0— ' + why); return; }
      mine.push(row);
      other.push({ price: x.price, by: pair ? pair.dataset.by : row.by, often: row.often });
      if (pair) cautions.add(pair.textContent);
      if (pair && pair.dataset.by !== row.by) cautions.add(texts['counted-' + pair.dataset.by]);
      if (x.caution) cautions.add(row.who + ': ' + x.caution[lang === 'kk' ? 0 : 1]);
      if (row.tr.dataset.caution) cautions.add(row.who + ': ' + row.tr.dataset.caution);
    });
    const a = total(mine, counts), b = total(other, counts), more = b.month + b.once - a.month - a.once, there = whole(mine, b);
    part.append(make('p', mine.length ? say('alike', mine.length, plan.length, named) : texts['none-alike']));
    if (mine.length) {
      const dl = make('dl', '', 'sums');
      [[root.dataset.place, whole(mine, a)], [o.named, there], [texts.difference, isNaN(more) ? texts.huge :
        more ? say(more > 0 ? 'more' : 'less', tenge(Math.abs(more))) : texts.equal]].forEach(([t, v]) => {
        dl.appendChild(make('div')).append(make('dt', t), make('dd', v));
      });
      part.append(dl);
    }
    cautions.forEach(x => part.append(make('p', x, 'caution')));
    if (rest.length) part.append(make('p', texts.rest));
    list(part.appendChild(make('ul')), rest, 'li');
    return mine.length ? '; ' + o.named + ': ' + there : '';
  }

  // Loads an edition's prices as a script, which also works from a disk.
  // Returns null while loading, and false if that failed.
  globalThis.tarifEdition = e => {
    e.rates = e.rates.map(([, service, role, conditions, cls, price, more]) =>
      ({ key: service + '/' + role + '/' + conditions, class: e.classes[cls], price, caution: more && more.caution }));
    there[[e.place, e.kind, e.edition + '.js'].join('/')] = e;
  };
  function load(src) {
    if (there[src] === undefined) {
      const s = make('script');
      there[src] = null;
      s.src = root.dataset.editions + src;
      s.onload = show;
      s.onerror = () => { there[src] = false; show(); };
      doc.head.append(s);
    }
    return there[src];
  }

  function filter() {
    const q = fold(id('q').value).split(/[^a-zа-я0-9]+/).filter(Boolean).map(w => w.length > 4 ? w.slice(0, -1) : w);
    const role = id('role'), section = id('section'), only = id('only').checked;
    let n = 0;
    rows.forEach(row => {
      const off = only && !row.often && !row.tr.contains(doc.activeElement) || !q.every(w => row.text.includes(w)) ||
        role && role.value && row.role !== role.value || section && section.value && row.tr.parentNode.id !== section.value;
      row.tr.classList.toggle('off', !!off);
      if (!off) n++;
    });
    all('tbody', root).forEach(b => b.classList.toggle('off', !one('tr[data-key]:not(.off)', b)));
    id('none').hidden = n > 0;
    id('none').textContent = only && !chosen().length ? texts.empty : texts.none;
  }

  function open() {
    const asked = read(location.hash), now = new Date();
    if (location.hash && !asked && state.y) { // a link within the page, such as the skip link: the plan stays
      history.replaceState(null, '', address() || location.href.split('#')[0]);
      return;
    }
    state.own = !(asked && asked.y);
    state.y = asked && asked.y || now.getFullYear(); state.m = asked && asked.m || now.getMonth() + 1;
    if (!month(state.y, state.m)) state.y = 2100;
    state.vs = asked && asked.vs || ''; state.bad = asked ? asked.bad : []; state.lost = [];
    rows.forEach(row => { row.often = null; });
    (asked ? asked.plan : []).forEach(([key, code]) => {
      const row = byKey.get(key), times = row && row.by && often(code, row.by);
      if (times) row.often = times; else state.lost.push([key, code]);
    });
    rows.forEach(fill);
    id('month').value = state.m; id('year').value = state.y; id('only').checked = chosen().length > 0;
    id('wrong').textContent = '';
    if (state.vs && !all('#calc-vs option').some(o => o.value === state.vs)) { state.bad.push(state.vs); state.vs = ''; }
    show();
  }

  id('bar').hidden = false; // it overlays the page, so nothing moves
  id('month').onchange = id('year').oninput = () => {
    const y = /^\d{4}$/.test(id('year').value.trim()) ? +id('year').value : 0, ok = month(y, +id('month').value);
    id('wrong').textContent = ok ? '' : say('wrong-year', state.y);
    id('year').setAttribute('aria-invalid', String(!ok));
    state.m = +id('month').value;
    if (ok) state.y = y;
    state.own = false;
    change(true);
  };
  ['q', 'section', 'role', 'only'].forEach(x => { if (id(x)) id(x).oninput = filter; });
  if (id('vs')) id('vs').onchange = () => { state.vs = id('vs').value; change(true); };
  id('go').onclick = () => { id('total').focus(); id('total').scrollIntoView(); };
  id('clear').onclick = () => {
    rows.forEach(row => { row.often = null; fill(row); });
    state.bad = []; state.lost = []; id('only').checked = false;
    change(true);
  };
  all('[data-plan]').forEach(b => {
    const [k, v] = b.dataset.plan.split('=');
    b.onclick = () => choose(byKey.get(k), v);
  });
  id('print').onclick = () => window.print();
  // Prints the plan in the other language on a second sheet.
  id('both').onclick = () => {
    const frame = make('iframe', '', 'print-only');
    frame.src = twin.href;
    frame.height = 800 + 50 * chosen().length;
    frame.onload = () => window.print();
    window.onafterprint = () => frame.remove();
    doc.body.append(frame);
  };
  id('copy').onclick = () => {
    const done = () => { id('copied').textContent = texts.copied; }, hand = () => { id('link').select(); if (doc.execCommand('copy')) done(); };
    navigator.clipboard ? navigator.clipboard.writeText(id('link').value).then(done, hand) : hand();
  };
  id('share').hidden = !navigator.share;
  id('share').onclick = () => navigator.share({ title: doc.title, url: id('link').value }).catch(() => {});
  window.onpopstate = open;
  window.onbeforeprint = () => {
    const d = new Date();
    id('date').textContent = [d.getDate(), d.getMonth() + 1].map(n => ('0' + n).slice(-2)).concat(String(d.getFullYear())).join('.');
    id('address').textContent = id('link').value;
  };
  open();
}
