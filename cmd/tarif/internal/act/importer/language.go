package importer

import (
	"strings"

	"tarif/cmd/tarif/internal/act/mend"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
)

// detect determines the language from the letters that only Kazakh has.
func detect(p table.Parts) lang.Lang {
	own, all := 0, 0
	count := func(c table.Cell) {
		k, n := table.Kazakh(c.Plain())
		own, all = own+k, all+n
	}
	for _, c := range p.Before {
		count(c)
	}
	for _, t := range p.Tables {
		for _, r := range t.Rows[:min(len(t.Rows), 200)] {
			count(r.Text)
		}
	}
	if own*25 < all {
		return lang.RU
	}
	return lang.KK
}

// vocabulary collects the words by which torn pieces are recognized as one
// word.
func (w *work) vocabulary(v *version) *mend.Vocabulary {
	words := mend.NewVocabulary()
	c := &w.in.Data.Catalogue
	for _, l := range lang.All {
		for _, s := range c.Services {
			words.Learn(s.Name.In(l) + " " + strings.Join(s.Words.In(l), " "))
		}
		for _, s := range c.Sections {
			words.Learn(s.Name.In(l))
		}
		for _, s := range c.Laws {
			words.Learn(s.Name.In(l))
		}
		for _, r := range c.Roles {
			words.Learn(r.Name.In(l) + " " + strings.Join(r.Words.In(l), " "))
		}
	}
	for _, t := range w.in.Data.OfKind(w.in.Kind) {
		for _, e := range t.Editions {
			for _, r := range e.Rates {
				words.Learn(r.Text.Text.KK + " " + r.RoleText.Text.KK)
				words.Learn(r.Text.Text.RU + " " + r.RoleText.Text.RU)
			}
		}
	}
	v.eachCell(func(c table.Cell) { words.Read(c.Lines) })
	return words
}

func (v *version) eachCell(do func(table.Cell)) {
	for _, c := range v.parts.Before {
		do(c)
	}
	for _, t := range v.parts.Tables {
		for _, s := range t.Sections {
			do(s.Text)
		}
		for _, r := range t.Rows {
			do(r.Text)
			do(r.Role)
			do(r.Unit)
		}
		for _, c := range t.After {
			do(c)
		}
	}
}
