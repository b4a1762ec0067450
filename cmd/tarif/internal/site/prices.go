package site

import (
	"fmt"
	"io/fs"

	"tarif/cmd/tarif/internal/compare"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/tomlfile"
)

// fitting is how many prices must fit a pattern for each that does not, so
// that the one is taken for a slip and not for a price of its own.
const fitting = 6

// checkPrices warns of prices that break the pattern of their table: where all
// others of a role are simple fractions of one amount, two digits were probably
// swapped. A row on which the publisher has left a caution has been looked at.
func (s *Site) checkPrices() source.List {
	var found source.List
	for _, t := range s.Data.Tariffs {
		for _, e := range t.Editions {
			for _, p := range compare.Reference(e) {
				if len(p.Parts) > 1 && p.Fit() >= fitting*len(p.Exceptions) {
					found = append(found, s.outside(p)...)
				}
			}
		}
	}
	return found
}

// outside reports the exceptions of a pattern.
func (s *Site) outside(p compare.Pattern) source.List {
	var found source.List
	for _, r := range p.Exceptions {
		if !r.Caution.IsZero() {
			continue
		}
		f := s.atPrice(r)
		f.Severity, f.Rule = source.Warning, rulePricePattern
		f.Message = source.Say("price: %q breaks the pattern of this table, in which %d others are parts of %s", r.Price.Amount, p.Fit(), p.Reference)
		f.Hint = source.Say("the nearest that fits is %q; if the act prints this one, say so in caution.kk and caution.ru", nearest(p, r.Price.Amount))
		found = append(found, f)
	}
	return found
}

// nearest is the amount of the pattern that lies nearest.
func nearest(p compare.Pattern, to money.Amount) money.Amount {
	best := p.Reference
	for _, part := range p.Parts {
		if a := part.Rates[0].Price.Amount; a.Sub(to).Abs().Cmp(best.Sub(to).Abs()) < 0 {
			best = a
		}
	}
	return best
}

// atPrice returns a finding at a rate's price. A rate knows only where it
// begins, so the file is read again: that is seldom.
func (s *Site) atPrice(r *tariff.Rate) source.Finding {
	at := source.Finding{Pos: r.Pos}
	src, err := fs.ReadFile(s.fsys, r.Pos.File)
	if err != nil {
		return at
	}
	doc, _ := tomlfile.Parse(r.Pos.File, src)
	for i := range r.Edition.Rates {
		path := fmt.Sprintf("rate[%d]", i)
		if doc != nil && doc.Pos(path) == r.Pos {
			return doc.Error(path+".price", "", source.Text{}, source.Text{})
		}
	}
	return at
}
