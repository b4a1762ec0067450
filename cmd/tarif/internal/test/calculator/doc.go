// Package calculator holds nothing but tests of the arithmetic that the browser
// does in templates/assets/js/calculator.js: weekdays in a month, how often, money.
//
// The oracle beside it reckons the same with Go's calendar, day by day, and
// with exact decimals. testdata/vectors.json has plans with the sums that a
// person reckoned; the oracle, the script in a JavaScript engine and, in
// package browser, the script in Chromium must all agree with it.
package calculator
