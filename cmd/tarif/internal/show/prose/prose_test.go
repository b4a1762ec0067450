package prose

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// tariffs returns two places' tables of one kind on different bases, as in the
// first acts, and a table with two price columns.
func tariffs() *tariff.Data {
	day, one := &tariff.Basis{ID: "service-day"}, &tariff.Basis{ID: "service"}
	care, water := &tariff.Kind{ID: "home-care"}, &tariff.Kind{ID: "water"}
	carer := &tariff.Role{ID: "carer"}
	cooking, letters := &tariff.Service{ID: "cooking", Kind: care}, &tariff.Service{ID: "letters", Kind: care}
	d := &tariff.Data{}
	d.Catalogue.Comparable = []tariff.Comparability{{A: one, B: day,
		Reason: lang.Text{KK: "Негіздері бөлек.", RU: "Основания разные."}}}
	add := func(place, edition string, kind *tariff.Kind, rates ...*tariff.Rate) {
		e := &tariff.Edition{ID: tariff.EditionID(edition), Place: &tariff.Place{ID: tariff.PlaceID(place)}, Kind: kind, Rates: rates}
		for _, r := range rates {
			r.Edition = e
		}
		d.Tariffs = append(d.Tariffs, &tariff.Tariff{Place: e.Place, Kind: kind, Editions: tariff.Timeline{e}})
	}
	rate := func(row, column int, s *tariff.Service, b *tariff.Basis, price string) *tariff.Rate {
		r := &tariff.Rate{Row: row, Column: column, Service: s, Role: carer, Basis: b}
		if price != "" {
			r.Price = tariff.Price{Status: tariff.Stated, Amount: money.MustParse(price)}
		}
		return r
	}
	add("baiterek", "2026", care, rate(1, 1, letters, day, "371.25"), rate(2, 1, cooking, day, "1485"), rate(3, 1, cooking, day, ""))
	add("oral", "2026", care, rate(1, 1, letters, one, "474.15"), rate(2, 1, cooking, one, "1896.60"), rate(3, 1, cooking, one, "0"))
	add("oral", "2025", water, rate(1, 1, letters, one, "10.50"), rate(1, 2, letters, one, "11"))
	return d
}

const matter = "+++\ntitle = \"T\"\nsummary = \"S\"\n+++\n"

// one returns a folder with a page in Russian and an empty twin.
func one(markdown string) fstest.MapFS {
	return fstest.MapFS{
		"content/about/x.ru.md":    {Data: []byte(matter + markdown)},
		"content/about/x.kk.md":    {Data: []byte(matter)},
		"content/about/plan.svg":   {Data: []byte("<svg/>")},
		"content/about/unused.txt": {},
	}
}

// load returns the Russian page of one and its findings.
func load(markdown string) (*Page, source.List) {
	pages, all := Load(one(markdown), "content", tariffs())
	var found source.List
	for _, f := range all {
		if f.Rule != "prose-twin" && f.Rule != "prose-unlike" {
			found = append(found, f)
		}
	}
	return pages[1], found
}

func relative(address string) (string, error) {
	if strings.Contains(address, "nowhere") {
		return "", errors.New("there is no page " + address)
	}
	return "../.." + address, nil
}

func TestRender(t *testing.T) {
	const nb = "\u00a0"
	tests := []struct{ name, in, want string }{
		{"a price", "Цена {price oral/home-care/2026#r2}.",
			`<p>Цена <a class="rate" href="../../places/oral/home-care/2026/#r2"><data value="1896.60">1` + nb + `896,60` + nb + `₸</data></a>.</p>`},
		{"a column", "{price oral/water/2025#r1c2}",
			`<p><a class="rate" href="../../places/oral/water/2025/#r1"><data value="11.00">11,00` + nb + `₸</data></a></p>`},
		{"a comparison", "{difference baiterek/home-care/2026#r2 oral/home-care/2026#r2}, {percent oral/home-care/2026#r2 baiterek/home-care/2026#r2}. {caution baiterek/home-care/2026#r2 oral/home-care/2026#r2}",
			`<p><data value="411.60">+411,60` + nb + `₸</data>, <data value="-21.70">−21,70` + nb + `%</data>. Основания разные.</p>`},
		{"a caution of its own", "{caution baiterek/home-care/2026#r2 oral/home-care/2026#r2}", `<p class="caution">Основания разные.</p>`},
		{"numbers of rates", "{count oral/home-care/2026} и {services oral/home-care/2026}",
			`<p><data value="3">3</data> и <data value="2">2</data></p>`},
		{"in a table", "| а | {price oral/water/2025#r1c1} |\n|---|--:|\n| б | `{price x}` |\n",
			"<table>\n<thead>\n<tr>\n<th scope=\"col\">а</th>\n<th scope=\"col\" class=\"num\"><a class=\"rate\" href=\"../../places/oral/water/2025/#r1\"><data value=\"10.50\">10,50" + nb + "₸</data></a></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>б</td>\n<td class=\"num\"><code>{price x}</code></td>\n</tr>\n</tbody>\n</table>"},
		{"other language", "слово [әкімдік]{kk} и <https://adilet.zan.kz/>",
			`<p>слово <span lang="kk">әкімдік</span> и <a href="https://adilet.zan.kz/">https://adilet.zan.kz/</a></p>`},
		{"links", `[a](/places/oral/?x=1&y=2 "ti\"tle") [b](#s-день) [c](mailto:a@b.kz)` + "\n\n## День\n",
			`<p><a href="../../places/oral/?x=1&amp;y=2" title="ti&quot;tle">a</a> <a href="#s-%D0%B4%D0%B5%D0%BD%D1%8C">b</a> <a href="mailto:a@b.kz">c</a></p>` + "\n" + `<h2 id="s-день">День</h2>`},
		{"a picture", "![План **дома**](plan.svg)", `<p><img src="../..plan.svg" alt="План дома" loading="lazy"></p>`},
		{"headings of the same words", "## Күн, ай\n\n## Күн – ай!\n", "<h2 id=\"s-күн-ай\">Күн, ай</h2>\n<h2 id=\"s-күн-ай-2\">Күн – ай!</h2>"},
		{"a brace", `\{price\}`, `<p>{price}</p>`},
	}
	for _, tt := range tests {
		page, found := load(tt.in)
		if len(found) > 0 {
			t.Errorf("%s: %v", tt.name, brief(found))
			continue
		}
		got, err := page.Render(relative)
		is.True(t, err == nil && strings.TrimSpace(string(got)) == tt.want, "%s:\ngot  %s\nwant %s\n%v", tt.name, got, tt.want, err)
	}
}

// TestUndone: a figure of an edition that was taken back is a word that links
// to the page that says why, and a warning.
func TestUndone(t *testing.T) {
	d := tariffs()
	last := len(d.Tariffs) - 1
	d.Undone, d.Tariffs = d.Tariffs[last].Editions, d.Tariffs[:last]
	pages, all := Load(one("{price oral/water/2025#r1}, {percent oral/home-care/2026#r1 oral/water/2025#r9}"), "content", d)
	found := slices.DeleteFunc(all, func(f source.Finding) bool { return f.Rule == "prose-unlike" })
	is.True(t, len(found) == 2 && found[0].Rule == ruleUndone && found[1].Severity == source.Warning, "found %s", brief(found))
	got, err := pages[1].Render(relative)
	want := `<a class="rate" href="../../places/oral/water/2025/">изъято</a>`
	is.True(t, err == nil && strings.Count(string(got), want) == 2, "got %s, %v", got, err)
}

func TestFootnotes(t *testing.T) {
	page, found := load("Слово[^a].\n\n[^a]: Пояснение.\n")
	got, err := page.Render(relative)
	for _, want := range []string{`href="#about-x-fn:1"`, `id="about-x-fn:1"`, `title="Вернуться к тексту, сноска 1"`, `<span aria-hidden="true">↩</span>`} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %s in\n%s\n%v %v", want, got, err, brief(found))
		}
	}
}

func TestRenderSaysWhereALinkFails(t *testing.T) {
	page, _ := load("Текст.\n\nСм. [это](/nowhere/).\n")
	_, err := page.Render(relative)
	want := "content/about/x.ru.md:7:7: there is no page /nowhere/"
	is.True(t, err != nil && err.Error() == want, "got %v, want %s", err, want)
	is.True(t, len(page.Links) == 1 && page.Links[0].Address == "/nowhere/" && page.Links[0].Pos.Line == 7, "links: %+v", page.Links)
}

// brief formats findings.
func brief(found source.List) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%d:%d %s %s: %s (%s)\n", f.Pos.Line, f.Pos.Col, f.Severity, f.Rule, f.Message, f.Hint)
	}
	return b.String()
}

func TestFindings(t *testing.T) {
	tests := []struct{ in, want string }{
		{"{price oral/home-care/2026#r20}", `5:1 error prose-price: oral/home-care/2026 has no row 20 (its rows are 1 to 3)`},
		{"ә {price orl/home-care/2026#r1}", `5:4 error prose-price: there is no tariff with the place "orl" (did you mean "oral"?)`},
		{"{price oral/homecare/2026#r1}", `5:1 error prose-price: there is no tariff with the kind "homecare" (did you mean "home-care"?)`},
		{"{price oral/home-care/2031#r1}", `5:1 error prose-price: there is no tariff with the edition "2031" (known here: 2026)`},
		{"{price oral/home-care/2026}", `5:1 error prose-price: "oral/home-care/2026" names an edition, not a row (add the row, like oral/home-care/2026#r1)`},
		{"{price oral/water/2025#r1}", `5:1 error prose-price: row 1 of oral/water/2025 has 2 prices (name the price column, like #r1c1)`},
		{"{price oral/water/2025#r1c3}", `5:1 error prose-price: oral/water/2025 has no row 1 with a price column 3 (its rows are 1 to 1)`},
		{"{price baiterek/home-care/2026#r3}", `5:1 error prose-price: the act prints no amount in baiterek/home-care/2026#r3 (say in words what the act has there)`},
		{"{price a b}", `5:1 error prose-figure: {price a b} names 2 prices or editions (price takes 1)`},
		{"{prise a}", `5:1 error prose-figure: {prise a} is not a figure (did you mean "price"?; for a brace write \{)`},
		{"{}", `5:1 error prose-figure: {} is not a figure (known here: price, difference, percent, caution, count, services; for a brace write \{)`},
		{"{price oral", `5:1 error prose-figure: the brace is not closed on its line (close it with }; for a brace itself write \{)`},
		{"{percent oral/home-care/2026#r1 oral/home-care/2026#r2}", `5:1 error prose-price: oral/home-care/2026#r1 and oral/home-care/2026#r2 are prices of two things (compare one service, of one role and on the same conditions)`},
		{"{percent oral/home-care/2026#r3 oral/home-care/2026#r2}", `5:1 error prose-price: there is no percentage of zero (give the difference)`},
		{"{percent baiterek/home-care/2026#r1 oral/home-care/2026#r1}\n\n## A\n\n{caution oral/home-care/2026#r1 baiterek/home-care/2026#r1}",
			`5:1 error prose-caution: the two prices are not for the same thing, and the text does not say so (add {caution baiterek/home-care/2026#r1 oral/home-care/2026#r1} under the same heading)`},
		{"{caution oral/home-care/2026#r1 oral/home-care/2026#r1}", `5:1 error prose-caution: these two prices compare without a caution (take the figure out)`},
		{"# H", `5:1 error prose-heading: a heading of the first level (the title is the page's first heading: begin with ##)`},
		{"## H\n\n#### J", `7:1 error prose-heading: a heading of level 4 follows one of level 2 (write ###)`},
		{"a <b>c", `5:3 error prose-html: HTML in a text (write Markdown; for the sign < itself write \<)`},
		{"a\n\n<div>\nb\n</div>", `7:1 error prose-html: HTML in a text (write Markdown; for the sign < itself write \<)`},
		{"[a](places/oral/)", `5:1 error prose-link: "places/oral/" is not an address (inside the site write /places/oral/, elsewhere https://…)`},
		{"[a](javascript:alert(1))", `5:1 error prose-link: "javascript:alert(1)" is not an address (inside the site write /places/oral/, elsewhere https://…)`},
		{"[a](//x.kz/)", `5:1 error prose-link: "//x.kz/" is not an address (inside the site write /places/oral/, elsewhere https://…)`},
		{"[a](/ru/places/)", `5:1 error prose-link: "/ru/places/" names a language (leave it out, /places/: a text leads to pages in its own language)`},
		{"[a](#no)", `5:1 error prose-link: there is no heading "#no" in this text (headings here: )`},
		{"[](/a/)", `5:1 error prose-link: the link has no words (say where it leads: [words](address))`},
		{"[a](/a b/)", `5:3 error prose-link: this is not read as a link (write [words](/address/) without spaces in the address)`},
		{"![](plan.svg)", `5:1 error prose-image: the picture has no text for those who do not see it (write ![what it shows](name.svg))`},
		{"![a](../plan.svg)", `5:1 error prose-image: "../plan.svg" is not the name of a picture (name an svg, png, jpg or webp file beside the page, in lower-case ASCII)`},
		{"![a](plans.svg)", `5:1 error prose-image: there is no "plans.svg" beside the page (put the file into the page's folder)`},
		{"a[^1]", `5:2 error prose-note: there is no such footnote (write it below: [^1]: …)`},
		{"a\n\n[^1]: b", `7:1 error prose-note: nothing refers to this footnote (refer to it, or take it out)`},
		{"[слово]{ru}", `5:1 error prose-lang: "ru" is the language of the whole text (mark words in the other language only)`},
	}
	for _, tt := range tests {
		_, found := load(tt.in)
		is.Equal(t, strings.TrimSpace(brief(found)), tt.want, tt.in)
	}
}

// TestRuns: words are kept with their position; code, figures and addresses are
// not.
func TestRuns(t *testing.T) {
	page, found := load("Стоит **1 896,60** в [день](/places/oral/), `742,5`, {price oral/home-care/2026#r2}\nплатят")
	is.Must(t, len(found) == 0, "%s", brief(found))
	var got []string
	for _, r := range page.Runs {
		got = append(got, fmt.Sprintf("%d:%d %s", r.Pos.Line, r.Pos.Col, r.Text))
		is.True(t, strings.HasPrefix(r.Line[r.Pos.Col-1:], r.Text), "%q does not stand at column %d of %q", r.Text, r.Pos.Col, r.Line)
	}
	is.Equal(t, strings.Join(got, "|"), "5:1 Стоит |5:14 1 896,60|5:24  в |5:29 день|5:53 , |5:62 , |6:1 платят")
}
