package compare

import "tarif/cmd/tarif/internal/tariff"

// Standing is how many amounts of a group are below, equal to (including
// itself) and above one of them.
type Standing struct{ Below, Same, Above int }

// Lowest reports whether no amount is below and some are above.
func (s Standing) Lowest() bool { return s.Below == 0 && s.Above > 0 }

// Highest reports whether no amount is above and some are below.
func (s Standing) Highest() bool { return s.Above == 0 && s.Below > 0 }

// Standing returns the standing of the amount of the place in a column. ok is
// false if the place has no amount in the group, or no other place has.
func (g *Group) Standing(column int) (Standing, bool) {
	r := g.Rates[column]
	if g.Spread == nil || r == nil || !r.Price.Stated() {
		return Standing{}, false
	}
	var s Standing
	for _, other := range g.Rates {
		if other == nil || !other.Price.Stated() {
			continue
		}
		switch other.Price.Amount.Cmp(r.Price.Amount) {
		case -1:
			s.Below++
		case 0:
			s.Same++
		default:
			s.Above++
		}
	}
	return s, true
}

// Tally counts the standings of one place's prices, each within its group. It
// is not a mark: prices of different services are never ranked together.
type Tally struct {
	Of       int // prices with others to compare with
	Lowest   int
	Highest  int
	Same     int // every place has the same price
	Cautions bool
}

// Tally counts the standings of the prices of the place in a column.
func (m *Matrix) Tally(column int) Tally {
	var t Tally
	for _, l := range m.Lines {
		for _, g := range l.Groups {
			s, ok := g.Standing(column)
			if !ok {
				continue
			}
			t.Of++
			t.Cautions = t.Cautions || len(g.Cautions) > 0
			switch {
			case s.Lowest():
				t.Lowest++
			case s.Highest():
				t.Highest++
			case s.Below+s.Above == 0:
				t.Same++
			}
		}
	}
	return t
}

// Classes returns the first rate of each class in the group, in the order of
// the columns.
func (g *Group) Classes() []*tariff.Rate {
	var out []*tariff.Rate
	met := map[tariff.Meaning]bool{}
	for _, r := range g.Rates {
		if r != nil && !met[r.Meaning()] {
			met[r.Meaning()] = true
			out = append(out, r)
		}
	}
	return out
}
