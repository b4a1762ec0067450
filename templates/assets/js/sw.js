// The service worker, for reading offline and nothing else. The build inserts a
// line before this script: self.TARIF = { build, files, pages, patience, words
// }, or null if the site's settings turn it off. Then the script deletes its
// caches and unregisters itself.
//
// A page comes from the network if that answers. A kept copy is used only
// otherwise, with a notice of its day. The name of an asset contains its hash,
// so a kept asset is always current.

import { instead, isPage, keep, kept } from './sw/kept.js';
import { assets, forget, pages, scope, site, worker } from './sw/told.js';

worker.addEventListener('install', e => {
  worker.skipWaiting();
  if (site) e.waitUntil(caches.open(assets).then(cache => cache.addAll(site.files.map(f => scope + f))));
});

worker.addEventListener('activate', e => e.waitUntil(site ? start() : stop()));

// start deletes the caches of older builds and keeps the pages that are open,
// because a first visit happens before the worker is installed.
async function start() {
  await forget([assets, pages]);
  await worker.clients.claim();
  const open = await worker.clients.matchAll({ type: 'window' });
  await Promise.all(open.filter(c => isPage(c.url)).map(async c => {
    try {
      await keep(c.url, await fetch(c.url));
    } catch (err) { /* the network failed: the page is not kept */ }
  }));
}

async function stop() {
  await forget([]);
  await worker.registration.unregister();
}

worker.addEventListener('fetch', e => {
  const url = e.request.url;
  if (!site || e.request.method !== 'GET' || !url.startsWith(scope)) return;
  if (e.request.mode === 'navigate') {
    if (isPage(url)) e.respondWith(page(e));
  } else if (url.startsWith(scope + 'assets/')) {
    e.respondWith(asset(e));
  }
});

/** @param {FetchEvent} e */
async function page(e) {
  const answer = fetch(e.request);
  e.waitUntil(answer.then(r => keep(e.request.url, r.clone()), () => {}));
  const silence = new Promise(done => setTimeout(done, site.patience));
  const first = await Promise.race([answer, silence]).catch(() => {});
  if (first && first.status < 500) return first;
  return await kept(e.request.url) || first || answer.catch(instead);
}

/** @param {FetchEvent} e */
async function asset(e) {
  const cache = await caches.open(assets);
  const stored = await cache.match(e.request);
  if (stored) return stored;
  const answer = await fetch(e.request);
  if (answer.ok) e.waitUntil(cache.put(e.request, answer.clone()));
  return answer;
}
