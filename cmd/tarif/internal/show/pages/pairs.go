package pages

import (
	"slices"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// ChooserView lets the reader choose two editions of a tariff. Groups has every
// pair that has a page, for readers without JavaScript and for the script,
// which only follows links.
type ChooserView struct {
	Form     bool     // any two can be chosen
	Editions []string // oldest first
	Old, New string   // chosen initially
	Groups   []PairGroup
}

// PairGroup is the pairs with the same newer edition.
type PairGroup struct {
	New   string
	Pairs []PairLink
}

// PairLink leads to what changed from Old to New.
type PairLink struct {
	Link
	Old, New string
}

// changePair is the indexes of two editions in their tariff's timeline.
type changePair struct{ old, new int }

// changePairs returns the pairs of editions of a tariff that have a page, by
// the newer, then the older: neighbours, and the others if configured.
func (s *Site) changePairs(t *tariff.Tariff) []changePair {
	var pairs []changePair
	for i := range t.Editions {
		for old := range i {
			if old == i-1 || s.Config.ChangePairs == config.PairsAll {
				pairs = append(pairs, changePair{old, i})
			}
		}
	}
	return pairs
}

// distantPages plans the pages of pairs that are not neighbours. They repeat
// what other pages say, and their number is the square of the editions, so they
// are hidden from search engines.
func (s *Site) distantPages(t *tariff.Tariff) []subject {
	var subjects []subject
	for _, p := range s.changePairs(t) {
		if p.old == p.new-1 {
			continue
		}
		old, new := t.Editions[p.old], t.Editions[p.new]
		sub := s.changesPage(t, p.old, p.new)
		sub.addr, sub.unlisted = PairAddr(t, p.old, p.new), true
		sub.title = func(c composer) (string, string) {
			return c.titled("pairs.title", "pairs.description", lang.LowerFirst(t.Kind.Short.In(c.Lang)), t.Place.Name.In(c.Lang), wording.Edition(c.Lang, old), wording.Edition(c.Lang, new))
		}
		subjects = append(subjects, sub)
	}
	return subjects
}

// chooser offers the pairs of a tariff's editions.
type chooser struct {
	composer
	pairs []changePair
	any   bool // any two editions are a pair
}

func (s *Site) chooser(c composer, t *tariff.Tariff) chooser {
	return chooser{c, s.changePairs(t), s.Config.ChangePairs == config.PairsAll}
}

// view offers the pairs; the two of the page are chosen initially, old being -1
// on the page of the first edition. It returns nil if there is only one
// edition.
func (c chooser) view(t *tariff.Tariff, old, new int) *ChooserView {
	if len(t.Editions) < 2 {
		return nil
	}
	if old < 0 {
		old, new = 0, 1
	}
	v := &ChooserView{Form: c.any, Old: c.Edition(t.Editions[old]), New: c.Edition(t.Editions[new])}
	v.Editions = lists.Of(t.Editions, c.Edition)
	for _, p := range slices.Backward(c.pairs) {
		l := PairLink{Old: c.Edition(t.Editions[p.old]), New: c.Edition(t.Editions[p.new])}
		l.Link = c.link(PairAddr(t, p.old, p.new), l.Old+" → "+l.New)
		l.Current = c.addr == PairAddr(t, p.old, p.new)
		if n := len(v.Groups); n == 0 || v.Groups[n-1].New != l.New {
			v.Groups = append(v.Groups, PairGroup{New: l.New})
		}
		last := &v.Groups[len(v.Groups)-1]
		last.Pairs = append(last.Pairs, l)
	}
	return v
}
