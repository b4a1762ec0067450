// Words as the search compares them. The Go package search folds the words of
// the index by the same rules, and its fold.go and stem.go give the reasons. The
// tables of letters and endings come with the index, so that there is one set.
//
// A word in any spelling that people use (Kazakh without its own letters, Latin
// script, with endings) becomes a skeleton of the letters а–я, which has a stem
// in each language.

/**
 * A word of a text or query.
 * @typedef {object} Token
 * @property {string} written in lower case
 * @property {string} folded its skeleton; digits stay
 * @property {string} plain the skeleton without doubled letters, which is compared
 * @property {string} kk its Kazakh stem, "" until it is computed
 * @property {string} ru its Russian stem, likewise
 * @property {boolean|null} idle whether it need not be found, null until it is computed
 */

export const WORD = /[0-9]+|[a-z\u00c0-\u024f\u0259\u0275\u0300-\u036f\u0400-\u052f'’ʼ‘`´]+/g;

/** A text in lower case, without invisible characters. */
export const lower = text => text.toLowerCase().replace(/[\u00ad\u200b-\u200d\ufeff]/g, "").replace(/s\u0327/g, "ş");

export const cyrillic = text => /[\u0400-\u052f]/.test(text);

/**
 * A text with letters exchanged.
 * @param {string} text
 * @param {Map<string, string>} table
 */
export function exchange(text, table) {
  let out = "";
  for (const c of text) out += table.has(c) ? table.get(c) : c;
  return out;
}

function undouble(word) {
  for (let i = 1; i < word.length; i++) if (word[i] === word[i - 1]) return word.replace(/([а-я])\1+/g, "$1");
  return word;
}

/**
 * Makes the functions that fold and stem words from the index's tables of
 * letters and endings. A table is written as "target:letters …".
 * @param {string[]} tables
 */
export function rules(tables) {
  const pairs = text => text.split(" ").map(pair => pair.split(":"));
  const table = text => {
    const map = new Map();
    pairs(text).forEach(([target, letters]) => Array.from(letters).forEach(c => map.set(c, target)));
    return map;
  };
  const letters = table(tables[0]), latin = table(tables[1]), digraphs = pairs(tables[2]), alike = table(tables[3]);
  const cyrillicOf = word => {
    if (/^[0-9]/.test(word)) return word;
    word = word.replace(/[’ʼ‘`´]/g, "'");
    word = cyrillic(word) ? exchange(word, alike) :
      digraphs.reduce((v, [target, two]) => v.split(two).join(target), word.replace(/ng$/, "n"));
    return exchange(word, latin);
  };
  const skeleton = word => /^[0-9]/.test(word) ? word : exchange(word, letters).replace(/[^а-я]/g, "");
  const russian = word => cyrillicOf(word).replace(/[^а-я]/g, c => letters.get(c) || "");

  const known = new Map(); // most words occur many times
  /** @returns {Token} */
  const token = written => {
    let t = known.get(written);
    if (!t) {
      const folded = skeleton(cyrillicOf(written));
      known.set(written, t = { written, folded, plain: undouble(folded), kk: "", ru: "", idle: null });
    }
    return t;
  };
  /** @returns {Token[]} */
  const tokens = text => (lower(text).match(WORD) || []).map(token).filter(t => t.folded);

  const levels = tables[4].split(";").map(level => pairs(level).flatMap(([after, endings]) =>
    endings.split(",").map(ending => [ending, after])
  ).sort((a, b) => b[0].length - a[0].length));
  const kk = folded => undouble(levels.reduce((v, level) => {
    const cut = level.find(ending => v.endsWith(ending[0]) && fits(v.slice(0, -ending[0].length), ending));
    return cut ? harden(v.slice(0, -cut[0].length)) : v;
  }, harden(folded)));

  const ru = written => undouble(skeleton(snowball(russian(written))));
  // The stem of a Russian word that has gained a vowel: "копеек".
  const fleeting = written => {
    const v = russian(written);
    return /.[^аеиоуыэюяьй][ео][вгклмнртц]$/.test(v) ? undouble(skeleton(v.slice(0, -2) + v.slice(-1))) : "";
  };
  /** @param {Token} t */
  const stem = (t, lang) => t[lang] || (t[lang] = lang === "kk" ? kk(t.folded) : ru(t.written));
  return { token, tokens, words: text => tokens(text).map(t => t.folded), stem, kk, ru, fleeting };
}

// Whether a Kazakh ending may follow the rest of a word, judging by the rest's
// last sound, its length and vowel harmony.

const harden = word => word.replace(/б$/, "п").replace(/г$/, "к");

function fits(rest, [ending, after]) {
  const least = /^[нмп]$/.test(ending) ? 4 : /^([ае]м|т)$/.test(ending) ? 3 : 2;
  if (!after.includes(rest.slice(-1)) || !/...|[аеоуи][^у]|[^аеоуи]у/.test(rest) || rest.length < least) return false;
  const vowels = /(.*)([аео])[уи]*$/.exec(rest.replace(/[^аеоуи]/g, ""));
  return !vowels || /^[мбп]ен(ен)?$/.test(ending) || vowels[2] === "о" || vowels[2] === "а" && !vowels[1] ||
    !ending.includes(vowels[2] === "а" ? "е" : "а");
}

// The Russian stemmer of snowballstem.org, on the letters а–я.
function snowball(word) {
  const start = word.search(/[аеиоуыэюя]/) + 1;
  const r2 = (/^.*?[аеиоуыэюя].*?[^аеиоуыэюя].*?[аеиоуыэюя].*?[^аеиоуыэюя]/.exec(word) || [word])[0].length;
  let s = word.slice(start);
  const cut = (ending, by = "$1") => {
    const before = s;
    s = s.replace(ending, by);
    return s !== before;
  };
  if (!start) return word;
  if (!cut(/([ая])в(?:ши(?:сь)?)?$|[иы]в(?:ши(?:сь)?)?$/)) {
    cut(/()с[яь]$/);
    if (cut(/()(?:[еиыо]е|[иы]ми|[еиыо][йм]|[ео]го|[ео]му|[иы]х|[ую]ю|ая|яя|[ое]ю)$/)) cut(/([ая])(?:ем|нн|вш|ющ|щ)$|(?:[иы]вш|ующ)$/);
    else if (!cut(/([ая])(?:л[аио]?|н[аоы]?|нно|[ей]те|й|ем|[ею]т|ть|ешь)$|(?:[иы]л[аио]?|ен[аоы]?|[еу]йте|ите|[еу]й|[иы]м|[яиы]т|у[ею]т|[иы]ть|ишь|у?ю)$/)) {
      cut(/()(?:и?ями|ами|и?е[йм]|[ео]в|[иь]?е|[еи]?и|[ои]?й|и?я[мх]|а[мх]|ом?|[ауыь]|[иь]?[юя])$/);
    }
  }
  cut(/()и$/);
  if (/ость?$/.test(s) && start + s.search(/ость?$/) >= r2) cut(/()ость?$/);
  if (cut(/()ейше?$/)) cut(/нн$/, "н");
  else if (!cut(/нн$/, "н")) cut(/()ь$/);
  return word.slice(0, start) + s;
}

// A Russian stem without a prefix that changes a verb's aspect: накормить,
// кормить, покормить. A short verb keeps its infinitive: помыть, вымыть.

const bare = word => word.replace(/^(по|на|в[иы]|за|от|при|пере|про|об|раз|рас|под|с|у|о)(?=....)/, "");

/**
 * @param {string} stem the word's Russian stem
 * @param {string} written
 */
export function root(stem, written) {
  const r = bare(stem);
  return r.length > 3 ? r : /ть$/.test(written) ? bare(written) : "";
}
