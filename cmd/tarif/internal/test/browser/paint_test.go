package browser_test

import (
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
)

// BenchmarkPaint opens an edition of 76 rows on a simulated cheap phone: 400
// kbit/s, 400 ms for a request, a processor four times slower, an empty cache.
// It prints the times of the first and the largest paint after the request, and
// how many bytes were loaded. It is not a test: a slow machine is not an error.
func BenchmarkPaint(b *testing.B) {
	files := render(b, plan(b, "https://tarif.example/"))
	server := browser.Serve(b, files, "/")
	chromium := browser.Start(b)
	var first, whole, bytes float64
	for b.Loop() {
		tab := chromium.Tab(b, server.Home)
		tab.Size(375, 700)
		tab.Network(400, 400)
		tab.Slow(4)
		tab.Open(server.Home + "kk/" + edition)
		first = browser.Eval[float64](tab, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
		whole = browser.Eval[float64](tab, `new Promise(done => new PerformanceObserver(l => done(l.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))`)
		bytes = browser.Eval[float64](tab, `performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource")).reduce((n, e) => n + e.encodedBodySize, 0)`)
	}
	b.ReportMetric(first, "first-ms")
	b.ReportMetric(whole, "largest-ms")
	b.ReportMetric(bytes, "bytes")
}
