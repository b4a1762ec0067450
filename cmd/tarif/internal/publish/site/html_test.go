package site_test

import (
	"bytes"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/test/is"

	"golang.org/x/net/html"
)

// doc is a parsed page.
type doc struct {
	*html.Node
	ids map[string]int
}

// doc parses a page once.
func (b *built) doc(t *testing.T, p string) *doc {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if d := b.docs[p]; d != nil {
		return d
	}
	is.Must(t, b.has(p), "there is no file %s", p)
	root, err := html.Parse(bytes.NewReader(b.file(p)))
	is.OK(t, err, p)
	d := &doc{Node: root, ids: map[string]int{}}
	for n := range elements(root) {
		if id, ok := attr(n, "id"); ok {
			d.ids[id]++
		}
	}
	b.docs[p] = d
	return d
}

// elements yields all elements below a node, or those with the given names.
func elements(root *html.Node, names ...string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) && !yield(n) {
				return
			}
		}
	}
}

// classed yields the elements below a node that have a class.
func classed(root *html.Node, class string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for n := range elements(root) {
			if hasClass(n, class) && !yield(n) {
				return
			}
		}
	}
}

func hasClass(n *html.Node, class string) bool {
	v, _ := attr(n, "class")
	return slices.Contains(strings.Fields(v), class)
}

func first(seq iter.Seq[*html.Node]) *html.Node {
	for n := range seq {
		return n
	}
	return nil
}

func byID(root *html.Node, id string) *html.Node {
	for n := range elements(root) {
		if v, _ := attr(n, "id"); v == id {
			return n
		}
	}
	return nil
}

func attr(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// text returns the visible text of a node with single spaces; no-break spaces
// are kept.
func text(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return strings.ContainsRune(" \n\t\r", r) }), " ")
}

// langOf returns the language of a node: the nearest lang attribute upwards.
func langOf(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if l, ok := attr(n, "lang"); ok {
			return l
		}
	}
	return ""
}

func above(n *html.Node, names ...string) *html.Node {
	for n = n.Parent; n != nil; n = n.Parent {
		if slices.Contains(names, n.Data) {
			return n
		}
	}
	return nil
}

// follow resolves an address on a page of the site to a file and a fragment. It
// reports false for addresses outside the site.
func follow(from, href string) (file, fragment string, inside bool) {
	for _, scheme := range []string{"http:", "https:", "mailto:", "tel:"} {
		if strings.HasPrefix(href, scheme) {
			return "", "", false
		}
	}
	u, err := url.Parse(href)
	if err != nil {
		return "no address: " + href, "", true
	}
	href, fragment = u.Path, u.Fragment
	if href == "" {
		return from, fragment, true
	}
	file = path.Join(path.Dir(from), href)
	if strings.HasSuffix(href, "/") || path.Base(href) == "." || path.Base(href) == ".." {
		file = path.Join(file, "index.html")
	}
	return file, fragment, true
}

// TestPagesAreSound checks the structure of every page: language, title,
// description, headings, ids.
func TestPagesAreSound(t *testing.T) {
	eachDay(t, func(t *testing.T, b *built) {
		for _, p := range b.pages() {
			d := b.doc(t, p)
			for id, n := range d.ids {
				is.True(t, n <= 1 && id != "" && !strings.ContainsAny(id, " \t\n"), "%s: id %q stands %d times", p, id, n)
			}
			checkHead(t, p, d)
			checkHeadings(t, p, d)
		}
	})
}

func checkHead(t *testing.T, p string, d *doc) {
	t.Helper()
	want := pageLang(p)
	if want == "" {
		want = "kk" // the state language comes first
	}
	l, _ := attr(first(elements(d.Node, "html")), "lang")
	is.True(t, l == want, "%s: html lang is %q", p, l)
	is.True(t, text(first(elements(d.Node, "title"))) != "", "%s has no title", p)
	if n := utf8.RuneCountInString(description(d)); (n < 30 || n > 250) && p != "404.html" && p != "offline.html" {
		t.Errorf("%s: a description of %d letters: %q", p, n, description(d))
	}
}

func description(d *doc) string {
	for m := range elements(d.Node, "meta") {
		if name, _ := attr(m, "name"); name == "description" {
			content, _ := attr(m, "content")
			return content
		}
	}
	return ""
}

func checkHeadings(t *testing.T, p string, d *doc) {
	t.Helper()
	level, h1 := 0, 0
	for h := range elements(d.Node, "h1", "h2", "h3", "h4", "h5", "h6") {
		n := int(h.Data[1] - '0')
		if n > level+1 {
			t.Errorf("%s: after h%d comes %s %q", p, level, h.Data, text(h))
		}
		is.True(t, text(h) != "", "%s: %s is empty", p, h.Data)
		if level = n; n == 1 {
			h1++
		}
	}
	is.Equal(t, h1, 1, "%s has h1", p)
}

// TestTitlesDiffer checks that the pages of a language have different titles
// and descriptions.
func TestTitlesDiffer(t *testing.T) {
	b := real(t, during)
	for _, told := range []struct {
		what string
		of   func(*doc) string
	}{
		{"title", func(d *doc) string { return text(first(elements(d.Node, "title"))) }},
		{"description", description},
	} {
		seen := map[string]string{}
		for _, p := range b.inLanguage() {
			key := pageLang(p) + told.of(b.doc(t, p))
			if other, ok := seen[key]; ok {
				t.Errorf("%s and %s have one %s %q", other, p, told.what, key[2:])
			}
			seen[key] = p
		}
	}
}

// TestNothingInline checks that the site works under a Content-Security-Policy
// of 'self' and from file://.
func TestNothingInline(t *testing.T) {
	b := real(t, during)
	for _, p := range b.pages() {
		for n := range elements(b.doc(t, p).Node) {
			for _, a := range n.Attr {
				is.True(t, a.Key != "style" && !strings.HasPrefix(a.Key, "on") && !strings.HasPrefix(strings.ToLower(a.Val), "javascript:"),
					"%s: <%s %s=%q>", p, n.Data, a.Key, a.Val)
			}
			switch n.Data {
			case "style", "iframe", "object", "embed", "base":
				t.Errorf("%s has <%s>", p, n.Data)
			case "script":
				checkScript(t, p, n)
			}
		}
	}
}

func checkScript(t *testing.T, p string, n *html.Node) {
	t.Helper()
	src, ok := attr(n, "src")
	kind, typed := attr(n, "type")
	if kind == "application/ld+json" && !ok {
		return // data, which no browser runs
	}
	is.True(t, ok && src != "" && text(n) == "" && !typed, "%s: script src=%q type=%q %q", p, src, kind, text(n))
	_, inside, _ := strings.Cut(src, "://")
	is.True(t, inside == "", "%s loads %s from elsewhere", p, src)
}

// TestTables checks that tables have captions and headings with a scope.
func TestTables(t *testing.T) {
	b := real(t, during)
	for _, p := range b.pages() {
		for table := range elements(b.doc(t, p).Node, "table") {
			if c := first(elements(table, "caption")); text(c) == "" && !inProse(table) { // Markdown has no captions
				t.Errorf("%s: a table has no caption", p)
			}
			for th := range elements(table, "th") {
				scope, _ := attr(th, "scope")
				if !slices.Contains([]string{"col", "row", "rowgroup", "colgroup"}, scope) {
					t.Errorf("%s: th %q has scope %q", p, text(th), scope)
				}
			}
		}
		for in := range elements(b.doc(t, p).Node, "input", "select") {
			id, _ := attr(in, "id")
			if label := above(in, "label"); !labelled(b.doc(t, p), id) && text(label) == "" {
				t.Errorf("%s: %s %q has no label", p, in.Data, id)
			}
		}
	}
}

func labelled(d *doc, id string) bool {
	for l := range elements(d.Node, "label") {
		if v, _ := attr(l, "for"); v == id && id != "" && text(l) != "" {
			return true
		}
	}
	return false
}

// TestNoLeftovers checks that pages contain no placeholders, no keys of texts,
// and no error output of Go's packages.
func TestNoLeftovers(t *testing.T) {
	eachDay(t, func(t *testing.T, b *built) {
		keys := map[string]bool{}
		for _, k := range b.Words.Keys() {
			keys[k] = strings.Contains(k, ".")
		}
		for _, p := range b.paths() {
			if path.Dir(p) == "assets" || strings.HasPrefix(path.Base(p), "act.") || slices.Contains([]string{".xlsx", ".zip", ".png", ".gz"}, path.Ext(p)) {
				continue
			}
			for _, bad := range []string{"{1}", "{2}", "{unit}", "%!", "<no value>", "ZgotmplZ", "&lt;nil", "[[", "0000-"} {
				if bytes.Contains(b.file(p), []byte(bad)) && !(bad == "[[" && (path.Ext(p) == ".json" || path.Ext(p) == ".js")) {
					t.Errorf("%s has %q", p, bad)
				}
			}
		}
		for _, p := range b.pages() {
			for n := range b.doc(t, p).Descendants() {
				if n.Type == html.TextNode && keys[strings.TrimSpace(n.Data)] {
					t.Errorf("%s shows the key %q", p, n.Data)
				}
			}
		}
	})
}

// TestPolicyOfPages checks that every page carries a policy against inline
// scripts and other sites, for hosts that send no headers. Pages for embedding
// have their own.
func TestPolicyOfPages(t *testing.T) {
	b := real(t, during)
	for _, p := range b.pages() {
		if strings.Contains(p, "/embed/") {
			continue
		}
		head, _, _ := bytes.Cut(b.file(p), []byte("<link"))
		is.True(t, bytes.Contains(head, []byte(`<meta http-equiv="Content-Security-Policy" content="default-src 'self'`)),
			"%s has no policy before the first thing that it loads", p)
	}
}
