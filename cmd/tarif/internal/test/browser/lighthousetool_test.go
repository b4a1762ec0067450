package browser

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// Lighthouse is Google's auditing tool for pages.
type Lighthouse struct{ node, modules, chromium string }

// NewLighthouse finds Lighthouse in node_modules.
func NewLighthouse(t testing.TB, modules string) *Lighthouse {
	t.Helper()
	dir, err := filepath.Abs(modules)
	is.OK(t, err)
	node, err := exec.LookPath("node")
	if _, missing := os.Stat(dir + "/lighthouse/core/index.js"); missing != nil || err != nil {
		Missing(t, "no Lighthouse: install Node and run npm ci in .ci")
	}
	return &Lighthouse{node, dir, find()}
}

// Judgement is Lighthouse's result for a page: scores up to 100, by category
// and by audit, and the audits that lowered a category.
type Judgement struct {
	Marks  map[string]int
	Audits map[string]int
	Lost   map[string][]string
}

// judge is the program that audits the pages in its arguments with one Node and
// one Chromium, because starting both takes longer than auditing a page.
// Screenshots and the back/forward cache do not count towards a score.
const judge = `
const [modules, chromePath, ...urls] = process.argv.slice(1);
const { default: lighthouse } = await import(modules + "/lighthouse/core/index.js");
const { launch } = await import(modules + "/chrome-launcher/dist/index.js");
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
	"--disable-component-update", "--disable-background-networking"] });
const reports = [];
try {
	for (const url of urls) {
		const { lhr } = await lighthouse(url, { port: chrome.port, logLevel: "silent", disableFullPageScreenshot: true,
			onlyCategories: ["performance", "accessibility", "best-practices", "seo"],
			skipAudits: ["bf-cache", "screenshot-thumbnails", "final-screenshot"] });
		reports.push({ categories: lhr.categories, audits: lhr.audits, error: lhr.runtimeError && lhr.runtimeError.message });
	}
} finally {
	await chrome.kill();
}
process.stdout.write(JSON.stringify(reports));`

// Judge audits pages as on a cheap phone with a slow mobile network. The
// network is simulated: paint times are computed from what was loaded and in
// which order. How long scripts block the page is measured, and depends on the
// load of the machine.
func (l *Lighthouse) Judge(urls ...string) ([]Judgement, error) {
	cmd := exec.Command(l.node, append([]string{"--input-type=module", "-e", judge, l.modules, l.chromium}, urls...)...)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("lighthouse: %w\n%.2000s", err, complaint.String())
	}
	var reports []report
	if err := json.Unmarshal(out, &reports); err != nil {
		return nil, fmt.Errorf("lighthouse: %w", err)
	}
	judgements := make([]Judgement, len(reports))
	for i, r := range reports {
		if r.Error != "" {
			return nil, fmt.Errorf("lighthouse %s: %s", urls[i], r.Error)
		}
		judgements[i] = r.judgement()
	}
	return judgements, nil
}

// report is the part of Lighthouse's JSON that we read.
type report struct {
	Error      string
	Categories map[string]struct {
		Score     float64
		AuditRefs []struct {
			ID     string
			Weight float64
		}
	}
	Audits map[string]struct {
		Score        *float64
		Title        string
		DisplayValue string
		Details      json.RawMessage
	}
}

func (r report) judgement() Judgement {
	j := Judgement{map[string]int{}, map[string]int{}, map[string][]string{}}
	for id, a := range r.Audits {
		if a.Score != nil {
			j.Audits[id] = int(math.Round(100 * *a.Score))
		}
	}
	for name, c := range r.Categories {
		j.Marks[name] = int(math.Round(100 * c.Score))
		for _, ref := range c.AuditRefs {
			a := r.Audits[ref.ID]
			if ref.Weight > 0 && a.Score != nil && *a.Score < 1 {
				j.Lost[name] = append(j.Lost[name], fmt.Sprintf("%s: %s (%s) %.600s", ref.ID, a.Title, a.DisplayValue, a.Details))
			}
		}
		slices.Sort(j.Lost[name])
	}
	return j
}
