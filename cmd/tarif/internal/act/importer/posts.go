package importer

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/printed"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// The price columns of a table may be the posts of those who give the service.
// Such a row is read as if the act had a column of roles and a row for each: a
// price is that of a role, and a dash says that the role does not give the
// service.

// post is one role that heads price columns.
type post struct {
	columns []int
	said    [2]string // as the act prints it, in each version
	words   [2]string // without the words for a price
	role    *tariff.Role
	score   float64
}

// byPost returns the rows for which a printed row stands: one for each post
// that heads its prices, else the row itself.
func (w *work) byPost(p [2]*line) [][2]*line {
	all := w.postsOf(p)
	if len(all) == 0 {
		return [][2]*line{p}
	}
	var out [][2]*line
	for _, x := range all {
		var q [2]*line
		for i, l := range p {
			if l != nil {
				q[i] = l.of(x, i)
			}
		}
		out = append(out, q)
	}
	if w.amends() == nil && slices.ContainsFunc(out, gives) {
		w.notGiven += len(out)
		out = slices.DeleteFunc(out, func(q [2]*line) bool { return !gives(q) })
		w.notGiven -= len(out)
	}
	for _, q := range out[1:] {
		for _, l := range q {
			if l != nil {
				l.more, l.repairs, l.doubts = true, nil, nil
			}
		}
	}
	return out
}

// gives reports whether the post gives the service: not only dashes stand for it.
func gives(q [2]*line) bool {
	for _, l := range q {
		if l != nil && slices.ContainsFunc(l.prices, func(p printed.Price) bool { return p.Status != tariff.Dash }) {
			return true
		}
	}
	return false
}

// of returns the part of a row that is of one post.
func (l *line) of(x *post, version int) *line {
	out := *l
	out.whole, out.post, out.role = l, x, x.said[version]
	out.prices, out.days, out.heads = nil, nil, nil
	for _, c := range x.columns {
		out.prices = append(out.prices, l.prices[c])
		out.heads = append(out.heads, l.table.PriceColumns()[c])
		if c < len(l.days) {
			out.days = append(out.days, l.days[c])
		}
	}
	return &out
}

// overPost returns the part of a column's heading that is not the post's.
func (l *line) overPost(heading string) string {
	if l.post == nil {
		return heading
	}
	return strings.TrimSpace(strings.TrimSuffix(heading, l.role))
}

// postsOf returns the posts of a row's table, nil if its columns are none.
func (w *work) postsOf(p [2]*line) []*post {
	var key [2]*table.Table
	n := 0
	for i, l := range p {
		if l == nil {
			continue
		}
		if l.table == nil || l.row == nil || l.role != "" || len(l.prices) < 2 || len(l.prices) != len(l.table.PriceColumns()) || n > 0 && len(l.prices) != n {
			return nil
		}
		key[i], n = l.table, len(l.prices)
	}
	all, ok := w.posts[key]
	if !ok {
		all = w.findPosts(key, n)
		w.posts[key] = all
	}
	return all
}

// findPosts reads the headings of n price columns in each language. Posts must
// head all of them in one language at least, and there must be two.
func (w *work) findPosts(tables [2]*table.Table, n int) []*post {
	columns := make([]*post, n)
	named := false
	for c := range columns {
		columns[c] = &post{columns: []int{c}}
	}
	for v, t := range tables {
		if t == nil {
			continue
		}
		heads := t.PriceColumns()
		every := true
		for c, x := range columns {
			every = w.heading(x, v, heads[c]) && every
		}
		named = named || every
	}
	if !named {
		return nil
	}
	out := joined(columns)
	if len(out) < 2 {
		return nil
	}
	return out
}

// heading reads the heading of one column in one language. A heading of several
// lines names the post in the lowest or above it.
func (w *work) heading(x *post, v int, col table.Column) bool {
	x.said[v] = col.Heading
	above := strings.TrimSpace(strings.TrimSuffix(col.Heading, col.Leaf))
	for _, s := range []string{col.Leaf, above, col.Heading} {
		p, ok := w.fitter.Post(w.versions[v].lang, s)
		if !ok {
			continue
		}
		x.said[v], x.words[v] = s, p.Words
		if p.Role != nil && p.Score > x.score {
			x.role, x.score = p.Role, p.Score
		}
		return true
	}
	return false
}

// joined joins the columns of one post. Of two posts that look like one role of
// the catalogue only the better is it.
func joined(columns []*post) []*post {
	var out []*post
	for _, x := range columns {
		i := slices.IndexFunc(out, func(o *post) bool { return o.words == x.words })
		if i >= 0 {
			out[i].columns = append(out[i].columns, x.columns...)
			continue
		}
		for _, o := range out {
			switch {
			case x.role == nil || o.role != x.role:
			case x.score > o.score:
				o.role = nil
			default:
				x.role = nil
			}
		}
		out = append(out, x)
	}
	return out
}

// postName is what a new role is called: the heading's words without those for
// a price, which a person puts into the right form.
func (w *work) postName(x *post) lang.Text {
	var name lang.Text
	for i, v := range w.versions {
		set(&name, v.lang, lang.UpperFirst(x.words[i]))
	}
	return name
}
