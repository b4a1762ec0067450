// The index in memory: the records of the three files as documents, their
// phrases and the phrases' words. records.go of the Go package search describes
// the records.

import { root, rules } from "./fold.js";
import { plain } from "./query.js";
import { bits, sound } from "./slips.js";
import * as weight from "./weights.js";

export const SERVICE = "service", PLACE = "place", ACT = "act", PAGE = "page";
const ABSENT = "absent"; // something that no tariff prices; it leads to services

/**
 * Something that can be found, or a group through which others are found, whose type is "".
 * @typedef {object} Doc
 * @property {string} type
 * @property {any} record as in the file
 * @property {Heirs} strong documents that inherit from it
 * @property {Heirs} weak documents that inherit from it but are not found by it alone
 * @property {any[]} offers the prices of a service, the tariffs of a place
 * @property {number[][]} serves the services of a place, a list for each tariff
 * @property {number[]} names its phrases that are names
 * @property {number[]} [leads] the services closest to something without a tariff
 */

/** @typedef {{ids: number[], shares: number[]}} Heirs documents and their shares */

/**
 * A word of the index.
 * @typedef {object} Term
 * @property {string} written
 * @property {string} plain
 * @property {string} sound
 * @property {number} bits the letters of its sound
 * @property {boolean} number
 * @property {string} kk its Kazakh stem, if it is a Kazakh word
 * @property {string} ru its Russian stem, if it is a Russian word
 * @property {string} fleeting its Russian stem without a fleeting vowel
 * @property {string} root
 * @property {number[]} phrases that contain it
 */

/**
 * A phrase by which a document is found.
 * @typedef {object} Phrase
 * @property {number} doc
 * @property {string} text
 * @property {string} lang
 * @property {number} weight
 * @property {number} size number of words
 */

/**
 * Prices of a service in one tariff: for each the row, the index of the amount
 * in the tariff's amounts, and the index of the label.
 * @typedef {{service: number, place: number, tariff: any, cells: number[]}} Offer
 */

/** @typedef {any} Searcher an open index: its documents, terms and functions */

/**
 * Maps a list, one element a step.
 * @template T, U
 * @param {T[]} list
 * @param {(value: T) => U} make
 */
function* slowly(list, make) {
  const out = [];
  for (const value of list) {
    out.push(make(value));
    yield;
  }
  return out;
}

/** Runs all steps of a generator at once. */
export function run(steps) {
  let step;
  do step = steps.next(); while (!step.done);
  return step.value;
}

/**
 * Values by number, most of them 0. take returns the others in the order in which
 * they were added, and resets them.
 */
function room(size) {
  const values = new Float64Array(size);
  let ids = [];
  const set = (id, value) => {
    if (!values[id]) ids.push(id);
    values[id] = value;
  };
  return {
    add(id, value) { set(id, values[id] + value); },
    raise(id, value) { if (value > values[id]) set(id, value); },
    take() {
      const out = { ids, values: ids.map(id => values[id]) };
      for (const id of ids) values[id] = 0;
      ids = [];
      return out;
    },
  };
}

// The file's texts have letters exchanged, and its records are stored as columns:
// letters.go of the Go package search says why.
function decoder(exchanged) {
  const letters = new Map([["^^", "^"]]);
  Array.from(exchanged, (c, i) => {
    const latin = String.fromCharCode(i < 26 ? 97 + i : 39 + i);
    letters.set(c, latin).set(latin, c).set("^" + latin, c.toUpperCase());
  });
  const decode = value => typeof value === "string" ? value.replace(/\^?[^]/g, c => letters.get(c) || c) :
    Array.isArray(value) ? value.map(decode) : value;
  function* records(columns) {
    const out = [];
    for (const name in columns) {
      const column = name === "id" ? columns[name] : yield* slowly(columns[name], decode);
      column.forEach((value, i) => { (out[i] = out[i] || {})[name] = value; });
    }
    return out;
  }
  // The rest of a file are texts, its version and language.
  return function* (file) {
    const out = { ...file };
    for (const name in out) {
      const value = out[name];
      if (Array.isArray(value)) out[name] = value.map(decode);
      else if (typeof value === "object") out[name] = yield* records(value);
    }
    return out;
  };
}

const VERSION = 4;

/**
 * Opens an index. That takes up to a second on a phone, so it is done in many
 * steps, between which the page can do other things.
 * @returns {Generator<void, Searcher>}
 */
export function* opening(file) {
  if (!file || file.v !== VERSION) throw new Error("not an index that this script knows");
  const decoded = decoder(file.abc);
  const index = yield* decoded(file);
  const own = index.l, other = own === "kk" ? "ru" : "kk";
  /** @type {Doc[]} */
  const docs = [];
  /** @type {Phrase[]} */
  const phrases = [];
  /** @type {Searcher} */
  const searcher = Object.assign(rules(index.rules), { index, docs, phrases, services: [], places: [], elsewhere: [], groups: [], wide: false });
  const { tokens, stem } = searcher;

  // Phrases and terms of the third file are beyond these limits, and are used
  // only if the first answer is weak.
  /** @type {Map<string, Term>} */
  let terms = new Map();
  /** @type {Term[]} */
  let narrowTerms = [];
  const narrow = { phrases: Infinity, terms: Infinity }, memories = [new Map(), new Map()];
  searcher.look = wide => {
    searcher.looksWide = wide;
    searcher.phraseLimit = wide ? Infinity : narrow.phrases;
    searcher.termLimit = wide ? Infinity : narrow.terms;
    searcher.memory = memories[+wide];
  };
  searcher.look(false);

  // Words that need not be found, in any form. Stems of two letters match too
  // many words, except verbs': "об" is not "объём".
  const small = new Set(), persons = new Set(), actions = new Set(), stemmed = (t, lang) => lang + stem(t, lang);
  const learn = (lists, set) => lists.forEach((list, i) => tokens(list).forEach(t => {
    const s = stemmed(t, i ? "ru" : "kk");
    set.add(t.folded).add(s[4] || !i && /у$/.test(t.folded) ? s : "");
  }));
  const among = (t, set) => set.has(t.folded) || ["kk", "ru"].some(lang => set.has(stemmed(t, lang)) && t.folded.startsWith(t[lang].slice(0, 3)));
  learn(index.stop, small);
  // strictly: do not count words about the person that a service is for.
  searcher.idle = (t, strictly) => {
    if (t.idle === null) t.idle = among(t, small);
    return t.idle || !strictly && searcher.looksWide && among(t, persons);
  };

  const term = (token, lang) => {
    const { plain, written } = token;
    let t = terms.get(plain);
    if (!t) {
      const heard = sound(plain);
      terms.set(plain, t = { written, plain, sound: heard, bits: bits(heard), number: /^\d/.test(plain), kk: "", ru: "", fleeting: "", root: "", phrases: [] });
    }
    if (t.number || t[lang]) return t;
    t[lang] = stem(token, lang);
    if (lang === "ru") Object.assign(t, { fleeting: searcher.fleeting(written), root: root(t.ru, written) });
    return t;
  };
  // Whether a chunk is a single word of the index, or, with form, a form of one.
  searcher.knows = (chunk, form) => {
    const words = tokens(chunk), word = words[0];
    const there = key => (searcher.family.get(key) || []).some(t =>
      t.phrases[0] < searcher.phraseLimit && (key[0] === "-" || t.plain === word.plain));
    return words.length === 1 && (there(word.plain[0]) || !!form && there("-" + root(stem(word, "ru"), word.written)));
  };

  // Adds a phrase to the last document or to the target. Loose words can be found,
  // but do not count as a phrase. "How to wash" is not all said by "wash".
  let target = -1;
  const say = (text, lang, weight, loose) => {
    const words = tokens(text);
    const whole = target < 0 && docs[docs.length - 1].leads;
    const teaches = searcher.groups.some(g => g.only && g.services.includes(target));
    const size = loose ? 99 : !whole && words.filter(t => !searcher.idle(t, true) || teaches && among(t, actions)).length || words.length;
    words.forEach(t => term(t, lang).phrases.push(phrases.length));
    phrases.push({ doc: target < 0 ? docs.length - 1 : target, text, lang, weight, size });
  };
  // "Дәрігер шақыру, емханаға ертіп бару" is two things under one name.
  const sayAll = (texts, lang, weight) => texts.split("|").forEach(text => {
    say(text, lang, weight);
    const parts = text.split(", ");
    if (parts[1]) parts.forEach(part => say(part, lang, weight));
  });
  // The name in the other language stands first among that language's phrases.
  const sayOther = (texts, weight) => {
    docs[docs.length - 1].names.push(phrases.length);
    sayAll(texts, other, weight);
  };

  const inherit = (heirs, doc, share) => {
    heirs.ids.push(doc);
    heirs.shares.push(share);
  };
  // Adds a document; from has pairs of a document and the share inherited from it.
  const add = (type, record, from = []) => {
    const id = docs.length;
    docs.push({ type, record, strong: { ids: [], shares: [] }, weak: { ids: [], shares: [] }, offers: [], serves: [], names: [phrases.length] });
    from.forEach(([doc, share]) => { if (doc >= 0) inherit(docs[doc].strong, id, share); });
    return id;
  };
  const groups = records => slowly(records, r => {
    const id = add("", r);
    sayAll(r.own, own, weight.NAME);
    sayAll(r.other, other, weight.WORDS);
    return id;
  });

  const kinds = searcher.kinds = yield* groups(index.kinds), sections = yield* groups(index.sections);
  const facets = yield* groups(index.facets), regions = yield* groups(index.regions), forms = yield* groups(index.forms);
  // Cries for help: a query must have every word of one of the phrases.
  searcher.cries = index.crisis.map(r => ({ leads: r.leads, said: (r.own + "|" + r.other).split("|").map(tokens) }));

  yield* slowly(index.services, r => {
    searcher.services.push(add(SERVICE, r, [[kinds[r.kind], weight.OF_KIND], [r.section < 0 ? -1 : sections[r.section], weight.OF_SECTION],
      ...r.facets.map(f => [facets[f], weight.OF_FACET])]));
    sayAll(r.name, own, weight.NAME);
    sayAll(r.own, own, weight.WORDS);
    sayOther(r.other, weight.WORDS);
  });
  searcher.alike = index.alike.map(r => r.leads.map(i => searcher.services[i]));
  yield* slowly(index.places, r => {
    searcher.places.push(add(PLACE, r, [[r.region < 0 ? -1 : regions[r.region], weight.OF_REGION]]));
    say(r.full, own, weight.NAME);
    sayAll(r.own, own, weight.PLACE_WORDS);
    sayOther(r.other, weight.WORDS);
  });

  // Rebuilds the arrays and maps that finding uses.
  function* arrange() {
    memories.forEach(m => m.clear());
    searcher.terms = narrowTerms.concat(Array.from(terms.values()));
    searcher.bits = Int32Array.from(searcher.terms, t => t.bits);
    // Terms by their first letter, and by their root.
    searcher.family = new Map();
    yield* slowly(searcher.terms, t => [t.plain[0], t.root && "-" + t.root].forEach(key => {
      if (!searcher.family.has(key)) searcher.family.set(key, []);
      searcher.family.get(key).push(t);
    }));
    searcher.isName = new Uint8Array(phrases.length);
    docs.forEach(d => d.names.forEach(p => { searcher.isName[p] = 1; }));
    searcher.docOf = Int32Array.from(phrases, p => p.doc);
    searcher.sizes = Int32Array.from(phrases, p => p.size);
    searcher.weights = Float64Array.from(phrases, p => p.weight);
    const [word, said, phrase] = [0, 0, 0].map(() => room(phrases.length));
    searcher.room = { word, said, phrase, docs: room(docs.length) };
  }
  function* belonging(file) {
    if (!file || file.v !== VERSION || file.l !== own) throw new Error("not what belongs to this index");
    return yield* decoded(file);
  }
  // Adds the second file: acts and pages. The searcher cannot be used meanwhile.
  searcher.extending = function* (file) {
    const more = yield* belonging(file);
    yield* slowly(more.acts, r => {
      const act = add(ACT, r, [[searcher.places[r.place], weight.OF_PLACE], [forms[r.form], weight.OF_FORM]]);
      inherit(docs[kinds[r.kind]].weak, act, weight.ACT_OF_KIND);
      say(r.number, own, weight.ACT_NUMBER);
      say(r.numbers + " " + r.edition, own, weight.ACT_DETAILS, true);
    });
    yield* slowly(more.pages, r => {
      add(PAGE, r);
      say(r.title, own, weight.NAME);
      say(r.summary, own, weight.PAGE_SUMMARY, true);
      say(r.other, other, weight.PAGE_OTHER);
    });
    yield* arrange();
  };
  // Adds the third file, which is loaded only if needed: concepts, whose words
  // become phrases of the services that answer them.
  searcher.widening = function* (file) {
    const wide = yield* belonging(file);
    learn(wide.stop, persons);
    wide.whom.forEach(r => learn(own === "kk" ? [r.own, r.other] : [r.other, r.own], r.only ? actions : persons));
    wide.elsewhere.forEach(r => (r.own + "|" + r.other).split("|").forEach(name => {
      // Only the last word, as of "Усть-Каменогорск". A name that is also a word of the index is left out.
      const { plain } = tokens(name).pop();
      if (searcher.knows(name) && !r.leads.length) return;
      searcher.elsewhere.push({ name, services: r.leads.map(i => searcher.services[i]), beginning: plain.length > 6 ? plain.slice(0, -1) : plain });
    }));
    Object.assign(narrow, { phrases: phrases.length, terms: terms.size });
    narrowTerms = searcher.terms;
    terms = new Map(); // separate terms, even for the same words
    searcher.look(true);
    const speak = (r, weight) => {
      sayAll(r.own, own, weight);
      sayAll(r.other, other, weight);
    };
    yield* slowly(wide.whom, r => {
      searcher.groups.push({ doc: add("", r), services: r.leads.map(i => searcher.services[i]), only: r.only });
      speak(r, weight.NAME);
    });
    yield* slowly(wide.acts, r => {
      target = searcher.services[r.service];
      say(r.own, own, weight.ACT_WORDS, true);
      say(r.other, other, weight.ACT_WORDS, true);
      target = -1;
    });
    yield* slowly(wide.concepts, r => {
      const services = r.leads.map(i => searcher.services[i]);
      if (r.absent) {
        docs[add(ABSENT, r)].leads = services;
        return speak(r, 1); // something without a price must be asked for with every word
      }
      services.forEach((service, i) => {
        target = service;
        speak(r, weight.CONCEPT - weight.CONCEPT_STEP * i);
      });
      target = -1;
    });
    yield* arrange();
    searcher.wide = true;
    searcher.look(false);
  };

  yield* offering(searcher, inherit);
  yield* arrange();
  return searcher;
}

// Adds prices. A shape is what the tariffs of many places have in common: the
// services, and the row, amount and label of each of their prices.
function* offering(searcher, inherit) {
  const { index, docs, services, places } = searcher;
  const shapes = yield* slowly(index.shapes, shape => {
    let service = 0, row = 0, i = 0;
    return shape.services.map((step, n) => {
      const cells = [];
      for (let end = i + shape.counts[n]; i < end; i++) cells.push(row += shape.rows[i], shape.amounts[i], shape.labels[i]);
      return { service: services[service += step], cells };
    });
  });
  const served = shapes.map(shape => shape.map(v => v.service));
  yield* slowly(index.tariffs.slice().sort((a, b) => a.place - b.place), tariff => {
    const place = places[tariff.place];
    docs[place].offers.push(tariff);
    docs[place].serves.push(served[tariff.shape]);
    inherit(docs[searcher.kinds[tariff.kind]].weak, place, weight.PLACE_OF_KIND);
    tariff.plain = tariff.amounts.map(plain);
    tariff.offers = shapes[tariff.shape].map(({ service, cells }) => ({ service, tariff, place, cells }));
    tariff.offers.forEach(offer => docs[offer.service].offers.push(offer));
  });
}
