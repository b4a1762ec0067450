package importer

import (
	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
)

// An office may keep both languages of an act in one file, one behind the other. Each
// is read as a document of its own, and the prices of the two are compared.

// acts returns the parts of a document that are acts in one language each: itself, or
// two if all tables up to one are in one language and all below it in the other.
func acts(s Source) []Source {
	if s.Lang != "" || s.Doc.Format == "pdf" { // the lines of a PDF's second reading cannot be parted
		return []Source{s}
	}
	last, cut := -1, 0 // the last table of the first language, the block that begins the other act
	var first lang.Lang
	for i, b := range s.Doc.Blocks {
		l := spokenIn(b)
		switch {
		case cut > 0 && b.Table != nil && l == first:
			return []Source{s}
		case l == "":
		case b.Table != nil && (first == "" || l == first):
			first, last = l, i
		case b.Table == nil && first != "" && l != first && cut == 0 && len(b.Text) > 100:
			cut = i
		case b.Table != nil && cut > last:
			return halved(s, cut)
		}
	}
	return []Source{s}
}

// halved parts a document before a block, with the short lines right over it, such as
// its title.
func halved(s Source, cut int) []Source {
	other := spokenIn(s.Doc.Blocks[cut])
	for cut > 0 && s.Doc.Blocks[cut-1].Table == nil && spokenIn(s.Doc.Blocks[cut-1]) == other {
		cut--
	}
	a, b := *s.Doc, *s.Doc
	a.Blocks, b.Blocks, b.Notes, b.Repairs = s.Doc.Blocks[:cut], s.Doc.Blocks[cut:], nil, nil
	return []Source{{s.Name, s.Lang, &a}, {s.Name, s.Lang, &b}}
}

// spokenIn returns the language of a block; "" if it has too few letters to tell.
func spokenIn(b doc.Block) lang.Lang {
	own, all := table.Kazakh(b.Text)
	if b.Table != nil {
		for _, r := range b.Table.Rows[:min(len(b.Table.Rows), 200)] {
			for _, c := range r.Cells {
				k, n := table.Kazakh(c.Text)
				own, all = own+k, all+n
			}
		}
	}
	switch {
	case all < 20:
		return ""
	case own*25 < all:
		return lang.RU
	}
	return lang.KK
}
