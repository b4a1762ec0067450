// Splits a query into pieces, with all that each may mean.

import { cyrillic, exchange, lower } from "./fold.js";
import { AS_WRITTEN, DIGIT_ROW, LATIN_KEYBOARD, OTHER_KEYBOARD } from "./weights.js";

/**
 * A word of a query, or an amount of money in it.
 * @typedef {object} Piece
 * @property {string} amount as it would be in a price, else ""
 * @property {[import("./fold.js").Token[], number][]} readings words, with the trust in each reading
 * @property {boolean} need whether it has to be found
 * @property {boolean} [small] whether it is a filler word
 * @property {boolean} [last] whether it may be incomplete: it is still being typed, or abbreviated with a point
 */

const zip = (from, to) => new Map(Array.from(from, (c, i) => [c, to[i]]));
const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.~{}:\"<>";
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбюёхъжэбю";
const toRussian = zip(LATIN, RUSSIAN), toLatin = zip(RUSSIAN.slice(0, 33), LATIN);
const digitRow = zip("2345890-=)(*%_+", "әіңғүұқөһқұүғөһ");

/** All readings of a piece of the query: as typed, and on other keyboards. */
export function readings(tokens, text) {
  const out = [[tokens(text), AS_WRITTEN]];
  const add = (meant, trust) => out.push([tokens(meant), trust]);
  const isCyrillic = cyrillic(text), latin = /[a-z]/.test(text), row = /[2345890\-=)(*%_+]/.test(text);
  if (latin && !isCyrillic) {
    const russian = exchange(text, toRussian);
    add(russian, OTHER_KEYBOARD);
    if (row) add(exchange(russian, digitRow), OTHER_KEYBOARD);
  }
  if (isCyrillic && row) add(exchange(text, digitRow), DIGIT_ROW);
  if (isCyrillic && !latin && text.length > 2) add(exchange(text, toLatin), LATIN_KEYBOARD);
  return out.filter(r => r[0].length);
}

const AMOUNT = /(^|[^\d.,])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d+[.,]\d{1,2})(?![\d.,])/g;

/** An amount without spaces and currency sign, with a decimal comma. */
export const plain = amount => amount.replace(/[^\d.,]/g, "").replace(".", ",");

// Joins two words that the index has as one, and with apart splits a word that
// it has as two: "соц работник", "үйжинау".
function spaced(searcher, chunks, apart) {
  const out = [];
  for (let i = 0; i < chunks.length; i++) {
    const c = chunks[i], next = chunks[i + 1] || "";
    if (next && !(searcher.knows(c, true) && searcher.knows(next, true)) && searcher.knows(c + next, true)) {
      out.push(c + next);
      i++;
      continue;
    }
    let at = apart && !searcher.knows(c) ? c.length - 3 : 0;
    while (at > 1 && !(searcher.knows(c.slice(0, at)) && searcher.knows(c.slice(at)))) at--;
    if (at > 1) out.push(c.slice(0, at));
    out.push(at > 1 ? c.slice(at) : c);
  }
  return out;
}

// Normalises cubic metres, and replaces by spaces a dash between words or before
// an ending, and punctuation after Cyrillic letters, where it cannot be a key of
// the other keyboard: "1м3", "АӘК-ке", "соц.работник".
const plainly = text => text.replace(/(^|[\s/])\d*\s*[мm][3³](?=$|[\s,.!?])/g, "$1куб")
  .replace(/([а-яёәіңғүұқөһ])(-([а-яё]м|[қкғгдтнбмп]?[аеыі][нң]?|то|либо|нибудь))?([.,;:!?/\s]+|$)/g, "$1 ")
  .replace(/([а-яёәіңғүұқөһ]{4})-(?=[а-яёәіңғүұқөһ]{4})/g, "$1 ");

const LETTERS = 200, PIECE = 60; // maximum length of a query, of a piece
/** Maximum number of pieces. */
export const PIECES = 12;

/** The part of a query that is used, in lower case. */
export const read = query => lower(query.slice(0, LETTERS));

/**
 * The pieces of a query.
 * @param {import("./index.js").Searcher} searcher
 * @param {string} query
 * @param {boolean} [apart] whether to look for two words in one
 * @returns {Piece[]}
 */
export function parse(searcher, query, apart) {
  const pieces = [], cut = read(query).match(/[а-яёәіңғүұқөһ]{2,6}(?=\.)/g) || [];
  const text = plainly(read(query)).replace(AMOUNT, (_, before, amount) => {
    pieces.push({ amount: plain(amount), readings: [], need: true });
    return before + " ";
  });
  spaced(searcher, text.split(/\s+/), apart).slice(0, PIECES).forEach(chunk => {
    let meant = readings(searcher.tokens, chunk.slice(0, PIECE));
    if (searcher.knows(chunk)) meant = meant.slice(0, 1);
    if (meant.length) pieces.push({
      amount: /^\d+$/.test(chunk) ? chunk : "",
      readings: meant,
      need: !meant[0][0].every(t => searcher.idle(t)),
      small: meant[0][0].every(t => searcher.idle(t, true)),
      last: cut.includes(chunk) && !searcher.knows(chunk),
    });
  });
  if (!pieces.some(p => p.need)) pieces.forEach(p => { p.need = true; });
  if (pieces.length && !/\s$/.test(query)) pieces[pieces.length - 1].last = true;
  return pieces;
}
