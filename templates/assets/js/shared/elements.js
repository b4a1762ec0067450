// Elements of a page. The results have type any, because the template decides
// which kind of element a selector finds.

/**
 * Every element that a selector finds, below root if one is given.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {any[]}
 */
export const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

/**
 * The first element that a selector finds, else null.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {any}
 */
export const one = (selector, root) => (root || document).querySelector(selector);

/**
 * A new element, at the end of its parent if it has one.
 * @param {string} name
 * @param {string} [className]
 * @param {Element|null} [parent]
 * @param {string} [text]
 * @returns {any}
 */
export function el(name, className, parent, text) {
  const e = document.createElement(name);
  if (className) e.className = className;
  if (text) e.textContent = text;
  if (parent) parent.appendChild(e);
  return e;
}

/**
 * A phrase with its places filled: "%1", "%2" …
 * @param {string} phrase
 * @param {...(string|number)} args
 */
export const say = (phrase, ...args) => phrase.replace(/%(\d)/g, (_, i) => String(args[i - 1]));

/**
 * What the page's address leads to; a broken % in it is nothing.
 * @returns {HTMLElement|null}
 */
export function target() {
  try {
    return location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  } catch (e) {
    return null;
  }
}
