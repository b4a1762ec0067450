package prose

import (
	"bytes"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// front is the front matter. Title and summary are plain text.
type front struct {
	Title   string `toml:"title,required"`
	Summary string `toml:"summary,required"`
	Date    string `toml:"date"`
	Order   int    `toml:"order"`
}

// fence delimits the front matter.
const fence = "+++"

// front reads the front matter and returns where in src the text begins. The
// page is nil if there is an error.
func (f file) front(src []byte) (page *Page, text int, found source.List) {
	toml, text, ok := cut(src)
	if !ok {
		return nil, 0, source.List{f.error(ruleFront, source.Say("there is no front matter"),
			source.Say(`begin the file with a line +++, then title = "…" and summary = "…", then a line +++`))}
	}
	doc, found := tomlfile.Parse(f.path, toml)
	if doc == nil {
		return nil, 0, found
	}
	var v front
	found = append(found, doc.Decode(&v)...)
	if found.Errors() > 0 {
		return nil, 0, found // what is missing may only be misspelt
	}
	page = &Page{
		Section: f.section, Slug: f.slug, Lang: f.lang, Title: v.Title, Summary: v.Summary, Order: v.Order,
		Pos: source.Pos{File: f.path},
	}
	found = append(found, f.check(doc, v, page)...)
	if found.Errors() > 0 {
		return nil, 0, found
	}
	return page, text, found
}

// cut returns the front matter as TOML, with the first fence as an empty line,
// so that line numbers are those of src.
func cut(src []byte) (toml []byte, text int, ok bool) {
	for start := 0; start < len(src); {
		line, _, newline := bytes.Cut(src[start:], []byte("\n"))
		end := start + len(line)
		if newline {
			end++
		}
		isFence := string(bytes.TrimRight(line, " \t\r")) == fence
		switch {
		case start == 0 && !isFence:
			return nil, 0, false
		case start > 0 && isFence:
			return toml, end, true
		case start == 0:
			toml = append(toml, '\n')
		default:
			toml = append(toml, src[start:end]...)
		}
		start = end
	}
	return nil, 0, false
}

// check checks the values and sets the page's date.
func (f file) check(doc *tomlfile.Doc, v front, page *Page) source.List {
	var found source.List
	for _, x := range []struct{ key, value string }{{"title", v.Title}, {"summary", v.Summary}} {
		pos, line := doc.Inside(x.key, x.value)
		page.Head = append(page.Head, Run{x.value, pos, line})
	}
	if v.Date == "" {
		if f.section == News && !doc.Misspelt("date") {
			found = append(found, doc.Error("date", ruleFront, source.Say("date is missing"),
				source.Say(`news have a day: date = "2026-01-05"`)))
		}
		return found
	}
	date, err := tariff.ParseDate(v.Date)
	if err != nil {
		return append(found, doc.Error("date", ruleFront, source.Say(`date: "{1}" is not a date`, v.Date), source.Say(`write year-month-day, like "{1}"`, "2025-12-18")))
	}
	page.Date = date
	return found
}
