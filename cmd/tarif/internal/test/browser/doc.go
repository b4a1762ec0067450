// Package browser opens pages of a site in Chromium, for tests.
//
// Its nouns are [Browser], one headless Chromium for a whole test run, [Tab],
// one page in it, and [Server], a site in memory served with the strict policy
// of a careful host. A tab fails its test on every error on the console, every
// breach of the policy and every request to another address: no test has to ask
// for this.
//
// Without a browser these tests are skipped, unless the environment has
// TARIF_BROWSER=required. Only this package uses the library that drives the
// browser.
package browser
