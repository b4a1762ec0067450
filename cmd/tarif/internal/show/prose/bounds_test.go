package prose

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// kinds are what a text may have many of.
var kinds = map[string]func(n int) string{
	"spans":      repeated("*a"),
	"openers":    repeated("**a *b "),
	"closers":    func(n int) string { return strings.Repeat("a**b", n) + strings.Repeat("c* ", n) },
	"underlines": repeated("_a "),
	"headings":   repeated("## a\n\n"),
	"paragraphs": repeated("a b\n\n"),
	"lines":      repeated("a\n"),
	"lists":      repeated("1. a\n"),
	"rows":       func(n int) string { return "|a|b|\n|-|-|\n" + strings.Repeat("|a|b|\n", n) },
	"cells": func(n int) string {
		return "|" + strings.Repeat("a|", n) + "\n|" + strings.Repeat("-|", n) + "\n|" + strings.Repeat("b|", n) + "\n"
	},
	"html":     repeated("<a "),
	"comments": repeated("<!--"),
	"entities": repeated("&amp"),
	"autos":    repeated("<https://x"),
	"brackets": repeated("["),
	"links":    repeated("[a]("),
	"anchors":  repeated("## a\n\n[a](#s-a)\n\n"),
	"figures":  repeated("{x}\n"),
	"languages": func(n int) string {
		return strings.Repeat("[a]{ru} ", n)
	},
	"notes":        func(n int) string { return numbered(n, "a[^%[1]d]\n\n[^%[1]d]: b\n\n") },
	"unused notes": func(n int) string { return numbered(n, "[^%d]: b\n\n") },
	"references":   func(n int) string { return numbered(n, "[a%d]: /x\n") + strings.Repeat("[a1] ", n/2) },
}

func repeated(s string) func(int) string { return func(n int) string { return strings.Repeat(s, n) } }

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// wholly reads, checks and renders a text in a file.
func wholly(src string) {
	pages, _ := Load(files("c/about/a.kk.md", head("")+src), "c", tariffs())
	for _, p := range pages {
		_, _ = p.Render(relative)
	}
}

// TestLinear: twice as much of anything takes twice as much, within the limits.
func TestLinear(t *testing.T) {
	for name, of := range kinds {
		if n := min(20_000, maxText/len(of(100))*50); len(of(n)) > maxText {
			t.Fatalf("%s: %d are more than a text may have", name, n)
		}
		for _, n := range []int{500, 5000} {
			grown := tarifftest.Growth(n, func(n int) func() {
				src := of(n)
				return func() { wholly(src) }
			})
			is.True(t, grown <= 2.5, "%s: twice %d take %.1f times the memory", name, n, grown)
		}
	}
}

// TestBounds: what would take long is refused, at its position.
func TestBounds(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"long", strings.Repeat("a ", maxText/2+1), "5:1"},
		{"quotations", strings.Repeat(">", 5000) + " a", "5:1"},
		{"bare quotations", "a\n\n" + strings.Repeat("> ", 5000) + "\n", "7:1"},
		{"lists on a line", strings.Repeat("- ", 5000) + "a", "5:1"},
		{"lists", nestedLists(5000), ""},
		{"brackets", strings.Repeat("a\n", 10) + strings.Repeat("[a](", 5000), "15:1"},
		{"braces", strings.Repeat("{x ", 5000), "5:1"},
		{"a direction", "баға \u202e1\n", "5:10"},
		{"a control", "a\n\x1b[2J\n", "6:1"},
		{"a zero width", "1\u200b0", "5:2"},
	} {
		body, found := Fragment(lang.KK, source.Pos{File: "x"}, c.text, tariffs())
		if len(found) != 1 {
			t.Errorf("%s: %d findings", c.name, len(found))
			continue
		}
		out, err := body.Render(relative)
		is.True(t, err == nil && len(out) == 0, "%s: rendered all the same: %.40s, %v", c.name, out, err)
		_, found = Load(files("c/about/a.kk.md", head("")+c.text, "c/about/a.ru.md", head("")), "c", tariffs())
		if got := found[0].Pos; c.want != "" && fmt.Sprintf("%d:%d", got.Line, got.Col) != c.want && c.name != "long" {
			t.Errorf("%s: at %s, want %s", c.name, got, c.want)
		}
	}
	for name, text := range map[string]string{
		"a rule":   strings.Repeat("-", 300) + "\n\n" + strings.Repeat("* ", 200) + "\n",
		"a table":  "| a |\n|" + strings.Repeat("-", 300) + "|\n| b |\n\na | b\n" + strings.Repeat("-", 200) + " | ---\n",
		"numbers":  strings.Repeat("1.5 ", 300),
		"emphasis": strings.Repeat("**a** ", 300),
	} {
		if _, found := Fragment(lang.KK, source.Pos{File: "x"}, text, tariffs()); len(found) > 0 {
			t.Errorf("%s: refused: %s", name, found[0].Message)
		}
	}
}

func nestedLists(n int) string {
	var b strings.Builder
	for i := 0; i*i < 2*n; i++ {
		b.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	return b.String()
}
