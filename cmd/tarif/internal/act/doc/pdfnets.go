package doc

import (
	"cmp"
	"slices"
)

// net is a connected set of ruled lines: ys from top to bottom, xs from left to
// right.
type net struct {
	level, upright []stroke
	xs, ys         []int
}

func (n *net) columns() int { return len(n.xs) - 1 }

func (n *net) rows() int { return len(n.ys) - 1 }

// nets groups the lines into those that meet.
func nets(level, upright []stroke) []*net {
	groups := newGroups(len(level) + len(upright))
	for i, h := range level {
		for j, v := range upright {
			if h.from-near <= v.at && v.at <= h.to+near && v.from-near <= h.at && h.at <= v.to+near {
				groups.join(i, len(level)+j)
			}
		}
	}
	byRoot := map[int]*net{}
	var all []*net
	of := func(i int) *net {
		r := groups.root(i)
		if byRoot[r] == nil {
			byRoot[r] = &net{}
			all = append(all, byRoot[r])
		}
		return byRoot[r]
	}
	for i, h := range level {
		of(i).level = append(of(i).level, h)
	}
	for j, v := range upright {
		n := of(len(level) + j)
		n.upright = append(n.upright, v)
	}
	for _, n := range all {
		n.measure()
	}
	slices.SortStableFunc(all, func(a, b *net) int { return cmp.Compare(a.area(), b.area()) })
	return all
}

// measure finds the columns and rows. If a table is open at its sides, its
// outer edge is where its lines end.
func (n *net) measure() {
	var xs, ys []int
	for _, v := range n.upright {
		xs = append(xs, v.at)
		ys = append(ys, v.from, v.to)
	}
	for _, h := range n.level {
		ys = append(ys, h.at)
		xs = append(xs, h.from, h.to)
	}
	n.xs = inner(xs, n.upright)
	n.ys = inner(ys, n.level)
	slices.Reverse(n.ys)
}

// inner returns the positions of the strokes, with the outermost ends as first
// and last.
func inner(ends []int, strokes []stroke) []int {
	if len(ends) == 0 {
		return nil
	}
	places := []int{slices.Min(ends), slices.Max(ends)}
	for _, s := range strokes {
		places = append(places, s.at)
	}
	slices.Sort(places)
	out := places[:1]
	for _, p := range places[1:] {
		if p-out[len(out)-1] > same {
			out = append(out, p)
		}
	}
	return out
}

func (n *net) area() int {
	if len(n.xs) == 0 || len(n.ys) == 0 {
		return 0
	}
	return (n.xs[len(n.xs)-1] - n.xs[0]) * (n.ys[0] - n.ys[len(n.ys)-1])
}

// groups is a disjoint-set forest over small integers.
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

func (g groups) join(i, j int) { g[max(g.root(i), g.root(j))] = min(g.root(i), g.root(j)) }
