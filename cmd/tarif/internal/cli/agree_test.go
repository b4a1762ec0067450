package cli

import (
	"encoding/json"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// built renders the files of the real site whose path contains name.
func built(t *testing.T, r *run, name string) map[string]string {
	t.Helper()
	s, found := r.app.open(".", request{day: tariff.Date{Year: 2026, Month: 3, Day: 1}})
	is.OK(t, found.Err())
	plan, err := s.plan()
	is.OK(t, err)
	files, err := plan.All()
	is.OK(t, err)
	out := map[string]string{}
	for _, f := range files {
		if ext := path.Ext(f.Path); strings.Contains(f.Path, name) && (ext == ".html" || ext == ".csv") {
			b, err := f.Render()
			is.OK(t, err)
			out[f.Path] = string(b)
		}
	}
	return out
}

// shownPercent matches a percentage in a row of a page.
var shownPercent = regexp.MustCompile(`<span class="percent">([^<]*)</span>`)

func shownPercents(page string) []string {
	return lists.Of(shownPercent.FindAllStringSubmatch(page, -1), func(m []string) string { return m[1] })
}

// TestDiffAgrees checks that for neighbouring editions a page, the file of
// changes and the command agree, and for other pairs a page and the command:
// lines, kinds, percentages and totals.
func TestDiffAgrees(t *testing.T) {
	r := unchanging(t)
	files := built(t, r, "/changes")
	lines := strings.SplitAfter(files["data/changes.csv"], "\n")
	told := 1 // lines of the file, including its head
	s, _ := site.Load(os.DirFS("."), site.Options{Day: tariff.Date{Year: 2026, Month: 3, Day: 1}})
	for d := range diff.Neighbours(s.Data) {
		csv := r.output(t, "diff", d.Old.Name(), d.New.Name(), "--format", "csv")
		rows := strings.SplitAfter(csv, "\n")
		is.True(t, rows[0] == lines[0] && slices.Equal(rows[1:len(rows)-1], lines[told:told+len(rows)-2]),
			"%s: the command's lines are not those of changes.csv:\n%s", d.New.Name(), csv)
		told += len(rows) - 2
		diffAgrees(t, r, s, files, d, "")
	}
	is.True(t, told == len(lines)-1, "the commands tell %d lines, changes.csv has %d", told, len(lines)-1)
	distant := 0
	for _, x := range s.Data.Tariffs {
		for i := range x.Editions {
			for _, old := range x.Editions[:max(i-1, 0)] {
				distant++
				diffAgrees(t, r, s, files, diff.Between(old, x.Editions[i]), string(old.ID)+"/")
			}
		}
	}
	is.True(t, distant != 0, "no tariff has three editions")
}

// diffAgrees compares the page of two editions with the output of the command.
func diffAgrees(t *testing.T, r *run, s *site.Site, files map[string]string, d *diff.Diff, below string) {
	t.Helper()
	args := []string{"diff", d.Old.Name(), d.New.Name(), "--format"}
	var percents []money.Percent
	for _, it := range d.Changed() {
		for _, from := range it.Old {
			for _, to := range it.New {
				if f := diff.FiguresOf(from, to); f.HasPercent {
					percents = append(percents, f.Percent)
				}
			}
		}
	}
	for _, l := range lang.All {
		page := files[string(l)+"/places/"+d.New.Name()+"/changes/"+below+"index.html"]
		text := r.output(t, append(args, "text", "--lang", string(l))...)
		agree(t, d.New.Name(), l, page, text, percents)
		for k, n := range d.Summary.Counts {
			words, count := wording.New(s.Words, l).ChangeCount(d, k)
			if count != "" && count != lang.Int(l, n) {
				t.Errorf("%s: %s is said %s times, want %d", d.New.Name(), words, count, n)
			}
			is.In(t, strings.TrimSuffix(words+": <strong>"+count, ": <strong>"), page, "%s: the page", d.New.Name())
			if slices.Contains([]diff.Kind{diff.Basis, diff.Unit, diff.VAT}, k) {
				words, _ = s.Words.T(l, "withheld."+string(k)) // worded together with its consequence
			}
			is.In(t, "- "+strings.TrimSuffix(words+": "+count, ": ")+"\n", text, "%s: the text", d.New.Name())
		}
	}
	counts(t, d, r.output(t, append(args, "json")...))
}

// agree compares the percentages of a page's rows with those of a text.
func agree(t *testing.T, name string, l lang.Lang, page, text string, percents []money.Percent) {
	t.Helper()
	var want []string
	for _, p := range percents {
		want = append(want, lang.SignedPercent(l, p))
		is.In(t, lang.SignedPercent(l, p), text, "%s in %s: the text", name, l)
	}
	is.EqualSlices(t, shownPercents(strings.ReplaceAll(page, "&#43;", "+")), want, "%s in %s: the page has", name, l)
}

// counts compares the counts of the JSON with the diff and with its changes.
func counts(t *testing.T, d *diff.Diff, src string) {
	t.Helper()
	var got struct {
		Same    bool
		Summary struct{ Counts map[diff.Kind]int }
		Changes []struct {
			Kinds   []diff.Kind
			Percent string
		}
	}
	is.OK(t, json.Unmarshal([]byte(src), &got))
	by := map[diff.Kind]int{}
	for i, c := range got.Changes {
		for _, k := range c.Kinds {
			by[k]++
		}
		if it := d.Changed()[i]; it.HasPercent != (c.Percent != "") || it.HasPercent && it.Percent.String() != c.Percent {
			t.Errorf("%s: change %d: %s, want %s", d.New.Name(), i, c.Percent, it.Percent)
		}
	}
	for _, k := range diff.Kinds {
		if n := d.Summary.Counts[k]; by[k] != n || got.Summary.Counts[k] != n {
			t.Errorf("%s: %s %d times, want %d", d.New.Name(), k, by[k], n)
		}
	}
	is.Equal(t, got.Same, d.Empty(), "%s: same", d.New.Name())
}

// TestCompareAgrees checks that the page of a pair of places and the command
// have the same figures.
func TestCompareAgrees(t *testing.T) {
	r := unchanging(t)
	files := built(t, r, "/compare/")
	s, _ := site.Load(os.DirFS("."), site.Options{Day: tariff.Date{Year: 2026, Month: 3, Day: 1}})
	pairs := 0
	for file := range files {
		rest, ok := strings.CutPrefix(file, "kk/compare/")
		parts := strings.Split(rest, "/")
		if !ok || len(parts) != 3 {
			continue
		}
		pairs++
		a, b, _ := strings.Cut(parts[1], "-vs-")
		c := compare.Pair(&s.Data.Catalogue, current(s, a, parts[0]), current(s, b, parts[0]))
		var percents []money.Percent
		for _, row := range c.Rows {
			if row.HasPercent {
				percents = append(percents, row.Percent)
			}
		}
		for _, l := range lang.All {
			text := r.output(t, "compare", a, b, "--kind", parts[0], "--date", "2026-03-01", "--lang", string(l))
			agree(t, file, l, files[string(l)+"/compare/"+rest], text, percents)
		}
	}
	is.True(t, pairs != 0, "no pages of pairs")
}

func current(s *site.Site, place, kind string) *tariff.Edition {
	es := s.Data.Tariff(tariff.PlaceID(place), tariff.KindID(kind)).Editions
	i, _ := es.On(s.Day)
	return es[i]
}

// output runs a command that must succeed without messages, and returns its
// output.
func (r *run) output(t *testing.T, args ...string) string {
	t.Helper()
	status := r.do(t, args...)
	is.Must(t, status == statusDone && r.stderr.Len() == 0, "tarif %q: status %d: %s", args, status, &r.stderr)
	return r.stdout.String()
}
