package search

import "strings"

// The index is mostly Cyrillic text, of which UTF-8 takes two bytes a letter,
// and compression does not win all of that back. So its texts are written with
// the letters of two alphabets exchanged, which makes the files a seventh
// smaller after gzip; the browser exchanges them back. Ids stay as they are.
const (
	exchanged     = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіё"
	exchangedWith = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

var exchange = func() map[rune]rune {
	m := map[rune]rune{}
	for i, c := range []rune(exchanged) {
		l := rune(exchangedWith[i])
		m[c], m[l] = l, c
	}
	return m
}()

// coded exchanges the letters of a text; of a coded text it makes the text.
func coded(text string) string {
	return strings.Map(func(r rune) rune {
		if c, ok := exchange[r]; ok {
			return c
		}
		return r
	}, text)
}

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

// code exchanges the letters of the file's texts. Kinds, places, services and
// pages begin with what is no text: an id, an address.
func (x *index) code() {
	x.Rules, x.Stop = append([]string{}, x.Rules...), append([]string{}, x.Stop...)
	for _, texts := range [][]string{x.Rules, x.Stop, x.Labels} {
		codeTexts(texts)
	}
	for _, rows := range [][]row{x.Forms, x.Sections, x.Facets, x.Regions, x.Tariffs} {
		codeRows(rows, 0)
	}
	for _, rows := range [][]row{x.Kinds, x.Places, x.Services} {
		codeRows(rows, 1)
	}
}

func (x *more) code() {
	codeRows(x.Acts, 0)
	codeRows(x.Pages, 1)
}
