// Package browser opens pages of a site in Chromium, for tests.
//
// Its nouns are [Browser], one headless Chromium for a whole test run, [Tab],
// one page in it, and [Server], a site in memory behind the strict policy that
// a careful host would send. A tab complains, and so fails its test, about
// every error on the console, every breach of the policy and every request to
// another address: a page has to be clean without being asked.
//
// A machine without a browser skips these tests, unless the environment says
// TARIF_BROWSER=required. Only this package knows the library that drives the
// browser.
package browser

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/chromedp/chromedp" // speaks the DevTools protocol: no driver program, no Node
)

// Browser is a running Chromium.
type Browser struct{ ctx context.Context }

// patience is how long anything in a browser may take. It is generous, because
// on a small machine other tests run beside this one.
const patience = 40 * time.Second

// Start starts Chromium for the length of a test.
func Start(t testing.TB) *Browser {
	t.Helper()
	path := find()
	if path == "" {
		Missing(t, "no browser: none of chromium, chromium-browser and google-chrome is in PATH")
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options(path)...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	is.OK(t, chromedp.Do(ctx), "%s does not start", path)
	return &Browser{ctx}
}

func find() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// options start Chromium so that it talks to nobody but the test: what it
// otherwise asks of its maker would wait for answers on a closed network. The
// sandbox of Chromium does not run as root, and the pages are our own.
func options(path string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true))
}

// Missing ends a test for which the machine lacks something: it skips it, or
// fails it where the environment says that browser tests are required.
func Missing(t testing.TB, what string) {
	t.Helper()
	is.Must(t, os.Getenv("TARIF_BROWSER") != "required", "%s", what)
	t.Skip(what)
}
