// A plan of care and its cost; tests compare it with Go. Money is whole tiyn.
// Products and sums that are not safe integers (2^53 and above) are never
// shown: rounding is monotonic, so a safe result is exact, and safe() turns any
// other into NaN.

/**
 * How often: k is "w" for n times on the weekdays d, "m" for n times a month,
 * "o" for n times in all, "n" for an amount a month in thousandths.
 * @typedef {{k: "w"|"m"|"o"|"n", n: number, d?: string}} Often
 */

/**
 * A line of a plan: its price in tiyn, null where there is none; what the price
 * is counted by; how often.
 * @typedef {{p: number|null, by: string, f: Often}} Line
 */

export const safe = n => Number.isSafeInteger(n) ? n : NaN;
export const week = '1234567';

// How often each weekday, Monday first, comes in a month.
export function weekdays(year, month) {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  return Array.from(week, (_, w) => 4 + ((w - first + 7) % 7 < days - 28 ? 1 : 0));
}

// How often, as the address has it: "2x135" is twice on Mondays, Wednesdays
// and Fridays, "2" twice every day, "m4" four times a month, "o1" once
// in all, "n12.5" an amount a month, kept in thousandths. Null where it does not fit the basis.
export function often(code, by) {
  let m;
  if (by === 'times' || by === 'days') {
    if ((m = /^([1-9]\d?)(?:x(1?2?3?4?5?6?7?))?$/.exec(code))) return { k: 'w', n: +m[1], d: m[2] === undefined ? week : m[2] };
    if ((m = /^([mo])([1-9]\d{0,2})$/.exec(code))) return { k: m[1], n: +m[2] };
  } else if ((m = /^n(\d{1,6})(?:\.(\d{1,3}))?$/.exec(code)) && (!m[2] || by === 'amount')) {
    const n = m[1] * 1000 + +((m[2] || '') + '000').slice(0, 3);
    return n ? { k: 'n', n: n } : null;
  }
  return null;
}

export function code(f) {
  if (f.k === 'w') return f.n + (f.d === week ? '' : 'x' + f.d);
  return f.k + (f.k === 'n' ? f.n / 1000 : f.n);
}

// How many prices fall on each weekday and in a month, or in all. A price for a day is
// paid once however many times; so many times a month are on as many days.
export function uses(f, by, c) {
  const one = by === 'days';
  if (f.k === 'm') return { m: one ? Math.min(f.n, c.reduce((a, b) => a + b)) : f.n };
  if (f.k !== 'w') return { m: f.n };
  const w = Array.from(week, d => f.d.includes(d) ? (one ? 1 : f.n) : 0);
  return { w: w, m: w.reduce((sum, n, i) => sum + n * c[i], 0) };
}

// What so many prices come to; an amount is in thousandths, and what is left
// of a tiyn is rounded, half up.
export function cost(price, n, f) {
  const x = safe(price * n);
  return f.k === 'n' ? safe(safe(x + 500) - safe(x + 500) % 1000) / 1000 : x;
}

// The sums of lines {p: price or null, by, f} over each weekday and a month, and
// apart from them what is paid once.
export function total(lines, c) {
  const t = { day: [0, 0, 0, 0, 0, 0, 0], week: 0, month: 0, once: 0 };
  lines.forEach(l => {
    if (l.p === null) return;
    const u = uses(l.f, l.by, c), sum = l.f.k === 'o' ? 'once' : 'month';
    t[sum] = safe(t[sum] + cost(l.p, u.m, l.f));
    if (u.w) u.w.forEach((n, i) => { t.day[i] = safe(t.day[i] + cost(l.p, n, l.f)); });
  });
  t.week = t.day.reduce((a, b) => safe(a + b));
  return t;
}

// What the address says: v1, a month, a place beside it, and keys of prices.
export function read(hash) {
  let s = hash.replace(/^#/, '');
  const r = { plan: [], bad: [] };
  try { s = decodeURIComponent(s); } catch (e) { r.bad.push(s); s = s.split('%')[0]; }
  const parts = s.split('&').filter(Boolean);
  if (!parts.length || !/^v\d+$/.test(parts[0])) return null;
  if (parts[0] !== 'v1') return { plan: [], bad: [s] };
  parts.slice(1).forEach(p => {
    const m = /^(\d{4})-(\d\d)$/.exec(p), kv = /^([a-z0-9-]+(?:\/[a-z0-9;-]*){0,3})=([\w.]+)$/.exec(p);
    if (m && month(+m[1], +m[2])) { r.y = +m[1]; r.m = +m[2]; }
    else if (/^vs=[a-z0-9-]+$/.test(p)) r.vs = p.slice(3);
    else if (kv) r.plan.push([kv[1], kv[2]]);
    else r.bad.push(p);
  });
  return r;
}

export const month = (y, m) => y >= 2000 && y <= 2100 && m >= 1 && m <= 12;
