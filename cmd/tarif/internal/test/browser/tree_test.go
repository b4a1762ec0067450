package browser_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

const tables = `(() => {
	const shown = s => Array.from(document.querySelectorAll("main " + s)).filter(e => e.checkVisibility({ contentVisibilityAuto: true })).length;
	return [shown("table"), shown("tr"), shown("tbody th, main tfoot th"), shown("td")];
})()`

// Folded on a phone, tables are still tables for a screen reader: each row is a
// row, each name its heading, each price an amount in a cell.
func (s *suite) tree(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Size(375, 800)
	for _, addr := range []string{"kk/" + edition, "ru/" + edition + "wording/", "ru/places/atyrau/waste/2023/", "kk/services/laundry/",
		"ru/compare/home-care/baiterek-vs-oral/", "kk/compare/home-care/", "kk/places/karaganda-region/surface-water/2024/changes/", "ru/calculator/oral/home-care/"} {
		tab.Open(s.server.Home + addr)
		browser.Eval[bool](tab, `new Promise(drawn => {
			document.querySelectorAll(".told").forEach(d => { d.open = true; });
			requestAnimationFrame(() => requestAnimationFrame(() => drawn(true)));
		})`)
		want := browser.Eval[[4]int](tab, tables)
		var got [4]int
		for _, n := range tab.Tree() {
			switch n.Role {
			case "table":
				got[0]++
			case "row":
				got[1]++
			case "rowheader":
				got[2]++
			case "cell", "gridcell":
				got[3]++
				if strings.Contains(n.Name, "₸") && !strings.ContainsAny(n.Name, "0123456789") {
					t.Errorf("%s: a price reads %q", addr, n.Name)
				}
			}
		}
		is.True(t, got == want && want[0] != 0,
			"%s: a screen reader has %v tables, rows, row headings and cells, not %v", addr, got, want)
	}
}

// The accessibility tree has a price as it is read aloud, with its currency.
func (s *suite) amounts(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Size(375, 800)
	tab.Open(s.server.Home + "ru/" + edition)
	prices := 0
	for _, n := range tab.Tree() {
		if n.Role == "cell" && strings.HasSuffix(n.Name, "\u00a0₸") {
			prices++
		}
	}
	is.Equal(t, prices, 76, "cells read as an amount")
}
