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
 * A line of a plan: its price in tiyn or null, what the price is counted by, and
 * how often.
 * @typedef {{price: number|null, by: string, often: Often}} Line
 */

export const safe = n => Number.isSafeInteger(n) ? n : NaN;
export const week = '1234567';

// Returns how often each weekday, Monday first, is in a month.
export function weekdays(year, month) {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  return Array.from(week, (_, w) => 4 + ((w - first + 7) % 7 < days - 28 ? 1 : 0));
}

// Reads how often from the address: "2x135" is twice on Mondays, Wednesdays and
// Fridays, "2" twice every day, "m4" four times a month, "o1" once in all,
// "n12.5" an amount a month. Returns null if it does not fit the basis.
export function often(code, by) {
  let match;
  if (by === 'times' || by === 'days') {
    if ((match = /^([1-9]\d?)(?:x(1?2?3?4?5?6?7?))?$/.exec(code))) return { k: 'w', n: +match[1], d: match[2] === undefined ? week : match[2] };
    if ((match = /^([mo])([1-9]\d{0,2})$/.exec(code))) return { k: match[1], n: +match[2] };
  } else if ((match = /^n(\d{1,6})(?:\.(\d{1,3}))?$/.exec(code)) && (!match[2] || by === 'amount')) {
    const n = match[1] * 1000 + +((match[2] || '') + '000').slice(0, 3);
    return n ? { k: 'n', n } : null;
  }
  return null;
}

// The inverse of often.
export function code(often) {
  if (often.k === 'w') return often.n + (often.d === week ? '' : 'x' + often.d);
  return often.k + (often.k === 'n' ? often.n / 1000 : often.n);
}

// Returns how many prices there are on each weekday (w), and in a month or in
// all (m). A price for a day is paid once a day, however many times.
export function uses(often, by, counts) {
  const daily = by === 'days';
  if (often.k === 'm') return { m: daily ? Math.min(often.n, counts.reduce((a, b) => a + b)) : often.n };
  if (often.k !== 'w') return { m: often.n };
  const w = Array.from(week, day => often.d.includes(day) ? (daily ? 1 : often.n) : 0);
  return { w, m: w.reduce((sum, n, i) => sum + n * counts[i], 0) };
}

// Returns the cost of n prices. An amount is in thousandths; a fraction of a tiyn
// is rounded half up.
export function cost(price, n, often) {
  const product = safe(price * n);
  return often.k === 'n' ? safe(safe(product + 500) - safe(product + 500) % 1000) / 1000 : product;
}

// Returns the sums of lines for each weekday, a week and a month, and separately
// what is paid once.
export function total(lines, counts) {
  const sums = { day: [0, 0, 0, 0, 0, 0, 0], week: 0, month: 0, once: 0 };
  lines.forEach(line => {
    if (line.price === null) return;
    const used = uses(line.often, line.by, counts), sum = line.often.k === 'o' ? 'once' : 'month';
    sums[sum] = safe(sums[sum] + cost(line.price, used.m, line.often));
    if (used.w) used.w.forEach((n, i) => { sums.day[i] = safe(sums.day[i] + cost(line.price, n, line.often)); });
  });
  sums.week = sums.day.reduce((a, b) => safe(a + b));
  return sums;
}

// Reads the address: v1, a month, another place, and keys of prices.
export function read(hash) {
  let text = hash.replace(/^#/, '');
  const result = { plan: [], bad: [] };
  try { text = decodeURIComponent(text); } catch (e) { result.bad.push(text); text = text.split('%')[0]; }
  const parts = text.split('&').filter(Boolean);
  if (!parts.length || !/^v\d+$/.test(parts[0])) return null;
  if (parts[0] !== 'v1') return { plan: [], bad: [text] };
  parts.slice(1).forEach(part => {
    const date = /^(\d{4})-(\d\d)$/.exec(part), line = /^([a-z0-9-]+(?:\/[a-z0-9;-]*){0,3})=([\w.]+)$/.exec(part);
    if (date && month(+date[1], +date[2])) { result.y = +date[1]; result.m = +date[2]; }
    else if (/^vs=[a-z0-9-]+$/.test(part)) result.vs = part.slice(3);
    else if (line) result.plan.push([line[1], line[2]]);
    else result.bad.push(part);
  });
  return result;
}

export const month = (y, m) => y >= 2000 && y <= 2100 && m >= 1 && m <= 12;
