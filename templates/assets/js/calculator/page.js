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
  const W = {}, between = {};
  all('[data-k]', id('words').content).forEach(e => { W[e.dataset.k] = e.textContent; });
  all('[data-a]', id('words').content).forEach(e => { between[e.dataset.a + ' ' + e.dataset.b] = e; });
  const say = (k, ...args) => W[k].replace(/#(\d)/g, (_, i) => args[i - 1]);
  const count = (k, n) => W[k].split('|')[({ one: 0, few: 1 })[rule.select(n)] ?? 2].replace(/\d+/, group(n));
  const short = W.days.split(' '), long = W.weekdays.split(' ');
  const amount = t => isNaN(t) ? W.huge : tenge(t);
  const number = n => String(n / 1000).replace('.', ',');

  const rows = all('tr[data-key]', root).map((tr, i) => {
    const d = tr.dataset, cells = all('td.blank', tr);
    const r = { tr, i, key: d.key, by: d.by, p: d.tiyn ? +d.tiyn : null, cls: d.cls, unit: d.unit, f: null,
      name: d.name, role: d.role, who: d.name + (d.who ? ', ' + d.who : ''), cell: cells[0], sum: cells[1],
      text: fold([tr.textContent, (one('.section', tr.parentNode) || tr).textContent, d.words].join(' ')) };
    if (d.by) {
      r.button = make('button', W.add, 'add');
      r.button.type = 'button';
      r.button.onclick = () => choose(r, r.f ? '' : periodic(r) ? 'o1' : 'n1');
      r.pick = make('div', '', 'pick');
      r.pick.append(r.button);
      r.cell.append(r.pick);
    } else r.cell.append(make('span', d.why, 'hint'));
    return r;
  });
  const byKey = new Map(rows.map(r => [r.key, r]));
  const periodic = r => r.by === 'times' || r.by === 'days';
  const chosen = () => rows.filter(r => r.f);
  // S is the state: the month (y, m), the other place (vs), the unknown parts
  // of the address (bad, and lost, which is kept in the address), and whether
  // the reader chose the month.
  const S = {}, there = {};

  function choose(r, code) {
    r.f = often(code, r.by);
    fill(r);
    change(true);
  }

  // Creates the controls of a chosen row. They are created once and then only
  // updated.
  function controls(r) {
    const ui = one('fieldset', id('often').content).cloneNode(true);
    r.n = one('input', ui); r.k = one('select', ui); r.wrong = one('.wrong', ui); r.said = one('.count', ui);
    r.ticks = long.map((day, i) => {
      const label = make('label'), t = make('input');
      t.type = 'checkbox'; t.value = i + 1;
      t.setAttribute('aria-label', short[i] + ', ' + day);
      label.append(t, make('span', short[i]));
      one('.days', ui).append(label);
      return t;
    });
    one('legend', ui).textContent = r.who;
    all('[id]', ui).forEach(e => { e.id += r.i; });
    all('label[for]', ui).forEach(e => { e.htmlFor += r.i; });
    r.wrong.id = 'wrong-' + r.i;
    r.n.setAttribute('aria-describedby', r.wrong.id);
    if (!periodic(r)) {
      r.k.previousElementSibling.remove();
      r.k.replaceWith(make('span', r.by === 'people' ? W.people : say('units', r.unit)));
      one('.days', ui).remove();
    }
    r.n.oninput = () => take(r);
    // Keeps the number if the other time span allows it.
    r.k.onchange = () => {
      const n = parseInt(r.n.value, 10);
      tick(r, week);
      r.n.value = n > 0 && n <= limit(r) ? n : 1;
      one('.days', ui).hidden = 'om'.includes(r.k.value);
      take(r);
    };
    r.ticks.forEach(t => { t.onchange = () => take(r, true); });
    all('[data-step]', ui).forEach(b => {
      b.onclick = () => {
        const n = parseInt(r.n.value, 10) + +b.dataset.step;
        r.n.value = Math.max(1, Math.min(limit(r), n || 1));
        take(r);
      };
    });
    return ui;
  }

  const limit = r => !periodic(r) ? 999999 : { o: 999, m: 999, e: 7 }[r.k.value] || 99;

  // Spreads so many days evenly over a week.
  const spread = [, '1', '14', '135', '1246', '12345', '123456', week];

  // Reads the controls. An invalid number leaves the last valid one.
  function take(r, ticked) {
    const k = periodic(r) ? r.k.value : 'n', n = r.n.value.trim().replace(',', '.');
    const on = r.ticks.filter(t => t.checked).map(t => t.value).join('');
    const d = k === 'e' && !ticked ? spread[n] : on;
    const f = often(k === 'w' ? n + 'x' + d : k === 'e' ? '1x' + d : k + n, r.by);
    if (f) r.f = f;
    else if (ticked) r.f.d = d;
    if (k === 'e' && f) tick(r, d);
    wrong(r, !f);
    change();
  }

  function wrong(r, is) {
    r.wrong.textContent = is ? say(r.by === 'amount' ? 'wrong-amount' : 'wrong', group(limit(r)),
      r.f.k === 'n' ? number(r.f.n) : limit(r) === 7 ? r.f.d.length : r.f.n) : '';
    r.n.setAttribute('aria-invalid', is);
  }

  // Ticks so many days of a week.
  function tick(r, d) {
    r.n.value = d.length;
    r.ticks.forEach(t => { t.checked = d.includes(t.value); });
  }

  // Writes a row's state into its controls.
  function fill(r) {
    if (!r.f) { if (r.ui) r.ui.remove(); return; }
    if (!r.ui) r.ui = controls(r);
    r.pick.append(r.ui);
    r.n.value = r.f.k === 'n' ? number(r.f.n) : r.f.n;
    if (periodic(r)) {
      const d = r.f.d || week, weekly = r.f.k === 'w' && r.f.n === 1 && d !== week;
      r.k.value = weekly ? 'e' : r.f.k;
      tick(r, d);
      if (!weekly) r.n.value = r.f.n;
      one('.days', r.ui).hidden = r.f.k !== 'w';
    }
    wrong(r, false);
  }

  // "13 times: Mon, Wed, Fri".
  function words(r, u) {
    const f = r.f, k = r.by === 'days' ? 'count-days' : 'count-times';
    if (f.k === 'n') return r.by === 'people' ? count('count-people', f.n / 1000) : number(f.n) + ' × ' + r.unit;
    if (f.k !== 'w') return count(k, u.m) + (r.by !== 'days' ? '' : '. ' + (u.m < f.n ? W['too-many'] : W.apart));
    if (!f.d) return W['no-day'];
    return count(k, u.m) + ': ' + (f.d === week ? W.daily : names(f.d)) +
      (f.n === 1 ? '' : ', ' + count('a-day', f.n) + (r.by === 'days' ? '. ' + W['one-price'] : ''));
  }

  const names = d => Array.from(d, x => short[x - 1]).join(', ');

  // The cost of a day, given for groups of weekdays that cost the same.
  function daily(day) {
    const sums = new Map();
    day.forEach((t, i) => sums.set(t, (sums.get(t) || '') + (i + 1)));
    return Array.from(sums, ([t, d]) => (d === week ? W.daily : names(d)) + '\u00a0— ' + amount(t));
  }

  const once = r => r.f.k === 'o';

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
    if (!plan.length && !S.lost.length && !S.vs && S.own) return '';
    return '#' + ['v1', S.y + '-' + ('0' + S.m).slice(-2)].concat(S.vs ? 'vs=' + S.vs : [],
      plan.map(r => r.key + '=' + code(r.f)), S.lost.map(x => x.join('='))).join('&');
  }

  function show() {
    const c = weekdays(S.y, S.m), plan = chosen(), t = total(plan, c), named = say('named', id('month').options[S.m - 1].text, S.y);
    rows.forEach(r => {
      r.tr.classList.toggle('in', !!r.f);
      if (!r.button) return;
      r.button.textContent = r.f ? W.drop : W.add;
      r.button.setAttribute('aria-label', (r.f ? W.drop : W.add) + ': ' + r.who);
      if (!r.f) { r.sum.textContent = ''; return; }
      const u = uses(r.f, r.by, c);
      r.said.textContent = words(r, u);
      r.sum.textContent = r.p === null ? W['no-price'] : amount(cost(r.p, u.m, r.f));
    });
    all('tbody', root).forEach(b => b.classList.toggle('in', !!one('.in', b)));
    doc.documentElement.classList.toggle('calc-has', plan.length > 0);
    all('[data-month]').forEach(e => { e.textContent = named; });
    list(id('day'), daily(t.day), 'span');
    const sum = whole(plan, t), some = x => plan.length && plan.every(x);
    ['week', 'sum', 'once'].forEach(x => { id(x).textContent = amount(t[x === 'sum' ? 'month' : x]); });
    ['day', 'week'].forEach(x => { id(x).parentNode.hidden = some(r => r.f.k !== 'w'); });
    id('sum').parentNode.hidden = some(once);
    id('once').parentNode.hidden = !plan.some(once);
    all('[data-sum]').forEach(e => { e.textContent = sum; });
    id('count').textContent = count('services', plan.length);
    list(id('notes'), notes(plan, named), 'li');
    list(id('bad'), S.bad.concat(S.lost.map(x => x[0])).map(x => say('lost', x)), 'li');
    id('link').value = location.href.split('#')[0] + address();
    if (twin) twin.href = twin.href.split('#')[0] + address();
    filter();
    const other = beside(plan, c, named);
    clearTimeout(S.timer);
    const told = say('live', named, sum) + other;
    if (!S.told) S.told = told;
    S.timer = setTimeout(() => { if (told !== S.told) id('live').textContent = S.told = told; }, 1000);
  }

  function list(box, texts, tag) {
    box.textContent = '';
    box.append(...texts.map(x => make(tag, x)));
    box.hidden = !texts.length;
  }

  // Warnings about the sums.
  function notes(plan, named) {
    const out = [], kinds = new Map(), none = plan.filter(r => r.p === null), monthly = plan.filter(r => 'mn'.includes(r.f.k));
    plan.forEach(r => kinds.set(r.by, (kinds.get(r.by) || 0) + 1));
    const at = S.y * 12 + S.m, d = root.dataset;
    if (none.length) out.push(say('not-whole', none.map(r => r.name).join('; ')));
    if (kinds.size > 1) out.push(say('mixed', Array.from(kinds, ([by, n]) => W['by-' + by] + '\u00a0— ' + n).join('; ')));
    if (monthly.length && plan.some(r => r.f.k === 'w')) out.push(say('monthly', monthly.map(r => r.name).join('; ')));
    if (d.first && at < +d.first || d.last && at > +d.last) out.push(say('outside', named));
    return out;
  }

  // The same plan a year before and in another place. Returns the text for
  // screen readers.
  function beside(plan, c, named) {
    const box = id('there'), sel = id('vs');
    if (!box) return '';
    if (sel) sel.value = S.vs;
    list(box, S.vs && !plan.length ? [W.empty] : [], 'p');
    box.hidden = false;
    return [box, sel && sel.selectedOptions[0]].map(o => plan.length && o && o.dataset.src ? against(o.dataset, plan, c, named, box) : '').join('');
  }

  // The same plan with the prices of another edition, for the rows that may be
  // compared.
  function against(o, plan, c, named, box) {
    const e = load(o.src), part = box.appendChild(make('div'));
    part.append(make('h3', o.named));
    if (!e) { part.append(make('p', e === false ? W.failed : W.wait)); return ''; }
    const mine = [], other = [], cautions = new Set(o.apart === undefined ? [] : [W.period]), rest = [];
    plan.forEach(r => {
      const key = (r.key + '///').split('/', 3).join('/'), same = e.rates.filter(x => x.key === key);
      const x = same.find(x => x.class === r.cls) || same[0], pair = x && between[r.cls + ' ' + x.class];
      const why = !x ? W['not-there'] : x.price === null || r.p === null ? W['no-price'] :
        pair && !pair.dataset.by ? pair.textContent || W.unlike : '';
      if (why) { rest.push(r.who + '\u00a0— ' + why); return; }
      mine.push(r);
      other.push({ p: x.price, by: pair ? pair.dataset.by : r.by, f: r.f });
      if (pair) cautions.add(pair.textContent);
      if (pair && pair.dataset.by !== r.by) cautions.add(W['counted-' + pair.dataset.by]);
      if (x.caution) cautions.add(r.who + ': ' + x.caution[lang === 'kk' ? 0 : 1]);
      if (r.tr.dataset.caution) cautions.add(r.who + ': ' + r.tr.dataset.caution);
    });
    const a = total(mine, c), b = total(other, c), more = b.month + b.once - a.month - a.once, there = whole(mine, b);
    part.append(make('p', mine.length ? say('alike', mine.length, plan.length, named) : W['none-alike']));
    if (mine.length) {
      const dl = make('dl', '', 'sums');
      [[root.dataset.place, whole(mine, a)], [o.named, there], [W.difference, isNaN(more) ? W.huge :
        more ? say(more > 0 ? 'more' : 'less', tenge(Math.abs(more))) : W.equal]].forEach(([t, v]) => {
        dl.appendChild(make('div')).append(make('dt', t), make('dd', v));
      });
      part.append(dl);
    }
    cautions.forEach(x => part.append(make('p', x, 'caution')));
    if (rest.length) part.append(make('p', W.rest));
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
    rows.forEach(r => {
      const off = only && !r.f && !r.tr.contains(doc.activeElement) || !q.every(w => r.text.includes(w)) || role && role.value && r.role !== role.value ||
        section && section.value && r.tr.parentNode.id !== section.value;
      r.tr.classList.toggle('off', !!off);
      if (!off) n++;
    });
    all('tbody', root).forEach(b => b.classList.toggle('off', !one('tr[data-key]:not(.off)', b)));
    id('none').hidden = n > 0;
    id('none').textContent = only && !chosen().length ? W.empty : W.none;
  }

  function open() {
    const r = read(location.hash), now = new Date();
    if (location.hash && !r && S.y) { // a link within the page, such as the skip link: the plan stays
      history.replaceState(null, '', address() || location.href.split('#')[0]);
      return;
    }
    S.own = !(r && r.y);
    S.y = r && r.y || now.getFullYear(); S.m = r && r.m || now.getMonth() + 1;
    if (!month(S.y, S.m)) S.y = 2100;
    S.vs = r && r.vs || ''; S.bad = r ? r.bad : []; S.lost = [];
    rows.forEach(x => { x.f = null; });
    (r ? r.plan : []).forEach(([k, v]) => {
      const row = byKey.get(k), f = row && row.by && often(v, row.by);
      if (f) row.f = f; else S.lost.push([k, v]);
    });
    rows.forEach(fill);
    id('month').value = S.m; id('year').value = S.y; id('only').checked = chosen().length > 0;
    id('wrong').textContent = '';
    if (S.vs && !all('#calc-vs option').some(o => o.value === S.vs)) { S.bad.push(S.vs); S.vs = ''; }
    show();
  }

  id('bar').hidden = false; // it overlays the page, so nothing moves
  id('month').onchange = id('year').oninput = () => {
    const y = /^\d{4}$/.test(id('year').value.trim()) ? +id('year').value : 0, ok = month(y, +id('month').value);
    id('wrong').textContent = ok ? '' : say('wrong-year', S.y);
    id('year').setAttribute('aria-invalid', String(!ok));
    S.m = +id('month').value;
    if (ok) S.y = y;
    S.own = false;
    change(true);
  };
  ['q', 'section', 'role', 'only'].forEach(x => { if (id(x)) id(x).oninput = filter; });
  if (id('vs')) id('vs').onchange = () => { S.vs = id('vs').value; change(true); };
  id('go').onclick = () => { id('total').focus(); id('total').scrollIntoView(); };
  id('clear').onclick = () => { rows.forEach(r => { r.f = null; fill(r); }); S.bad = []; S.lost = []; id('only').checked = false; change(true); };
  all('[data-plan]').forEach(b => {
    const [k, v] = b.dataset.plan.split('=');
    b.onclick = () => choose(byKey.get(k), v);
  });
  id('print').onclick = () => window.print();
  // Prints the plan in the other language on a second sheet.
  id('both').onclick = () => {
    const f = make('iframe', '', 'print-only');
    f.src = twin.href;
    f.height = 800 + 50 * chosen().length;
    f.onload = () => window.print();
    window.onafterprint = () => f.remove();
    doc.body.append(f);
  };
  id('copy').onclick = () => {
    const done = () => { id('copied').textContent = W.copied; }, hand = () => { id('link').select(); if (doc.execCommand('copy')) done(); };
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
