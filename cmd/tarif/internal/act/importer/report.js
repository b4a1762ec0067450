// The report's page settles the marks of the imported files: a value is written
// or chosen, its mark ticked off, and the file taken away. What was done is kept
// for the next look. Without this script the page lists the lines to edit.
(function () {
  'use strict';
  var root = document.documentElement;
  var files = {};
  var kept = 'tarif-import:';
  var state = {};

  function each(selector, run) {
    Array.prototype.forEach.call(document.querySelectorAll(selector), run);
  }

  function quoted(input, value) {
    return input.hasAttribute('data-quoted') ? JSON.stringify(value) : value;
  }

  // changed reports a value that is not the one that was imported.
  function changed(input) {
    return input.value !== input.defaultValue;
  }

  // line is a line of the file with the value of its field; the mark goes when it
  // is ticked off.
  function line(input, done) {
    var data = input.dataset;
    var mark = data.mark && !done ? ' # ' + data.mark : '';
    if (data.over && changed(input) && /^\d+(\.\d{1,2})?$/.test(input.value)) {
      return 'price = ' + JSON.stringify(input.value) + mark;
    }
    return data.key + ' = ' + (changed(input) ? quoted(input, input.value) : data.value) + mark;
  }

  function write(input) {
    var file = files[input.dataset.file];
    var done = tick(input).checked;
    var now = line(input, done);
    file.lines[input.dataset.line - 1] = now;
    if (input.dataset.over) {
      input.dataset.over.split(' ').slice(1).forEach(function (n) {
        file.lines[n - 1] = now.indexOf('price = ') === 0 ? null : file.first[n - 1];
      });
    }
    file.area.value = text(file);
    state[input.id] = [input.value, done];
  }

  // settle writes a line and all others of the same decision: what is decided of
  // one row holds for the others.
  function settle(input) {
    var done = tick(input).checked;
    peers(input).forEach(function (other) {
      other.value = input.value;
      tick(other).checked = done;
      write(other);
    });
  }

  function tick(input) { return document.querySelector('[data-done="' + input.id + '"]'); }

  function peers(input) {
    return Array.prototype.filter.call(document.querySelectorAll('[data-line]'), function (other) {
      return other === input || input.dataset.same && other.dataset.same === input.dataset.same;
    });
  }

  function text(file) {
    return file.lines.filter(function (s) { return s !== null; }).join('\n');
  }

  // count shows how much is left: marks that stand, findings nobody has seen.
  function count() {
    var open = 0;
    each('[data-mark]', function (input) {
      if (input.dataset.mark && !tick(input).checked && peers(input)[0] === input) { open++; }
    });
    each('[data-seen]', function (box) {
      box.closest('div').classList.toggle('settled', box.checked);
      if (!box.checked) { open++; }
    });
    document.getElementById('open').textContent = String(open);
    try { localStorage.setItem(kept, JSON.stringify(state)); } catch (e) { /* a page from a disk may keep nothing */ }
  }

  function restore() {
    try { state = JSON.parse(localStorage.getItem(kept) || '{}'); } catch (e) { state = {}; }
    each('[data-line]', function (input) {
      var was = state[input.id];
      if (!was) { return; }
      input.value = was[0];
      tick(input).checked = was[1];
      write(input);
    });
    each('[data-seen]', function (box) { box.checked = !!state['seen-' + box.dataset.seen]; });
  }

  function download(file) {
    var link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text(file)], { type: 'application/toml' }));
    link.download = file.area.dataset.name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  // hash parts what was settled of one import from that of another: lines of
  // other files must never get its values.
  function hash(s) {
    var h = 5381;
    for (var i = 0; i < s.length; i++) { h = (h * 33 + s.charCodeAt(i)) | 0; }
    return String(h) + '-' + s.length;
  }

  root.className = 'js';
  each('textarea[data-name]', function (area) {
    var first = area.value.split('\n');
    kept += hash(area.value);
    files[area.id] = { area: area, first: first, lines: first.slice() };
  });
  restore();
  document.addEventListener('input', function (e) {
    var at = e.target.dataset;
    if (at.line) { settle(e.target); }
    if (at.done) { settle(document.getElementById(at.done)); }
    if (at.seen) { state['seen-' + at.seen] = e.target.checked; }
    count();
  });
  document.addEventListener('click', function (e) {
    var button = e.target.closest('button');
    if (!button) { return; }
    if (button.dataset.download) { download(files[button.dataset.download]); }
    if (button.dataset.copy) {
      files[button.dataset.copy].area.select();
      document.execCommand('copy');
    }
  });
  count();
}());
