// Reading without a network, and nothing else. The build puts a line before
// this script: self.TARIF = { build, files, pages, patience, words }, or null
// where the site's settings switch it off: then the script takes itself and
// everything that it kept away.
//
// A page comes from the network whenever that answers. What was kept is shown
// only where it does not, and says of which day it is. Assets have their hash
// in their names: what was kept under a name is what the name means.
'use strict';

const site = self.TARIF;
const scope = self.registration.scope;
// The caches of a host are common to all its folders, so ours carry the folder.
const ours = 'tarif ' + scope + ' ';
const assets = ours + (site && site.build);
const pages = assets + ' pages';

async function forget(spare) {
  for (const name of await caches.keys()) {
    if (name.startsWith(ours) && !spare.includes(name)) await caches.delete(name);
  }
}

self.addEventListener('install', e => {
  self.skipWaiting();
  if (site) e.waitUntil(caches.open(assets).then(cache => cache.addAll(site.files.map(f => scope + f))));
});

self.addEventListener('activate', e => e.waitUntil(site ? start() : stop()));

// start drops what older builds kept, and keeps the pages that are open: the
// first visit came before us.
async function start() {
  await forget([assets, pages]);
  await self.clients.claim();
  const open = await self.clients.matchAll({ type: 'window' });
  await Promise.all(open.filter(c => isPage(c.url)).map(async c => {
    try {
      await keep(c.url, await fetch(c.url));
    } catch (err) { /* the network went: nothing is kept */ }
  }));
}

async function stop() {
  await forget([]);
  await self.registration.unregister();
}

self.addEventListener('fetch', e => {
  const url = e.request.url;
  if (!site || e.request.method !== 'GET' || !url.startsWith(scope)) return;
  if (e.request.mode === 'navigate') {
    if (isPage(url)) e.respondWith(page(e));
  } else if (url.startsWith(scope + 'assets/')) {
    e.respondWith(asset(e));
  }
});

// A page's address ends in a folder or in .html; the rest are downloads.
function isPage(url) {
  const name = address(url).replace(/.*\//, '');
  return url.startsWith(scope) && (!name.includes('.') || name.endsWith('.html'));
}

function address(url) { return url.replace(/[?#].*/, ''); }

async function page(e) {
  const answer = fetch(e.request);
  e.waitUntil(answer.then(r => keep(e.request.url, r.clone()), () => {}));
  const silence = new Promise(done => setTimeout(done, site.patience));
  const first = await Promise.race([answer, silence]).catch(() => {});
  if (first && first.status < 500) return first;
  return await kept(e.request.url) || first || answer.catch(() => caches.match(scope + 'offline.html'));
}

// keep stores a page as it came, with the day. A page that is no more is
// forgotten.
async function keep(url, answer) {
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

// keepAssets stores the styles and scripts that a page links: without one of
// them it would wait for a host that is silent. Only what a page links in its
// head is found, which is all it needs to be read.
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

// kept returns a stored page with a notice at the beginning of its main part.
// What the page itself says is left as it is.
async function kept(url) {
  const stored = await caches.open(pages).then(cache => cache.match(address(url)));
  if (!stored) return;
  const html = await stored.text();
  const lang = /<html lang="ru"/.test(html) ? 'ru' : 'kk';
  const note = '<p class="note" role="status" lang="' + lang + '" data-kept="">' + words(lang, stored.headers.get('X-Kept')) + '</p>';
  return new Response(html.replace(/<main\b[^>]*>/, start => start + note), { headers: stored.headers });
}

function words(lang, day) {
  const [y, m, d] = day.split('-');
  const w = site.words[lang];
  return w.note.replace('{day}', w.months[m - 1].replace('{y}', y).replace('{d}', d));
}

async function asset(e) {
  const cache = await caches.open(assets);
  const stored = await cache.match(e.request);
  if (stored) return stored;
  const answer = await fetch(e.request);
  if (answer.ok) e.waitUntil(cache.put(e.request, answer.clone()));
  return answer;
}
