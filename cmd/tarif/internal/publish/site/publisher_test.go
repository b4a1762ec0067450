package site_test

import (
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// A day after the new act was adopted but before its year, and one within it.
var (
	announced = tariff.Date{Year: 2026, Month: 12, Day: 20}
	begun     = tariff.Date{Year: 2027, Month: 1, Day: 15}
)

// published is the site with the tariff of 2027 on one of the days.
type published struct {
	*built
	was, now year
	current  string // the edition in force
}

// TestPublishersDay adds the next year's tariff of one place and checks every
// page where a reader would look, in both languages, before and after it
// begins.
func TestPublishersDay(t *testing.T) {
	was := readYear(t)
	now := was.next(t)
	for day, current := range map[tariff.Date]string{announced: "2026", begun: "2027"} {
		t.Run(day.String(), func(t *testing.T) {
			fsys := withFile(t, successor, now.String())
			p := &published{build(t, fsys, site.Options{Day: day}), was, now, current}
			t.Run("changes.csv", p.changesFile)
			t.Run("links", func(t *testing.T) { checkAllLinks(t, p.built) })
			for _, l := range []string{"kk", "ru"} {
				t.Run(l, func(t *testing.T) {
					p.tariffPage(t, l)
					p.editionPages(t, l)
					p.changesPage(t, l)
					p.feedAndHome(t, l)
					p.comparison(t, l)
					p.search(t, l)
					p.serviceAndWorksheet(t, l)
				})
			}
		})
	}
}

// inForce returns the rates that current pages must show.
func (p *published) inForce() year {
	if p.current == "2027" {
		return p.now
	}
	return p.was
}

// prices returns those of a page's first table by the row's id.
func (p *published) prices(t *testing.T, file string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for tr := range elements(p.doc(t, file).Node, "tr") {
		if id, ok := attr(tr, "id"); ok {
			v, _ := attr(first(elements(tr, "data")), "value")
			out[id] = serviceOf(tr) + " " + v
		}
	}
	return out
}

func (y year) prices() map[string]string {
	out := map[string]string{}
	for _, r := range y.rates {
		out["r"+strconv.Itoa(r.row)] = r.service + " " + amount(r.price)
	}
	return out
}

func (p *published) tariffPage(t *testing.T, l string) {
	file := l + "/places/oral/home-care/index.html"
	got, want := p.prices(t, file), p.inForce().prices()
	is.True(t, maps.Equal(got, want), "%s does not show the prices of %s", file, p.current)
	box := first(classed(p.doc(t, file).Node, "status"))
	is.True(t, hasClass(box, "in-force") && strings.Contains(text(box), p.current), "%s: %s", file, text(box))
}

// editionPages checks that the pages of both editions exist, each with its own
// prices and label.
func (p *published) editionPages(t *testing.T, l string) {
	states := map[string]string{"2026": "in-force", "2027": "upcoming"}
	if p.current == "2027" {
		states = map[string]string{"2026": "replaced", "2027": "in-force"}
	}
	for e, y := range map[string]year{"2026": p.was, "2027": p.now} {
		file := l + "/places/oral/home-care/" + e + "/index.html"
		got := p.prices(t, file)
		is.True(t, maps.Equal(got, y.prices()), "%s does not show its own prices", file)
		box := first(classed(p.doc(t, file).Node, "status"))
		if !hasClass(box, states[e]) || text(first(classed(box, "label"))) != p.word(t, l, "status."+states[e]) {
			t.Errorf("%s is not %s: %s", file, states[e], text(box))
		}
		link := first(classed(box, "on"))
		is.True(t, (link != nil) == (e != p.current), "%s: a way to the tariff in force: %v", file, link != nil)
	}
	note := text(p.doc(t, "ru/places/oral/home-care/2027/index.html").Node)
	is.In(t, syntheticMark, note, "the page of 2027 is not marked as synthetic")
}

// changesFile checks that changes.csv has exactly the lines that follow from
// the two files.
func (p *published) changesFile(t *testing.T) {
	want, got := p.was.changesTo(p.now), map[change]bool{}
	for _, l := range p.csv(t, "data/changes.csv") {
		if l["place"] == "oral" && l["to_edition"] == "2027" && l["from_edition"] == "2026" {
			got[change{l["service"], l["role"], l["row"], l["change"], l["old"], l["new"], l["difference"], l["percent"]}] = true
		}
	}
	for c := range want {
		is.True(t, got[c], "missing: %+v", c)
	}
	for c := range got {
		is.True(t, want[c], "not so: %+v", c)
	}
	is.True(t, len(want) >= 75+5, "the test expects only %d lines", len(want))
}

// wantCounts returns how many rates changed in each way.
func (p *published) wantCounts() counts {
	out := counts{}
	for c := range p.was.changesTo(p.now) {
		out[c.kind]++
	}
	return out
}

// item is a line of the table of changes as shown.
type item struct{ service, kinds, old, new, difference, percent string }

func (p *published) changesPage(t *testing.T, l string) {
	file := l + "/places/oral/home-care/2027/changes/index.html"
	want, got := p.wantItems(t, l), map[item]bool{}
	for tr := range elements(first(elements(p.doc(t, file).Node, "tbody")), "tr") {
		got[readItem(tr)] = true
	}
	for i := range want {
		is.True(t, got[i], "%s: missing %+v", file, i)
	}
	for i := range got {
		is.True(t, want[i], "%s: not so %+v", file, i)
	}
	c := p.fromPage(t, file)
	is.True(t, maps.Equal(c, p.wantCounts()), "%s counts %v, not %v", file, c, p.wantCounts())
	p.newWords(t, file)
}

// newWords checks that both wordings are shown, marked as Kazakh, and that
// exactly the differing words are highlighted.
func (p *published) newWords(t *testing.T, file string) {
	d := p.doc(t, file)
	for name, words := range map[string][2]string{"del": {wordsBefore, wordsAfter}, "ins": {wordsAfter, wordsBefore}} {
		var got []string
		for e := range elements(d.Node, name) {
			got = append(got, strings.Fields(text(e))...)
			if langOf(e) != "kk" {
				t.Errorf("%s: <%s> in %s: %s", file, name, langOf(e), text(e))
			}
		}
		is.EqualSlices(t, got, onlyIn(words[0], words[1]), "%s: <%s> has", file, name)
	}
}

// onlyIn lists the words of a text that the other does not have.
func onlyIn(text, other string) []string {
	return lists.Where(strings.Fields(text), func(w string) bool { return !slices.Contains(strings.Fields(other), w) })
}

// wantItems combines the expected changes of each rate into one line.
func (p *published) wantItems(t *testing.T, l string) map[item]bool {
	t.Helper()
	lines := map[string]*item{}
	for _, kind := range kinds { // the order in which an item lists them
		for c := range p.was.changesTo(p.now) {
			if c.kind != kind {
				continue
			}
			key := c.service + c.role
			if lines[key] == nil {
				lines[key] = &item{service: c.service}
			}
			it := lines[key]
			if kind != "price-up" && kind != "price-down" || c.difference == "" { // else the difference already says it
				it.kinds = strings.TrimSpace(it.kinds + " " + p.word(t, l, "change."+kind))
			}
			switch {
			case strings.HasPrefix(kind, "price-"):
				it.old, it.new, it.difference, it.percent = c.old, c.new, signed(c.difference)+"₸", signed(c.percent)+"%"
			case kind == "added" || kind == "removed":
				it.old, it.new = c.old, c.new
			}
		}
	}
	out := map[item]bool{}
	for _, it := range lines {
		out[*it] = true
	}
	return out
}

// signed formats a plain decimal as pages do, without spaces.
func signed(s string) string {
	s = strings.Replace(s, ".", ",", 1)
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return "−" + rest
	}
	return "+" + s
}

func readItem(tr *html.Node) item {
	it := item{service: serviceOf(tr), kinds: text(first(classed(tr, "kinds")))}
	cells := slices.Collect(elements(tr, "td"))
	it.old, _ = attr2(first(elements(cells[0], "data")), "value")
	it.new, _ = attr2(first(elements(cells[1], "data")), "value")
	it.difference = tight(first(classed(cells[2], "amount")))
	it.percent = tight(first(classed(cells[2], "percent")))
	return it
}

func tight(n *html.Node) string { return strings.ReplaceAll(text(n), "\u00a0", "") }

// feedAndHome checks that the feed, the home page and the page of all changes
// begin with the new edition.
func (p *published) feedAndHome(t *testing.T, l string) {
	changes := l + "/places/oral/home-care/2027/changes/"
	f := p.feed(t, l)
	e := f.Entries[0]
	is.True(t, e.ID == p.Config.BaseURL+changes && e.Updated == "2026-12-15T00:00:00Z" && f.Updated == e.Updated,
		"the first entry of the feed in %s is %+v", l, e)
	got := p.fromLines(t, l, strings.Split(e.Summary, "\n"))
	is.True(t, maps.Equal(got, p.wantCounts()), "the feed in %s counts %v, not %v", l, got, p.wantCounts())
	for file, list := range map[string]*html.Node{
		l + "/index.html":         p.section(t, l+"/index.html", "new"),
		l + "/changes/index.html": first(classed(p.doc(t, l+"/changes/index.html").Node, "entries")),
	} {
		href, _ := attr(first(elements(list, "a")), "href")
		to, _, _ := follow(file, href)
		is.True(t, to == changes+"index.html", "the first change on %s is %s", file, to)
	}
	p.homeTariff(t, l)
}

// homeTariff checks the place's line on the home page, which does not mention a
// tariff that is simply in force.
func (p *published) homeTariff(t *testing.T, l string) {
	file := l + "/index.html"
	for a := range elements(p.section(t, file, "places"), "a") {
		href, _ := attr(a, "href")
		if to, _, _ := follow(file, href); to == l+"/places/oral/home-care/index.html" {
			if line := text(a.Parent); !strings.Contains(line, p.current) || len(slices.Collect(classed(a.Parent, "badge"))) > 0 {
				t.Errorf("%s says %q", file, line)
			}
			return
		}
	}
	t.Errorf("%s does not lead to the tariff", file)
}

// comparison checks that the edition in force on the day is compared, with a
// notice if the years differ.
func (p *published) comparison(t *testing.T, l string) {
	file := l + "/compare/home-care/baiterek-vs-oral/index.html"
	d := p.doc(t, file)
	edition := l + "/places/oral/home-care/" + p.current + "/index.html"
	is.True(t, leadsTo(d.Node, file, edition), "%s does not lead to %s", file, edition)
	want := map[string]string{}
	for _, r := range p.inForce().rates {
		want[r.service+" "+amount(r.price)] = r.role
	}
	rows := 0
	for tr := range elements(d.Node, "tr") {
		if tr.Parent.Data != "tbody" {
			continue
		}
		rows++
		cells := slices.Collect(elements(tr, "td"))
		a, _ := attr2(first(elements(cells[0], "data")), "value")
		b, there := attr2(first(elements(cells[1], "data")), "value")
		if _, ok := want[serviceOf(tr)+" "+b]; there && !ok {
			t.Errorf("%s: %s costs %s in the second place", file, serviceOf(tr), b)
		}
		if got := tight(first(classed(cells[2], "percent"))); a != "" && b != "" && got != "" {
			checkDerived(t, file, cells[2], a, b, got)
		}
	}
	is.True(t, rows >= 76, "%s has %d rows", file, rows)
	different := p.word(t, l, "reason.period")
	is.True(t, strings.Contains(text(d.Node), different) == (p.current == "2027"),
		"%s on different years: %v", file, p.current == "2026")
}

// checkDerived recomputes a row's figures. The caution must be shown, because
// the two acts set prices for different things.
func checkDerived(t *testing.T, file string, cell *html.Node, a, b, got string) {
	t.Helper()
	from, to := tiyn(t, a), tiyn(t, b)
	is.Equal(t, got, signed(percent(from, to))+"%", "%s: %s and %s differ by", file, a, b)
	is.Equal(t, tight(first(classed(cell, "amount"))), signed(amount(to-from))+"₸", "%s: %s and %s differ by", file, a, b)
	is.True(t, text(first(classed(cell, "withheld"))) != "", "%s: no caution beside %s", file, got)
}

func leadsTo(n *html.Node, from, to string) bool {
	for a := range elements(n, "a") {
		href, _ := attr(a, "href")
		if file, _, inside := follow(from, href); inside && file == to {
			return true
		}
	}
	return false
}

// columns are records of the search index, with one list for each field.
type columns map[string][]any

// at returns a record.
func (c columns) at(i int) map[string]any {
	record := map[string]any{}
	for field, list := range c {
		record[field] = list[i]
	}
	return record
}

func (c columns) all() []map[string]any {
	var out []map[string]any
	for i := range c["kind"] {
		out = append(out, c.at(i))
	}
	return out
}

// search checks that the index has the prices in force, and the act in any
// case.
func (p *published) search(t *testing.T, l string) {
	var index struct{ Places, Kinds, Services, Acts, Tariffs, Shapes columns }
	for _, part := range []string{"", "more-"} {
		_, data, _ := strings.Cut(p.searchIndex(t, part, l), "=")
		is.OK(t, json.Unmarshal([]byte(strings.TrimSuffix(data, ";\n")), &index), "the search index %sin %s", part, l)
	}
	homeCare := func(record map[string]any) bool {
		return index.Places.at(whole(record["place"]))["id"] == "oral" && index.Kinds.at(whole(record["kind"]))["id"] == "home-care"
	}
	var acts []any
	for _, a := range index.Acts.all() {
		if homeCare(a) {
			acts = append(acts, a["edition"])
		}
	}
	is.True(t, len(acts) == 2 && acts[0] == p.current, "acts in the search index in %s: %v", l, acts)
	for _, tf := range index.Tariffs.all() {
		if !homeCare(tf) {
			continue
		}
		if tf["edition"] != p.current {
			t.Errorf("the search in %s has the prices of %v", l, tf["edition"])
		}
		p.searchPrices(t, l, index.Services, index.Shapes.at(whole(tf["shape"])), tf["amounts"].([]any))
	}
}

func whole(n any) int { return int(n.(float64)) }

// searchPrices decodes the shape of a tariff: services and rows, each as the
// distance from the one before, the number of prices of each service, and the
// index of each amount.
func (p *published) searchPrices(t *testing.T, l string, services columns, shape map[string]any, amounts []any) {
	list := func(field string, i int) int { return whole(shape[field].([]any)[i]) }
	got := map[string]string{}
	service, row, price := 0, 0, 0
	for i := range shape["services"].([]any) {
		service += list("services", i)
		for range list("counts", i) {
			row += list("rows", price)
			plain := strings.NewReplacer("\u00a0", "", ",", ".", "₸", "").Replace(amounts[list("amounts", price)].(string))
			got["r"+strconv.Itoa(row)] = services.at(service)["id"].(string) + " " + plain
			price++
		}
	}
	want := p.inForce().prices()
	is.True(t, maps.Equal(got, want), "the search in %s has not the prices of %s: %v", l, p.current, got)
}

// searchIndex returns a script that the search page names: the first part of
// the index, or the part "more-".
func (p *published) searchIndex(t *testing.T, part, l string) string {
	t.Helper()
	page := string(p.file(l + "/search/index.html"))
	name := regexp.MustCompile(`assets/search-` + part + l + `\.[0-9a-f]{8}\.js`).FindString(page)
	js := p.file(name)
	is.Must(t, name != "" && len(js) != 0, "the search page in %s names the index %q", l, name)
	return string(js)
}

// serviceAndWorksheet checks that the service's page has both years, and the
// worksheet the one in force.
func (p *published) serviceAndWorksheet(t *testing.T, l string) {
	file := l + "/services/cooking/index.html"
	for _, e := range []string{"2026", "2027"} {
		if to := l + "/places/oral/home-care/" + e + "/index.html"; !leadsTo(p.doc(t, file).Node, file, to) {
			t.Errorf("%s does not lead to %s", file, path.Dir(to))
		}
	}
	var got, want []string
	sheet := l + "/calculator/oral/home-care/index.html"
	for n := range elements(p.doc(t, sheet).Node, "data") {
		v, _ := attr(n, "value")
		got = append(got, v)
	}
	for _, r := range p.inForce().rates {
		want = append(want, amount(r.price))
	}
	is.EqualSlices(t, got, want, "%s does not have the prices of %s", sheet, p.current)
}
