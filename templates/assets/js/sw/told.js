// What the build told the worker, and the caches in which it keeps things.

/**
 * What the build tells: its own fingerprint, the files to keep from the start,
 * how many pages to keep, for how many milliseconds to wait for a silent
 * network, and the words of the notice. Null where the settings do without.
 * @typedef {object} Told
 * @property {string} build
 * @property {string[]} files
 * @property {number} pages
 * @property {number} patience
 * @property {Record<string, {note: string, months: string[]}>} words
 */

/** @typedef {ServiceWorkerGlobalScope & {TARIF: Told | null}} Worker */

export const worker = /** @type {Worker} */ (/** @type {unknown} */ (self));
export const site = worker.TARIF;
export const scope = worker.registration.scope;
// The caches of a host are common to all its folders, so ours carry the folder.
const ours = 'tarif ' + scope + ' ';
export const assets = ours + (site && site.build);
export const pages = assets + ' pages';

/**
 * Removes our caches but for those named.
 * @param {string[]} spare
 */
export async function forget(spare) {
  for (const name of await caches.keys()) {
    if (name.startsWith(ours) && !spare.includes(name)) await caches.delete(name);
  }
}
