// Package export writes the data for other programs: CSV, JSON, a spreadsheet,
// a description of them all, and scripts for the browser.
//
// Each file is the result of a function of the data, pure and safe for
// concurrent use. The columns, their meaning, order and names are a public
// promise: columns are added at the end and never renamed.
//
// # rates.csv and rates.json
//
// One line (or object) for each rate, sorted by place, kind, edition, row,
// column. The files of an edition, a place and a kind have the same columns.
// JSON is an object with version, built, licence and rates, a list of objects
// with the fields of the CSV: row, column and period are numbers, everything
// else is a string, including amounts, since a JSON number is a binary float in
// most programs. Every field is always present, null if empty; in addition to
// those of the CSV there are valid_through, the last day, and url, the row's
// page in both languages. Files of what is in force today list all editions,
// with their states and the addresses of their files. Unknown values are empty;
// none is invented.
//
// CSV is UTF-8 without a byte order mark, quoted as in RFC 4180, with \n as
// line end. A text that a spreadsheet would take for a formula, because it
// begins with = + - or @, also behind blanks or in full width, is preceded by an
// apostrophe; numbers keep their sign. JSON and XLSX have every text unchanged.
//
// # changes.csv
//
// One line for each change: an item of package diff with three kinds of change
// gives three lines. old and new depend on the kind: amounts for price kinds,
// added, removed, split and merged; ids for basis, unit, vat, role and section;
// the act's words for wording (Kazakh if these changed, else Russian); row
// numbers for renumbered, or the printed numbers if only these changed. A
// merged item gives a line for each old rate, a split one for each new rate.
// row is the row in the new table, for removed in the old one.
//
// # matrix.csv
//
// The file beside a page that compares the places of a kind: one line for each
// price, or for a place without it, with the ids of rates.csv. Lines of one
// service, role and conditions with the same number in the column group may be
// compared with each other; lowest, median and highest are those of the group.
// matrix.xlsx has the same content in the form of the page, a line for each
// group.
//
// # editions/{place}/{kind}/{edition}.js
//
// An edition for the browser: a classic script, which also loads from file://,
// that calls tarifEdition with one object. It has place, kind, edition, period
// (omitted if the act names no year), valid_from and valid_until with their
// statuses as in rates.csv, currency, span, classes and rates. A rate is an
// array, in the order of the table:
//
//	[row, service, role, conditions, class, price]
//
// role and conditions are "" if there are none, price is an integer number of
// tiyn or null. If there is more to say, an object follows: column if it is not
// 1, row_label if it is printed and differs from the row, price_status and
// printed (the cell's words) if price is null, caution (our remark on the row).
// Texts are pairs, Kazakh and Russian.
//
// Whether two prices may be compared is looked up by the browser and never
// decided there. class is an index into classes, whose entries read
// basis/unit/vat, with empty parts for what is not stated. Prices of one class
// may be compared; for two different classes kinds/{kind}.js has the guard's
// answer. span names when the edition holds: period/from/until.
//
// # kinds/{kind}.js
//
// What the editions of a kind have in common: a classic script that calls
// tarifKind with one object. It has kind, name, day (of the build), places (id,
// name, short, region, and the edition shown on that day with its state), names
// by id of regions, services, roles, conditions and bases, and
//
//   - classes: what one price of the class is for, in words;
//   - between: for each two different classes the verdict of package compare ("caution" or "not-comparable"), its reasons, and the catalogue's words to show beside each figure, if any;
//   - apart: each two spans that cannot hold at the same time. A comparison between such editions has the reason "period" and is at best "caution".
//
// A remark on either row also turns "comparable" into "caution".
package export
