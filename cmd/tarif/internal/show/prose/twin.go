package prose

import (
	"slices"

	"tarif/cmd/tarif/internal/source"
)

// twins reports pages without a twin, and twins that differ in date or prices,
// so that one language would say less. A file that could not be read still
// counts as a twin.
func twins(pages []*Page, files []file) source.List {
	var found source.List
	for _, f := range files {
		if !slices.ContainsFunc(files, f.isTwin) {
			found = append(found, f.error(ruleTwin, source.Say("there is no twin in {1}", f.lang.Other()),
				source.Say("write {1}/{2}.{3}.md: every page stands in both languages", f.dir, f.slug, f.lang.Other())))
		}
	}
	for i, p := range pages {
		for _, q := range pages[i+1:] {
			if p.Section == q.Section && p.Slug == q.Slug {
				found = append(found, p.against(q)...)
			}
		}
	}
	return found
}

func (f file) isTwin(g file) bool {
	return f.section == g.section && f.slug == g.slug && f.lang == g.lang.Other()
}

func (p *Page) against(q *Page) source.List {
	var found source.List
	add := func(s source.Severity, rule string, message, hint source.Text) {
		found = append(found, source.Finding{Pos: p.Pos, Severity: s, Rule: rule, Message: message, Hint: hint, See: new(q.Pos)})
	}
	if p.Date != q.Date {
		add(source.Error, ruleTwin, source.Say(`date "{1}" is not that of its twin, "{2}"`, p.Date, q.Date), source.Say("both languages have the same date"))
	}
	if p.Order != q.Order {
		add(source.Error, ruleTwin, source.Say("order {1} is not that of its twin, {2}", p.Order, q.Order), source.Say("both languages have the same order"))
	}
	if a, b := p.headings, q.headings; a != b {
		add(source.Warning, ruleUnlike, source.Say("has {1} headings, its twin has {2}", a, b), source.Say("the two languages say the same"))
	}
	if p.unsure || q.unsure {
		return found // reported already
	}
	for _, w := range lacking(p.figures, q.figures) {
		add(source.Warning, ruleUnlike, source.Say("the twin does not name {{1}}", w), source.Say("the two languages say the same"))
	}
	for _, w := range lacking(q.figures, p.figures) {
		add(source.Warning, ruleUnlike, source.Say("only the twin names {{1}}", w), source.Say("the two languages say the same"))
	}
	return found
}

// lacking returns what is in a but not in b, without duplicates, in the order
// of a.
func lacking(a, b []string) []string {
	var out []string
	for _, w := range a {
		if !slices.Contains(b, w) && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}
