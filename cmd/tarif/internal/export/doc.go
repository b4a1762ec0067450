// Package export writes the data for other programs: CSV, JSON, a spreadsheet
// and a description of them all.
//
// Its noun is [Change], a line of data/changes.csv; everything else is a
// function from the data to bytes, pure and safe for concurrent use. What the
// columns mean, their order and their names are a public promise: columns are
// added at the end and never renamed.
//
// # rates.csv and rates.json
//
// One line (one object) a rate, sorted by place, kind, edition, row, column.
// The files beside an edition's page have the same columns and that edition's
// rates only. In JSON an object has the fields of the CSV by the same names:
// row, column and period are numbers, everything else is a string, amounts
// too, since a JSON number is a binary float in most programs; a field that is
// empty in the CSV is left out. No string is made up: what is not known is
// empty.
//
// CSV is UTF-8 without a byte order mark, quoted as RFC 4180 says, with \n
// ends of line. Text is written as it is. A spreadsheet may take a text that
// begins with = + - or @ for a formula; the usual guard, a leading apostrophe,
// would change the act's wording in the data, so it is not used. The XLSX is
// the file for spreadsheets: there every text is stored as text.
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
package export
