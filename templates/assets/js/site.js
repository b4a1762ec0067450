// Small comforts. Every page reads and works without this script.
(function () {
  'use strict';
  var doc = document;

  function each(selector, fn, root) {
    Array.prototype.forEach.call((root || doc).querySelectorAll(selector), fn);
  }

  // A static page grows old without a build: from the day on which what it
  // says of "today" no longer holds, it says so itself.
  function stale() {
    var now = new Date();
    var day = now.getFullYear() + '-' + ('0' + (now.getMonth() + 1)).slice(-2) + '-' + ('0' + now.getDate()).slice(-2);
    each('[data-stale-from]', function (box) {
      var note = box.querySelector('.stale');
      if (note && day >= box.getAttribute('data-stale-from')) {
        note.hidden = false;
        box.classList.add('is-stale');
      }
    });
  }

  // The search form leads to the A–Z page without JavaScript, to the search
  // page with it.
  function search() {
    each('form[data-search-url]', function (form) {
      form.action = form.getAttribute('data-search-url');
    });
  }

  // The link to the other language keeps the row one is at.
  function twin() {
    var link = doc.getElementById('twin');
    if (!link) return;
    var base = link.getAttribute('href').split('#')[0];
    function follow() { link.setAttribute('href', base + location.hash); }
    window.addEventListener('hashchange', follow);
    follow();
  }

  // T inside a row leads to the same row in the other language. It works only
  // while the focus is in a row, so it takes no key from anything else. Rows
  // can be focused, so an address with #r7 puts the focus there by itself.
  function rowKey() {
    doc.addEventListener('keydown', function (e) {
      if (e.code !== 'KeyT' || e.ctrlKey || e.altKey || e.metaKey || e.shiftKey) return;
      var row = e.target.closest && e.target.closest('table.rates tr[id]');
      var link = row && row.querySelector('a.twin-row');
      if (link) { e.preventDefault(); link.click(); }
    });
  }

  // What the address leads to; a broken % in it is nothing.
  function target() {
    try {
      return location.hash.length > 1 ? doc.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    } catch (e) {
      return null;
    }
  }

  // A link to something inside a closed part opens it.
  function openTarget() {
    for (var el = target(); el; el = el.parentElement) {
      if (el.tagName === 'DETAILS') el.open = true;
    }
  }

  // Pages stay readable without a network: sw.js, at the root, keeps them.
  // Browsers allow that on https and on the reader's own machine only.
  function keep() {
    var script = doc.currentScript;
    if (!script || !script.hasAttribute('data-offline') || !navigator.serviceWorker) return;
    var worker = new URL('../sw.js', script.src).href;
    window.addEventListener('load', function () {
      navigator.serviceWorker.register(worker).catch(function () { /* then without */ });
    });
  }

  stale();
  keep();
  search();
  twin();
  rowKey();
  openTarget();
  window.addEventListener('hashchange', openTarget);
})();
