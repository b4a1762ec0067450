// What is shown for a hit.

import { WORD } from "./fold.js";
import { el, plan, say } from "./plan.js";
import { plain } from "./query.js";
import { id, offers } from "./rank.js";

const SHOWN_PLACES = 4;
const STATES = ["wInForce", "wUpcoming", "wExpired", "wReplaced", "wRepealed"];

/**
 * Returns a function that makes the plan of a hit.
 * @param {import("./index.js").Searcher} searcher
 * @param {any} words the page's texts
 * @param {string} home the relative address of the site's root
 */
export function results(searcher, words, home) {
  const { index, docs } = searcher, disk = location.protocol === "file:";
  const vat = { "+": words.wVatIncluded, "-": words.wVatExcluded, "0": words.wVatNone };

  // An address of the site; on a disk a folder needs index.html.
  const url = address => {
    const [path, hash] = address.split("#");
    return home + index.l + "/" + path + (disk && /(^|\/)$/.test(path) ? "index.html" : "") + (hash ? "#" + hash : "");
  };
  const link = (parent, className, address, text) => {
    const a = el("a", className, parent, text);
    a.href = url(address);
    return a;
  };

  const matched = (token, hit) => hit.matches.some(m => m.hits.has(token.plain));
  // How many words of a label match the query: a basin, a role.
  const answers = (label, hit) => searcher.tokens(label).filter(t => matched(t, hit)).length;

  // Adds text with the matched words marked.
  const marked = (parent, text, hit) => {
    let at = 0, m;
    const low = text.toLowerCase(), words = new RegExp(WORD.source, "g");
    while (low.length === text.length && (m = words.exec(low))) {
      if (!matched(searcher.token(m[0]), hit)) continue;
      say(parent, text.slice(at, m.index));
      at = m.index + m[0].length;
      el("mark", "", parent, text.slice(m.index, at));
    }
    say(parent, text.slice(at));
  };

  // An offer's prices, those that match the query first.
  const asked = (offer, hit, worth) => {
    const cells = [];
    for (let i = 0; i < offer.cells.length; i += 3) {
      const number = offer.cells[i + 2], [label, sign] = index.labels[number].split("|");
      if (worth[number] === undefined) worth[number] = answers(label, hit);
      const price = offer.tariff.amounts[offer.cells[i + 1]];
      const exact = hit.matches.some(m => m.at.has(offer) && plain(price).startsWith(m.piece.amount));
      cells.push({ row: offer.cells[i], price, label, sign, i, exact, worth: worth[number] + (exact ? 9 : 0) });
    }
    return cells.sort((a, b) => b.worth - a.worth || a.i - b.i);
  };

  const prices = (parent, hit) => {
    const all = offers(searcher, hit), worth = [];
    const ul = el("ul", "hit-prices", parent);
    all.slice(0, SHOWN_PLACES).forEach(offer => {
      const { place, kind, edition, state } = offer.tariff;
      const base = url("places/" + index.places[place].id + "/" + index.kinds[kind].id + "/" + edition + "/") + "#r";
      asked(offer, hit, worth).forEach(cell => {
        const li = el("li", "hit-offer", ul);
        el("a", "hit-place", li, index.places[place].name).href = base + cell.row;
        say(li, " ");
        const price = cell.price === "-" ? words.wDash : cell.price || words.wEmpty;
        const amount = el("span", "hit-price", li, cell.exact ? "" : price);
        if (cell.exact) el("mark", "", amount, price);
        el("span", "hit-label", li, " " + [cell.label, vat[cell.sign], state && words[STATES[state]]].filter(Boolean).join(" · "));
      });
    });
    if (all.length > SHOWN_PLACES) {
      link(el("li", "hit-more", ul), "", "services/" + hit.record.id + "/", words.wMore.replace("#", all.length));
    }
  };

  const shown = {
    service(li, hit) {
      const { id, name, kind } = hit.record, { phrase } = hit;
      marked(link(li, "hit-link", "services/" + id + "/"), name, hit);
      const note = el("p", "hit-note", li, index.kinds[kind].name);
      if (phrase && !name.includes(phrase.text)) {
        say(note, " · ");
        const also = el("span", "hit-also", note);
        also.lang = phrase.lang;
        marked(also, phrase.text, hit);
      }
      prices(li, hit);
    },
    place(li, hit) {
      const place = "places/" + hit.record.id + "/";
      marked(link(li, "hit-link", place), hit.record.full, hit);
      if (hit.lacks) el("p", "hit-note", li, words.wLacks.replace("#", hit.lacks.record.name));
      const note = el("p", "hit-note", li);
      docs[hit.doc].offers.forEach((tariff, i) => {
        const { id, name } = index.kinds[tariff.kind];
        if (i) say(note, " · ");
        link(note, "", place + id + "/", name);
      });
    },
    act(li, hit) {
      const { place, kind, number, date, state } = hit.record;
      marked(link(li, "hit-link", "places/" + id(searcher, hit) + "/"), words.wAct.replace("#", number) + (date ? ", " + date : ""), hit);
      marked(el("p", "hit-note", li), [index.places[place].full, index.kinds[kind].name, words[STATES[state]]].join(" · "), hit);
    },
    page(li, hit) {
      const { id, title, summary, date } = hit.record;
      marked(link(li, "hit-link", id), title, hit);
      marked(el("p", "hit-note", li), [date, summary].filter(Boolean).join(" · "), hit);
    },
  };

  return hit => {
    const li = plan("li", "hit");
    shown[hit.type](li, hit);
    return li;
  };
}
