package search

import "strings"

// The index is mostly Cyrillic text, of which UTF-8 takes two bytes a letter,
// and compression does not win all of that back. So its texts are written with
// the letters of two alphabets exchanged, and a Cyrillic capital as a mark and
// its small letter: a word is then the same run of bytes at the beginning of a
// name and within one. That makes the files a sixth smaller after gzip; the
// browser exchanges them back. Ids stay as they are.
const (
	exchanged     = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіё"
	exchangedWith = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	capital       = "^"
)

var exchange = func() *strings.Replacer {
	pairs := []string{capital, capital + capital}
	for i, c := range []rune(exchanged) {
		small, latin := string(c), exchangedWith[i:i+1]
		pairs = append(pairs, small, latin, latin, small, strings.ToUpper(small), capital+latin)
	}
	return strings.NewReplacer(pairs...)
}()

// coded exchanges the letters of a text.
func coded(text string) string { return exchange.Replace(text) }

func codeTexts(list []string) {
	for i, s := range list {
		list[i] = coded(s)
	}
}

// codeRows exchanges letters in records, from the field at which texts begin.
func codeRows(rows []row, from int) {
	for _, r := range rows {
		for i, field := range r {
			switch f := field.(type) {
			case string:
				if i >= from {
					r[i] = coded(f)
				}
			case []string:
				codeTexts(f)
			}
		}
	}
}

// code exchanges the letters of the file's texts and turns its records into
// columns. Kinds, places, services and pages begin with what is no text: an id,
// an address.
func (x *index) code() {
	x.Rules, x.Stop = append([]string{}, x.Rules...), append([]string{}, x.Stop...)
	for _, texts := range [][]string{x.Rules, x.Stop, x.Labels} {
		codeTexts(texts)
	}
	for _, rows := range []*[]row{&x.Forms, &x.Sections, &x.Facets, &x.Regions, &x.Tariffs, &x.Shapes} {
		codeRows(*rows, 0)
		*rows = columns(*rows)
	}
	for _, rows := range []*[]row{&x.Crisis, &x.Kinds, &x.Places, &x.Services} {
		codeRows(*rows, 1)
		*rows = columns(*rows)
	}
}

func (x *more) code() {
	codeRows(x.Acts, 0)
	codeRows(x.Pages, 1)
	x.Acts, x.Pages = columns(x.Acts), columns(x.Pages)
}

func (x *wide) code() {
	codeTexts(x.Stop)
	codeRows(x.Concepts, 1)
	x.Concepts = columns(x.Concepts)
}

// columns turns records into one list for each of their fields: like stands by
// like, which compresses better.
func columns(rows []row) []row {
	if len(rows) == 0 {
		return []row{}
	}
	out := make([]row, len(rows[0]))
	for _, r := range rows {
		for i, field := range r {
			out[i] = append(out[i], field)
		}
	}
	return out
}
