// Finds what a query means, best first. weights.js explains the ranking.

import { ACT, PLACE, SERVICE } from "./index.js";
import { each, matchPiece } from "./match.js";
import { parse, PIECES, read, readings } from "./query.js";
import { bits, edits, LONG, sound, strangers } from "./slips.js";
import * as weight from "./weights.js";

/**
 * A document that answers a query.
 * @typedef {object} Hit
 * @property {number} doc
 * @property {string} type
 * @property {any} record
 * @property {number} score
 * @property {boolean} full whether it has every necessary piece
 * @property {import("./index.js").Phrase|null} phrase its phrase that is closest to the query
 * @property {import("./match.js").Match[]} matches
 * @property {number} [whole] the greatest part of a phrase of it that is said
 * @property {Hit} [lacks] the service that a place does not have
 */

/** @typedef {import("./index.js").Searcher} Searcher */

/**
 * Hits, best first.
 * @typedef {Hit[] & {sure?: boolean, weak?: boolean, absent?: string, elsewhere?: boolean, crisis?: boolean}} Hits
 */

/** Maximum number of hits shown. */
export const SHOWN = 30;

/**
 * Returns the matching documents with their scores: only those that have every
 * piece of the query as typed, or, loosely, all that have any piece, with slips
 * allowed in words that nothing matches. The name of a place alone does not match
 * services, nor does a kind alone match acts and places.
 * @param {Searcher} searcher
 * @param {import("./query.js").Piece[]} pieces
 * @param {boolean} [loosely]
 * @returns {Hit[]}
 */
function rank(searcher, pieces, loosely) {
  const matches = pieces.map(p => {
    const m = matchPiece(searcher, p, false);
    return loosely && !m.hits.size && !m.at.size ? matchPiece(searcher, p, true) : m;
  });
  if (!loosely && matches.some(m => m.piece.need && !m.hits.size && !m.at.size)) return [];
  if (searcher.looksWide && pieces.length > 1) fit(searcher, matches);
  const hits = meant(searcher, matches, loosely);
  if (hits.length) score(searcher, hits, matches);
  if (searcher.looksWide) prefer(searcher, hits, matches);
  return hits;
}

// A word of a long phrase means little without the rest: a match of a document's
// own phrase counts by how much of the phrase is in the query.
function fit(searcher, matches) {
  const { docs, docOf, sizes, weights, room: { said } } = searcher;
  for (const m of matches) each(m.phrases, said.add);
  const part = new Float64Array(docOf.length);
  each(said.take(), (p, value) => { part[p] = weight.ALONG + (1 - weight.ALONG) * Math.min(1, value / sizes[p]) ** 1.5; });
  for (const m of matches) {
    const own = new Float64Array(docs.length), fits = new Float64Array(docs.length);
    each(m.phrases, (p, value) => {
      const d = docOf[p], whole = value * weights[p];
      own[d] = Math.max(own[d], whole);
      fits[d] = Math.max(fits[d], whole * part[p]);
    });
    m.fits = m.all.map((value, d) => own[d] < value - 1e-9 ? value : Math.min(value, fits[d]));
  }
}

// Of services that are alike, the one for the person in the query comes first.
// Services that teach come before others if the query asks for that, and after
// them if it does not; "how" may mean either.
function prefer(searcher, hits, matches) {
  for (const { doc, services, only } of searcher.groups) {
    const said = matches.filter(m => m.named[doc] > weight.HAS);
    const by = !only ? said.length && weight.WHOM : !said.length ? weight.UNASKED : said.some(m => !m.piece.small) ? weight.ASKED : 0;
    for (const h of hits) if (by && services.includes(h.doc)) {
      const alike = only ? [] : searcher.alike.filter(list => list.includes(h.doc)).flat();
      h.score = by + Math.max(h.score, ...hits.filter(o => alike.includes(o.doc)).map(o => o.score));
    }
  }
}

// Puts services that are alike together if their scores are close.
function together(searcher, hits) {
  for (const list of searcher.alike) {
    let at = hits.findIndex(h => list.includes(h.doc));
    const score = at < 0 ? 0 : hits[at].score;
    hits.forEach((h, i) => {
      if (at >= 0 && i > at && list.includes(h.doc) && h.score > score - weight.ALIKE) hits.splice(++at, 0, hits.splice(i, 1)[0]);
    });
  }
  return hits;
}

function meant(searcher, matches, loosely) {
  const needs = matches.filter(m => m.piece.need && (!loosely || m.hits.size || m.at.size)), share = m => m.place ? 1 : m.weight;
  const whole = needs.reduce((sum, m) => sum + m.weight, 0), most = needs.reduce((sum, m) => sum + share(m), 0);
  const seen = new Uint8Array(searcher.docs.length), hits = [];
  for (const { docs } of matches) {
    for (const doc of docs) {
      if (seen[doc]) continue;
      seen[doc] = 1;
      let sum = 0, found = 0, count = 0;
      for (const m of matches) {
        const value = (m.fits || m.all)[doc];
        sum += value * (m.piece.need ? m.weight : weight.IDLE * whole);
        if (!m.piece.need || !value) continue;
        found += share(m) * Math.min(1, value / weight.HAS);
        count++;
      }
      const full = count === needs.length, { type, record } = searcher.docs[doc];
      if (!count || !loosely && !full) continue;
      hits.push({ doc, type, record, full, phrase: null, matches, score: sum / whole - (loosely ? weight.MISSING * (1 - found / most) : 0) });
    }
  }
  return hits;
}

// Adds a bonus for how much of a phrase is in the query, and how much of the
// query is in the phrase.
function score(searcher, hits, matches) {
  const { docs, docOf, sizes, weights, isName, room: { said } } = searcher, n = docs.length, needed = matches.filter(m => m.piece.need);
  const isHit = new Uint8Array(n), best = new Float64Array(n), name = new Float64Array(n), whole = new Float64Array(n), top = new Int32Array(n).fill(-1);
  for (const h of hits) isHit[h.doc] = 1;
  const asked = needed.filter(m => !m.place).length || needed.length; // a place is not part of a service's name
  for (const m of matches) {
    const little = m.piece.small && !searcher.groups.some(g => g.only && m.named[g.doc] > weight.HAS);
    each(m.phrases, (p, value) => { if (isHit[docOf[p]]) said.add(p, little && !docs[docOf[p]].leads ? value / 9 : value); });
  }
  each(said.take(), (p, value) => {
    const d = docOf[p], part = Math.min(1, value / Math.max(sizes[p], docs[d].type === PLACE ? needed.length : asked));
    const worth = part * (part > .99 ? Math.max(weight.WORDS, weights[p]) : weights[p]) + weight.COVERS * value / matches.length;
    whole[d] = Math.max(whole[d], value / sizes[p]);
    if (isName[p]) name[d] = Math.max(name[d], value / sizes[p]);
    if (worth > best[d]) {
      best[d] = worth;
      top[d] = p;
    }
  });
  const bonus = needed.length > 1 ? weight.PHRASE_OF_MORE : weight.PHRASE_OF_ONE;
  for (const h of hits) {
    h.score = weight.TRUST[h.type] * (h.score + bonus * best[h.doc] + weight.NAMED * Math.min(1, name[h.doc]));
    if (h.type === ACT && h.record.state) h.score -= weight.NOT_IN_FORCE;
    h.phrase = searcher.phrases[top[h.doc]];
    h.part = best[h.doc];
    h.whole = whole[h.doc];
  }
}

// All hits, best first. Documents with every piece of the query, even if two
// words were written as one, come alone; otherwise those with most of it.
/** @returns {Hits} */
function found(searcher, query) {
  const pieces = parse(searcher, query);
  let hits = searcher.looksWide ? [] : rank(searcher, pieces);
  if (!hits.length && !searcher.looksWide) {
    const apart = parse(searcher, query, true);
    if (apart.length > pieces.length) hits = rank(searcher, apart);
  }
  let sure = !!hits.length;
  if (!sure) hits = rank(searcher, pieces, true);
  const all = together(searcher, ordered(hits));
  const { type, part, matches } = all[0] || {};
  if (sure && type === SERVICE && part < weight.SURE || type === PLACE && matches.some(m => m.piece.need && !m.place)) sure = false;
  return Object.assign(lacking(searcher, pieces, all), { sure });
}

/**
 * Returns the hits of the first two files, or, if they are weak, the better ones of
 * the third. weak means that the third file is needed.
 * @param {Searcher} searcher
 * @param {string} query
 * @returns {Hits}
 */
export function find(searcher, query) {
  searcher.look(false);
  const said = searcher.tokens(query), reflexive = t => /с[яь]$/.test(t.written);
  const same = (a, b) => ["kk", "ru"].some(lang => searcher.stem(a, lang) === searcher.stem(b, lang)) && reflexive(a) === reflexive(b);
  // Words far apart are not a cry: "інім өлді … шамам келмейді".
  const near = p => said.some((_, at) => p.every(a => said.slice(at, at + p.length + 1).some(b => same(a, b))));
  const cry = searcher.cries.find(c => c.said.some(near));
  if (cry) return Object.assign(cry.leads.map(i => lead(searcher, searcher.services[i], { matches: [] })), { crisis: true });
  const hits = found(searcher, query);
  hits.weak = !hits.sure && !searcher.wide;
  if (!searcher.wide || hits.sure) return hits;
  const foreign = elsewhere(searcher, query);
  searcher.look(true);
  const wider = led(searcher, found(searcher, query));
  searcher.look(false);
  if (foreign && !(wider[0] && foreign.services.includes(wider[0].doc))) return Object.assign([], { absent: foreign.name, elsewhere: true });
  return wider.length || wider.absent ? wider : hits;
}

// The place in a query that has no tariff here, or only for some services. A name
// that is long enough may have an ending.
function elsewhere(searcher, query) {
  const names = t => searcher.elsewhere.find(({ beginning }) => t.plain === beginning ||
    beginning.length > 4 && t.plain.startsWith(beginning) && t.plain.length - beginning.length < 6);
  return searcher.tokens(read(query)).map(names).find(e => e && (e.services.length || !searcher.knows(e.name)));
}

const lead = (searcher, doc, hit) => ({ ...hit, doc, type: SERVICE, record: searcher.docs[doc].record, phrase: null });

// If no tariff prices what was asked for, returns the closest services and says so.
/** @returns {Hits} */
function led(searcher, all) {
  const { docs } = searcher, hits = all.filter(h => !docs[h.doc].leads || h.whole > weight.CLAIMED), rest = hits.filter(h => !docs[h.doc].leads);
  const first = hits[0], leads = first && docs[first.doc].leads;
  const sure = first && first.full && (first.part > .52 || !rest[0] || !rest[0].full);
  if (!leads || !sure && rest[0] && first.score - rest[0].score < weight.ALONE) return rest;
  return Object.assign(leads.map(doc => lead(searcher, doc, first)), { absent: first.record.absent });
}

const order = (a, b) => b.score - a.score || a.doc - b.doc;

// Sorts only the hits that are shown; of the rest only the number is used.
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

// If the service has a price, but not in the named place, the place comes first
// and says so, then the service with its prices elsewhere.
function lacking(searcher, pieces, hits) {
  const { docs } = searcher, needed = pieces.filter(p => p.need);
  // "Семья" is primarily a word, not the town Семей.
  const own = hits[0] && hits[0].type === SERVICE && hits[0].matches.every(m => !m.piece.need || m.named[hits[0].doc] >
    Math.max(weight.ANSWERS, ...searcher.places.map(p => m.place ? weight.AS_PLACE * m.named[p] : 0)));
  if (own || needed.length < 2) return hits;
  const where = [], what = [];
  for (const p of needed) {
    const whole = { ...p, last: false };
    const m = matchPiece(searcher, whole, false), most = ids => Math.max(...ids.map(d => m.named[d]));
    if (m.place && most(searcher.places) >= most(searcher.services)) where.push(whole);
    else what.push(p);
  }
  if (!where.length || !what.length) return hits;
  const all = (pieces, type) => rank(searcher, pieces).filter(h => h.type === type).sort(order);
  const places = all(where, PLACE).filter(h => h.matches.some(m => m.named[h.doc] > weight.IS_PLACE)), services = all(what, SERVICE);
  // If the named kind has no tariff in the place, a service of another kind is not
  // an answer.
  const kind = searcher.kinds.findIndex(d => what.every(p => matchPiece(searcher, p, false).named[d] > weight.IS_KIND));
  const none = kind >= 0 && places.every(p => docs[p.doc].offers.every(tariff => tariff.kind !== kind));
  const first = none ? services.find(h => h.record.kind === kind) : services[0];
  const near = !none && services.find(h => places.some(p => docs[p.doc].serves.some(list => list.includes(h.doc))));
  if (!first || !places.length || places.length > 3 || near && near.score > first.score - weight.NEARLY) return hits;
  places.forEach(p => { p.lacks = first; });
  return places.concat(first, hits.filter(h => h.doc !== first.doc && !places.some(p => p.doc === h.doc)));
}

/**
 * If nothing was found: the query with each unknown word replaced by the nearest
 * word of the index, or "".
 */
export function suggest(searcher, query) {
  const near = chunk => {
    let best = weight.SUGGESTED, word = "";
    readings(searcher.tokens, chunk).forEach(([tokens, trust]) => tokens.forEach(({ plain }) => {
      const n = plain.length, own = bits(sound(plain)), from = edits(plain);
      if (n > 3 && n <= LONG && !/^\d/.test(plain)) searcher.terms.forEach((t, i) => {
        const most = Math.floor(n * Math.min(.4, 1 - best / trust));
        const d = t.number || strangers(own, searcher.bits[i]) > most ? 99 : from(t.plain), value = trust * (1 - d / n);
        if (d <= most && value > best) { best = value; word = t.written; }
      });
    }));
    return word;
  };
  return read(query).split(/\s+/).slice(0, PIECES).map(c => searcher.knows(c) ? c : near(c.slice(0, 40))).filter(Boolean).join(" ");
}

/**
 * A service's offers, first those with a place or price in the query.
 * @returns {import("./index.js").Offer[]}
 */
export function offers(searcher, hit) {
  const asked = offer => hit.matches.reduce((n, m) => n + m.named[offer.place] + (m.at.has(offer) ? 1 : 0), 0);
  // They are already sorted by place.
  const first = [], rest = [];
  searcher.docs[hit.doc].offers.forEach(offer => {
    const worth = asked(offer);
    if (worth) first.push({ offer, worth });
    else rest.push(offer);
  });
  return first.sort((a, b) => b.worth - a.worth).map(v => v.offer).concat(rest);
}

/** The id of a hit in the public contract. */
export function id(searcher, { type, record }) {
  const { places, kinds } = searcher.index;
  return type === ACT ? [places[record.place].id, kinds[record.kind].id, record.edition].join("/") : record.id;
}
