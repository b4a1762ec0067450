// Money is a whole number of tiyn, and other amounts are whole hundredths;
// neither is ever a fraction.

/** Groups digits in threes, separated by no-break spaces. */
export const group = digits => String(digits).replace(/\B(?=(\d{3})+$)/g, "\u00a0");

/**
 * Formats hundredths as "1 896,60", with a typographic minus.
 * @param {number} n
 */
export function decimal(n) {
  const digits = String(Math.abs(n)).padStart(3, "0");
  return (n < 0 ? "\u2212" : "") + group(digits.slice(0, -2)) + "," + digits.slice(-2);
}

/** Formats tiyn as "1 896,60 ₸". */
export const tenge = tiyn => decimal(tiyn) + "\u00a0₸";

/** A text with the sign of its number. */
export const signed = (n, text) => (n > 0 ? "+" : "") + text;

/**
 * Parses a price as the pages carry it, "1896.60", into whole tiyn; null if
 * there is none.
 * @param {string|null|undefined} price
 */
export const tiyn = price => price ? parseInt(price.replace(".", ""), 10) : null;
