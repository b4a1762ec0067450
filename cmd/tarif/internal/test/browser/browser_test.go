package browser_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// page returns a page of the test that is clean except for what is inserted.
func page(inside string) []byte {
	return []byte(`<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>t</title>` +
		`<link rel="icon" href="/i.svg"></head><body><main><h1>t</h1>` + inside + `</main></body></html>`)
}

// A tab complains about everything that our pages must not do. If it did not,
// all other tests here would pass.
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
			is.True(t, (want == "") == (got == "") && strings.Contains(got, want), "complaints %q, want %q", got, want)
		})
	}
}

// axe-core runs despite the policy and finds the planted faults, in the colours
// that the reader's device asks for, down to a single sign, and including what
// only a style sheet shows. What does not depend on the look is reported once.
// Of a thinned list, three of each sort of item are left.
func TestAxe(t *testing.T) {
	axe := browser.NewAxe(t, modules)
	b := browser.Start(t)
	s := browser.Serve(t, map[string][]byte{
		"index.html": page(`<p class="pale">pale</p><p class="pale">№</p><p>a word <a href="">and a link</a> in it</p>` +
			`<ul><li>t</li><li>t</li><li>t</li><li>t</li>` + strings.Repeat(`<li class="pale">t</li>`, 5) + `</ul><img src="i.svg"><button aria-label="a"></button><button aria-label="b"></button><div class="box"><p>t</p></div><link rel="stylesheet" href="look.css">`),
		"look.css": []byte(`.pale { color: #333; background: #fff } img { display: none } body { background: #fff; color: #000 } a { color: #000 }
			button { width: 50px; height: 50px }
			@media (prefers-color-scheme: dark) {
				.pale { color: #666 } a { color: #300; text-decoration: none } img { display: inline }
				button { width: 9px; height: 9px; padding: 0; border: 0; margin: 0 }
				.box { height: 20px; width: 50px; overflow: scroll } .box p { height: 300px; color: #000 } }`),
		"i.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`),
	}, "/")
	tab := b.Tab(t, s.Home)
	tab.Open(s.Home)
	for _, c := range []struct {
		look  browser.Look
		finds []string
	}{
		{browser.Look{Scheme: "light"}, nil},
		{browser.Look{Scheme: "dark"}, []string{"color-contrast-enhanced 7", "image-alt 1", "link-in-text-block 1", "scrollable-region-focusable 1", "target-size 2"}},
		{browser.Look{Scheme: "light"}, nil},
		{browser.Look{Scheme: "dark"}, []string{"color-contrast-enhanced 7", "link-in-text-block 1", "scrollable-region-focusable 1", "target-size 2"}},
		{browser.Look{Scheme: "dark", Forced: true}, []string{"link-in-text-block 1", "scrollable-region-focusable 1", "target-size 2"}},
	} {
		tab.Look(c.look)
		finds(t, axe, tab, c.finds...)
	}
	tab.Thin()
	tab.Look(browser.Look{Scheme: "dark"})
	finds(t, axe, tab, "color-contrast-enhanced 5", "image-alt 1", "link-in-text-block 1", "scrollable-region-focusable 1", "target-size 2")
}

// finds expects axe-core to find what breaks some rules, each so many times.
func finds(t *testing.T, axe *browser.Axe, tab *browser.Tab, want ...string) {
	t.Helper()
	var got []string
	for _, line := range axe.Check(tab) {
		rule, rest, _ := strings.Cut(line, ":")
		got = append(got, rule+" "+regexp.MustCompile(`(\d+) times`).FindStringSubmatch(rest)[1])
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("axe finds %q, not %q: %q", got, want, axe.Check(tab))
	}
}
