// The reader's own choice of places.

import { all, el, one, say } from "../shared/elements.js";
import { found } from "../shared/folding.js";
import { decimal, signed, tenge } from "../shared/money.js";
import { table } from "./figures.js";
import { tools } from "./tools.js";

var MOST = 20, FOLD = 4; // maximum number of places; columns on a line

export function picker(form) {
  const lang = document.documentElement.lang, side = lang === 'kk' ? 0 : 1;
  var words = form.dataset, root = words.root, kinds = {}, editions = {}, shown = 0;
  var filter = one('#picker-filter'), choices = one('[data-choices]'), chosen = one('[data-chosen]');
  var base = one('#picker-base'), status = one('[data-status]', form), result = one('[data-picked]');
  var failed = one('[data-failed]', form), share = one('[data-share]', form), copy = one('[data-copy]', form);
  var state = { kind: '', places: [] };

  // Called by the data scripts.
  globalThis.tarifKind = (k) => { kinds[k.kind] = k; };
  globalThis.tarifEdition = (e) => { editions[e.place + '/' + e.kind + '/' + e.edition] = e; };

  function load(address, then) {
    var script = document.createElement('script');
    script.src = root + 'data/' + address + '.js';
    script.onload = script.onerror = () => { script.remove(); then(); };
    document.head.appendChild(script);
  }
  function page(address) {
    return root + lang + '/' + address + (location.protocol === 'file:' ? 'index.html' : '');
  }

  // The address holds the whole state, so that it can be shared.
  function query() {
    return '?kind=' + state.kind + (state.places.length ? '&places=' + state.places.join(',') : '');
  }
  function remember() {
    try {
      if (location.search !== query()) history.pushState(null, '', query());
    } catch (e) { /* a file: page cannot change its address */ }
    leads();
  }
  function leads() {
    var twin = one('#twin');
    if (twin) twin.href = twin.getAttribute('href').split(/[?#]/)[0] + location.search + location.hash;
    one('a', share).href = query();
  }
  function recall() {
    var params = {};
    location.search.slice(1).split('&').forEach((part) => {
      var at = part.indexOf('=');
      try { params[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1)); } catch (e) { /* ignore an invalid % */ }
    });
    var radios = all('input[name=kind]', form), known = radios.filter((r) => { return r.value === params.kind; })[0];
    known = known || radios[0];
    known.checked = true;
    state = { kind: known.value, places: [] };
    (params.places || '').split(',').forEach((id) => {
      if (id && state.places.indexOf(id) < 0) state.places.push(id);
    });
    leads();
    show();
  }

  function place(id) { return kinds[state.kind].places.filter((p) => { return p.id === id; })[0]; }

  // show updates the page to the state: the list of places, then the table.
  function show() {
    var mine = ++shown;
    if (kinds[state.kind]) return ready();
    status.textContent = words.wLoading;
    load('kinds/' + state.kind, () => {
      if (mine !== shown) return;
      if (kinds[state.kind]) ready(); else fail([state.kind]);
    });
  }
  function ready() {
    var lost = state.places.filter((id) => { return !place(id); });
    state.places = state.places.filter(place).slice(0, MOST);
    failed.hidden = true;
    list();
    status.textContent = lost.length ? say(words.wUnknown, lost.join(', ')) : '';
    if (state.places.length < 2) {
      result.hidden = true;
      status.textContent = (status.textContent + ' ' + words.wNeed).trim();
      return;
    }
    fetch(lost);
  }
  function fetch(lost) {
    var mine = ++shown, waiting = 0;
    var names = state.places.map((id) => { return id + '/' + state.kind + '/' + place(id).edition; });
    function arrived() {
      if (--waiting >= 0 || mine !== shown) return;
      var missing = state.places.filter((id, i) => { return !editions[names[i]]; });
      if (missing.length) return fail(missing.map((id) => { return place(id).short[side]; }));
      render(names.map((n) => { return editions[n]; }), lost);
    }
    names.forEach((n) => {
      if (editions[n]) return;
      waiting++;
      load('editions/' + n, arrived);
    });
    if (waiting) status.textContent = words.wLoading;
    arrived();
  }
  function fail(what) {
    result.hidden = true;
    status.textContent = say(words.wFailed, what.join(', '));
    failed.hidden = false;
  }

  // list shows the places as checkboxes; filter hides those that do not match.
  function list() {
    var many = Object.keys(kinds[state.kind].regions).length > 1;
    if (choices.getAttribute('data-kind') !== state.kind) {
      choices.setAttribute('data-kind', state.kind);
      choices.textContent = '';
      kinds[state.kind].places.forEach((p) => {
        var label = el('label', 'choice', el('li', '', choices)), box = el('input', '', label);
        box.type = 'checkbox';
        box.value = p.id;
        el('span', '', label, p.name[side]);
        var region = many && p.region ? kinds[state.kind].regions[p.region][side] : '';
        if (region !== p.name[side]) el('small', '', label, region); // unless a city is its own region
      });
    }
    all('input', choices).forEach((box) => { box.checked = state.places.indexOf(box.value) >= 0; });
    narrow();
    base.textContent = '';
    state.places.forEach((id) => { el('option', '', base, place(id).name[side]).value = id; });
    one('[data-base]', form).hidden = state.places.length < 2;
    share.hidden = !state.places.length;
  }
  function narrow() {
    var shownAny = false;
    all('li', choices).forEach((li) => {
      li.hidden = !found(li.textContent, filter.value);
      shownAny = shownAny || !li.hidden;
    });
    chosen.textContent = shownAny ? '' : words.wNone;
  }
  function tick(box) {
    var at = state.places.indexOf(box.value);
    if (at >= 0) state.places.splice(at, 1);
    else if (state.places.length < MOST) state.places.push(box.value);
    else {
      box.checked = false;
      status.textContent = say(words.wFull, MOST);
      return;
    }
    remember();
    show();
  }

  // ---- The table ----

  function word(prefix, name) {
    return words['w' + (prefix ? prefix + '-' + name : name).split('-').map((p) => { return p.charAt(0).toUpperCase() + p.slice(1); }).join('')];
  }
  function short(x, b) {
    return x.reasons.map((r) => {
      var bases = kinds[state.kind].bases;
      if (r.kind === 'basis') return bases[x.from.basis][side] + ' / ' + bases[b.basis][side];
      return r.text ? '' : word('short', r.kind);
    }).filter(Boolean).join('; ');
  }

  function render(list, lost) {
    var kind = kinds[state.kind], lines = table(kind, list), box = one('[data-table]');
    var names = state.places.map((id) => { return place(id).short[side]; });
    box.textContent = '';
    one('.board').classList.toggle('many', list.length > FOLD);
    var t = el('table', 'matrix', box);
    el('caption', '', t, kind.name[side] + ': ' + names.join(', '));
    var head = el('tr', '', el('thead', '', t));
    el('th', 'service', head, words.wService).scope = 'col';
    names.forEach((name) => { el('th', 'price', head, name).scope = 'col'; });
    var body = el('tbody', '', t);
    lines.forEach((l) => { line(el('tr', '', body), l, list, names); });
    setRoles(t);
    cautions(lines);
    sides(list);
    one('[data-direction]').textContent = say(words.wDirection, names[0]);
    result.hidden = false;
    tools(t);
    status.textContent = (lost.length ? say(words.wUnknown, lost.join(', ')) + ' ' : '') + say(words.wReady, list.length, lines.length);
  }
  // Sets the roles of table elements, because not every browser exposes a
  // table as a table when its rows are laid out as cards.
  function setRoles(t) {
    t.setAttribute('role', 'table');
    [['thead, tbody', 'rowgroup'], ['tr', 'row'], ['td', 'cell'], ['thead th', 'columnheader'], ['tbody th', 'rowheader']].forEach((r) => {
      all(r[0], t).forEach((e) => { e.setAttribute('role', r[1]); });
    });
  }
  function line(tr, l, list, names) {
    var kind = kinds[state.kind], th = el('th', 'service', tr);
    th.scope = 'row';
    el('a', '', th, kind.services[l.service][side]).href = page('services/' + l.service + '/');
    (l.conditions ? l.conditions.split(';') : []).forEach((c) => {
      th.appendChild(document.createTextNode(' '));
      el('span', 'condition', th, kind.conditions[c][side]);
    });
    if (l.role) {
      tr.setAttribute('data-role', l.role);
      th.appendChild(document.createTextNode(' '));
      el('span', 'role role-' + l.role, th, kind.roles[l.role][side]);
    }
    l.cells.forEach((cell, column) => {
      var td = el('td', 'price', tr);
      el('span', 'name', td, names[column] + ': ');
      if (!cell.length) el('span', 'no-price', td, offered(list[column], l.service) ? words.wOtherwise : words.wNotThere);
      cell.forEach((p) => {
        var box = el('div', 'one', td);
        price(box, p, list[column]);
        if (column && l.cells[0].length && !p.beside.length) el('small', 'withheld', box, words.wShortVat);
        if (p.rate.caution) {
          var remark = el('details', 'row-caution', box);
          el('summary', '', remark, words.wCaution);
          el('p', '', remark, p.rate.caution[side]);
        }
      });
    });
  }
  // purpose returns what prices of a class are for.
  function purpose(cls) {
    return kinds[state.kind].classes[cls][side] + ', ' + word('vat', cls.split('/')[2] || 'unstated');
  }
  // sides names the tariffs, their state on the day of the build, and what
  // their prices are for if that is the same for all.
  function sides(list) {
    var ul = one('[data-sides]');
    ul.textContent = '';
    list.forEach((e) => {
      var p = place(e.place), li = el('li', '', ul);
      el('a', '', li, p.name[side]).href = page('places/' + e.place + '/' + e.kind + '/' + e.edition + '/');
      el('span', '', li, ', ' + e.edition + (e.classes.length === 1 ? ': ' + purpose(e.classes[0]) : ''));
      if (p.state !== 'in-force') el('strong', '', li, ' ' + word('', p.state) + '.');
    });
  }
  function offered(edition, service) { return edition.rates.some(([, has]) => has === service); }
  function price(box, p, edition) {
    var r = p.rate, a = el('a', r.price === null ? 'no-price' : '', box);
    a.href = page('places/' + edition.place + '/' + edition.kind + '/' + edition.edition + '/') + '#r' + r.row;
    a.title = say(words.wRow, r.label);
    if (r.price === null) a.textContent = r.printed && r.printed[side] || word('', r.status);
    else el('data', '', a, tenge(r.price)).value = String(r.price);
    if (edition.classes.length > 1) el('small', '', box, purpose(r.class));
    p.beside.forEach((x) => { figures(box, x, r); });
  }
  // figures shows the difference, or the reason why there is none.
  function figures(box, x, b) {
    var why = short(x, b);
    if (x.difference !== undefined) {
      var line = el('span', 'figures', box);
      el('span', 'name', line, words.wDifference + ': ');
      el('span', '', line, signed(x.difference, tenge(x.difference)));
      if (x.percent !== null) {
        line.appendChild(document.createTextNode(' '));
        el('span', '', line, signed(x.percent, decimal(x.percent)) + '\u00a0%');
      }
    } else if (x.verdict === 'not-comparable') {
      why = words.wForbidden + (why ? ': ' + why : '');
    } else {
      return; // a price is missing, and its cell says so
    }
    if (why) el('small', 'withheld', box, why);
  }
  // cautions lists in full, once, the warnings that figures abbreviates.
  function cautions(lines) {
    var box = one('[data-cautions]'), texts = [];
    lines.forEach((l) => {
      l.cells.forEach((cell) => {
        cell.forEach((p) => {
          p.beside.forEach((x) => {
            if (x.verdict === 'unpriced') return;
            x.reasons.forEach((r) => {
              var text = r.kind.indexOf('row-') === 0 ? '' : r.text ? r.text[side] : word('', r.kind);
              if (text && texts.indexOf(text) < 0) texts.push(text);
            });
          });
        });
      });
    });
    all('p', box).slice(1).forEach((p) => { p.remove(); });
    texts.forEach((text) => { el('p', '', box, text); });
    box.hidden = !texts.length;
  }

  filter.addEventListener('input', narrow);
  form.addEventListener('change', (e) => {
    if (e.target.name === 'kind') {
      state = { kind: e.target.value, places: [] };
      filter.value = '';
      remember();
      show();
    } else if (e.target === base) {
      state.places = [base.value].concat(state.places.filter((id) => { return id !== base.value; }));
      remember();
      show();
    } else if (e.target.type === 'checkbox') {
      tick(e.target);
    }
  });
  one('[data-clear]', form).addEventListener('click', () => {
    state.places = [];
    remember();
    show();
    filter.focus();
  });
  one('[data-retry]', form).addEventListener('click', show);
  if (window.navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', () => {
      window.navigator.clipboard.writeText(one('a', share).href).then(() => { status.textContent = words.wCopied; });
    });
  }
  window.addEventListener('popstate', recall);
  window.addEventListener('hashchange', leads);
  recall();
}
