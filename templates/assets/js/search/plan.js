// A result is first built as a plan, which is cheap, and compared with the plan
// of what is shown: a key changes little, and laying out new elements is slow.

/**
 * An element, or a text, whose name is "".
 * @typedef {object} Plan
 * @property {string} name
 * @property {string} [className]
 * @property {string} [href]
 * @property {string} [lang]
 * @property {string} [data] the text
 * @property {Plan[]} kids
 * @property {any} [node] the DOM node made from it
 */

/** @type {Plan} */
export const NOTHING = { name: "", kids: [] };

/** @returns {Plan} */
export const plan = (name, className) => ({ name, className, kids: [] });

/** Appends text to a plan. */
export function say(parent, text) {
  const { kids } = parent, last = kids[kids.length - 1];
  if (last && !last.name) last.data += text;
  else if (text) kids.push({ name: "", data: text, kids: [] });
}

/** Appends an element to a plan. */
export function el(name, className, parent, text) {
  const e = plan(name, className);
  if (text) say(e, text);
  parent.kids.push(e);
  return e;
}

/**
 * Turns the shown elements into the planned ones, reusing as many as it can.
 * @param {Plan} planned
 * @param {Plan} [before]
 */
export function stand(planned, before) {
  const old = before && before.name === planned.name && before.className === planned.className ? before : NOTHING;
  const node = planned.node = old.node || (planned.name ? document.createElement(planned.name) : new Text());
  for (const key of ["data", "className", "href", "lang"]) if (planned[key] && old[key] !== planned[key]) node[key] = planned[key];
  const were = old.kids;
  while (were.length > planned.kids.length) were.pop().node.remove();
  planned.kids.forEach((kid, i) => {
    const now = stand(kid, were[i]);
    if (!were[i]) node.appendChild(now);
    else if (were[i].node !== now) were[i].node.replaceWith(now);
  });
  return node;
}
