package search_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// query is a line of testdata/queries.tsv or another set there.
type query struct {
	lang        lang.Lang
	class, text string
	want        []string // "kind id"
	first       string   // the place whose price must come first
	absent      bool     // no tariff has it
}

func readQueries(t *testing.T, c *tariff.Catalogue, name string) []query {
	t.Helper()
	src := is.File(t, "testdata/"+name)
	var out []query
	for line := range strings.Lines(string(src)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		is.Must(t, len(f) == 4, "%s: %q has not four fields", name, line)
		q := query{lang: lang.Lang(f[0]), class: f[1], text: f[2]}
		for _, answer := range strings.Fields(f[3]) {
			q.answer(c, answer)
		}
		out = append(out, q)
	}
	return out
}

// answer adds a right answer as written in the file.
func (q *query) answer(c *tariff.Catalogue, s string) {
	if place, ok := strings.CutPrefix(s, "@"); ok {
		q.first = place
		return
	}
	what, id, ok := strings.Cut(s, ":")
	switch {
	case s == "absent":
		q.absent = true
	case !ok:
		q.want = append(q.want, "service "+s)
	case what == "section" || what == "kind":
		for _, x := range c.Services {
			if what == "kind" && string(x.Kind.ID) == id || x.Section != nil && string(x.Section.ID) == id {
				q.want = append(q.want, "service "+string(x.ID))
			}
		}
	default:
		q.want = append(q.want, what+" "+id)
	}
}

func (q query) answered(hits []hit) bool {
	if q.absent && (len(hits) == 0 || hits[0].Told) {
		return true
	}
	return len(hits) > 0 && slices.Contains(q.want, hits[0].Kind+" "+hits[0].ID) &&
		(q.first == "" || q.first == hits[0].First)
}

type tally struct{ right, first3, all int }

// TestQuality: a right answer comes first for 95 of 100 queries and among the
// first three for 99, and first for 90 of 100 in every class. It prints the
// figures by class.
func TestQuality(t *testing.T) {
	sum, classes := measure(t, "queries.tsv")
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		classes[name].report(t, name, 90, 0)
	}
	sum.report(t, "all", 95, 99)
	is.True(t, sum.all >= 300, "only %d queries", sum.all)
}

// TestQualityBlind measures the set that was written blind; its classes are
// small, and so are their limits.
func TestQualityBlind(t *testing.T) {
	sum, classes := measure(t, "blind.tsv")
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		classes[name].report(t, name, 60, 0)
	}
	sum.report(t, "all", 95, 98)
}

// TestQualityErrands measures a third set, of errands as people name them,
// including what the acts do not offer, such as a haircut.
func TestQualityErrands(t *testing.T) {
	sum, _ := measure(t, "errands.tsv")
	sum.report(t, "all", 92, 95)
}

// TestQualityUnseen measures two sets that were written unseen; the second was
// measured after the failures of the first were fixed.
func TestQualityUnseen(t *testing.T) {
	for _, name := range []string{"unseen.tsv", "unseen2.tsv"} {
		sum, classes := measure(t, name)
		for _, class := range slices.Sorted(maps.Keys(classes)) {
			classes[class].report(t, class, 0, 0)
		}
		sum.report(t, name, 95, 98)
	}
}

// TestQualityStrangers measures sets by people who had seen neither the
// catalogue nor the code. The results of their first run are at their heads;
// here they must only not get worse.
func TestQualityStrangers(t *testing.T) {
	for name, floor := range map[string][2]int{"strangers1.tsv": {95, 97}, "strangers2.tsv": {94, 98}, "strangers3.tsv": {91, 96}, "strangers4.tsv": {92, 98}} {
		sum, classes := measure(t, name)
		for _, class := range slices.Sorted(maps.Keys(classes)) {
			classes[class].report(t, class, 0, 0)
		}
		sum.report(t, name, floor[0], floor[1])
	}
}

// measure runs every query of a file and counts the right answers, in total and
// by language and class.
func measure(t *testing.T, name string) (sum *tally, classes map[string]*tally) {
	t.Helper()
	data := realdata.Tariffs(t)
	byLang := map[lang.Lang][]query{}
	for _, q := range readQueries(t, &data.Catalogue, name) {
		byLang[q.lang] = append(byLang[q.lang], q)
	}
	sum, classes = &tally{}, map[string]*tally{}
	for l, queries := range byLang {
		texts := make([]string, len(queries))
		for i, q := range queries {
			texts[i] = q.text
		}
		answers := askAll(t, l, texts)
		for i, q := range queries {
			for _, c := range []*tally{sum, class(classes, string(l)+" "+q.class)} {
				c.count(q, answers[i])
			}
			if !q.answered(answers[i]) {
				t.Logf("%s %s %q: %s, want %s %s", l, q.class, q.text, short(answers[i]), strings.Join(q.want, " "), q.first)
			}
		}
	}
	return sum, classes
}

func class(m map[string]*tally, name string) *tally {
	if m[name] == nil {
		m[name] = &tally{}
	}
	return m[name]
}

func (c *tally) count(q query, hits []hit) {
	c.all++
	if q.answered(hits) {
		c.right++
		c.first3++
		return
	}
	for i := range hits[:min(3, len(hits))] {
		if q.answered(hits[i:]) {
			c.first3++
			return
		}
	}
}

func (c *tally) report(t *testing.T, name string, first, three int) {
	t.Helper()
	t.Logf("%-14s first %3d of %3d (%d %%), among three %3d (%d %%)", name, c.right, c.all, 100*c.right/c.all, c.first3, 100*c.first3/c.all)
	is.True(t, 100*c.right >= first*c.all, "%s: a right answer first for less than %d %%", name, first)
	is.True(t, 100*c.first3 >= three*c.all, "%s: a right answer among the first three for less than %d %%", name, three)
}

func short(hits []hit) string {
	var out []string
	for _, h := range hits[:min(3, len(hits))] {
		out = append(out, h.Kind+" "+h.ID+"@"+h.First)
	}
	return strings.Join(out, ", ")
}
