package pages

import (
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// CompareIndexView lets the reader choose places, and lists the comparisons
// that have pages.
type CompareIndexView struct {
	Frame
	Kinds []KindCompared
	Roles []Option // empty until the script has made the table
}

// KindCompared is a kind and its comparisons.
type KindCompared struct {
	ID, Kind, Name string
	Places         int
	Matrix, Years  Link
	Regions        []Link
	Pairs          []Link     // if there are few
	Groups         []PairList // otherwise
	TooMany        bool       // pairs are listed only on the pages of places
}

// PairList is the pairs of one region.
type PairList struct {
	Name  string
	Links []Link
}

// Pairs are in one list while a reader can look through it, then by region.
// With more than maxPairs the page would exceed half a megabyte; each place's
// own page lists its pairs.
const (
	fewPairs = 40
	maxPairs = 2500
)

// compareIndex makes the page from the comparisons that have pages, by kind.
type compareIndex struct {
	comparisons
	cat      *tariff.Catalogue
	pairs    map[*tariff.Kind][]pair
	matrices map[*tariff.Kind][]*Matrix
}

func (s *Site) compareIndex(c composer) compareIndex {
	return compareIndex{comparisons{c}, &s.Data.Catalogue, s.found.pairs, s.found.matrices}
}

func (c compareIndex) view(f Frame) CompareIndexView {
	v := CompareIndexView{Frame: f}
	for _, k := range c.cat.Kinds {
		if len(c.matrices[k]) > 0 {
			v.Kinds = append(v.Kinds, c.kindCompared(k))
		}
	}
	return v
}

func (c compareIndex) kindCompared(k *tariff.Kind) KindCompared {
	all := c.matrices[k][0]
	v := KindCompared{ID: "kind-" + string(k.ID), Kind: string(k.ID), Name: c.In(k.Name), Places: len(all.tariffs),
		Matrix: c.link(all.Addr, c.T("matrix.link", c.In(k.Short))), Years: c.link(KindAddr(k), c.T("kind.link")), Regions: c.regionLinks(c.matrices[k])}
	pairs := c.pairs[k]
	switch {
	case len(pairs) <= fewPairs:
		v.Pairs = lists.Of(pairs, c.shortPair)
	case len(pairs) <= maxPairs:
		v.Groups = c.pairGroups(pairs)
	default:
		v.TooMany = true
	}
	return v
}

// pairGroups groups pairs by the region of their first place, in the order of
// the catalogue.
func (c compareIndex) pairGroups(pairs []pair) []PairList {
	var lists []PairList
	for _, r := range c.cat.Regions {
		list := PairList{Name: c.name(r.Name)}
		for _, p := range pairs {
			if p.a.Place.Region == r {
				list.Links = append(list.Links, c.shortPair(p))
			}
		}
		if len(list.Links) > 0 {
			lists = append(lists, list)
		}
	}
	return lists
}

// shortPair links to a pair on a page that already names the kind.
func (c comparisons) shortPair(p pair) Link {
	return c.link(CompareAddr(p.a.Kind, p.a.Place, p.b.Place), c.name(p.a.Place.Name)+" — "+c.In(p.b.Place.Name))
}
