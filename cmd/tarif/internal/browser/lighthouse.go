package browser

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// Lighthouse is Google's judge of pages.
type Lighthouse struct{ node, tool, chromium string }

// NewLighthouse finds Lighthouse in a folder of Node modules.
func NewLighthouse(t testing.TB, modules string) *Lighthouse {
	t.Helper()
	tool, err := filepath.Abs(modules + "/lighthouse/cli/index.js")
	if err != nil {
		t.Fatal(err)
	}
	node, err := exec.LookPath("node")
	if _, missing := os.Stat(tool); missing != nil || err != nil {
		Missing(t, "no Lighthouse: install Node and run npm ci in .ci")
	}
	return &Lighthouse{node, tool, find()}
}

// Judgement is what Lighthouse says of a page: marks up to 100, by category and
// by audit, and what cost a category some of them.
type Judgement struct {
	Marks  map[string]int
	Audits map[string]int
	Lost   map[string][]string
}

// Judge looks at a page as at that of a cheap phone on a slow mobile network.
// The network is simulated: when something is drawn is reckoned from what came
// and in which order. How long scripts block the page is measured, and so is as
// good as the machine is idle.
func (l *Lighthouse) Judge(t testing.TB, url string) Judgement {
	t.Helper()
	cmd := exec.Command(l.node, l.tool, url, "--output=json", "--quiet", "--no-enable-error-reporting",
		"--only-categories=performance,accessibility,best-practices,seo",
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic --disable-component-update --disable-background-networking")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+l.chromium)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("lighthouse %s: %v\n%.2000s", url, err, out)
	}
	var r report
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatal(err)
	}
	return r.judgement()
}

// report is the part of Lighthouse's JSON that is read.
type report struct {
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
