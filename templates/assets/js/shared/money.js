// Money is a whole number of tiyn, or hundredths of anything else, never a
// fraction.

/** Digits in groups of three, parted by a no-break space. */
export const group = digits => String(digits).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

/**
 * "1 896,60" of hundredths; the minus is the typographic one.
 * @param {number} n
 */
export function decimal(n) {
  const digits = String(Math.abs(n)).padStart(3, "0");
  return (n < 0 ? "\u2212" : "") + group(digits.slice(0, -2)) + "," + digits.slice(-2);
}

/** "1 896,60 ₸" of tiyn. */
export const tenge = tiyn => decimal(tiyn) + "\u00a0₸";

/** A text with the sign of its number. */
export const signed = (n, text) => (n > 0 ? "+" : "") + text;

/**
 * Whole tiyn of a price as the pages carry it: "1896.60"; null where there is
 * none.
 * @param {string|null|undefined} price
 */
export const tiyn = price => price ? parseInt(price.replace(".", ""), 10) : null;
