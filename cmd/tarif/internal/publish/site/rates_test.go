package site_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"golang.org/x/net/html"
)

// promised are the first columns of data/rates.csv.
const promised = "place,kind,edition,act_number,act_date,row,row_label,section,service,role,conditions," +
	"basis,unit,vat,price,currency,valid_from,valid_until,text_kk,text_kk_status,text_ru,text_ru_status,source"

// later are documented columns whose order is not fixed.
var later = []string{"price_status", "valid_from_status", "valid_until_status", "period", "amended_by_number", "amended_by_date"}

// line is a line of a CSV file: its fields by the name of the column.
type line map[string]string

func (b *built) csv(t *testing.T, p string) []line {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(b.file(p))).ReadAll()
	is.Must(t, err == nil && len(records) != 0, "%s: %v", p, err)
	var out []line
	for _, r := range records[1:] {
		l := line{}
		for i, name := range records[0] {
			l[name] = r[i]
		}
		out = append(out, l)
	}
	return out
}

func (l line) edition() string { return l["place"] + "/" + l["kind"] + "/" + l["edition"] }

// tiyn parses a plain decimal with two places.
func tiyn(t *testing.T, s string) int64 {
	t.Helper()
	whole, frac, ok := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole+frac, 10, 64)
	is.Must(t, ok && len(frac) == 2 && err == nil, "%q is not an amount with two places", s)
	return n
}

func TestRatesCSV(t *testing.T) {
	b := real(t, during)
	head, _, _ := strings.Cut(string(b.file("data/rates.csv")), "\n")
	is.True(t, strings.HasPrefix(head+",", promised+","), "the header is %s", head)
	for _, name := range later {
		is.True(t, slices.Contains(strings.Split(strings.TrimSpace(head), ","), name), "there is no column %s", name)
	}
	lines, sums := map[string]int{}, map[string]int64{}
	for _, l := range b.csv(t, "data/rates.csv") {
		lines[l.edition()]++
		if l["price"] != "" {
			sums[l.edition()] += tiyn(t, l["price"])
		}
		checkLine(t, l)
	}
	for e, want := range map[string]int64{"baiterek/home-care/2026": 33950_95, "oral/home-care/2026": 42965_75} {
		if lines[e] != 76 || sums[e] != want {
			t.Errorf("%s has %d lines, sum %d tiyn, not %d", e, lines[e], sums[e], want)
		}
	}
	is.Equal(t, len(lines), len(editions), "the file has editions")
}

// checkLine checks what must be true of every line.
func checkLine(t *testing.T, l line) {
	t.Helper()
	where := l.edition() + " row " + l["row"]
	for _, lang := range []string{"kk", "ru"} {
		status, words := l["text_"+lang+"_status"], l["text_"+lang]
		is.True(t, slices.Contains([]string{"official", "translation", "none"}, status) && (status == "none") == (words == ""),
			"%s: text_%s %q is %q", where, lang, words, status)
	}
	if l["kind"] == "home-care" && (l["text_kk_status"] != "official" || l["text_ru_status"] != "translation") {
		t.Errorf("%s: the Kazakh is %s, the Russian %s", where, l["text_kk_status"], l["text_ru_status"])
	}
	if (l["price"] == "") != (l["price_status"] != "stated") {
		t.Errorf("%s: price %q is %q", where, l["price"], l["price_status"])
	}
	if (l["valid_from"] != "") != (l["valid_from_status"] == "known") || (l["valid_until"] != "") != (l["valid_until_status"] == "known") {
		t.Errorf("%s: valid from %q (%s) until %q (%s)", where, l["valid_from"], l["valid_from_status"], l["valid_until"], l["valid_until_status"])
	}
}

// TestRatesAreSorted checks the order by place, kind, edition and row.
func TestRatesAreSorted(t *testing.T) {
	b := real(t, during)
	last := ""
	for _, l := range b.csv(t, "data/rates.csv") {
		row, _ := strconv.Atoi(l["row"])
		column, _ := strconv.Atoi(l["column"])
		key := fmt.Sprintf("%s %s %s %06d %03d", l["place"], l["kind"], l["edition"], row, column)
		is.True(t, key > last, "%s stands after %s", key, last)
		last = key
	}
}

// TestEditionFiles checks that the files of an edition exist once, at an
// address without a language, that their CSV has the edition's lines of the
// whole file, and that the files of places, kinds and services hold what is in
// force.
func TestEditionFiles(t *testing.T) {
	b := real(t, during)
	all := b.csv(t, "data/rates.csv")
	for _, e := range editions {
		for _, name := range []string{"rates.csv", "rates.json", "rates.xlsx"} {
			is.True(t, len(b.file("data/v1/editions/"+e+"/"+name)) != 0 && b.file("kk/places/"+e+"/"+name) == nil,
				"%s of %s is not there, or stands beside the page too", name, e)
		}
		n := 0
		for _, l := range all {
			if l.edition() == e {
				n++
			}
		}
		own := b.csv(t, "data/v1/editions/"+e+"/rates.csv")
		is.True(t, len(own) == n, "rates.csv of %s has %d lines, not %d", e, len(own), n)
	}
}

func TestFilesOfToday(t *testing.T) {
	b := real(t, during)
	for _, tariff := range b.Data.Tariffs {
		i, state := tariff.Editions.On(during)
		e := tariff.Editions[i]
		for _, folder := range []string{"places/" + string(e.Place.ID), "kinds/" + string(e.Kind.ID)} {
			n := 0
			for _, l := range b.csv(t, "data/v1/"+folder+"/rates.csv") {
				if l["place"]+"/"+l["kind"] == string(e.Place.ID+"/")+string(e.Kind.ID) {
					n++
					if l["edition"] != string(e.ID) {
						t.Errorf("%s has the edition %s", folder, l.edition())
					}
				}
			}
			if want := len(e.Rates); (state == "in-force") != (n > 0) || n > 0 && n != want {
				t.Errorf("%s, %s: %d lines of %d", folder, state, n, want)
			}
			var file struct {
				Editions []struct{ Place, Kind, Edition, State, Rates string }
			}
			is.OK(t, json.Unmarshal(b.file("data/v1/"+folder+"/rates.json"), &file))
			for _, x := range file.Editions {
				is.True(t, b.file("data/v1/editions/"+x.Place+"/"+x.Kind+"/"+x.Edition+"/rates.json") != nil && x.State != "",
					"%s leads to %v", folder, x)
			}
			is.True(t, len(file.Editions) >= len(tariff.Editions), "%s lists %d editions", folder, len(file.Editions))
		}
	}
	for _, x := range b.Data.Catalogue.Services {
		is.True(t, b.file("data/v1/services/"+string(x.ID)+".json") != nil, "there is no file of %s", x.ID)
	}
}

// pricesAt returns the prices in rates.csv by row of an edition, in the order
// of columns.
func (b *built) pricesAt(t *testing.T) map[string][]string {
	t.Helper()
	at := map[string][]string{}
	for _, l := range b.csv(t, "data/rates.csv") {
		if l["price"] != "" {
			at[l.edition()+"#r"+l["row"]] = append(at[l.edition()+"#r"+l["row"]], l["price"])
		}
	}
	return at
}

// TestPrices checks every price on every page against rates.csv at the row it
// is in or links to.
func TestPrices(t *testing.T) {
	eachDay(t, func(t *testing.T, b *built) {
		at := b.pricesAt(t)
		seen := 0
		for _, p := range b.inLanguage() {
			for n := range elements(b.doc(t, p).Node, "data") {
				seen++
				value, _ := attr(n, "value")
				checkAmount(t, p, n, value)
				if row := b.rowOf(p, n); row != "" && !slices.Contains(at[row], value) {
					t.Errorf("%s prints %s, but %s has %v", p, value, row, at[row])
				} else if row == "" && !strings.Contains(p, "/calculator/") && !inProse(n) {
					t.Errorf("%s prints %s without a way to its row", p, value)
				}
			}
		}
		is.True(t, seen >= 2*5*152, "only %d prices on all pages", seen)
	})
}

// checkAmount compares a shown amount with its value: "1 896,60 ₸" and
// "1896.60".
func checkAmount(t *testing.T, p string, n *html.Node, value string) {
	t.Helper()
	plain := strings.NewReplacer("\u00a0", "", ",", ".", "₸", "").Replace(text(n))
	if inProse(n) {
		plain = strings.NewReplacer("+", "", "−", "-", "%", "").Replace(plain)
	}
	is.True(t, plain == value && !strings.Contains(text(n), " "), "%s: %q reads %q", p, value, text(n))
}

// rowOf returns the row of an edition that a price is in or links to, as
// place/kind/edition#rN.
func (b *built) rowOf(p string, n *html.Node) string {
	if inProse(n) && n.Parent.Data != "a" {
		return "" // a derived figure belongs to no row
	}
	for box := n.Parent; box != nil && box.Data != "table" && box.Data != "body"; box = box.Parent {
		if id, _ := attr(box, "id"); box.Data == "tr" && strings.HasPrefix(id, "r") && strings.Contains(p, "/places/") && !strings.HasSuffix(p, "/wording/index.html") {
			return b.editionAt(p) + "#" + id // its own row
		}
		links := elements(box, "a")
		if box.Data == "a" {
			links = slices.Values([]*html.Node{box})
		}
		for a := range links {
			if box.Data != "a" && first(elements(a, "data")) != nil {
				continue // a link to the row of the price in it
			}
			href, _ := attr(a, "href")
			file, fragment, inside := follow(p, href)
			if inside && strings.HasPrefix(fragment, "r") && strings.Trim(fragment[1:], "0123456789") == "" {
				return b.editionAt(file) + "#" + fragment
			}
		}
	}
	return ""
}

// inProse reports whether a node is part of Markdown.
func inProse(n *html.Node) bool {
	article := above(n, "article")
	return article != nil && hasClass(article, "prose")
}

// editionAt returns the edition whose table a page shows.
func (b *built) editionAt(file string) string {
	dir := strings.TrimPrefix(path.Dir(file)[len("kk/"):], "places/")
	if strings.Count(dir, "/") == 2 {
		return dir
	}
	for _, t := range b.Data.Tariffs {
		if string(t.Place.ID)+"/"+string(t.Kind.ID) == dir {
			i, _ := t.Editions.On(b.Day)
			return t.Editions[i].Name()
		}
	}
	return dir
}

// TestEveryRowHasItsPrices checks that each row of an edition's page shows
// exactly its prices, in the order of the columns.
func TestEveryRowHasItsPrices(t *testing.T) {
	b := real(t, during)
	at := b.pricesAt(t)
	for _, e := range editions {
		for _, l := range []string{"kk", "ru"} {
			d := b.doc(t, l+"/places/"+e+"/index.html")
			for tr := range elements(d.Node, "tr") {
				id, ok := attr(tr, "id")
				if !ok {
					continue
				}
				var got []string
				for n := range elements(tr, "data") {
					v, _ := attr(n, "value")
					got = append(got, v)
				}
				is.EqualSlices(t, got, at[e+"#"+id], "%s %s#%s shows", l, e, id)
			}
		}
	}
}

// TestDescriptionsAreUsed checks that every description of a column is used in
// the data package. A column without one would fail the build.
func TestDescriptionsAreUsed(t *testing.T) {
	b := real(t, during)
	described := 0
	for _, key := range b.Words.Keys() {
		table, _, _ := strings.Cut(key, ".")
		if !slices.Contains([]string{"column", "column-about", "resource", "resource-about"}, table) {
			continue
		}
		described++
		for _, l := range []string{"kk", "ru"} {
			if words, err := json.Marshal(b.word(t, l, key)); err != nil || !bytes.Contains(b.file("data/datapackage.json"), bytes.Trim(words, `"`)) {
				t.Errorf("the data package does not have the words %q in %s: %s", key, l, words)
			}
		}
	}
	is.True(t, described >= 2*40, "only %d descriptions", described)
}
