// The version for the visually impaired, kept from page to page. It runs where
// it stands, under the choices and above the page, so that the page is drawn
// once. Where nothing can be stored, the choices hold for the page.
(function () {
  'use strict';
  var box = document.getElementById('vision'), form = box.querySelector('div'), reset = box.querySelector('button'), key = 'tarif-vision';

  function choose(ids) {
    ids.split(' ').forEach(function (id) {
      var input = form.querySelector('#' + id);
      if (input) input.checked = true;
    });
  }

  function chosen() {
    return Array.prototype.map.call(form.querySelectorAll(':checked'), function (input) { return input.id; }).join(' ');
  }

  function keep() {
    try { localStorage.setItem(key, chosen()); } catch (e) { /* then for this page */ }
  }

  try {
    var kept = localStorage.getItem(key);
    if (kept && /^v\w\d( v\w\d)*$/.test(kept)) choose(kept);
  } catch (e) { /* as it comes */ }

  // Who opens it for the first time wants the version, not a form about it.
  box.addEventListener('toggle', function () {
    if (box.open && chosen() === 'vs0 vg0 vc0' && !box.used) choose('vs1 vg1 vc1');
    box.used = true;
    keep();
  });
  form.addEventListener('change', keep);
  reset.hidden = false;
  reset.addEventListener('click', function () {
    choose('vs0 vg0 vc0');
    box.open = false;
    keep();
  });
})();
