// The version for the visually impaired, kept from page to page. It stands in
// the head and marks what was chosen as soon as the choices are in the page, so
// that the page is drawn once. Where nothing can be stored, the choices hold for
// the page. It also tells the styles that scripts run, so that what needs one
// has its room from the first moment.
(function () {
  'use strict';
  var doc = document, key = 'tarif-vision', usual = 'vs0 vg0 vc0', kept = '';

  doc.documentElement.classList.add('js');

  function inputs() { return Array.prototype.slice.call(doc.querySelectorAll('#vision input')); }

  function choose(ids) {
    inputs().forEach(function (input) { input.checked = ids.split(' ').indexOf(input.id) >= 0; });
  }

  function chosen() {
    return inputs().filter(function (input) { return input.checked; }).map(function (input) { return input.id; }).join(' ');
  }

  function keep() {
    try { localStorage.setItem(key, chosen()); } catch (e) { /* then for this page */ }
  }

  try { kept = localStorage.getItem(key) || ''; } catch (e) { /* as it comes */ }
  if (/^vs\d vg\d vc\d$/.test(kept)) {
    new MutationObserver(function (_, observer) {
      if (doc.querySelector('main')) observer.disconnect(); // it comes after the choices
      choose(kept);
    }).observe(doc.documentElement, { childList: true, subtree: true });
  }

  doc.addEventListener('DOMContentLoaded', function () {
    var box = doc.getElementById('vision'), reset = box && box.querySelector('button');
    if (!box) return;
    // Who opens it for the first time wants the version, not questions about it.
    box.querySelector('summary').addEventListener('click', function () {
      if (!box.open && chosen() === usual) { choose('vs1 vg1 vc1'); keep(); }
    });
    box.addEventListener('change', keep);
    reset.hidden = false;
    reset.addEventListener('click', function () {
      choose(usual);
      box.open = false;
      keep();
    });
  });
})();
