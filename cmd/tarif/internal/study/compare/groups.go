package compare

import (
	"cmp"
	"slices"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// grouper divides a line's rates into groups.
type grouper struct {
	catalogue *tariff.Catalogue
	editions  []*tariff.Edition
}

// class is the rates of one tariff.Meaning.
type class []placed

// groups puts rates of one class together, and also classes that the catalogue
// lets be compared, if each of them may be compared with each other: a caution
// between a and b and one between b and c allow nothing between a and c. It
// also returns what keeps the groups apart.
func (g grouper) groups(rates []placed) ([]*Group, []Reason) {
	classes := classesOf(rates)
	var out []*Group
	for _, set := range g.connected(classes) {
		if g.allAllowed(set) {
			out = append(out, g.group(slices.Concat(set...)))
			continue
		}
		for _, c := range set {
			out = append(out, g.group(c))
		}
	}
	slices.SortStableFunc(out, func(x, y *Group) int { return cmp.Compare(x.first(rates), y.first(rates)) })
	return out, g.barriers(classes)
}

func (x *Group) first(rates []placed) int {
	return slices.IndexFunc(rates, func(p placed) bool { return x.Rates[p.column] == p.rate })
}

// barriers returns why some of the classes may not be compared.
func (g grouper) barriers(classes []class) []Reason {
	var out []Reason
	for i, a := range classes {
		for _, b := range classes[i+1:] {
			if why, forbidden := g.between(a[0], b[0]); forbidden {
				out = lists.With(out, slices.DeleteFunc(why, func(r Reason) bool { return r.Kind == Period })...)
			}
		}
	}
	return out
}

// classesOf groups rates by class, in the order of each class's first rate.
func classesOf(rates []placed) []class {
	var out []class
	at := map[tariff.Meaning]int{}
	for _, p := range rates {
		m := p.rate.Meaning()
		i, ok := at[m]
		if !ok {
			i = len(out)
			at[m], out = i, append(out, nil)
		}
		out[i] = append(out[i], p)
	}
	return out
}

// connected divides classes into sets such that nothing may be compared between
// two sets.
func (g grouper) connected(classes []class) [][]class {
	var out [][]class
	for _, c := range classes {
		joined := []class{c}
		var rest [][]class
		for _, set := range out {
			if slices.ContainsFunc(set, func(d class) bool { return g.allowed(c, d) }) {
				joined = append(set, joined...)
			} else {
				rest = append(rest, set)
			}
		}
		out = append(rest, joined)
	}
	return out
}

func (g grouper) allAllowed(set []class) bool {
	for i, a := range set {
		for _, b := range set[i+1:] {
			if !g.allowed(a, b) {
				return false
			}
		}
	}
	return true
}

func (g grouper) allowed(a, b class) bool {
	_, forbidden := g.between(a[0], b[0])
	return !forbidden
}

// between returns the guard's answer about two rates, without our remarks on
// rows, which are kept with the rates.
func (g grouper) between(a, b placed) (why []Reason, forbidden bool) {
	ask := guard{g.catalogue, SpanOf(g.editions[a.column]).Meets(SpanOf(g.editions[b.column]))}
	all, forbidden := ask.reasons(a.rate, b.rate)
	return slices.DeleteFunc(all, func(r Reason) bool { return r.Kind == RowA || r.Kind == RowB }), forbidden
}

func (g grouper) group(rates []placed) *Group {
	out := &Group{Rates: make([]*tariff.Rate, len(g.editions))}
	for _, p := range rates {
		out.Rates[p.column] = p.rate
	}
	unlike := g.unlike(rates)
	for i, a := range unlike {
		for _, b := range unlike[i+1:] {
			why, _ := g.between(a, b)
			out.Cautions = lists.With(out.Cautions, why...)
		}
	}
	out.Spread = spread(out.Rates)
	return out
}

// unlike returns the first rate of each class and span: the guard's answer is
// the same for the others, of which a country has hundreds.
func (g grouper) unlike(rates []placed) []placed {
	type likeness struct {
		class tariff.Meaning
		span  Span
	}
	var out []placed
	met := map[likeness]bool{}
	for _, p := range rates {
		l := likeness{p.rate.Meaning(), SpanOf(g.editions[p.column])}
		if !met[l] {
			met[l], out = true, append(out, p)
		}
	}
	return out
}
