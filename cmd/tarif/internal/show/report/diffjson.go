package report

import (
	"bytes"
	"encoding/json"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/study/match"
	"tarif/cmd/tarif/internal/tariff"
)

// The JSON form of a diff.
type (
	diffJSON struct {
		Old     editionJSON     `json:"old"`
		New     editionJSON     `json:"new"`
		Same    bool            `json:"same"` // nothing changed
		Summary diffSummaryJSON `json:"summary"`
		Changes []changeJSON    `json:"changes"` // what changed, in the order of the new table
	}
	diffSummaryJSON struct {
		Counts          map[diff.Kind]int  `json:"counts"` // rates by kind of change
		Unchanged       int                `json:"unchanged"`
		Unpriced        int                `json:"unpriced"`
		Overall         *uniformJSON       `json:"overall,omitempty"`
		ByRole          []uniformJSON      `json:"by_role,omitempty"`
		SectionsAdded   []tariff.SectionID `json:"sections_added,omitempty"`
		SectionsRemoved []tariff.SectionID `json:"sections_removed,omitempty"`
	}
	// uniformJSON is a change that Count prices share. Outliers are the keys of
	// those that do not, and Apart is a change that these share.
	uniformJSON struct {
		Role tariff.RoleID `json:"role,omitempty"`
		commonJSON
		Outliers []keyJSON   `json:"outliers,omitempty"`
		Apart    *commonJSON `json:"apart,omitempty"`
	}
	commonJSON struct {
		Percent string `json:"percent"` // with the places that the prices support
		Exact   bool   `json:"exact"`   // all ratios are equal, without rounding
		Count   int    `json:"count"`
	}
	changeJSON struct {
		keyJSON
		Kinds []diff.Kind `json:"kinds"`
		Old   []rateJSON  `json:"old"`
		New   []rateJSON  `json:"new"`
		figuresJSON
		// Parts are the figures of several rates that were merged or split, in
		// the order of Old, or of New.
		Parts   []figuresJSON `json:"parts,omitempty"`
		Wording []wordingJSON `json:"wording,omitempty"`
	}
	figuresJSON struct {
		Difference *money.Amount `json:"difference,omitempty"`
		Percent    string        `json:"percent,omitempty"`
		Withheld   []diff.Kind   `json:"withheld,omitempty"` // why there is no percentage
	}
	// wordingJSON is changed words; Of is "row" or "price" (the cell).
	wordingJSON struct {
		Lang lang.Lang  `json:"lang"`
		Of   string     `json:"of"`
		Runs []diff.Run `json:"runs"`
	}
)

func diffValue(d *diff.Diff) diffJSON {
	out := diffJSON{Old: editionValue(d.Old), New: editionValue(d.New), Same: d.Empty(),
		Summary: diffSummary(d.Summary), Changes: []changeJSON{}}
	for _, it := range d.Changed() {
		out.Changes = append(out.Changes, changeValue(it))
	}
	return out
}

func diffSummary(s diff.Summary) diffSummaryJSON {
	out := diffSummaryJSON{Counts: s.Counts, Unchanged: s.Unchanged, Unpriced: s.Unpriced}
	if s.Overall != nil {
		out.Overall = new(uniformValue(s.Overall))
	}
	out.ByRole = lists.Of(s.ByRole, uniformValue)
	out.SectionsAdded = lists.Of(s.SectionsAdded, func(x *tariff.Section) tariff.SectionID { return x.ID })
	out.SectionsRemoved = lists.Of(s.SectionsRemoved, func(x *tariff.Section) tariff.SectionID { return x.ID })
	return out
}

func uniformValue(u *diff.Uniform) uniformJSON {
	out := uniformJSON{commonJSON: commonValue(u.Common)}
	if u.Role != nil {
		out.Role = u.Role.ID
	}
	out.Outliers = lists.Of(u.Outliers, func(it *diff.Item) keyJSON { return keyOf(it.Rate()) })
	if u.Apart != nil {
		out.Apart = new(commonValue(*u.Apart))
	}
	return out
}

func commonValue(c match.Common) commonJSON { return commonJSON{c.String(), c.Exact, c.Count} }

func changeValue(it *diff.Item) changeJSON {
	out := changeJSON{keyJSON: keyOf(it.Rate()), Kinds: it.Kinds,
		Old: rateValues(it.Old), New: rateValues(it.New), figuresJSON: figuresValue(it.Figures)}
	if len(it.Old)+len(it.New) > 2 {
		for _, o := range it.Old {
			for _, n := range it.New {
				out.Parts = append(out.Parts, figuresValue(diff.FiguresOf(o, n)))
			}
		}
	}
	for _, l := range it.Wording {
		words := it.Reworded(l)
		if words.Row != nil {
			out.Wording = append(out.Wording, wordingJSON{l, "row", words.Row})
		}
		if words.Cell != nil {
			out.Wording = append(out.Wording, wordingJSON{l, "price", words.Cell})
		}
	}
	return out
}

func figuresValue(f diff.Figures) figuresJSON {
	out := figuresJSON{Withheld: f.Withheld}
	if f.Priced {
		out.Difference = &f.Difference
	}
	if f.HasPercent {
		out.Percent = f.Percent.String()
	}
	return out
}

func indented(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(v)
	return b.Bytes(), err
}
