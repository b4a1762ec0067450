// Slips: words that differ by a letter or two.

import { exchange } from "./fold.js";

/** Longer words are not compared. */
export const LONG = 32;

/** How many slips are forgiven in a word. */
export const slips = word => word.length < 4 ? 0 : word.length < 8 ? 1 : 2;

const HEARD = new Map(Array.from("оаеибпвфгкхкдтжшзс".matchAll(/../g), ([[letter, like]]) => [letter, like]));

/** A word as people write it by ear: "вада", "пичь", "камур". */
export const sound = word => exchange(word, HEARD);

/**
 * Returns the edit distance from a folded word to others, where a swap of
 * neighbours is one edit. With open it is the least distance to a beginning of
 * the other. Bit-parallel: the word's letters are bits (Hyyrö 2003).
 * @param {string} word
 * @returns {(other: string, open?: boolean) => number}
 */
export function edits(word) {
  const length = word.length, end = 1 << length - 1, at = new Int32Array(32);
  for (let i = 0; i < length; i++) at[word.charCodeAt(i) & 31] |= 1 << i;
  return (other, open) => {
    let distance = length, least = length, plus = -1, minus = 0, zero = 0, before = 0;
    for (let j = 0; j < other.length; j++) {
      const same = at[other.charCodeAt(j) & 31];
      zero = (~zero & same) << 1 & before | (same & plus) + plus ^ plus | same | minus;
      const up = minus | ~(zero | plus), down = zero & plus, next = up << 1 | 1;
      if (up & end) distance++;
      if (down & end) distance--;
      if (distance < least) least = distance;
      plus = down << 1 | ~(zero | next);
      minus = next & zero;
      before = same;
    }
    return open ? least : distance;
  };
}

/**
 * The letters of a word as bits, to reject most words without computing a
 * distance: an edit adds at most one letter that the other word does not have.
 */
export function bits(word) {
  let out = 0;
  for (let i = 0; i < word.length; i++) out |= 1 << word.charCodeAt(i) - 0x430;
  return out;
}

/** The number of letters in a that are not in b. */
export function strangers(a, b) {
  let n = 0;
  for (let rest = a & ~b; rest; rest &= rest - 1) n++;
  return n;
}
