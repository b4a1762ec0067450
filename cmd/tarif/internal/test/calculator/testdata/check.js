// Compares tarifCalc with the vectors; returns a line for each difference. Run by
// the Go tests in a JavaScript engine and in the browser.
function checkVectors(calc, vectors) {
  var wrong = [];
  function want(where, got, expected) {
    if (JSON.stringify(got) !== JSON.stringify(expected)) {
      wrong.push(where + ': got ' + JSON.stringify(got) + ', want ' + JSON.stringify(expected));
    }
  }
  function tiyn(s) { return Number(s.replace('.', '')); }
  vectors.often.forEach(function (v) {
    var f = calc.often(v.code, v.by);
    want(v.code + ' by ' + v.by, f && calc.code(f), v.good ? v.back || v.code : null);
  });
  vectors.plans.forEach(function (p) {
    var at = p.month.split('-'), c = calc.weekdays(Number(at[0]), Number(at[1]));
    var lines = p.lines.map(function (l) {
      return { price: l.price ? tiyn(l.price) : null, by: l.by, often: calc.often(l.often, l.by) };
    });
    want(p.name + ', uses', lines.map(function (l) { return calc.uses(l.often, l.by, c).m; }), p.uses);
    var t = calc.total(lines, c);
    want(p.name + ', sums', [t.day, t.week, t.month, t.once], [p.day.map(tiyn), tiyn(p.week), tiyn(p.sum), tiyn(p.once || '0')]);
  });
  return wrong;
}
