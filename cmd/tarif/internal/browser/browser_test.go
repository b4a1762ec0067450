package browser_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/browser"
)

// page is a page of a test, clean but for what is put into it.
func page(inside string) []byte {
	return []byte(`<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>t</title>` +
		`<link rel="icon" href="/i.svg"></head><body><main><h1>t</h1>` + inside + `</main></body></html>`)
}

// A tab complains about everything that a page of ours must not do. Were it
// deaf, all other tests here would pass.
func TestComplaints(t *testing.T) {
	b := browser.Start(t)
	s := browser.Serve(t, map[string][]byte{
		"clean/index.html":         page(`<script src="../clean.js"></script>`),
		"inline-script/index.html": page(`<script>1</script>`),
		"inline-style/index.html":  page(`<p style="color:red">t</p>`),
		"handler/index.html":       page(`<img src="../i.svg" alt="" onload="1">`),
		"elsewhere/index.html":     page(`<img src="http://127.0.0.1:9/i.png" alt="">`),
		"missing/index.html":       page(`<img src="nothing.png" alt="">`),
		"throws/index.html":        page(`<script src="../throws.js"></script>`),
		"says/index.html":          page(`<script src="../says.js"></script>`),
		"leaves/index.html":        page(`<script src="../leaves.js"></script>`),
		"clean.js":                 []byte("console.log('fine')"),
		"throws.js":                []byte("throw new Error('thrown')"),
		"says.js":                  []byte("console.error('said')"),
		"leaves.js":                []byte("location.href = 'http://127.0.0.1:9/'"),
		"i.svg":                    []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`),
	}, "/")
	for name, want := range map[string]string{
		"clean":         "",
		"inline-script": "Content Security Policy",
		"inline-style":  "Content Security Policy",
		"handler":       "Content Security Policy",
		"elsewhere":     "Content Security Policy",
		"missing":       "404",
		"throws":        "thrown",
		"says":          "said",
		"leaves":        "request to another address: http://127.0.0.1:9/",
	} {
		t.Run(name, func(t *testing.T) {
			tab := b.Tab(t, s.Home)
			tab.Open(s.Home + name + "/")
			tab.Settle()
			got := strings.Join(tab.Complaints(), "\n")
			if (want == "") != (got == "") || !strings.Contains(got, want) {
				t.Errorf("complaints %q, want %q", got, want)
			}
		})
	}
}

// axe-core runs, past the policy, and finds what it is asked for.
func TestAxe(t *testing.T) {
	axe := browser.NewAxe(t, modules)
	b := browser.Start(t)
	s := browser.Serve(t, map[string][]byte{
		"index.html": page(`<img src="i.svg"><p class="pale">pale</p><p class="grey">grey</p><button>a</button><button>b</button>` +
			`<link rel="stylesheet" href="bad.css">`),
		"bad.css": []byte(`.pale { color: #888; background: #fff } .grey { color: #666; background: #fff } button { width: 9px; height: 9px; padding: 0; border: 0; margin: 0 }
			@media (prefers-color-scheme: dark) { .pale, .grey { color: #fff; background: #000 } }`),
		"i.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`),
	}, "/")
	tab := b.Tab(t, s.Home)
	tab.Open(s.Home)
	got := strings.Join(axe.Check(tab), "\n")
	for _, rule := range []string{"image-alt:", "color-contrast:", "color-contrast-enhanced:", "target-size:"} {
		if !strings.Contains(got, rule) {
			t.Errorf("axe does not find %s\n%s", rule, got)
		}
	}
	if got := axe.CheckColours(tab); len(got) != 2 {
		t.Errorf("in light axe finds %q", got)
	}
	tab.Scheme("dark")
	if got := axe.CheckColours(tab); len(got) > 0 {
		t.Errorf("in dark axe finds %q", got)
	}
}
