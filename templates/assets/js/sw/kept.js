// Keeps pages and their assets, and returns kept pages.

import { assets, pages, scope, site } from './told.js';

/**
 * Pages end in a slash or in .html; everything else is a download.
 * @param {string} url
 */
export function isPage(url) {
  const name = address(url).replace(/.*\//, '');
  return url.startsWith(scope) && (!name.includes('.') || name.endsWith('.html'));
}

/** @param {string} url */
function address(url) { return url.replace(/[?#].*/, ''); }

/**
 * Stores a page with the day. A page that no longer exists is deleted.
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
  await keepAssets(url, await body.text()).catch(() => {}); // the prices can be read without assets
  await cache.delete(address(url)); // so that it becomes the last in the order
  await cache.put(address(url), new Response(body, { headers }));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - site.pages)).map(old => cache.delete(old)));
}

/**
 * Stores the styles and scripts linked in a page's head, because without them
 * the page would wait for the network when shown offline.
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
 * Returns a kept page with a notice at the beginning of its main part. The
 * page's own text is unchanged.
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
 * Returns the page that stands in for one that is not kept, with a list of those
 * that are, newest first: each in the language of the list, or in the other one
 * if it was read in that alone.
 * @returns {Promise<Response | undefined>}
 */
export async function instead() {
  const blank = await caches.match(scope + 'offline.html');
  if (!blank) return;
  const cache = await caches.open(pages), versions = new Map();
  for (const { url } of [...await cache.keys()].reverse()) {
    const [, lang, path] = /^(kk|ru)\/(.*)/.exec(url.slice(scope.length)) || [];
    const [, title] = /<title>([^<]*)/.exec(await (await cache.match(url)).text()) || [];
    if (lang && title) versions.set(path, { ...versions.get(path), [lang]: '<li><a lang="' + lang + '" href="' + url + '">' + title + '</a></li>' });
  }
  const list = lang => Array.from(versions.values(), v => v[lang] || v.kk || v.ru).join('');
  const html = (await blank.text()).replace(/(<div data-list="(kk|ru)") hidden>([^]*?<ul class="links">)/g,
    (was, start, lang, head) => versions.size ? start + '>' + head + list(lang) : was);
  return new Response(html, { headers: blank.headers });
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
