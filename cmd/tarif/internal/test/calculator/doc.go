// Package calculator tests the arithmetic that the browser does in
// templates/assets/js/calculator.js: the weekdays of a month, how often a price
// applies, and money.
//
// The oracle computes the same day by day with Go's calendar and with exact
// decimals. testdata/vectors.json has plans whose sums a person calculated. The
// oracle, the script in a JavaScript engine and, in package browser, the script
// in Chromium must all agree with it.
package calculator
