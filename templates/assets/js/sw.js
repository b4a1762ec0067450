// Reading without a network, and nothing else. The build puts a line before
// this script: self.TARIF = { build, files, pages, patience, words }, or null
// where the site's settings switch it off: then the script takes itself and
// everything that it kept away.
//
// A page comes from the network whenever that answers. What was kept is shown
// only where it does not, and says of which day it is. Assets have their hash
// in their names: what was kept under a name is what the name means.

import { isPage, keep, kept } from './sw/kept.js';
import { assets, forget, pages, scope, site, worker } from './sw/told.js';

worker.addEventListener('install', e => {
  worker.skipWaiting();
  if (site) e.waitUntil(caches.open(assets).then(cache => cache.addAll(site.files.map(f => scope + f))));
});

worker.addEventListener('activate', e => e.waitUntil(site ? start() : stop()));

// start drops what older builds kept, and keeps the pages that are open: the
// first visit came before us.
async function start() {
  await forget([assets, pages]);
  await worker.clients.claim();
  const open = await worker.clients.matchAll({ type: 'window' });
  await Promise.all(open.filter(c => isPage(c.url)).map(async c => {
    try {
      await keep(c.url, await fetch(c.url));
    } catch (err) { /* the network went: nothing is kept */ }
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
  return await kept(e.request.url) || first || answer.catch(() => caches.match(scope + 'offline.html'));
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
