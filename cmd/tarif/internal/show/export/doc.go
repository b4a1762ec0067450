// Package export writes the data for other programs: CSV, JSON, a spreadsheet,
// a description of them all, and scripts for the browser.
//
// Its noun is [Change], a line of data/changes.csv; everything else is a
// function from the data to bytes, pure and safe for concurrent use. What the
// columns mean, their order and their names are a public promise: columns are
// added at the end and never renamed.
//
// # rates.csv and rates.json
//
// One line (one object) a rate, sorted by place, kind, edition, row, column.
// The files of an edition, a place, a kind have the same columns. JSON is an
// object with version, built, licence and rates, a list of objects with the
// fields of the CSV by the same names: row, column and period are numbers,
// everything else is a string, amounts too, since a JSON number is a binary
// float in most programs. Every field is always there, null where there is
// nothing; besides those of the CSV there are valid_through, the last day, and
// url, the row's page in both languages. Files of what is in force today list
// all editions, with their states and the addresses of their files. No string
// is made up: what is not known is empty.
//
// CSV is UTF-8 without a byte order mark, quoted as RFC 4180 says, with \n
// ends of line. A text that a spreadsheet would take for a formula, because it
// begins with = + - or @, stands after an apostrophe; numbers keep their sign.
// JSON and XLSX have every text as it is.
//
// # changes.csv
//
// One line a change: an item of package diff with three kinds of change gives
// three lines. old and new hold what the kind is about: amounts for price
// kinds, added, removed, split and merged; ids for basis, unit, vat, role and
// section; the act's words for wording (Kazakh if these changed, else
// Russian); row numbers for renumbered, or the printed numbers where only
// these changed. A merged item gives a line for each old rate, a split one for
// each new. row is the row in the new table, for removed in the old one.
//
// # matrix.csv
//
// The file beside a page that compares the places of a kind: one line a price,
// or a place that does not have it, with the ids of rates.csv. Lines of one
// service, role and conditions with one number in the column group may be
// compared with each other; lowest, median and highest are of that group.
// matrix.xlsx is the same as the page shows it, a line a group.
//
// # editions/{place}/{kind}/{edition}.js
//
// An edition for the browser: a classic script, which loads from file:// too,
// that calls tarifEdition with one object. It has place, kind, edition, period
// (left out where the act names no year), valid_from and valid_until with
// their statuses as in rates.csv, currency, span, classes and rates. A rate is
// an array, in the order of the table:
//
//	[row, service, role, conditions, class, price]
//
// role and conditions are "" where there are none, price is a whole number of
// tiyn or null. Where there is more to say an object follows: column if it is
// not 1, row_label if it is printed and not the row, price_status and printed
// (the cell's words) where price is null, caution (our remark on the row). Texts
// are pairs, Kazakh and Russian.
//
// Whether two prices may be compared the browser looks up and never decides.
// class is an index into classes, whose entries read basis/unit/vat, with
// nothing between the slashes for what is not stated. Prices of one class may be
// compared; for two different classes kinds/{kind}.js has the guard's answer.
// span names when the edition holds, period/from/until.
//
// # kinds/{kind}.js
//
// What the editions of a kind have in common: a classic script that calls
// tarifKind with one object. It has kind, name, day (of the build), places (id,
// name, short, region, and the edition that is shown on that day with its state),
// names by id of regions, services, roles, conditions and bases, and
//
//   - classes: what one price of the class is for, in words;
//   - between: for each two different classes the verdict of package compare
//     ("caution" or "not-comparable"), its reasons, and the catalogue's words
//     beside each figure where it has such words;
//   - apart: each two spans that cannot hold at the same time. A comparison
//     between such editions has the reason "period" and is "caution" at best.
//
// A remark on either row makes "caution" of "comparable" as well.
package export
