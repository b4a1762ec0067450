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

// patience limits anything done in a browser. It is generous, because other
// tests may run at the same time on a small machine.
const patience = 40 * time.Second

// Start starts Chromium until the end of a test.
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

// options keep Chromium from connecting to anything but the test: what it
// otherwise asks its maker would time out on a closed network. Chromium's
// sandbox does not run as root, and the pages are our own.
func options(path string) []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true))
}

// Missing ends a test because the machine lacks something: it skips the test,
// or fails it if the environment says that browser tests are required.
func Missing(t testing.TB, what string) {
	t.Helper()
	is.Must(t, os.Getenv("TARIF_BROWSER") != "required", "%s", what)
	t.Skip(what)
}
