// Replaces easily confused letters by one, so that lists can be filtered
// however one types. The search folds more; its rules come with its index.

const LETTERS = { "ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е" };

/** @param {string} text */
export const fold = text => text.toLowerCase().replace(/[әғқңөұүһіё]/g, c => LETTERS[c]);

/**
 * Whether every word of a query begins a word of a text.
 * @param {string} text
 * @param {string} query
 */
export function found(text, query) {
  const words = " " + fold(text).replace(/[^0-9a-zа-я]+/g, " ");
  return fold(query).split(/[^0-9a-zа-я]+/).every(q => words.includes(" " + q));
}
