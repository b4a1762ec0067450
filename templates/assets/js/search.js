// The search: folds what a reader typed, finds, ranks and shows. No server, no
// third party; nothing leaves the browser.
//
// The first half is pure and stands on window.tarifSearch, where the tests run
// it against the Go package search. The rules of folding come with the index,
// so there is one set of them. The second half is the search page. A classic
// script: it runs from file:// and under a policy of scripts from 'self'.
(function (global) {
  "use strict";

  // ---- Folding: fold.go and stem.go say why ----

  const WORD = /[0-9]+|[a-z\u00c0-\u024f\u0259\u0275\u0300-\u036f\u0400-\u052f'’ʼ‘`´]+/g;
  const cyrillic = s => /[\u0400-\u052f]/.test(s);
  const map = (w, t) => {
    let out = "";
    for (const c of w) out += t.has(c) ? t.get(c) : c;
    return out;
  };
  const undouble = w => {
    for (let i = 1; i < w.length; i++) if (w[i] === w[i - 1]) return w.replace(/([а-я])\1+/g, "$1");
    return w;
  };
  const lower = s => s.toLowerCase().replace(/[\u00ad\u200b-\u200d\ufeff]/g, "").replace(/s\u0327/g, "ş");

  // The functions that the index's tables describe: "target:letters …".
  function rules(r) {
    const pairs = s => s.split(" ").map(p => p.split(":"));
    const table = s => {
      const m = new Map();
      pairs(s).forEach(p => Array.from(p[1]).forEach(c => m.set(c, p[0])));
      return m;
    };
    const letters = table(r[0]), latin = table(r[1]), digraphs = pairs(r[2]), alike = table(r[3]);
    const cyrillicOf = w => {
      if (/^[0-9]/.test(w)) return w;
      w = w.replace(/[’ʼ‘`´]/g, "'");
      w = cyrillic(w) ? map(w, alike) :
        digraphs.reduce((v, p) => v.split(p[1]).join(p[0]), w.replace(/ng$/, "n"));
      return map(w, latin);
    };
    const skeleton = w => /^[0-9]/.test(w) ? w : map(w, letters).replace(/[^а-я]/g, "");
    const fold = w => skeleton(cyrillicOf(w));
    const russian = w => cyrillicOf(w).replace(/[^а-я]/g, c => letters.get(c) || "");
    // Words as they are written, and folded. Most come many times.
    const known = new Map();
    const token = w => {
      let t = known.get(w);
      if (!t) {
        const f = fold(w);
        known.set(w, t = { w, f, u: undouble(f), kk: "", ru: "", idle: null });
      }
      return t;
    };
    const stem = (t, l) => t[l] || (t[l] = l === "kk" ? kk(t.f) : ru(t.w));
    const tokens = text => (lower(text).match(WORD) || []).map(token).filter(t => t.f);
    const words = text => tokens(text).map(t => t.f);

    const levels = r[4].split(";").map(level => level.split(" ").flatMap(p => {
      const [after, texts] = p.split(":");
      return texts.split(",").map(e => [e, after]);
    }).sort((a, b) => b[0].length - a[0].length));
    const kk = w => undouble(levels.reduce((v, level) => {
      const e = level.find(x => v.endsWith(x[0]) && fits(v.slice(0, -x[0].length), x));
      return e ? harden(v.slice(0, -e[0].length)) : v;
    }, harden(w)));

    const ru = w => undouble(skeleton(snowball(russian(w))));
    const fleeting = w => {
      const v = russian(w);
      return /.[^аеиоуыэюяьй][ео][вгклмнртц]$/.test(v) ? undouble(skeleton(v.slice(0, -2) + v.slice(-1))) : "";
    };
    return { token, tokens, words, stem, kk, ru, fleeting };
  }

  const harden = w => w.replace(/б$/, "п").replace(/г$/, "к");
  function fits(rest, [e, after]) {
    if (!after.includes(rest.slice(-1)) || !/...|[аеоуи][^у]|[^аеоуи]у/.test(rest) || rest.length < (/^[нмп]$/.test(e) ? 4 : /^([ае]м|т)$/.test(e) ? 3 : 2)) return false;
    const v = /(.*)([аео])[уи]*$/.exec(rest.replace(/[^аеоуи]/g, ""));
    return !v || /^[мбп]ен$/.test(e) || v[2] === "о" || v[2] === "а" && !v[1] || !e.includes(v[2] === "а" ? "е" : "а");
  }

  // The Russian stemmer of snowballstem.org, on the letters а–я.
  function snowball(w) {
    const start = w.search(/[аеиоуыэюя]/) + 1;
    const r2 = (/^.*?[аеиоуыэюя].*?[^аеиоуыэюя].*?[аеиоуыэюя].*?[^аеиоуыэюя]/.exec(w) || [w])[0].length;
    let s = w.slice(start);
    const cut = (re, by) => {
      const before = s;
      s = s.replace(re, by || "$1");
      return s !== before;
    };
    if (!start) return w;
    if (!cut(/([ая])в(?:ши(?:сь)?)?$|[иы]в(?:ши(?:сь)?)?$/)) {
      cut(/()с[яь]$/);
      if (cut(/()(?:[еиыо]е|[иы]ми|[еиыо][йм]|[ео]го|[ео]му|[иы]х|[ую]ю|ая|яя|[ое]ю)$/)) cut(/([ая])(?:ем|нн|вш|ющ|щ)$|(?:[иы]вш|ующ)$/);
      else if (!cut(/([ая])(?:л[аио]?|н[аоы]?|нно|[ей]те|й|ем|[ею]т|ть|ешь)$|(?:[иы]л[аио]?|ен[аоы]?|[еу]йте|ите|[еу]й|[иы]м|[яиы]т|у[ею]т|[иы]ть|ишь|у?ю)$/))
        cut(/()(?:и?ями|ами|и?е[йм]|[ео]в|[иь]?е|[еи]?и|[ои]?й|и?я[мх]|а[мх]|ом?|[ауыь]|[иь]?[юя])$/);
    }
    cut(/()и$/);
    if (/ость?$/.test(s) && start + s.search(/ость?$/) >= r2) cut(/()ость?$/);
    if (cut(/()ейше?$/)) cut(/нн$/, "н");
    else if (!cut(/нн$/, "н")) cut(/()ь$/);
    return w.slice(0, start) + s;
  }

  // ---- Keyboards ----

  const zip = (from, to) => new Map(Array.from(from, (c, i) => [c, to[i]]));
  const EN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>";
  const RUS = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю";
  const TO_RU = zip(EN, RUS), TO_EN = zip(RUS.slice(0, 33), EN);
  const DIGIT_ROW = zip("2345890-=)(*%_+", "әіңғүұқөһқұүғөһ");

  // Every way in which a piece of the query may be meant: [tokens, trust].
  const SWAPPED = .8;
  function readings(words, c) {
    const out = [[words(c), 1]];
    const cyr = cyrillic(c), lat = /[a-z]/.test(c), row = /[2345890\-=)(*%_+]/.test(c);
    if (lat && !cyr) {
      out.push([words(map(c, TO_RU)), .9]);
      if (row) out.push([words(map(map(c, TO_RU), DIGIT_ROW)), .9]);
    }
    if (cyr && row) out.push([words(map(c, DIGIT_ROW)), .95]);
    if (cyr && !lat && c.length > 2) out.push([words(map(c, TO_EN)), SWAPPED]);
    return out.filter(r => r[0].length);
  }

  const AMOUNT = /(^|[^\d.,])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+[.,]\d{1,2})(?![\d.,])/g;
  const plain = amount => amount.replace(/[^\d.,]/g, "").replace(".", ",");

  // Two words that the index knows as one, and, where nothing else helps, one
  // that it knows as two: "соц работник", "үйжинау".
  function spaced(s, chunks, apart) {
    const out = [];
    for (let i = 0; i < chunks.length; i++) {
      const c = chunks[i], next = chunks[i + 1] || "";
      if (next && !(s.knows(c) && s.knows(next)) && s.knows(c + next, true)) {
        out.push(c + next);
        i++;
        continue;
      }
      let at = apart && !s.knows(c) ? c.length - 3 : 0;
      while (at > 1 && !(s.knows(c.slice(0, at)) && s.knows(c.slice(at)))) at--;
      if (at > 1) out.push(c.slice(0, at));
      out.push(at > 1 ? c.slice(at) : c);
    }
    return out;
  }

  // Cubic metres under one name, and points behind Cyrillic letters, where they
  // are no key of the other keyboard, as spaces: "1м3", "соц.работник".
  const plainly = text => text.replace(/(^|\s)\d*\s*[мm][3³](?=$|[\s,.!?])/g, "$1куб")
    .replace(/([а-яёәіңғүұқөһ])[.,;:!?/]+/g, "$1 ");

  // A query as pieces: what it may mean as an amount, its readings, and whether
  // it has to be found.
  function parse(s, query, apart) {
    const pieces = [];
    const text = plainly(lower(query.slice(0, 200))).replace(AMOUNT, (m, before, amount) => {
      pieces.push({ amount: plain(amount), readings: [], need: true });
      return before + " ";
    });
    spaced(s, text.split(/\s+/), apart).slice(0, 12).forEach(c => {
      const all = readings(s.tokens, c.slice(0, 60)), r = s.knows(c) ? all.slice(0, 1) : all;
      if (r.length) pieces.push({ amount: /^\d+$/.test(c) ? c : "", readings: r, need: !r[0][0].every(s.idle) });
    });
    if (!pieces.some(p => p.need)) pieces.forEach(p => { p.need = true; });
    if (pieces.length && !/\s$/.test(query)) pieces[pieces.length - 1].last = true;
    return pieces;
  }

  // How many edits lead from a folded word to others, a swap of neighbours being
  // one; where they may go on, to what they begin with. The word's letters are
  // the bits of a number, so that each of the other's is one step: Hyyrö 2003.
  const LONG = 32;
  function edits(a) {
    const n = a.length, end = 1 << n - 1, at = new Int32Array(32);
    for (let i = 0; i < n; i++) at[a.charCodeAt(i) & 31] |= 1 << i;
    return (b, open) => {
      let d = n, least = n, plus = -1, minus = 0, zero = 0, before = 0;
      for (let j = 0; j < b.length; j++) {
        const same = at[b.charCodeAt(j) & 31];
        zero = (~zero & same) << 1 & before | (same & plus) + plus ^ plus | same | minus;
        const up = minus | ~(zero | plus), down = zero & plus, next = up << 1 | 1;
        if (up & end) d++;
        if (down & end) d--;
        if (d < least) least = d;
        plus = down << 1 | ~(zero | next);
        minus = next & zero;
        before = same;
      }
      return open ? least : d;
    };
  }

  const slips = w => w.length < 4 ? 0 : w.length < 8 ? 1 : 2;

  // The letters of a word as bits, to pass over most words without counting
  // edits: each edit brings at most one letter that the other has not.
  const bits = w => {
    let m = 0;
    for (let i = 0; i < w.length; i++) m |= 1 << w.charCodeAt(i) - 0x430;
    return m;
  };
  function strangers(a, b) {
    let n = 0;
    for (let m = a & ~b; m; m &= m - 1) n++;
    return n;
  }

  // ---- The index: records.go lists the fields of its records ----

  // What becomes of each of a list, one a step; and all steps at once.
  function* slowly(list, f) {
    const out = [];
    for (const v of list) {
      out.push(f(v));
      yield;
    }
    return out;
  }
  function run(steps) {
    let step;
    do step = steps.next(); while (!step.done);
    return step.value;
  }

  const SERVICE = "service", PLACE = "place", ACT = "act", PAGE = "page";
  const ABSENT = "absent"; // what no tariff prices: it leads to services
  const TRUST = { service: 1, place: .98, act: .85, page: .55, absent: .97 };

  // Opening an index holds a page up, on a phone for a second. So it is a work of
  // many steps, between which the page may do other things.
  function* opening(x) {
    if (!x || x.v !== 3) throw new Error("not an index that this script knows");
    // Letters are exchanged, and records are columns: letters.go says why.
    const letters = new Map([["^^", "^"]]);
    Array.from(x.abc, (c, i) => {
      const latin = String.fromCharCode(i < 26 ? 97 + i : 39 + i);
      letters.set(c, latin).set(latin, c).set("^" + latin, c.toUpperCase());
    });
    const decode = v => typeof v === "string" ? v.replace(/\^?[^]/g, c => letters.get(c) || c) : Array.isArray(v) ? v.map(decode) : v;
    function* decoded(file) {
      const out = Object.assign({}, file);
      for (const k in out) {
        if (!Array.isArray(out[k])) continue;
        const list = [];
        for (const column of out[k]) {
          // Some begin with what is no text: an id, an address.
          const text = list.length || !/kinds|places|services|pages|concepts|crisis/.test(k);
          list.push(!text ? column : Array.isArray(column) ? yield* slowly(column, decode) : decode(column));
        }
        out[k] = Array.isArray(list[0]) ? list[0].map((v, i) => list.map(column => column[i])) : list;
      }
      return out;
    }
    x = yield* decoded(x);
    const own = x.l, other = own === "kk" ? "ru" : "kk";
    const s = Object.assign(rules(x.rules), { x, docs: [], phrases: [], services: [], places: [], wide: false });
    // What the third file teaches stands behind these limits, and is looked at
    // only where the first answer is weak: s.look(true).
    let terms = new Map(), kept = [];
    const narrow = { phrases: Infinity, terms: Infinity }, seen = [new Map(), new Map()];
    s.look = wide => {
      s.limit = wide ? Infinity : narrow.phrases;
      s.last = wide ? Infinity : narrow.terms;
      s.seen = seen[+wide];
    };
    s.look(false);
    // Words that need not be found, in whatever form. Two letters are the stem of
    // too much, but for a verb's: "об" is no "объём".
    const stop = new Set(), who = new Set(), stemmed = (t, l) => l + s.stem(t, l);
    const stops = (lists, set) => lists.forEach((list, i) => s.tokens(list).forEach(t => {
      const v = stemmed(t, i ? "ru" : "kk");
      set.add(t.f).add(v[4] || !i && /у$/.test(t.f) ? v : "");
    }));
    stops(x.stop, stop);
    const among = (t, set) => [t.f, stemmed(t, "kk"), stemmed(t, "ru")].some(v => set.has(v));
    s.idle = t => {
      if (t.idle === null) t.idle = among(t, stop);
      return t.idle || s.limit === Infinity && narrow.terms < Infinity && among(t, who);
    };

    const term = (token, l) => {
      const f = token.u;
      let t = terms.get(f);
      if (!t) terms.set(f, t = { w: token.w, f, bits: bits(f), number: /^\d/.test(f), kk: "", ru: "", ru2: "", root: "", at: [] });
      if (t.number || t[l]) return t;
      t[l] = s.stem(token, l);
      if (l === "ru") Object.assign(t, { ru2: s.fleeting(token.w), root: root(t.ru, token.w) });
      return t;
    };
    s.knows = (c, form) => {
      const ts = s.tokens(c), t = ts[0];
      const there = key => (s.like.get(key) || []).some(v => v.at[0] < s.limit && (key[0] === "-" || v.f === t.u));
      return ts.length === 1 && (there(t.u[0]) || !!form && there("-" + root(s.stem(t, "ru"), t.w)));
    };
    // A phrase of the last document; loose words are found, but are no phrase.
    let target = -1;
    const say = (text, l, weight, loose) => {
      const ws = s.tokens(text);
      const n = loose ? 99 : ws.filter(t => !s.idle(t)).length || ws.length;
      ws.forEach(w => term(w, l).at.push(s.phrases.length));
      s.phrases.push({ doc: target < 0 ? s.docs.length - 1 : target, text, l, weight, n });
    };
    // "Дәрігер шақыру, емханаға ертіп бару" is two things under one name.
    const sayAll = (texts, l, weight) => texts.split("|").forEach(t => {
      say(t, l, weight);
      const parts = t.split(", ");
      if (parts[1]) parts.forEach(part => say(part, l, weight));
    });
    // A document inherits from others: up, and weakly where that alone does not
    // mean it. They note their heirs and the share of each.
    const heirs = () => ({ ids: [], shares: [] });
    const heir = (list, d, share) => {
      list.ids.push(d);
      list.shares.push(share);
    };
    const doc = (type, rec, up, weak) => {
      const d = s.docs.push({ type, rec, strong: heirs(), weak: heirs(), offers: [], serves: [], names: [s.phrases.length] }) - 1;
      up.forEach(u => { if (u[0] >= 0) heir(s.docs[u[0]].strong, d, u[1]); });
      weak.forEach(u => heir(s.docs[u[0]].weak, d, u[1]));
      return d;
    };
    // The name in the other language stands first among that language's phrases.
    const sayOther = (texts, weight) => {
      s.docs[s.docs.length - 1].names.push(s.phrases.length);
      sayAll(texts, other, weight);
    };
    const groups = (records, at) => slowly(records, r => {
      const d = doc("", r, [], []);
      sayAll(r[at], own, 1);
      sayAll(r[at + 1], other, .9);
      return d;
    });

    const kinds = yield* groups(x.kinds, 2), sections = yield* groups(x.sections, 0), facets = yield* groups(x.facets, 0);
    const regions = yield* groups(x.regions, 0), forms = yield* groups(x.forms, 0);
    s.kinds = kinds;
    // A cry for help: its phrases, of which every word has to be there.
    s.cries = x.crisis.map(r => ({ leads: r[0], said: (r[1] + "|" + r[2]).split("|").map(s.tokens) }));
    const at = (list, i) => i < 0 ? -1 : list[i];

    yield* slowly(x.services, r => {
      s.services.push(doc(SERVICE, r, [[kinds[r[2]], .4], [at(sections, r[3]), .5]].concat(r[4].map(f => [facets[f], .45])), []));
      sayAll(r[1], own, 1);
      sayAll(r[5], own, .9);
      sayOther(r[6], .9);
    });
    yield* slowly(x.places, r => {
      s.places.push(doc(PLACE, r, [[at(regions, r[3]), .6]], []));
      say(r[2], own, 1);
      sayAll(r[4], own, .95);
      sayOther(r[5], .9);
    });
    function* index() {
      seen.forEach(m => m.clear());
      s.terms = kept.concat(Array.from(terms.values()));
      s.bits = Int32Array.from(s.terms, t => t.bits);
      // Terms by their first letter, and by their root.
      s.like = new Map();
      yield* slowly(s.terms, t => [t.f[0], t.root && "-" + t.root].forEach(k => {
        if (!s.like.has(k)) s.like.set(k, []);
        s.like.get(k).push(t);
      }));
      s.names = new Uint8Array(s.phrases.length);
      s.docs.forEach(d => d.names.forEach(p => { s.names[p] = 1; }));
      s.of = Int32Array.from(s.phrases, p => p.doc);
      s.size = Int32Array.from(s.phrases, p => p.n);
      s.weight = Float64Array.from(s.phrases, p => p.weight);
      // Room to count in: values by phrase and by document.
      s.room = { word: values(s.phrases.length), said: values(s.phrases.length), phrase: values(s.phrases.length), docs: values(s.docs.length) };
    }
    // What arrives second: acts and pages. Nothing is found meanwhile.
    s.extending = function* (more) {
      if (!more || more.v !== x.v || more.l !== own) throw new Error("not what belongs to this index");
      more = yield* decoded(more);
      yield* slowly(more.acts, r => {
        doc(ACT, r, [[s.places[r[0]], .6], [at(forms, r[6]), .4]], [[kinds[r[1]], .35]]);
        say(r[3], own, 1.3);
        say(r[7] + " " + r[2], own, .8, true);
      });
      yield* slowly(more.pages, r => {
        doc(PAGE, r, [], []);
        say(r[1], own, 1);
        say(r[2], own, .4, true);
        say(r[4], other, .85);
      });
      yield* index();
    };
    s.extend = more => run(s.extending(more));
    // What arrives third, and only where it is needed: concepts, whose words are
    // phrases of the services that answer them.
    s.widening = function* (wide) {
      if (!wide || wide.v !== x.v || wide.l !== own) throw new Error("not what belongs to this index");
      wide = yield* decoded(wide);
      stops(wide.stop, who);
      Object.assign(narrow, { phrases: s.phrases.length, terms: terms.size });
      kept = s.terms;
      terms = new Map(); // the same words once more: they know nothing of each other
      const speak = (r, weight) => {
        sayAll(r[1], own, weight);
        sayAll(r[2], other, weight);
      };
      yield* slowly(wide.concepts, r => {
        const services = r[0].map(i => s.services[i]);
        if (r[3]) {
          const d = doc(ABSENT, r, [], []);
          s.docs[d].leads = services;
          return speak(r, 1);
        }
        services.forEach((d, i) => {
          target = d;
          speak(r, .85 - .04 * i);
        });
        target = -1;
      });
      yield* index();
      s.wide = true;
      s.look(false);
    };
    s.widen = wide => run(s.widening(wide));

    // A shape as its services, each with row, amount and label of its prices.
    const shapes = yield* slowly(x.shapes, ([services, counts, rows, amounts, labels]) => {
      let service = 0, row = 0, i = 0;
      return services.map((step, n) => {
        const cells = [];
        for (let end = i + counts[n]; i < end; i++) cells.push(row += rows[i], amounts[i], labels[i]);
        return [s.services[service += step], cells];
      });
    });
    const served = shapes.map(shape => shape.map(v => v[0]));
    yield* slowly(x.tariffs.slice().sort((a, b) => a[0] - b[0]), t => {
      const at = s.places[t[0]], place = s.docs[at];
      place.offers.push(t);
      place.serves.push(served[t[4]]);
      heir(s.docs[kinds[t[1]]].weak, at, .3);
      t.plain = t[5].map(plain);
      t.offers = shapes[t[4]].map(([d, cells]) => ({ d, t, place: at, cells }));
      t.offers.forEach(o => s.docs[o.d].offers.push(o));
    });
    yield* index();
    return s;
  }
  const open = x => run(opening(x));

  // ---- Finding ----

  // How well a term of the index answers a word of the query without a slip, 0
  // to 1.
  function quality(t, q) {
    if (t.f === q.f) return 1;
    if (q.last && t.f.startsWith(q.f)) return .75 + .2 * q.f.length / t.f.length;
    if (q.number || t.number) return 0;
    if (t.kk && (t.kk === q.kk || t.f === q.kk || t.kk === q.f) || t.ru && t.ru === q.ru) return .7;
    if (t.ru && (t.ru === q.ru2 || t.ru2 && t.ru2 === q.ru)) return .65;
    return t.root && t.root === q.root ? .5 : 0;
  }

  // A Russian stem without what makes another aspect of a verb: накормить,
  // кормить, покормить. Of a short verb the infinitive: помыть, вымыть.
  const bare = w => w.replace(/^(по|на|в[иы]|за|от|при|пере|про|об|раз|рас|под|с|у|о)(?=....)/, "");
  const root = (stem, w) => {
    const r = bare(stem);
    return r.length > 3 ? r : /ть$/.test(w) ? bare(w) : "";
  };

  // Words of one root: a long beginning in common.
  function kin(t, q) {
    let i = 0;
    while (i < q.length && t[i] === q[i]) i++;
    if ((i === q.length || i === t.length) && i > 4) return .45;
    return i >= 4 && i >= .6 * q.length && i >= .5 * t.length ? .3 + .15 * i / q.length : 0;
  }

  function slip(t, q) {
    const max = q.slips, { f, from } = q;
    // Of a short word people get the beginning right, or change two letters.
    if (f.length < 6 && f[0] !== t.f[0] && f[0] !== t.f[1]) return 0;
    let d = strangers(t.bits, q.bits) > max ? 9 : from(t.f);
    for (const [l, m, near] of q.stems) if (d > 1 && m && m < d && t[l] && t[l] !== t.f && t[l][0] === q[l][0] && near(t[l]) <= m) d = m;
    if (d <= max) return d > 1 ? .4 : .55;
    return q.last && from(t.f, true) < 2 ? .35 : 0;
  }

  // Values by number, most of them 0. take hands over those that are not, in
  // the order in which they came, and leaves the room empty.
  function values(n) {
    const v = new Float64Array(n);
    let ids = [];
    const set = (i, x) => {
      if (!v[i]) ids.push(i);
      v[i] = x;
    };
    return {
      v,
      add(i, x) { set(i, v[i] + x); },
      raise(i, x) { if (x > v[i]) set(i, x); },
      take() {
        const out = { ids, x: ids.map(i => v[i]) };
        for (const i of ids) v[i] = 0;
        ids = [];
        return out;
      },
    };
  }
  const each = (found, f) => { for (let i = 0; i < found.ids.length; i++) f(found.ids[i], found.x[i]); };

  // What was found for the last words and pieces: most of a query was there at
  // the last keystroke.
  function remember(s, key, make) {
    if (!s.seen.has(key)) {
      s.seen.set(key, make());
      if (s.seen.size > 120) s.seen.delete(s.seen.keys().next().value);
    }
    return s.seen.get(key);
  }

  // For one word the terms that answer it and the best quality by phrase.
  function matchWord(s, token, last, forgiving) {
    const { w, f: folded } = token, f = token.u.slice(0, 40), number = /^\d/.test(f);
    // As many as the word has letters for, also those that folding drops.
    const most = f.length < 7 ? slips(f) : f.length > LONG ? 0 : slips(w), kk = s.stem(token, "kk"), ru = s.stem(token, "ru");
    const q = { f, last, number, bits: bits(f), slips: most, kk, ru, ru2: s.fleeting(w), root: root(ru, w), from: null, stems: null };
    const terms = new Set(), best = s.room.word;
    const note = (t, v) => {
      if (!v || t.at[0] >= s.limit) return;
      terms.add(t.f);
      for (const p of t.at) {
        if (p >= s.limit) break;
        if (f.length > 1 || s.names[p]) best.raise(p, v);
      }
    };
    // A key held down says nothing.
    if (2 * f.length < folded.length) return { terms, best: best.take() };
    // What is found without a slip begins with its letter or has its root, what
    // slips may find is seen from the letters. A word that is there is not meant
    // as another of its family.
    const like = s.like.get(f[0]) || [];
    for (const t of like.concat(q.root && s.like.get("-" + q.root) || [])) note(t, quality(t, q));
    if (!forgiving || number) return { terms, best: best.take() };
    const near = new Map(), doubt = terms.size ? .5 : 1;
    if (!terms.size) for (const t of like) near.set(t, t.number ? 0 : kin(t.f, f));
    if (most) {
      q.from = edits(f);
      q.stems = ["kk", "ru"].map(l => [l, Math.min(most, slips(q[l])), edits(q[l])]);
      s.terms.forEach((t, i) => {
        if (i < s.last && strangers(q.bits, s.bits[i]) <= most && !t.number && !terms.has(t.f)) near.set(t, Math.max(near.get(t) || 0, slip(t, q)));
      });
    }
    near.forEach((v, t) => note(t, doubt * v));
    return { terms, best: best.take() };
  }

  // A piece: how well documents' own words answer it in its best reading, of
  // which all words have to be there; what documents inherit; where services
  // are offered that it names; and how well phrases answer it.
  function matchPiece(s, piece, forgiving) {
    const key = ["", forgiving, piece.last, piece.amount, piece.readings.map(r => r[0].map(t => t.w))].join("|");
    return Object.assign({}, remember(s, key, () => match(s, piece, forgiving)), { piece });
  }
  const FREE = { at: new Set(), by: new Map() };
  function match(s, piece, forgiving) {
    const n = s.docs.length, own = new Float64Array(n), hits = new Set(), { said, phrase, docs } = s.room;
    piece.readings.forEach(([ws, trust]) => {
      let before = null;
      const share = trust / ws.length;
      ws.forEach((w, i) => {
        const end = i === ws.length - 1, last = !!piece.last && end, forgive = forgiving && trust !== SWAPPED;
        const found = remember(s, [w.w, last, forgive].join(), () => matchWord(s, w, last, forgive));
        found.terms.forEach(t => hits.add(t));
        each(found.best, (p, v) => {
          said.add(p, share * v);
          if (!before || before[s.of[p]]) docs.raise(s.of[p], share * v * s.weight[p]);
        });
        const sum = end ? own : new Float64Array(n);
        each(docs.take(), (d, v) => {
          if (before) v += before[d];
          if (v > sum[d]) sum[d] = v;
        });
        before = sum;
      });
      each(said.take(), phrase.raise);
    });
    const prices = piece.amount ? remember(s, "=" + piece.amount, () => priced(s, piece.amount)) : FREE;
    prices.by.forEach((v, d) => { own[d] = Math.max(own[d], v); });
    const m = { phrase: phrase.take(), hits, named: own, at: prices.at };
    const inherit = (to, { ids, shares }, v) => {
      for (let i = 0; i < ids.length; i++) if (shares[i] * v > to[ids[i]]) to[ids[i]] = shares[i] * v;
    };
    for (let d = 0; d < n; d++) if (own[d]) inherit(own, s.docs[d].strong, own[d]);
    const all = m.all = own.slice(), scope = new Float64Array(n);
    m.docs = [];
    for (let d = 0; d < n; d++) {
      if (!own[d]) continue;
      if (s.docs[d].type) m.docs.push(d);
      inherit(all, s.docs[d].weak, own[d]);
    }
    // Most places offer the same: the best of them counts.
    const serving = new Map();
    for (const p of s.places) {
      if (own[p]) for (const list of s.docs[p].serves) serving.set(list, Math.max(serving.get(list) || 0, own[p]));
    }
    serving.forEach((v, list) => list.forEach(d => { if (.6 * v > scope[d]) scope[d] = .6 * v; }));
    // A piece that few services answer says more than one that many do; where
    // not all can be had, a place is meant when it is named.
    const many = s.services.reduce((n, d) => n + (own[d] > .3 || scope[d] > .3 ? 1 : 0), 0);
    for (let d = 0; d < n; d++) if (scope[d] > all[d]) all[d] = scope[d];
    m.weight = 1 / (1 + .5 * Math.log(1 + many));
    m.place = s.places.some(p => own[p] > .6);
    return m;
  }

  // Services that have a price: "1896,60" as it is, "1896" before the comma.
  // Strings are compared; nothing is calculated.
  function priced(s, a) {
    const at = new Set(), by = new Map(), same = [a, a + "0", a + ",00"];
    const value = have => !have.startsWith(a) ? 0 : same.includes(have) ? .8 : have.startsWith(a + ",") ? .5 : 0;
    s.x.tariffs.forEach(t => {
      if (!t.plain.some(value)) return;
      const worth = t.plain.map(value);
      t.offers.forEach(o => {
        for (let i = 1; i < o.cells.length; i += 3) {
          const v = worth[o.cells[i]];
          if (!v) continue;
          by.set(o.d, Math.max(by.get(o.d) || 0, v));
          at.add(o);
        }
      });
    });
    return { at, by };
  }

  // Every document that is meant, with its score: where slips are not forgiven,
  // those that have every piece of the query. A service is not meant by
  // the name of a place alone, nor an act or a place by a kind alone.
  function rank(s, pieces, forgiving) {
    const ms = pieces.map(p => matchPiece(s, p, forgiving)), needed = pieces.filter(p => p.need).length;
    if (!forgiving && ms.some(m => m.piece.need && !m.hits.size && !m.at.size)) return [];
    ms.forEach(m => {
      if (!m.piece.need) m.weight = .05;
      m.share = m.place ? 1 : m.weight;
    });
    const whole = ms.reduce((n, m) => n + (m.piece.need ? m.weight : 0), 0);
    const n = s.docs.length, seen = new Uint8Array(n), meant = [];
    for (const { docs } of ms) for (const d of docs) {
      if (seen[d]) continue;
      let sum = 0, found = 0, count = 0;
      for (const m of ms) {
        const v = m.all[d];
        sum += m.weight * v;
        if (!m.piece.need || !v) continue;
        found += m.share * Math.min(1, v / .5);
        count++;
      }
      seen[d] = 1;
      if (!count || !forgiving && count < needed) continue;
      seen[d] = 2;
      meant.push({ d, type: s.docs[d].type, rec: s.docs[d].rec, score: sum / whole, full: count === needed, most: found, phrase: null, ms });
    }
    if (!meant.length) return meant;
    // How much of a phrase the query says, and the phrase of the query.
    const { said } = s.room, best = new Float64Array(n), name = new Float64Array(n), top = new Int32Array(n).fill(-1);
    const asked = ms.filter(m => m.piece.need && !m.place).length || needed; // a place is no part of a service's name
    for (const m of ms) each(m.phrase, (p, v) => { if (seen[s.of[p]] > 1) said.add(p, m.piece.need ? v : v / 9); });
    each(said.take(), (p, v) => {
      const d = s.of[p], part = Math.min(1, v / Math.max(s.size[p], s.docs[d].type === PLACE ? needed : asked)), b = part * (part > .99 ? Math.max(.9, s.weight[p]) : s.weight[p]);
      if (s.names[p] && v / s.size[p] > name[d]) name[d] = v / s.size[p];
      if (b > best[d]) {
        best[d] = b;
        top[d] = p;
      }
    });
    for (const h of meant) {
      h.score = TRUST[h.type] * (h.score + (needed > 1 ? .6 : .3) * best[h.d] + .05 * Math.min(1, name[h.d])) -
        (h.type === ACT && h.rec[5] ? .05 : 0);
      h.found = h.most;
      h.most = h.full ? 9 : h.most * TRUST[h.type];
      h.phrase = s.phrases[top[h.d]];
    }
    return meant;
  }

  // All hits, best first. What has every piece of the query comes alone; where
  // nothing has, slips are forgiven; then comes what has most of it.
  function found(s, query) {
    const pieces = parse(s, query), full = hits => hits.filter(h => h.full);
    if (!pieces.length) return [];
    let hits = rank(s, pieces, false), sure = 2;
    if (!hits.length) {
      const apart = parse(s, query, true);
      if (apart.length > pieces.length) hits = rank(s, apart, false);
    }
    if (!hits.length) {
      const all = rank(s, pieces, true);
      hits = full(all);
      sure = +!!hits.length;
      if (!sure) hits = all;
    }
    hits = lacking(s, pieces, ordered(hits));
    hits.sure = sure;
    return hits;
  }

  // The first answer, or, where it is weak and wider knowledge has a better
  // one, that: every word without a slip (2), with slips (1), not every word (0).
  // weak tells that wider knowledge is wanted.
  function find(s, query) {
    s.look(false);
    const said = s.tokens(query), same = (a, b) => ["kk", "ru"].some(l => s.stem(a, l) === s.stem(b, l));
    const cry = s.cries.find(c => c.said.some(p => p.every(a => said.some(b => same(a, b)))));
    if (cry) return Object.assign(cry.leads.map(i => s.services[i]).map(d => ({ d, type: SERVICE, rec: s.docs[d].rec, ms: [] })), { crisis: true });
    const hits = found(s, query);
    hits.weak = hits.sure < 2 && !s.wide;
    if (!s.wide || hits.sure > 1) return hits;
    s.look(true);
    const wider = led(s, found(s, query));
    s.look(false);
    const better = wider.told || wider.length && (wider.sure > 1 || !hits.length || !hits.sure && wider[0].found >= hits[0].found);
    return better ? wider : hits;
  }

  // What no tariff prices leads to the nearest services and is told.
  function led(s, hits) {
    const first = hits[0], leads = first && first.full && s.docs[first.d].leads;
    if (!leads) return Object.assign(hits.filter(h => !s.docs[h.d].leads), { sure: hits.sure });
    return Object.assign(leads.map(d => Object.assign({}, first, { d, type: SERVICE, rec: s.docs[d].rec, phrase: null })),
      { told: true, absent: first.rec[3] });
  }
  const order = (a, b) => b.most - a.most || b.score - a.score || a.d - b.d;
  // Those that are shown stand in order; of a thousand more only the number is.
  const SHOWN = 30;
  function ordered(hits) {
    const best = hits.splice(0, SHOWN).sort(order);
    hits.forEach((h, i) => {
      let at = best.length;
      while (at && order(h, best[at - 1]) < 0) at--;
      if (at === best.length) return;
      best.splice(at, 0, h);
      hits[i] = best.pop();
    });
    return best.concat(hits);
  }

  // Where what is asked for is priced, but not in the place that is named, the
  // place comes first and says so, then the service with its prices elsewhere.
  function lacking(s, pieces, hits) {
    // "Семья" is a word before it is Семей.
    const own = hits[0] && hits[0].type === SERVICE && hits[0].ms.every(m => !m.piece.need || m.named[hits[0].d] > .3);
    const needed = pieces.filter(p => p.need);
    if (own || needed.length < 2) return hits;
    const where = [], what = [];
    for (const p of needed) {
      const whole = Object.assign({}, p, { last: false });
      if (matchPiece(s, whole, false).place) where.push(whole);
      else what.push(p);
    }
    if (!where.length || !what.length) return hits;
    const all = (pieces, type) => rank(s, pieces, false).filter(h => h.type === type).sort(order);
    const places = all(where, PLACE).filter(h => h.ms.some(m => m.named[h.d] > .6)), services = all(what, SERVICE);
    // A kind that is named and has no tariff in the place: another kind's service
    // is no answer.
    const kind = s.kinds.findIndex(d => what.every(p => matchPiece(s, p, false).named[d] > .8));
    const none = kind >= 0 && places.every(p => s.docs[p.d].offers.every(t => t[1] !== kind));
    const first = none ? services.find(h => h.rec[2] === kind) : services[0];
    const near = !none && services.find(h => places.some(p => s.docs[p.d].serves.some(list => list.includes(h.d))));
    if (!first || !places.length || places.length > 3 || near && near.score > first.score - .1) return hits;
    places.forEach(p => { p.lacks = first; });
    return places.concat(first, hits.filter(h => h.d !== first.d && !places.some(p => p.d === h.d)));
  }

  // Where nothing fits: the query with the nearest words that the index has, or
  // nothing. A word that is there stays.
  function suggest(s, query) {
    const near = c => {
      let best = .59, word = "";
      readings(s.tokens, c).forEach(([ts, trust]) => ts.forEach(q => {
        const f = q.u, n = f.length, own = bits(f), from = edits(f);
        if (n > 3 && n <= LONG && !/^\d/.test(f)) s.terms.forEach((t, i) => {
          const max = Math.floor(n * Math.min(.4, 1 - best / trust));
          const d = t.number || strangers(own, s.bits[i]) > max ? 99 : from(t.f), v = trust * (1 - d / n);
          if (d <= max && v > best) { best = v; word = t.w; }
        });
      }));
      return word;
    };
    return lower(query.slice(0, 200)).split(/\s+/).slice(0, 12).map(c => s.knows(c) ? c : near(c.slice(0, 40))).filter(Boolean).join(" ");
  }

  // A service's offers, those of the places and prices asked for first.
  function offers(s, hit) {
    const asked = o => {
      let n = 0;
      for (const m of hit.ms) n += m.named[o.place] + (m.at.has(o) ? 1 : 0);
      return n;
    };
    // They stand by place already.
    const first = [], rest = [];
    s.docs[hit.d].offers.forEach(o => {
      const n = asked(o);
      if (n) first.push([o, n]);
      else rest.push(o);
    });
    return first.sort((a, b) => b[1] - a[1]).map(v => v[0]).concat(rest);
  }

  // The id of a hit in the public contract.
  const id = (s, hit) => hit.type !== ACT ? hit.rec[0] :
    [s.x.places[hit.rec[0]][0], s.x.kinds[hit.rec[1]][0], hit.rec[2]].join("/");

  global.tarifSearch = { rules, open, find, suggest, offers, id };
  if (typeof document === "undefined") return;

  // ---- The page ----

  const form = document.querySelector("[data-search-form]");
  const list = document.querySelector("[data-search-results]");
  const status = document.querySelector("[data-search-status]");
  const told = document.querySelector("[data-search-told]"), crisis = document.querySelector("[data-search-crisis]"), others = document.querySelector("[data-search-others]");
  const none = document.querySelector("[data-search-none]"), instead = document.querySelector("[data-search-instead]");
  if (!form || !list || !status) return;
  const main = document.getElementById("main") || form.parentNode;
  const input = form.elements.q;
  const w = Object.assign({}, list.dataset), home = form.dataset.root, disk = location.protocol === "file:";
  let searcher = null, failed = false, waiting = 0, enter = false, whole = false;

  // A result is put together as a plan, which is cheap, and compared with the
  // one before: most keys change little, and nothing is slower than to lay out
  // what is new. An element is a plan with a name, a text one without.
  const say = (parent, text) => {
    const kids = parent.kids, last = kids[kids.length - 1];
    if (last && !last.name) last.data += text;
    else if (text) kids.push({ name: "", data: text, kids: [] });
  };
  const el = (name, className, parent, text) => {
    const e = { name, className, kids: [] };
    if (text) say(e, text);
    parent.kids.push(e);
    return e;
  };
  const NOTHING = { kids: [] };
  // Makes what stands there what is planned, and keeps of it what it can.
  function stand(plan, before) {
    const old = before && before.name === plan.name && before.className === plan.className ? before : NOTHING;
    const node = plan.node = old.node || (plan.name ? document.createElement(plan.name) : new Text());
    for (const k of ["data", "className", "href", "lang"]) if (plan[k] && old[k] !== plan[k]) node[k] = plan[k];
    const { kids } = plan, were = old.kids;
    while (were.length > kids.length) were.pop().node.remove();
    kids.forEach((kid, i) => {
      const now = stand(kid, were[i]);
      if (!were[i]) node.appendChild(now);
      else if (were[i].node !== now) were[i].node.replaceWith(now);
    });
    return node;
  }
  // Addresses of the site; a folder on a disk needs the name of its page.
  function url(address) {
    const [path, hash] = address.split("#");
    return home + searcher.x.l + "/" + path + (disk && /(^|\/)$/.test(path) ? "index.html" : "") + (hash ? "#" + hash : "");
  }
  function link(parent, cls, address, text) {
    const a = el("a", cls, parent, text);
    a.href = url(address);
    return a;
  }

  const matched = (token, hit) => hit.ms.some(m => m.hits.has(token.u));
  // How many words of a label were asked for: a basin, a role.
  const answers = (label, hit) => searcher.tokens(label).filter(t => matched(t, hit)).length;

  // Text with the words that were matched marked.
  function marked(parent, text, hit) {
    let at = 0, m;
    const low = text.toLowerCase(), re = new RegExp(WORD.source, "g");
    while (low.length === text.length && (m = re.exec(low))) {
      if (!matched(searcher.token(m[0]), hit)) continue;
      say(parent, text.slice(at, m.index));
      at = m.index + m[0].length;
      el("mark", "", parent, text.slice(m.index, at));
    }
    say(parent, text.slice(at));
  }

  const STATES = ["wInForce", "wUpcoming", "wExpired", "wReplaced", "wRepealed"];
  const VAT = { "+": w.wVatIncluded, "-": w.wVatExcluded, "0": w.wVatNone };
  const SHOWN_PLACES = 4, FEW = 10, PART = 3, PAUSE = 30, TURN = 8; // results, milliseconds

  function prices(parent, hit) {
    const all = offers(searcher, hit), x = searcher.x, asked = x.labels.map(() => -1);
    const ul = el("ul", "hit-prices", parent);
    all.slice(0, SHOWN_PLACES).forEach(o => {
      const [p, k, edition, state] = o.t;
      const base = url("places/" + x.places[p][0] + "/" + x.kinds[k][0] + "/" + edition + "/") + "#r";
      const cells = [];
      for (let i = 0; i < o.cells.length; i += 3) {
        const n = o.cells[i + 2], [label, vat] = x.labels[n].split("|");
        if (asked[n] < 0) asked[n] = answers(label, hit);
        const price = o.t[5][o.cells[i + 1]];
        const exact = hit.ms.some(m => m.at.has(o) && plain(price).startsWith(m.piece.amount));
        cells.push({ row: o.cells[i], price, label, vat, i, exact, asked: asked[n] + (exact ? 9 : 0) });
      }
      cells.sort((a, b) => b.asked - a.asked || a.i - b.i).forEach(c => {
        const li = el("li", "hit-offer", ul);
        el("a", "hit-place", li, x.places[p][1]).href = base + c.row;
        say(li, " ");
        const price = c.price === "-" ? w.wDash : c.price || w.wEmpty, amount = el("span", "hit-price", li, c.exact ? "" : price);
        if (c.exact) el("mark", "", amount, price);
        el("span", "hit-label", li, " " + [c.label, VAT[c.vat], state && w[STATES[state]]].filter(Boolean).join(" · "));
      });
    });
    if (all.length > SHOWN_PLACES) {
      link(el("li", "hit-more", ul), "", "services/" + hit.rec[0] + "/", w.wMore.replace("#", all.length));
    }
  }

  const show = {
    service(li, hit) {
      const r = hit.rec, x = searcher.x;
      marked(link(li, "hit-link", "services/" + r[0] + "/"), r[1], hit);
      const note = el("p", "hit-note", li, x.kinds[r[2]][1]);
      if (hit.phrase && !r[1].includes(hit.phrase.text)) {
        say(note, " · ");
        const also = el("span", "hit-also", note);
        also.lang = hit.phrase.l;
        marked(also, hit.phrase.text, hit);
      }
      prices(li, hit);
    },
    place(li, hit) {
      const r = hit.rec, x = searcher.x;
      marked(link(li, "hit-link", "places/" + r[0] + "/"), r[2], hit);
      if (hit.lacks) el("p", "hit-note", li, w.wLacks.replace("#", hit.lacks.rec[1]));
      const note = el("p", "hit-note", li);
      searcher.docs[hit.d].offers.forEach((t, i) => {
        if (i) say(note, " · ");
        link(note, "", "places/" + r[0] + "/" + x.kinds[t[1]][0] + "/", x.kinds[t[1]][1]);
      });
    },
    act(li, hit) {
      const r = hit.rec, x = searcher.x;
      marked(link(li, "hit-link", "places/" + id(searcher, hit) + "/"), w.wAct.replace("#", r[3]) + (r[4] ? ", " + r[4] : ""), hit);
      marked(el("p", "hit-note", li), [x.places[r[0]][2], x.kinds[r[1]][1], w[STATES[r[5]]]].join(" · "), hit);
    },
    page(li, hit) {
      const r = hit.rec;
      marked(link(li, "hit-link", r[0]), r[1], hit);
      marked(el("p", "hit-note", li), [r[3], r[2]].filter(Boolean).join(" · "), hit);
    },
  };

  // What stands in the list, by place.
  const shown = [];
  const rows = plan => (plan && plan.kids.find(e => e.name === "ul") || NOTHING).kids;
  // The hit at a place of the list. In a hurry it says two prices, or as many as
  // have their room already.
  function put(hit, i, hurry) {
    const li = { name: "li", className: "hit", kids: [] };
    show[hit.type](li, hit);
    if (hurry) rows(li).splice(Math.max(2, rows(shown[i]).length));
    const node = stand(li, shown[i]);
    if (!shown[i]) list.appendChild(node);
    shown[i] = li;
    Object.assign(node.dataset, { hit: "", kind: hit.type, id: li.id = id(searcher, hit) });
  }
  // Of what stands there so many stay.
  function keep(n) {
    while (shown.length > n) shown.pop().node.remove();
  }

  // The first result comes at once, the rest of it and of them in small parts,
  // so that the next key need not wait for it. The results stand when all are
  // there; then they are counted for who hears the page.
  let rest = 0, room = FEW;
  function fill(hits, from, to, said) {
    hits.slice(from, to).forEach((hit, i) => put(hit, from + i));
    if (to < hits.length) {
      rest = setTimeout(() => fill(hits, to, to + PART, said), 0);
      return;
    }
    if (status.textContent !== said) status.textContent = said;
    if (whole) main.dataset.search = "done";
  }

  function render(hits, query) {
    const asked = query.trim() !== "";
    // What will stand where it stands waits there for its turn.
    let n = hits.length && 1;
    while (n < hits.length && shown[n] && shown[n].id === id(searcher, hits[n])) n++;
    keep(n);
    if (hits.length) { if (none) none.hidden = true; } else lead(asked);
    told.textContent = hits.absent ? w.wAbsent.replace("#", hits.absent) + (hits.length ? " " + w.wNear : "") : "";
    crisis.hidden = !hits.crisis;
    const many = Math.min(hits.length, SHOWN);
    others.hidden = many <= room;
    others.textContent = w.wOthers.replace("#", many - room);
    const said = !asked ? "" : hits.length ? w.wFound.replace("#", hits.length) : w.wNone;
    if (n) put(hits[0], 0, true);
    rest = setTimeout(() => fill(hits.slice(0, room), 0, PART, said), PAUSE);
    const better = asked && !hits.length ? suggest(searcher, query) : "";
    if (!instead) return;
    instead.hidden = !better || better === query;
    const a = instead.querySelector("a") || instead.appendChild(document.createElement("a"));
    a.textContent = better;
    a.href = to(better);
  }

  // Where one finds it besides; and other words, where nothing was found.
  function lead(advice) {
    if (!none) return;
    none.querySelectorAll("[data-search-advice]").forEach(e => { e.hidden = !advice; });
    if (advice) none.setAttribute("aria-labelledby", "search-none"); else none.removeAttribute("aria-labelledby");
    none.hidden = false;
  }

  const to = query => query.trim() ? "?q=" + encodeURIComponent(query.slice(0, 200)) : location.pathname;

  // The address follows what is typed. A query that one has stayed with, to
  // read or to follow a result, is a step that Back returns to.
  let settled = true;
  let later = 0;
  function address() {
    clearTimeout(later);
    later = 0;
    try {
      history[settled && location.search ? "pushState" : "replaceState"](null, "", to(input.value));
    } catch (e) { /* a folder on a disk, or half of an emoji: the address stays */ }
    settled = false;
  }
  // Now, if it has not followed yet.
  function settle() {
    if (later) address();
    settled = true;
  }

  function fail() {
    failed = true;
    keep(0);
    status.textContent = w.wFailed;
    lead(false); // no other words would help
    main.dataset.search = "done";
  }

  // A part of the index arrives as a script. Whatever is wrong with it, the
  // page stays calm: an error in it is not shown, and then goes on without.
  function fetch(address, then) {
    const script = document.createElement("script"), name = address.split("/").pop();
    const quiet = e => { if (e.filename && e.filename.endsWith(name)) e.preventDefault(); };
    script.src = address;
    script.onload = script.onerror = () => {
      global.removeEventListener("error", quiet);
      then();
    };
    global.addEventListener("error", quiet);
    document.head.appendChild(script);
  }

  // Both parts are asked for at once; what most people look for is in the
  // first, and is shown before the second is there. Without the first there
  // is no search, without the second it finds no acts.
  let loading = false, first = false, second = false;
  // The third is asked for when an answer is weak, which waits for it a little:
  // nothing that stands moves away under a finger.
  const PATIENCE = 2000;
  let third = 0, patient = true; // 1 asked for, 2 there, 3 known
  function widen() {
    if (third) return;
    third = 1;
    fetch(form.dataset.wide, () => { third = 2; arrived(); });
    setTimeout(() => { patient = false; soon(); }, PATIENCE);
  }
  function load() {
    if (loading) return;
    loading = true;
    fetch(form.dataset.index, () => { first = true; arrived(); });
    fetch(form.dataset.more, () => { second = true; arrived(); });
  }
  function arrived() {
    const extended = () => { whole = true; };
    if (working || failed) return;
    if (first && !searcher) work(opening(global.tarifIndex), s => { searcher = s; }, fail);
    else if (searcher && second && !whole) work(searcher.extending(global.tarifMore), extended, extended);
    else if (whole && third === 2) {
      third = 3;
      patient = false;
      work(searcher.widening(global.tarifWide), () => {}, () => {});
    }
  }

  // Does a work in turns with the page, for which a message, unlike a timer, does
  // not wait. What is typed meanwhile is found then.
  let working = false;
  function work(steps, then, wrong) {
    const { port1, port2 } = new MessageChannel(), next = () => port2.postMessage("");
    port1.onmessage = () => {
      const end = performance.now() + TURN;
      let step = null;
      try {
        do step = steps.next(); while (!step.done && performance.now() < end);
      } catch (e) {
        step = null;
      }
      if (step && !step.done) return next();
      port1.close();
      working = false;
      if (step) then(step.value);
      else wrong();
      if (failed) return;
      search();
      arrived();
    };
    working = true;
    next();
  }

  function search() {
    waiting = 0;
    clearTimeout(rest);
    const query = input.value;
    if (failed) return fail();
    if (!searcher || working) return load();
    try {
      const hits = find(searcher, query);
      if (hits.weak && query.trim()) {
        widen();
        if (patient) return;
      }
      if (hits.length || whole) render(hits, query);
    } catch (e) {
      return fail();
    }
    if (!whole) return;
    if (enter && links()[0]) links()[0].focus();
    enter = false;
  }

  function soon() {
    main.dataset.search = "";
    if (!waiting) waiting = requestAnimationFrame(search);
  }

  function fromAddress() {
    input.value = (new URLSearchParams(location.search).get("q") || "").slice(0, 200);
    settled = true;
    if (!input.value) lead(false); // while the index comes
    soon();
  }

  const links = () => Array.from(list.querySelectorAll(".hit-link"));
  function move(step) {
    const all = links(), i = all.indexOf(document.activeElement) + step;
    (i < 0 ? input : all[Math.min(i, all.length - 1)] || input).focus();
  }

  form.addEventListener("submit", e => {
    e.preventDefault();
    settle();
    enter = true;
    soon();
  });
  others.addEventListener("click", () => {
    const at = shown.length;
    room = SHOWN;
    search();
    setTimeout(() => { if (shown[at]) shown[at].node.querySelector("a").focus(); }, 4 * PAUSE);
  });
  input.addEventListener("input", () => {
    room = FEW;
    clearTimeout(later);
    later = setTimeout(address, 200);
    main.dataset.search = "";
    search();
  });
  form.addEventListener("keydown", e => {
    if (e.target !== input) return;
    if (e.key === "ArrowDown" && links().length) { e.preventDefault(); move(1); }
    if (e.key === "Escape" && input.value) { e.preventDefault(); input.value = ""; address(); soon(); }
  });
  list.addEventListener("focusin", settle);
  global.addEventListener("pagehide", settle);
  list.addEventListener("keydown", e => {
    if (e.key === "Escape") { e.preventDefault(); input.focus(); input.select(); }
    if (!e.target.classList.contains("hit-link")) return;
    if (e.key === "ArrowDown") { e.preventDefault(); move(1); }
    if (e.key === "ArrowUp") { e.preventDefault(); move(-1); }
  });
  global.addEventListener("popstate", fromAddress);
  fromAddress();
})(globalThis);
