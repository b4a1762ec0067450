// Which terms and documents match a word or a piece of the query, and how well.

import { root } from "./fold.js";
import { bits, edits, LONG, slips, sound, strangers } from "./slips.js";
import * as weight from "./weights.js";

/** @typedef {{ids: number[], values: number[]}} Found documents or phrases, each with a value */

/**
 * The matches of a piece. Arrays have a value for each document, mostly 0.
 * @typedef {object} Match
 * @property {import("./query.js").Piece} piece
 * @property {Set<string>} hits the words of the index that match it
 * @property {Float64Array} named how well documents match it, by themselves and through strong groups
 * @property {Float64Array} all the same, including weak groups and the places that offer a service
 * @property {number[]} docs documents that it may mean
 * @property {Found} phrases
 * @property {Set<any>} at offers with the price that it names
 * @property {number} weight its weight, higher if few services match it
 * @property {boolean} place whether it names a place
 */

/**
 * A word of the query as it is compared.
 * @typedef {object} Word
 * @property {string} plain
 * @property {boolean} last whether it may still be incomplete
 * @property {boolean} number
 * @property {string} sound
 * @property {number} bits the letters of its sound
 * @property {number} slips number of forgiven slips
 * @property {string} kk
 * @property {string} ru
 * @property {string} fleeting
 * @property {string} root
 */

/**
 * How well a term of the index matches a word without slips, 0 to 1.
 * @param {import("./index.js").Term} t
 * @param {Word} w
 */
function quality(t, w) {
  if (t.plain === w.plain) return weight.SAME;
  if (w.last && t.plain.startsWith(w.plain)) return weight.BEGINS + weight.BEGINS_WHOLE * w.plain.length / t.plain.length;
  if (w.number || t.number) return 0;
  // Russian words are said with Kazakh endings too: "мусордың".
  if (t.plain === w.kk || t.kk && (t.kk === w.kk && together(t.plain, w.plain) || t.kk === w.plain || ended(w.plain, t.plain)) ||
    t.ru && (t.ru === w.ru || t.plain === w.ru || t.ru === w.plain)) return weight.SAME_STEM;
  if (t.ru && (t.ru === w.fleeting || t.fleeting && t.fleeting === w.ru)) return weight.FLEETING_STEM;
  return t.root && t.root === w.root ? weight.SAME_ROOT : 0;
}

// Whether two words have half of the shorter one in common: a stem that is less
// may have lost part of itself, as of "Қарағанды" and "қарауынан".
const together = (a, b) => a.startsWith(b.slice(0, Math.min(a.length, b.length) / 2 + 1));

// Whether a word is another with an ending, whatever is left of either's stem:
// "Қарағандыда".
const ended = (word, of) => of.length > 5 && word.length < of.length + 5 && word.startsWith(of);

// How well two words match that have a long beginning in common.
function kin(term, word) {
  let i = 0;
  while (i < word.length && term[i] === word[i]) i++;
  if ((i === word.length || i === term.length) && i > 4) return weight.BEGINNING;
  const most = i >= 4 && i >= .6 * word.length && i >= .5 * term.length;
  return most ? weight.LIKE_BEGINNING + weight.LIKE_BEGINNING_WHOLE * i / word.length : 0;
}

// Returns a function that tells how well a term matches a word with slips.
function slip(w) {
  const most = w.slips, from = edits(w.plain), heard = edits(w.sound);
  const stems = ["kk", "ru"].map(lang => ({ lang, stem: w[lang], most: Math.min(most, slips(w[lang])), from: edits(w[lang]) }));
  return t => {
    // In short words people get the beginning right or swap the first two letters.
    if (w.sound === t.sound) return weight.SOUNDS;
    if (w.plain.length < 6 && w.sound[0] !== t.sound[0] && w.plain[0] !== t.plain[1]) return 0;
    let distance = strangers(t.bits, w.bits) > most ? 9 : heard(t.sound);
    for (const s of stems) {
      const of = t[s.lang];
      if (distance > 1 && s.most && s.most < distance && of && of !== t.plain && of[0] === s.stem[0] && s.from(of) <= s.most) distance = s.most;
    }
    if (distance <= most) return distance > 1 || from(t.plain) > 1 ? weight.TWO_SLIPS : weight.ONE_SLIP;
    return w.last && from(t.plain, true) < 2 ? weight.SLIP_SO_FAR : 0;
  };
}

/** @param {Found} found */
export const each = (found, f) => { for (let i = 0; i < found.ids.length; i++) f(found.ids[i], found.values[i]); };

const REMEMBERED = 120;

/**
 * Caches the matches of recent words and pieces, because a keystroke changes
 * only a small part of the query.
 * @template T
 * @param {any} searcher
 * @param {string} key
 * @param {() => T} make
 * @returns {T}
 */
function remember(searcher, key, make) {
  const { memory } = searcher;
  if (!memory.has(key)) {
    memory.set(key, make());
    if (memory.size > REMEMBERED) memory.delete(memory.keys().next().value);
  }
  return memory.get(key);
}

// The terms that match a word, and its best value for each phrase.
function matchWord(searcher, token, last, forgiving) {
  const { written, folded } = token, plain = token.plain.slice(0, 40), number = /^\d/.test(plain);
  // A long word may have more slips; letters that folding drops count too.
  const most = plain.length < 7 ? slips(plain) : plain.length > LONG ? 0 : slips(written);
  const kk = searcher.stem(token, "kk"), ru = searcher.stem(token, "ru");
  const heard = sound(plain);
  const word = { plain, last, number, sound: heard, bits: bits(heard), slips: most, kk, ru, fleeting: searcher.fleeting(written), root: root(ru, written) };
  const terms = new Set(), best = searcher.room.word;
  const note = (t, value) => {
    if (!value || t.phrases[0] >= searcher.phraseLimit) return;
    terms.add(t.plain);
    for (const p of t.phrases) {
      if (p >= searcher.phraseLimit) break;
      if (plain.length > 1 || searcher.isName[p]) best.raise(p, value);
    }
  };
  const done = () => ({ terms, best: best.take() });
  // Ignore a key held down.
  if (2 * plain.length < folded.length) return done();
  // Terms without a slip begin with the same letter or have the same root; terms
  // with slips are preselected by their letters. If the word itself is found,
  // others with the same beginning are not tried.
  const family = searcher.family.get(plain[0]) || [];
  if (plain.length > 3 && family.some(t => t.plain === plain && t.phrases[0] < searcher.phraseLimit)) word.last = false;
  for (const t of family.concat(word.root && searcher.family.get("-" + word.root) || [])) note(t, quality(t, word));
  if (!forgiving || number) return done();
  const near = new Map(), doubt = terms.size ? weight.DOUBT : 1;
  if (!terms.size) for (const t of family) near.set(t, t.number ? 0 : kin(t.plain, plain));
  if (plain.length > 2) {
    const like = slip(word);
    searcher.terms.forEach((t, i) => {
      if (i < searcher.termLimit && strangers(word.bits, searcher.bits[i]) <= most && !t.number && !terms.has(t.plain)) {
        near.set(t, Math.max(near.get(t) || 0, like(t)));
      }
    });
  }
  near.forEach((value, t) => note(t, doubt * value));
  return done();
}

/**
 * Matches a piece in its best reading, of which all words must be found.
 * @returns {Match}
 */
export function matchPiece(searcher, piece, forgiving) {
  const key = ["", forgiving, piece.last, piece.amount, piece.readings.map(r => r[0].map(t => t.written))].join("|");
  return { ...remember(searcher, key, () => match(searcher, piece, forgiving)), piece };
}

function inherit(to, { ids, shares }, value) {
  for (let i = 0; i < ids.length; i++) if (shares[i] * value > to[ids[i]]) to[ids[i]] = shares[i] * value;
}

function match(searcher, piece, forgiving) {
  const { docs } = searcher, n = docs.length, named = new Float64Array(n);
  const { hits, phrases } = matchReadings(searcher, piece, forgiving, named);
  const prices = piece.amount ? remember(searcher, "=" + piece.amount, () => priced(searcher, piece.amount)) : FREE;
  prices.by.forEach((value, d) => { named[d] = Math.max(named[d], value); });
  for (let d = 0; d < n; d++) if (named[d]) inherit(named, docs[d].strong, named[d]);
  const all = named.slice(), meant = [];
  for (let d = 0; d < n; d++) {
    if (!named[d]) continue;
    if (docs[d].type) meant.push(d);
    inherit(all, docs[d].weak, named[d]);
  }
  const scope = offered(searcher, named);
  // A piece that few services match gets a higher weight. A named place has the
  // full weight if not every piece can be found.
  const many = searcher.services.filter(d => named[d] > weight.ANSWERS || scope[d] > weight.ANSWERS).length;
  for (let d = 0; d < n; d++) if (scope[d] > all[d]) all[d] = scope[d];
  return { piece, hits, named, all, docs: meant, phrases, at: prices.at,
    weight: 1 / (1 + weight.COMMON * Math.log(1 + many)),
    place: searcher.places.some(p => named[p] > weight.IS_PLACE) };
}

// Matches the readings of a piece: returns words and phrases, and puts the values
// of documents into named.
function matchReadings(searcher, piece, forgiving, named) {
  const { docOf, weights, room } = searcher, hits = new Set();
  piece.readings.forEach(([tokens, trust]) => {
    let before = null;
    const terms = [], share = trust / tokens.length;
    tokens.forEach((token, i) => {
      const end = i === tokens.length - 1, last = !!piece.last && end, forgive = forgiving && trust !== weight.LATIN_KEYBOARD;
      const found = remember(searcher, [token.written, last, forgive].join(), () => matchWord(searcher, token, last, forgive));
      terms.push(found.terms);
      each(found.best, (p, value) => {
        room.said.add(p, share * value);
        if (!before || before[docOf[p]]) room.docs.raise(docOf[p], share * value * weights[p]);
      });
      const sum = end ? named : new Float64Array(named.length);
      each(room.docs.take(), (d, value) => {
        if (before) value += before[d];
        if (value > sum[d]) sum[d] = value;
      });
      before = sum;
    });
    each(room.said.take(), room.phrase.raise);
    if (terms.every(found => found.size)) terms.forEach(found => found.forEach(t => hits.add(t)));
  });
  return { hits, phrases: room.phrase.take() };
}

// Values for the services of the named places. Most places offer the same
// services; the best value counts.
function offered(searcher, named) {
  const scope = new Float64Array(named.length), serving = new Map();
  for (const p of searcher.places) {
    if (named[p]) for (const list of searcher.docs[p].serves) serving.set(list, Math.max(serving.get(list) || 0, named[p]));
  }
  serving.forEach((value, list) => list.forEach(d => { if (weight.OFFERED * value > scope[d]) scope[d] = weight.OFFERED * value; }));
  return scope;
}

const FREE = { at: new Set(), by: new Map() };

// Offers and services with a price: "1896,60" in full, or "1896" before the
// comma. Strings are compared; nothing is calculated.
function priced(searcher, amount) {
  const at = new Set(), by = new Map(), same = [amount, amount + "0", amount + ",00"];
  const value = price => !price.startsWith(amount) ? 0 : same.includes(price) ? weight.SAME_AMOUNT :
    price.startsWith(amount + ",") ? weight.WHOLE_TENGE : 0;
  searcher.index.tariffs.forEach(tariff => {
    if (!tariff.plain.some(value)) return;
    const worth = tariff.plain.map(value);
    tariff.offers.forEach(offer => {
      for (let i = 1; i < offer.cells.length; i += 3) {
        const v = worth[offer.cells[i]];
        if (!v) continue;
        by.set(offer.service, Math.max(by.get(offer.service) || 0, v));
        at.add(offer);
      }
    });
  });
  return { at, by };
}
