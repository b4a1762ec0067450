package prose

import (
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func head(lines string) string { return "+++\ntitle = \"T\"\nsummary = \"S\"\n" + lines + "+++\n" }

func TestOrder(t *testing.T) {
	news := func(day string) string { return head("date = \"" + day + "\"\n") }
	pages, found := Load(files(
		"c/news/b.kk.md", news("2026-11-20"), "c/news/b.ru.md", news("2026-11-20"),
		"c/news/a.kk.md", news("2026-11-01"), "c/news/a.ru.md", news("2026-11-01"),
		"c/about/index.kk.md", head(""), "c/about/index.ru.md", head(""),
		"c/about/data.kk.md", head("order = 2\n"), "c/about/data.ru.md", head("order = 2\n"),
		"c/about/z.kk.md", head("order = 1\n"), "c/about/z.ru.md", head("order = 1\n"),
		"c/photo.png", "", "c/about/note.txt", "",
	), "c", tariffs())
	is.Must(t, len(found) == 0, "%s", brief(found))
	got := lists.Of(pages, func(p *Page) string { return string(p.Lang) + p.Address() })
	want := "kk/about/ ru/about/ kk/about/z/ ru/about/z/ kk/about/data/ ru/about/data/ kk/news/b/ ru/news/b/ kk/news/a/ ru/news/a/"
	is.Equal(t, strings.Join(got, " "), want)
}

func TestNoFolder(t *testing.T) {
	pages, found := Load(fstest.MapFS{}, "content", tariffs())
	is.True(t, pages == nil && found == nil, "got %v, %v", pages, found)
}

// TestFaultyEdition: nothing is reported about an edition that is left out
// because of its own errors, nor about comparisons with it; everything else is.
func TestFaultyEdition(t *testing.T) {
	data := tariffs()
	data.Faulty = []string{"atyrau/waste/2023"}
	const ref = "atyrau/waste/2023#r1"
	text := "{price " + ref + "} {difference " + ref + " oral/home-care/2026#r1} {caution " + ref + " oral/home-care/2026#r1} {count atyrau/waste/2023}\n"
	_, found := Load(files("c/about/a.kk.md", head("")+text, "c/about/a.ru.md", head("")+text), "c", data)
	is.True(t, len(found) == 0, "got %s", full(found))
	_, found = Load(files("c/about/a.kk.md", head("")+text+"{price atyrau/waste/2024#r1}", "c/about/a.ru.md", head("")+text), "c", data)
	is.Equal(t, full(found), `c/about/a.kk.md:6:1 prose-price: there is no tariff with the place "atyrau"`)
}

// full formats findings with their file and related position.
func full(found source.List) string {
	var lines []string
	for _, f := range found {
		s := f.Pos.String() + " " + f.Rule + ": " + f.Message.String()
		if f.See != nil {
			s += " (" + f.See.String() + ")"
		}
		lines = append(lines, s)
	}
	return strings.Join(lines, "\n")
}

func TestLoadFindings(t *testing.T) {
	twin := func(kk, ru string) fstest.MapFS { return files("c/news/a.kk.md", kk, "c/news/a.ru.md", ru) }
	dated := head("date = \"2026-11-20\"\n")
	tests := []struct {
		name string
		fsys fstest.MapFS
		want string
	}{
		{"no twin", files("c/about/a.kk.md", head("")), "c/about/a.kk.md prose-twin: there is no twin in ru"},
		{"a bad name", files("c/about/a.md", "", "c/a.kk.md", "", "c/about/x/a.kk.md", "", "c/about/Ә.kk.md", ""),
			"c/a.kk.md prose-name: the name is not that of a page\nc/about/a.md prose-name: the name is not that of a page\n" +
				"c/about/x/a.kk.md prose-name: the name is not that of a page\nc/about/Ә.kk.md prose-name: the name is not that of a page"},
		{"a device", files("c/about/con.kk.md", head(""), "c/about/con.ru.md", head("")),
			`c/about/con.kk.md prose-name: "con" is a name that Windows reserves for a device` + "\n" + `c/about/con.ru.md prose-name: "con" is a name that Windows reserves for a device`},
		{"no front matter", twin("text", dated), "c/news/a.kk.md prose-front: there is no front matter"},
		{"open front matter", twin("+++\ntitle = \"T\"\n", dated), "c/news/a.kk.md prose-front: there is no front matter"},
		{"no day", twin(head(""), dated), "c/news/a.kk.md prose-front: date is missing"},
		{"not a day", twin(head("date = \"2026-02-30\"\n"), dated),
			`c/news/a.kk.md:4:8 prose-front: date: "2026-02-30" is not a date`},
		{"a misspelt key", twin("+++\ntitel = \"T\"\nsummary = \"S\"\n+++\n", dated),
			"c/news/a.kk.md:2:1 unknown-key: unknown key \"titel\""},
		{"not TOML", twin("+++\ntitle = T\n+++\n", dated), "c/news/a.kk.md:2:9 toml-syntax: "},
		{"another day", twin(dated, head("date = \"2026-11-21\"\n")),
			`c/news/a.ru.md prose-twin: date "2026-11-21" is not that of its twin, "2026-11-20" (c/news/a.kk.md)`},
		{"another order", twin(dated, head("date = \"2026-11-20\"\norder = 1\n")),
			`c/news/a.kk.md prose-twin: order 0 is not that of its twin, 1 (c/news/a.ru.md)`},
		{"other prices", twin(dated+"## A\n", dated+"{price oral/home-care/2026#r1}"),
			"c/news/a.kk.md prose-unlike: has 1 headings, its twin has 0 (c/news/a.ru.md)\n" +
				"c/news/a.kk.md prose-unlike: only the twin names {price oral/home-care/2026#r1} (c/news/a.ru.md)"},
		{"not UTF-8", twin(dated+"\xff", dated), "c/news/a.kk.md prose-file: is not UTF-8"},
	}
	for _, tt := range tests {
		_, found := Load(tt.fsys, "c", tariffs())
		if got := full(found); got != tt.want && !(strings.HasSuffix(tt.want, ": ") && strings.HasPrefix(got, tt.want)) {
			t.Errorf("%s\ngot  %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

// TestWindowsFile: a file as written by Windows editors is the same page, with
// the right line numbers.
func TestWindowsFile(t *testing.T) {
	src := "\ufeff" + strings.ReplaceAll(matter+"a\n\n{price x}\n", "\n", "\r\n")
	pages, found := Load(files("c/a/b.kk.md", src, "c/a/b.ru.md", matter), "c", tariffs())
	is.Must(t, len(pages) == 2 && pages[0].Title == "T", "pages: %v", pages)
	if got := brief(found); !strings.HasPrefix(got, "7:1 error prose-price:") || found[0].Line != "{price x}" {
		t.Errorf("got %s, line %q", got, found[0].Line)
	}
}

func TestFragment(t *testing.T) {
	pos := source.Pos{File: "kinds.toml", Line: 5, Col: 1}
	b, found := Fragment(lang.KK, pos, "Бір **баға**.\n\nЕкінші.\n", tariffs())
	got, err := b.Render(relative)
	want := "<p>Бір <strong>баға</strong>.</p>\n<p>Екінші.</p>\n"
	is.True(t, string(got) == want && err == nil && len(found) == 0, "got %s, %v, %v", got, err, found)
	if _, found = Fragment(lang.KK, pos, "<b>", tariffs()); len(found) != 1 || found[0].Pos != pos {
		t.Errorf("findings: %v", brief(found))
	}
}

func TestZeroBody(t *testing.T) {
	got, err := new(Body).Render(relative)
	is.True(t, got == nil && err == nil, "got %q, %v", got, err)
}

// FuzzPage: no text makes the reader panic; a text without errors renders, and
// no markup gets through that is not ours.
func FuzzPage(f *testing.F) {
	for _, s := range []string{matter, matter + "## A\n\n[a](/x/)[^1] {price oral/home-care/2026#r1}\n\n[^1]: b\n", "+++\n+++\n", "+++", "+++\n\x00\n+++\n",
		matter + "| a | b |\n|--:|---|\n| `{` | [x]{ru} |\n", matter + "![a](plan.svg) <b> {", matter + "- > 1. [a]: /x\n\n[a] \\{ &amp; <https://x>", matter + "{\n}", matter + "a\r\n===\r\n"} {
		f.Add(s)
	}
	data := tariffs()
	f.Fuzz(func(t *testing.T, s string) {
		pages, found := Load(files("c/about/a.kk.md", s, "c/about/a.ru.md", matter), "c", data)
		_ = found.Error()
		for _, p := range pages {
			out, err := p.Render(relative)
			if found.Errors() == 0 && err != nil && !strings.Contains(err.Error(), "nowhere") {
				t.Errorf("no finding, and yet %v", err)
			}
			is.NotIn(t, "<script", strings.ToLower(string(out)), "a script got through: %s", out)
		}
	})
}
