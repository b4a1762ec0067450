package load

import (
	"fmt"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// This file reads the waivers of an edition's file. Whether a rule exists and
// may be waived is checked where all rules are known.

// may reports whether findings of a rule of this package may be waived. Those
// of the decoder may not.
func may(rule string) bool {
	return slices.ContainsFunc(Rules(), func(r source.Rule) bool { return r.Name == rule && r.May() })
}

// waivers returns the waivers of a file.
func waivers(doc *tomlfile.Doc, raw *editionFile) []source.Waiver {
	var out []source.Waiver
	for i, w := range raw.Waive {
		if w.Rule == "" || strings.TrimSpace(w.Cause) == "" {
			continue // reported by the decoder; without a cause nothing is waived
		}
		x := doc.Waiver(fmt.Sprintf("waive[%d].rule", i), string(w.Rule), doc.Name(), w.Cause)
		if x.Not = rateLines(doc, raw); w.Row != nil {
			x.Lines, x.Not = rowLines(doc, raw, *w.Row), nil
		}
		x.About = w.about()
		out = append(out, x)
	}
	return out
}

// about returns what the waiver says of the previous edition, as in
// [source.Finding.About].
func (w *waiveTable) about() string {
	switch {
	case w.OldRow != nil:
		return source.OldRow(*w.OldRow)
	case w.OldSection != "":
		return source.OldSection(string(w.OldSection))
	}
	return ""
}

// rateLines returns the lines of all rates.
func rateLines(doc *tomlfile.Doc, raw *editionFile) [][2]int {
	out := make([][2]int, len(raw.Rates))
	for i := range raw.Rates {
		out[i] = doc.Span(fmt.Sprintf("rate[%d]", i))
	}
	return out
}

// rowLines returns the lines of the rates of a row. It is never nil.
func rowLines(doc *tomlfile.Doc, raw *editionFile, row int) [][2]int {
	out := [][2]int{}
	for i, r := range raw.Rates {
		if number(r.Row) == row {
			out = append(out, doc.Span(fmt.Sprintf("rate[%d]", i)))
		}
	}
	return out
}

// waivers stores the waivers in the edition and reports rows that do not exist.
func (b *editor) waivers() {
	for i, w := range b.raw.Waive {
		b.e.Waivers = append(b.e.Waivers, tariff.Waiver{Rule: string(w.Rule), Row: number(w.Row),
			OldRow: number(w.OldRow), OldSection: tariff.SectionID(w.OldSection), Cause: w.Cause})
		if w.Row != nil && len(rowLines(b.doc, b.raw, *w.Row)) == 0 {
			b.in(fmt.Sprintf("waive[%d]", i)).error("row", ruleWaiveRow, source.Say("row: the table has no row {1}", *w.Row),
				source.Say("leave row out for a finding about the whole file"))
		}
	}
}
