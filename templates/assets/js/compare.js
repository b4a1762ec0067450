// Comparison of places: the reader's own choice of them, and tables that can be
// sorted and filtered. Prices are whole numbers of tiyn. Which prices may be
// compared was decided when the site was built: here it is only looked up.
(function (global) {
  'use strict';

  // ---- Arithmetic ----

  // Hundredths of a per cent by which to is above from, half away from zero;
  // null where from is zero. One digit of the quotient at a time: all that is
  // ever multiplied is below 2^53.
  function percent(from, to) {
    if (from === 0) return null;
    var rest = Math.abs(to - from), out = 0;
    for (var i = 0; i < 5; i++) {
      var left = rest % from;
      out = out * 10 + (rest - left) / from;
      rest = left * 10;
    }
    if (rest / 10 * 2 >= from) out++;
    return to < from ? -out : out;
  }

  // "1 896,60" of hundredths; the minus is the typographic one.
  function decimal(n) {
    var s = String(Math.abs(n));
    while (s.length < 3) s = '0' + s;
    var whole = s.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
    return (n < 0 ? '\u2212' : '') + whole + ',' + s.slice(-2);
  }
  function tenge(n) { return decimal(n) + '\u00a0₸'; }
  function signed(n, text) { return (n > 0 ? '+' : '') + text; }

  // ---- What may be compared ----

  function same(x, a, b) { return x[0] === a && x[1] === b || x[0] === b && x[1] === a; }

  // judge looks up the guard's answer for two prices.
  function judge(kind, a, b) {
    var verdict = 'comparable', reasons = [];
    kind.between.forEach(function (x) {
      if (!same(x.classes, a.class, b.class)) return;
      verdict = x.verdict;
      x.reasons.forEach(function (r) { reasons.push({ kind: r, text: r === 'basis' && x.text || null }); });
    });
    if (kind.apart.some(function (x) { return same(x, a.span, b.span); })) reasons.push({ kind: 'period', text: null });
    if (a.caution) reasons.push({ kind: 'row-a', text: a.caution });
    if (b.caution) reasons.push({ kind: 'row-b', text: b.caution });
    if (verdict === 'comparable' && reasons.length) verdict = 'caution';
    if (a.price === null || b.price === null) verdict = 'unpriced';
    return { verdict: verdict, reasons: reasons };
  }

  // rates reads an edition's compact arrays.
  function rates(edition) {
    return edition.rates.map(function (r) {
      var more = r[6] || {}, cls = edition.classes[r[4]];
      return { row: r[0], service: r[1], role: r[2], conditions: r[3], class: cls, vat: cls.split('/')[2],
        basis: cls.split('/')[0], price: r[5], status: more.price_status, printed: more.printed,
        label: more.row_label || String(r[0]), caution: more.caution || null, span: edition.span };
    });
  }

  // counterparts are the prices of a that stand beside a price of b: the only
  // one if each side has one, else that with the same VAT, else all of those
  // that have no counterpart themselves.
  function counterparts(from, to, b) {
    if (from.length === 1 && to.length === 1) return from;
    var alike = from.filter(function (a) { return a.vat === b.vat; });
    if (alike.length) return alike;
    return from.filter(function (a) { return !to.some(function (x) { return x.vat === a.vat; }); });
  }

  // table puts editions side by side. A line is one service, role and set of
  // conditions; a cell has a place's prices on it, each beside those of the
  // first place.
  function table(kind, editions) {
    var lines = [], by = {};
    editions.forEach(function (e, column) {
      rates(e).forEach(function (r) {
        var key = [r.service, r.role, r.conditions].join('|');
        if (!by[key]) {
          lines.push(by[key] = { service: r.service, role: r.role, conditions: r.conditions,
            cells: editions.map(function () { return []; }) });
        }
        by[key].cells[column].push({ rate: r, beside: [] });
      });
    });
    lines.forEach(function (l) {
      l.cells.forEach(function (cell, column) { if (column) stand(kind, l.cells[0], cell); });
    });
    return lines;
  }

  function stand(kind, first, cell) {
    function rate(p) { return p.rate; }
    cell.forEach(function (p) {
      p.beside = counterparts(first.map(rate), cell.map(rate), p.rate).map(function (a) {
        var x = judge(kind, a, p.rate);
        x.from = a;
        if (x.verdict === 'comparable' || x.verdict === 'caution') {
          x.difference = p.rate.price - a.price;
          x.percent = percent(a.price, p.rate.price);
        }
        return x;
      });
    });
  }

  // ---- Searching ----

  var LETTERS = { 'ә': 'а', 'ғ': 'г', 'қ': 'к', 'ң': 'н', 'ө': 'о', 'ұ': 'у', 'ү': 'у', 'һ': 'х', 'і': 'и', 'ё': 'е' };
  function fold(s) {
    return s.toLowerCase().replace(/[әғқңөұүһіё]/g, function (c) { return LETTERS[c]; });
  }
  // Every word of the query begins a word of the text.
  function found(text, query) {
    var words = ' ' + fold(text).replace(/[^0-9a-zа-я]+/g, ' ');
    return fold(query).split(/[^0-9a-zа-я]+/).every(function (q) { return words.indexOf(' ' + q) >= 0; });
  }

  global.tarifCompare = { percent: percent, tenge: tenge, signed: signed, decimal: decimal, table: table, found: found };

  // ---- The page ----

  var doc = global.document;
  if (!doc) return;
  function all(selector, root) { return Array.prototype.slice.call((root || doc).querySelectorAll(selector)); }
  function one(selector, root) { return (root || doc).querySelector(selector); }
  function say(text) {
    var args = arguments;
    return text.replace(/%(\d)/g, function (m, i) { return args[i]; });
  }
  function el(name, cls, parent, text) {
    var e = doc.createElement(name);
    if (cls) e.className = cls;
    if (text !== undefined) e.textContent = text;
    if (parent) parent.appendChild(e);
    return e;
  }
  var lang = doc.documentElement.lang, side = lang === 'kk' ? 0 : 1;

  // ---- Tables that are sorted and filtered ----

  function tools(table) {
    var box = one('[data-tools]');
    var find = one('input', box), role = one('#table-role'), order = one('#table-order'), status = one('[data-table-status]', box);
    var body = table.tBodies[0], rows = all('tr', body), heads = all('th', table.tHead), inOrder = '';

    function value(row, column) {
      var cell = row.cells[column], data = one('data', cell), sum = one('[data-value]', cell);
      var text = data ? data.value : sum && sum.getAttribute('data-value');
      return text ? parseInt(text.replace('.', ''), 10) : null;
    }
    function compare(column, down) {
      return function (a, b) {
        if (!column) return (down ? -1 : 1) * a.cells[0].textContent.localeCompare(b.cells[0].textContent, lang);
        var x = value(a, column), y = value(b, column);
        if (x === null || y === null) return (x === null) - (y === null);
        return down ? y - x : x - y;
      };
    }
    function report() {
      var shown = rows.filter(function (r) { return !r.hidden; }).length;
      status.textContent = say(box.dataset.wShown, shown, rows.length) + ' ' + inOrder;
    }
    // arrange puts the rows in the order of a column, 'up' or 'down'; without a
    // direction in the table's own.
    function arrange(column, way) {
      var th = heads[column];
      heads.forEach(function (x) { x.removeAttribute('aria-sort'); });
      if (way) th.setAttribute('aria-sort', way + 'ending');
      order.value = way ? way + column : '';
      var sorted = way ? rows.slice().sort(compare(column, way === 'desc')) : rows;
      sorted.forEach(function (r) { body.appendChild(r); });
      inOrder = say(way === 'asc' ? box.dataset.wUp : way ? box.dataset.wDown : box.dataset.wUnsorted, th.lastChild.textContent);
      report();
    }
    // press goes round: up, down, as it was.
    function press(column) {
      var was = heads[column].getAttribute('aria-sort');
      arrange(column, !was ? 'asc' : was === 'ascending' ? 'desc' : '');
    }
    function filter() {
      rows.forEach(function (r) {
        r.hidden = !(found(r.cells[0].textContent, find.value) && (!role.value || r.getAttribute('data-role') === role.value));
      });
      report();
    }
    while (order.options.length > 1) order.remove(1);
    heads.forEach(function (th, column) {
      var text = th.textContent;
      th.textContent = '';
      el('button', 'sort', th, text).type = 'button';
      th.firstChild.addEventListener('click', function () { press(column); });
      el('span', '', th, text);
      el('option', '', order, say(column ? box.dataset.wLow : box.dataset.wA, text)).value = 'asc' + column;
      el('option', '', order, say(column ? box.dataset.wHigh : box.dataset.wZ, text)).value = 'desc' + column;
    });
    order.onchange = function () { arrange(+order.value.replace(/\D+/, ''), order.value.replace(/\d+/, '')); };
    roles(rows, role);
    find.oninput = role.onchange = filter;
    if (find.value || role.value) filter(); else status.textContent = '';
  }

  // roles offers those that the table has, by the words it has for them.
  function roles(rows, select) {
    var kept = select.value, names = {};
    rows.forEach(function (r) {
      var id = r.getAttribute('data-role'), name = one('.role', r);
      if (id && name) names[id] = name.textContent;
    });
    while (select.options.length > 1) select.remove(1);
    Object.keys(names).forEach(function (id) { el('option', '', select, names[id]).value = id; });
    select.value = names[kept] ? kept : '';
    select.closest('[data-role-choice]').hidden = select.options.length < 3;
  }

  // ---- The reader's own choice of places ----

  var MOST = 20, FOLD = 4; // places at a time; columns on a line

  function picker(form) {
    var w = form.dataset, root = w.root, kinds = {}, editions = {}, shown = 0;
    var filter = one('#picker-filter'), choices = one('[data-choices]'), chosen = one('[data-chosen]');
    var base = one('#picker-base'), status = one('[data-status]', form), result = one('[data-picked]');
    var failed = one('[data-failed]', form), share = one('[data-share]', form), copy = one('[data-copy]', form);
    var state = { kind: '', places: [] };

    // What the scripts of the data call.
    global.tarifKind = function (k) { kinds[k.kind] = k; };
    global.tarifEdition = function (e) { editions[e.place + '/' + e.kind + '/' + e.edition] = e; };

    function load(address, then) {
      var script = doc.createElement('script');
      script.src = root + 'data/' + address + '.js';
      script.onload = script.onerror = function () { script.remove(); then(); };
      doc.head.appendChild(script);
    }
    function page(address) {
      return root + lang + '/' + address + (location.protocol === 'file:' ? 'index.html' : '');
    }

    // The address holds the whole state, so that it can be sent.
    function query() {
      return '?kind=' + state.kind + (state.places.length ? '&places=' + state.places.join(',') : '');
    }
    function remember() {
      try {
        if (location.search !== query()) history.pushState(null, '', query());
      } catch (e) { /* a folder on a disk: the address stays */ }
      leads();
    }
    function leads() {
      var twin = doc.getElementById('twin');
      if (twin) twin.href = twin.getAttribute('href').split(/[?#]/)[0] + location.search + location.hash;
      one('a', share).href = query();
    }
    function recall() {
      var params = {};
      location.search.slice(1).split('&').forEach(function (part) {
        var at = part.indexOf('=');
        try { params[part.slice(0, at)] = decodeURIComponent(part.slice(at + 1)); } catch (e) { /* a broken % is nothing */ }
      });
      var radios = all('input[name=kind]', form), known = radios.filter(function (r) { return r.value === params.kind; })[0];
      known = known || radios[0];
      known.checked = true;
      state = { kind: known.value, places: [] };
      (params.places || '').split(',').forEach(function (id) {
        if (id && state.places.indexOf(id) < 0) state.places.push(id);
      });
      leads();
      show();
    }

    function place(id) { return kinds[state.kind].places.filter(function (p) { return p.id === id; })[0]; }

    // show brings the page to the state: the list of places, then the table.
    function show() {
      var mine = ++shown;
      if (kinds[state.kind]) return ready();
      status.textContent = w.wLoading;
      load('kinds/' + state.kind, function () {
        if (mine !== shown) return;
        if (kinds[state.kind]) ready(); else fail([state.kind]);
      });
    }
    function ready() {
      var lost = state.places.filter(function (id) { return !place(id); });
      state.places = state.places.filter(place).slice(0, MOST);
      failed.hidden = true;
      list();
      status.textContent = lost.length ? say(w.wUnknown, lost.join(', ')) : '';
      if (state.places.length < 2) {
        result.hidden = true;
        status.textContent = (status.textContent + ' ' + w.wNeed).trim();
        return;
      }
      fetch(lost);
    }
    function fetch(lost) {
      var mine = ++shown, waiting = 0;
      var names = state.places.map(function (id) { return id + '/' + state.kind + '/' + place(id).edition; });
      function arrived() {
        if (--waiting >= 0 || mine !== shown) return;
        var missing = state.places.filter(function (id, i) { return !editions[names[i]]; });
        if (missing.length) return fail(missing.map(function (id) { return place(id).short[side]; }));
        render(names.map(function (n) { return editions[n]; }), lost);
      }
      names.forEach(function (n) {
        if (editions[n]) return;
        waiting++;
        load('editions/' + n, arrived);
      });
      if (waiting) status.textContent = w.wLoading;
      arrived();
    }
    function fail(what) {
      result.hidden = true;
      status.textContent = say(w.wFailed, what.join(', '));
      failed.hidden = false;
    }

    // list shows the places as boxes to tick; filter hides what is not meant.
    function list() {
      var many = Object.keys(kinds[state.kind].regions).length > 1;
      if (choices.getAttribute('data-kind') !== state.kind) {
        choices.setAttribute('data-kind', state.kind);
        choices.textContent = '';
        kinds[state.kind].places.forEach(function (p) {
          var label = el('label', 'choice', el('li', '', choices)), box = el('input', '', label);
          box.type = 'checkbox';
          box.value = p.id;
          el('span', '', label, p.name[side]);
          var region = many && p.region ? kinds[state.kind].regions[p.region][side] : '';
          if (region !== p.name[side]) el('small', '', label, region); // a city may be its own region
        });
      }
      all('input', choices).forEach(function (box) { box.checked = state.places.indexOf(box.value) >= 0; });
      narrow();
      base.textContent = '';
      state.places.forEach(function (id) { el('option', '', base, place(id).name[side]).value = id; });
      one('[data-base]', form).hidden = state.places.length < 2;
      share.hidden = !state.places.length;
    }
    function narrow() {
      var shownAny = false;
      all('li', choices).forEach(function (li) {
        li.hidden = !found(li.textContent, filter.value);
        shownAny = shownAny || !li.hidden;
      });
      chosen.textContent = shownAny ? '' : w.wNone;
    }
    function tick(box) {
      var at = state.places.indexOf(box.value);
      if (at >= 0) state.places.splice(at, 1);
      else if (state.places.length < MOST) state.places.push(box.value);
      else {
        box.checked = false;
        status.textContent = say(w.wFull, MOST);
        return;
      }
      remember();
      show();
    }

    // ---- The table ----

    function word(prefix, name) {
      return w['w' + (prefix ? prefix + '-' + name : name).split('-').map(function (p) { return p.charAt(0).toUpperCase() + p.slice(1); }).join('')];
    }
    function short(x, b) {
      return x.reasons.map(function (r) {
        var bases = kinds[state.kind].bases;
        if (r.kind === 'basis') return bases[x.from.basis][side] + ' / ' + bases[b.basis][side];
        return r.text ? '' : word('short', r.kind);
      }).filter(Boolean).join('; ');
    }

    function render(list, lost) {
      var kind = kinds[state.kind], lines = table(kind, list), box = one('[data-table]');
      var names = state.places.map(function (id) { return place(id).short[side]; });
      box.textContent = '';
      one('.board').classList.toggle('many', list.length > FOLD);
      var t = el('table', 'matrix', box);
      el('caption', '', t, kind.name[side] + ': ' + names.join(', '));
      var head = el('tr', '', el('thead', '', t));
      el('th', 'service', head, w.wService).scope = 'col';
      names.forEach(function (name) { el('th', 'price', head, name).scope = 'col'; });
      var body = el('tbody', '', t);
      lines.forEach(function (l) { line(el('tr', '', body), l, list, names); });
      spell(t);
      cautions(lines);
      sides(list);
      one('[data-direction]').textContent = say(w.wDirection, names[0]);
      result.hidden = false;
      tools(t);
      status.textContent = (lost.length ? say(w.wUnknown, lost.join(', ')) + ' ' : '') + say(w.wReady, list.length, lines.length);
    }
    // spell says what the elements are again: not every browser keeps a table a
    // table when its rows are laid out as cards.
    function spell(t) {
      t.setAttribute('role', 'table');
      [['thead, tbody', 'rowgroup'], ['tr', 'row'], ['td', 'cell'], ['thead th', 'columnheader'], ['tbody th', 'rowheader']].forEach(function (r) {
        all(r[0], t).forEach(function (e) { e.setAttribute('role', r[1]); });
      });
    }
    function line(tr, l, list, names) {
      var kind = kinds[state.kind], th = el('th', 'service', tr);
      th.scope = 'row';
      el('a', '', th, kind.services[l.service][side]).href = page('services/' + l.service + '/');
      (l.conditions ? l.conditions.split(';') : []).forEach(function (c) {
        th.appendChild(doc.createTextNode(' '));
        el('span', 'condition', th, kind.conditions[c][side]);
      });
      if (l.role) {
        tr.setAttribute('data-role', l.role);
        th.appendChild(doc.createTextNode(' '));
        el('span', 'role role-' + l.role, th, kind.roles[l.role][side]);
      }
      l.cells.forEach(function (cell, column) {
        var td = el('td', 'price', tr);
        el('span', 'name', td, names[column] + ': ');
        if (!cell.length) el('span', 'no-price', td, offered(list[column], l.service) ? w.wOtherwise : w.wNotThere);
        cell.forEach(function (p) {
          var box = el('div', 'one', td);
          price(box, p, list[column]);
          if (column && l.cells[0].length && !p.beside.length) el('small', 'withheld', box, w.wShortVat);
          if (p.rate.caution) {
            var remark = el('details', 'row-caution', box);
            el('summary', '', remark, w.wCaution);
            el('p', '', remark, p.rate.caution[side]);
          }
        });
      });
    }
    // purpose is what prices of a class are for.
    function purpose(cls) {
      return kinds[state.kind].classes[cls][side] + ', ' + word('vat', cls.split('/')[2] || 'unstated');
    }
    // sides names the tariffs, how they stand to the day of the build, and what
    // their prices are for where that is one thing.
    function sides(list) {
      var ul = one('[data-sides]');
      ul.textContent = '';
      list.forEach(function (e) {
        var p = place(e.place), li = el('li', '', ul);
        el('a', '', li, p.name[side]).href = page('places/' + e.place + '/' + e.kind + '/' + e.edition + '/');
        el('span', '', li, ', ' + e.edition + (e.classes.length === 1 ? ': ' + purpose(e.classes[0]) : ''));
        if (p.state !== 'in-force') el('strong', '', li, ' ' + word('', p.state) + '.');
      });
    }
    function offered(edition, service) { return edition.rates.some(function (r) { return r[1] === service; }); }
    function price(box, p, edition) {
      var r = p.rate, a = el('a', r.price === null ? 'no-price' : '', box);
      a.href = page('places/' + edition.place + '/' + edition.kind + '/' + edition.edition + '/') + '#r' + r.row;
      a.title = say(w.wRow, r.label);
      if (r.price === null) a.textContent = r.printed && r.printed[side] || word('', r.status);
      else el('data', '', a, tenge(r.price)).value = String(r.price);
      if (edition.classes.length > 1) el('small', '', box, purpose(r.class));
      p.beside.forEach(function (x) { figures(box, x, r); });
    }
    // figures are the difference, or that none can be made, and why.
    function figures(box, x, b) {
      var why = short(x, b);
      if (x.difference !== undefined) {
        var line = el('span', 'figures', box);
        el('span', 'name', line, w.wDifference + ': ');
        el('span', '', line, signed(x.difference, tenge(x.difference)));
        if (x.percent !== null) {
          line.appendChild(doc.createTextNode(' '));
          el('span', '', line, signed(x.percent, decimal(x.percent)) + '\u00a0%');
        }
      } else if (x.verdict === 'not-comparable') {
        why = w.wForbidden + (why ? ': ' + why : '');
      } else {
        return; // a price is missing, and its cell says so
      }
      if (why) el('small', 'withheld', box, why);
    }
    // cautions says in full, once, what stands in short beside figures.
    function cautions(lines) {
      var box = one('[data-cautions]'), texts = [];
      lines.forEach(function (l) {
        l.cells.forEach(function (cell) {
          cell.forEach(function (p) {
            p.beside.forEach(function (x) {
              if (x.verdict === 'unpriced') return;
              x.reasons.forEach(function (r) {
                var text = r.kind.indexOf('row-') === 0 ? '' : r.text ? r.text[side] : word('', r.kind);
                if (text && texts.indexOf(text) < 0) texts.push(text);
              });
            });
          });
        });
      });
      all('p', box).slice(1).forEach(function (p) { p.remove(); });
      texts.forEach(function (text) { el('p', '', box, text); });
      box.hidden = !texts.length;
    }

    filter.addEventListener('input', narrow);
    form.addEventListener('change', function (e) {
      if (e.target.name === 'kind') {
        state = { kind: e.target.value, places: [] };
        filter.value = '';
        remember();
        show();
      } else if (e.target === base) {
        state.places = [base.value].concat(state.places.filter(function (id) { return id !== base.value; }));
        remember();
        show();
      } else if (e.target.type === 'checkbox') {
        tick(e.target);
      }
    });
    one('[data-clear]', form).addEventListener('click', function () {
      state.places = [];
      remember();
      show();
      filter.focus();
    });
    one('[data-retry]', form).addEventListener('click', show);
    if (global.navigator.clipboard) {
      copy.hidden = false;
      copy.addEventListener('click', function () {
        global.navigator.clipboard.writeText(one('a', share).href).then(function () { status.textContent = w.wCopied; });
      });
    }
    global.addEventListener('popstate', recall);
    global.addEventListener('hashchange', leads);
    recall();
  }

  var form = one('[data-picker]'), made = one('[data-matrix]');
  if (form) picker(form);
  if (made) tools(made);
})(globalThis);
