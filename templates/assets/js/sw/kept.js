// Pages and what they link, kept and shown again.

import { assets, pages, scope, site } from './told.js';

/**
 * A page's address ends in a folder or in .html; the rest are downloads.
 * @param {string} url
 */
export function isPage(url) {
  const name = address(url).replace(/.*\//, '');
  return url.startsWith(scope) && (!name.includes('.') || name.endsWith('.html'));
}

/** @param {string} url */
function address(url) { return url.replace(/[?#].*/, ''); }

/**
 * Stores a page as it came, with the day. A page that is no more is forgotten.
 * @param {string} url
 * @param {Response} answer
 */
export async function keep(url, answer) {
  const cache = await caches.open(pages);
  if (answer.status === 404 || answer.status === 410) return cache.delete(address(url));
  if (!answer.ok || answer.redirected || !/html/.test(answer.headers.get('Content-Type'))) return;
  const headers = new Headers(answer.headers);
  headers.set('X-Kept', today());
  const body = await answer.blob();
  await keepAssets(url, await body.text()).catch(() => {}); // the prices can be read without
  await cache.delete(address(url)); // so that it stands last again
  await cache.put(address(url), new Response(body, { headers }));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - site.pages)).map(old => cache.delete(old)));
}

/**
 * Stores the styles and scripts that a page links: without one of them it would
 * wait for a host that is silent. Only what a page links in its head is found,
 * which is all it needs to be read.
 * @param {string} url
 * @param {string} html
 */
async function keepAssets(url, html) {
  const cache = await caches.open(assets);
  for (const [, link] of html.matchAll(/<(?:link rel="stylesheet"|script)[^>]* ?(?:href|src)="([^"]+)"/g)) {
    const name = new URL(link, url).href;
    if (name.startsWith(scope + 'assets/') && !(await cache.match(name))) await cache.add(name);
  }
}

function today() {
  const d = new Date();
  return [d.getFullYear(), d.getMonth() + 1, d.getDate()].join('-');
}

/**
 * Returns a stored page with a notice at the beginning of its main part. What
 * the page itself says is left as it is.
 * @param {string} url
 * @returns {Promise<Response | undefined>}
 */
export async function kept(url) {
  const stored = await caches.open(pages).then(cache => cache.match(address(url)));
  if (!stored) return;
  const html = await stored.text();
  const lang = /<html lang="ru"/.test(html) ? 'ru' : 'kk';
  const note = '<p class="note" role="status" lang="' + lang + '" data-kept="">' + words(lang, stored.headers.get('X-Kept')) + '</p>';
  return new Response(html.replace(/<main\b[^>]*>/, start => start + note), { headers: stored.headers });
}

/**
 * @param {string} lang
 * @param {string} day as today writes it
 */
function words(lang, day) {
  const [y, m, d] = day.split('-');
  const w = site.words[lang];
  return w.note.replace('{day}', w.months[+m - 1].replace('{y}', y).replace('{d}', d));
}
