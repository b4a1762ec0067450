package search_test

import (
	"bytes"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/search"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

func TestBuildIsDeterministic(t *testing.T) {
	a, b := realIndex(t), build(t, realInput(t))
	for _, l := range lang.All {
		is.True(t, bytes.Equal(a[l].First, b[l].First) && bytes.Equal(a[l].More, b[l].More) && bytes.Equal(a[l].Wide, b[l].Wide),
			"%s: two builds differ", l)
	}
}

// TestBuildEscapes: nothing in the index can end its script or start another.
func TestBuildEscapes(t *testing.T) {
	in := search.Input{Data: realdata.Tariffs(t), Day: day,
		Pages: []search.Page{{Address: "news/x/", Title: lang.Text{KK: "</script><!--\u2028", RU: "x"}}}}
	for l, files := range build(t, in) {
		for name, js := range map[string][]byte{"tarifIndex": files.First, "tarifMore": files.More} {
			is.True(t, !bytes.ContainsAny(js, "<>\u2028"), "%s: an angle bracket or line separator is in the script", l)
			is.True(t, bytes.HasPrefix(js, []byte("window."+name+"={")) && bytes.HasSuffix(js, []byte("};\n")),
				"%s: not one assignment: %.40s", l, js)
		}
	}
}

func TestEmptySite(t *testing.T) {
	js := build(t, search.Input{Data: &tariff.Data{}, Day: day})[lang.KK]
	hits := newSearcher(t, newRunner(t), js).ask("тамақ")
	is.True(t, len(hits) == 0, "an empty site has %v", hits)
}

// TestPrices: each price of the current editions is found under its service,
// place and row, as printed on pages.
func TestPrices(t *testing.T) {
	data := realdata.Tariffs(t)
	for _, l := range lang.All {
		s := realSearcher(t, l)
		var got []string
		s.run(`function prices() {
			var out = [];
			opened.services.forEach(function (d) { opened.docs[d].offers.forEach(function (o) {
				for (var i = 0; i < o.cells.length; i += 3)
					out.push([opened.docs[d].record.id, opened.index.places[o.tariff.place].id, opened.index.kinds[o.tariff.kind].id,
						o.tariff.edition, o.cells[i], o.tariff.amounts[o.cells[i + 1]]].join("\t"));
			}); });
			return out;
		}`)
		s.call(&got, "prices")
		have := map[string]int{}
		for _, line := range got {
			have[line]++
		}
		n := 0
		for _, tf := range data.Tariffs {
			i, _ := tf.Editions.On(day)
			for _, r := range tf.Editions[i].Rates {
				n++
				line := priceLine(l, r)
				is.True(t, have[line] != 0, "%s: missing %q", l, line)
			}
		}
		is.True(t, n == len(got), "%s: %d prices in the index, %d in the data", l, len(got), n)
	}
}

func priceLine(l lang.Lang, r *tariff.Rate) string {
	price := ""
	switch {
	case r.Price.Stated():
		price = lang.Tenge(l, r.Price.Amount)
	case r.Price.Status == tariff.Dash:
		price = "-"
	case r.Price.Status == tariff.TextPrice:
		price = r.Price.Printed.In(l)
	}
	e := r.Edition
	return strings.Join([]string{string(r.Service.ID), string(e.Place.ID), string(e.Kind.ID), string(e.ID),
		lang.Int(l, r.Row), price}, "\t")
}

// TestActs: every edition is an act that its number finds, the one in force
// first.
func TestActs(t *testing.T) {
	data := realdata.Tariffs(t)
	s := realSearcher(t, lang.RU)
	for e := range data.Editions() {
		found := false
		for _, h := range s.ask(e.Act.Number) {
			found = found || h.Kind == "act" && h.ID == e.Name()
		}
		is.True(t, found, "№ %s does not find %s", e.Act.Number, e.Name())
	}
}

func TestAmounts(t *testing.T) {
	s := realSearcher(t, lang.KK)
	for _, q := range []string{"1 896,60", "1896,60", "1896.60", "1896.6", "1\u00a0896,60", "1 896,60 ₸"} {
		hits := s.ask(q)
		is.True(t, len(hits) != 0 && hits[0].Kind == "service" && hits[0].First == "oral",
			"%q: %v, want a service with Oral's price", q, hits)
	}
}

func TestPages(t *testing.T) {
	for _, l := range lang.All {
		s := realSearcher(t, l)
		for _, q := range []string{"жарияланды тарифтер 2026", "опубликованы тарифы"} {
			hits := s.ask(q)
			is.True(t, len(hits) != 0 && hits[0].ID == "news/2026-tariffs/", "%s %q: %v", l, q, hits)
		}
	}
}

// TestBadInput: any input gets an answer.
func TestBadInput(t *testing.T) {
	s := realSearcher(t, lang.KK)
	long := strings.Repeat("тамақ пісіру ", 800)
	nothing := []string{"", " ", "!!! ???", "🙂🙂", "שלום", "漢字", "\xff", "\x00", "₸", "ккщзхвбю", "'", "’’", "%", "---"}
	for _, q := range nothing {
		hits := s.ask(q)
		is.True(t, len(hits) == 0, "%q finds %v", q, hits)
	}
	for _, q := range []string{"<script>alert(1)</script>", "%E0%A4%A", "constructor __proto__", "toString", strings.Repeat("a", 10000),
		strings.Repeat("1", 10000), strings.Repeat("- ", 5000), "1,1,1,1,1", "=", "0", "тамақ\u202eпісіру"} {
		s.ask(q)
	}
	if hits := s.ask(long); len(hits) == 0 || hits[0].ID != "cooking" {
		t.Errorf("ten thousand characters: %v", hits)
	}
}

// TestUnknownIndex: an index of another version, or a missing one, is refused.
func TestUnknownIndex(t *testing.T) {
	e := newEngine(t, newRunner(t))
	for _, x := range []string{"undefined", "null", "{}", "{v: 99}", "'text'", "{v: 3}", "{v: 4}"} {
		refused := false
		if e.call(&refused, "() => { try { tarifSearch.run(tarifSearch.opening("+x+")); return false; } catch (e) { return true; } }"); !refused {
			t.Errorf("open(%s) does not refuse", x)
		}
	}
}

// TestCries checks that despair is recognized without the third file, and that
// its words are not where they stand apart or mean something else.
func TestCries(t *testing.T) {
	for l, queries := range map[lang.Lang]map[string]bool{
		lang.KK: {"өмір сүргім мүлдем келмейді": true, "асылып өлсем": true, "інім өлді, жерлеуге шамам келмейді": false},
		lang.RU: {"не хочу больше жить": true, "повешусь": true, "повесить люстру": false, "умерла тётя, хочу похоронить": false},
	} {
		s := realSearcher(t, l)
		for q, want := range queries {
			var cries bool
			s.call(&cries, "q => !!tarifSearch.find(opened, q).crisis", q)
			is.Equal(t, cries, want)
		}
	}
}
