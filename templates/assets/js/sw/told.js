// The worker's configuration and its caches.

/**
 * The configuration that the build inserts: the build's fingerprint, the files
 * to keep from the start, the number of pages to keep, the timeout of the
 * network in milliseconds, and the texts of the notice. Null if the site's
 * settings turn the worker off.
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
// All folders of a host share one set of caches, so our names include the
// folder.
const ours = 'tarif ' + scope + ' ';
export const assets = ours + (site && site.build);
export const pages = assets + ' pages';

/**
 * Deletes our caches except the named ones.
 * @param {string[]} spare
 */
export async function forget(spare) {
  for (const name of await caches.keys()) {
    if (name.startsWith(ours) && !spare.includes(name)) await caches.delete(name);
  }
}
