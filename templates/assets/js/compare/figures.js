// Figures side by side. Which prices may be compared was decided when the site
// was built; here it is looked up. Prices are whole numbers of tiyn.

// Returns by how many hundredths of a per cent to is above from, rounded half
// away from zero, or null if from is zero. It divides digit by digit to keep
// every product below 2^53.
export function percent(from, to) {
  if (from === 0) return null;
  var rest = Math.abs(to - from), out = 0;
  for (var i = 0; i < 5; i++) {
    var left = rest % from;
    out = out * 10 + (rest - left) / from;
    rest = left * 10;
  }
  if (rest / 10 * 2 >= from) out++;
  return to < from ? -out : out;
}

const same = ([x, y], a, b) => x === a && y === b || x === b && y === a;

// judge looks up whether two prices may be compared.
function judge(kind, a, b) {
  var verdict = 'comparable', reasons = [];
  kind.between.forEach((x) => {
    if (!same(x.classes, a.class, b.class)) return;
    verdict = x.verdict;
    x.reasons.forEach((r) => { reasons.push({ kind: r, text: r === 'basis' && x.text || null }); });
  });
  if (kind.apart.some((x) => { return same(x, a.span, b.span); })) reasons.push({ kind: 'period', text: null });
  if (a.caution) reasons.push({ kind: 'row-a', text: a.caution });
  if (b.caution) reasons.push({ kind: 'row-b', text: b.caution });
  if (verdict === 'comparable' && reasons.length) verdict = 'caution';
  if (a.price === null || b.price === null) verdict = 'unpriced';
  return { verdict: verdict, reasons: reasons };
}

/**
 * Optional properties of a rate.
 * @typedef {{price_status?: string, printed?: string[], row_label?: string, caution?: string[]}} More
 */

/**
 * The rates of an edition, which its file stores as arrays to save space.
 * @param {{classes: string[], span: number, rates: [number, string, string, string, number, number|null, More?][]}} edition
 */
export function rates(edition) {
  return edition.rates.map(([row, service, role, conditions, cls, price, more = /** @type {More} */ ({})]) => {
    const name = edition.classes[cls], [basis, , vat] = name.split('/');
    return { row, service, role, conditions, class: name, vat, basis, price, status: more.price_status, printed: more.printed,
      label: more.row_label || String(row), caution: more.caution || null, span: edition.span };
  });
}

// counterparts returns the prices of a to show beside a price of b: the only
// one if each side has one, else the one with the same VAT, else those that
// have no such counterpart themselves.
function counterparts(from, to, b) {
  if (from.length === 1 && to.length === 1) return from;
  var alike = from.filter((a) => { return a.vat === b.vat; });
  if (alike.length) return alike;
  return from.filter((a) => { return !to.some((x) => { return x.vat === a.vat; }); });
}

// table puts editions side by side. A line is one service, role and set of
// conditions; a cell has a place's prices for it, each beside those of the
// first place.
export function table(kind, editions) {
  var lines = [], by = {};
  editions.forEach((e, column) => {
    rates(e).forEach((r) => {
      var key = [r.service, r.role, r.conditions].join('|');
      if (!by[key]) {
        lines.push(by[key] = { service: r.service, role: r.role, conditions: r.conditions,
          cells: editions.map(() => { return []; }) });
      }
      by[key].cells[column].push({ rate: r, beside: [] });
    });
  });
  lines.forEach((l) => {
    l.cells.forEach((cell, column) => { if (column) stand(kind, l.cells[0], cell); });
  });
  return lines;
}

function stand(kind, first, cell) {
  function rate(p) { return p.rate; }
  cell.forEach((p) => {
    p.beside = counterparts(first.map(rate), cell.map(rate), p.rate).map((a) => {
      var x = judge(kind, a, p.rate);
      x.from = a;
      if (x.verdict === 'comparable' || x.verdict === 'caution') {
        x.difference = p.rate.price - a.price;
        x.percent = percent(a.price, p.rate.price);
      }
      return x;
    });
  });
}
