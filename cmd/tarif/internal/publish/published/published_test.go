package published

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// files are editions' files with the fields that these tests need.
var files = Files{
	Path: func(place, kind, edition string) string { return place + "/" + kind + "/" + edition + "/rates.json" },
	Render: func(e *tariff.Edition, _ output.Manifest) ([]byte, error) {
		rates := []map[string]any{}
		for _, r := range e.Rates {
			k := r.Key()
			rates = append(rates, map[string]any{"row": r.Row, "column": r.Column, "service": string(k.Service), "role": string(k.Role),
				"conditions": k.Conditions, "vat": string(k.VAT), "price": r.Price.String(), "basis": string(r.Basis.ID),
				"act_number": e.Act.Number, "valid_until": e.Until.String()})
		}
		return json.Marshal(map[string]any{"rates": rates})
	},
}

// site returns what was published of editions.
func site(editions ...*tariff.Edition) fstest.MapFS { return owing("2026-01-20", nil, editions...) }

// owing returns what was published on a day, and what it still owed.
func owing(day string, owed []output.Owed, editions ...*tariff.Edition) fstest.MapFS {
	fsys, m := fstest.MapFS{}, output.Manifest{Generator: output.Generator, Date: day, Files: map[string]string{}, Owed: owed}
	for _, e := range editions {
		data, _ := files.Render(e, m)
		name := files.Path(string(e.Place.ID), string(e.Kind.ID), string(e.ID))
		fsys[name], m.Files[name] = &fstest.MapFile{Data: data}, output.Sum(data)
	}
	data, _ := json.Marshal(m)
	fsys["manifest.json"] = &fstest.MapFile{Data: data}
	return fsys
}

// told formats findings, one a line without its hint.
func told(found source.List) string {
	lines := lists.Of(found, func(f source.Finding) string { return f.Rule + " " + fmt.Sprint(f.Message) })
	return strings.Join(lines, "\n")
}

func toldOf(_ []output.Owed, found source.List) string { return told(found) }

// check returns the findings for an edition that was published with another
// table.
func check(t *testing.T, was, is string, change func(*tariff.Edition)) string {
	t.Helper()
	w := tarifftest.New()
	then, now := w.Edition("oral/x/2026", was), w.Edition("oral/x/2026", is)
	if change != nil {
		change(now)
	}
	return toldOf(Check(w.Data(now), site(then), files))
}

func TestNothingIsSaidOfWhatStaysAsItWas(t *testing.T) {
	is.Equal(t, check(t, "1 a 1.00\n2 b -\n", "1 a 1.00\n2 b -\n", nil), "")
	w := tarifftest.New()
	_, got := Check(w.Data(w.Edition("oral/x/2026", "1 a 1.00\n")), fstest.MapFS{}, files)
	is.True(t, got == nil, "there is no site: %s", told(got))
	old, added := w.Edition("oral/x/2025", "1 a 1.00\n"), w.Edition("oral/x/2026", "1 a 2.00\n")
	_, got = Check(w.Data(old, added), site(old), files)
	is.True(t, got == nil, "a new edition was not published yet: %s", told(got))
}

// TestSilentEdits: a price that changed silently is found, with a correction it
// is not.
func TestSilentEdits(t *testing.T) {
	for _, x := range []struct {
		name, was, is string
		want          []string
	}{
		{"price", "1 a 1.00\n2 b 2.00\n", "1 a 1.50\n2 b 2.00\n", []string{"1.00", "1.50"}},
		{"row that came", "1 a 1.00\n", "1 a 1.00\n2 b 2.00\n", []string{`"b"`}},
		{"row that went", "1 a 1.00\n2 b 2.00\n", "1 a 1.00\n", []string{`"b"`}},
		{"other service", "1 a 1.00\n2 b 2.00\n", "1 a 1.00\n2 c 2.00\n", []string{`"b"`, `"c"`}},
		{"all bases at once", "1 a 1.00\n2 b 2.00\n", "1 a basis=day 1.00\n2 b basis=day 2.00\n", []string{"service", "day"}},
		{"numbers of rows", "1 a 1.00\n2 b 2.00\n", "1 b 2.00\n2 a 1.00\n", []string{"numbers"}},
	} {
		got := check(t, x.was, x.is, nil)
		is.Equal(t, strings.Count(got, RuleChanged), 1, "%s: not one finding: %s", x.name, got)
		for _, want := range x.want {
			is.True(t, strings.Contains(got, want), "%s: %s does not name %s", x.name, got, want)
		}
	}
}

func TestOwnedUpTo(t *testing.T) {
	own := func(was string) func(*tariff.Edition) {
		return func(e *tariff.Edition) {
			e.Corrections = []*tariff.Correction{{Edition: e, Row: 1, Column: 1, Field: tariff.PriceField, Was: was}}
		}
	}
	is.Equal(t, check(t, "1 a 1.00\n", "1 a 1.50\n", own("1.00")), "")
	got := check(t, "1 a 1.00\n", "1 a 1.50\n", own("1.10"))
	is.True(t, got != "", "a correction of another price owns up to this one")
}

// TestLearned: what nobody could know is not a mistake: an end set by another
// act.
func TestLearned(t *testing.T) {
	end := tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2026, Month: 7, Day: 1}}
	is.Equal(t, check(t, "1 a 1.00\n", "1 a 1.00\n", func(e *tariff.Edition) { e.Until = end }), "", "the end was not known")
	got := check(t, "1 a 1.00\n", "1 a 1.00\n", func(e *tariff.Edition) { e.Act.Number = "9" })
	is.True(t, strings.Contains(got, "act_number"), "the number of the act was wrong: %q", got)
	w := tarifftest.New()
	then, now, next := w.Edition("oral/x/2026", "1 a 1.00\n"), w.Edition("oral/x/2026", "1 a 1.00\n"), w.Edition("oral/x/2027", "1 a 2.00\n")
	then.Until = end
	now.Until = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2026, Month: 9, Day: 1}}
	is.In(t, "valid_until", toldOf(Check(w.Data(now, next), site(then), files)), "the end was another")
	next.From = now.Until
	is.Equal(t, toldOf(Check(w.Data(now, next), site(then), files)), "", "the next edition ended it")
}

func TestGone(t *testing.T) {
	w := tarifftest.New()
	old, now := w.Edition("oral/x/2025", "1 a 1.00\n"), w.Edition("oral/x/2026", "1 a 2.00\n")
	_, got := Check(w.Data(now), site(old, now), files)
	is.True(t, len(got) == 1 && got[0].Rule == RuleGone && strings.Contains(told(got), "oral/x/2025"), "%s", told(got))
}

// TestUnreadable: if the old file is missing or differs from the manifest, the
// check says that it cannot tell.
func TestUnreadable(t *testing.T) {
	w := tarifftest.New()
	then, now := w.Edition("oral/x/2026", "1 a 1.00\n"), w.Edition("oral/x/2026", "1 a 2.00\n")
	for name, spoil := range map[string]func(fstest.MapFS){
		"missing": func(fsys fstest.MapFS) { delete(fsys, "oral/x/2026/rates.json") },
		"altered": func(fsys fstest.MapFS) {
			fsys["oral/x/2026/rates.json"] = &fstest.MapFile{Data: []byte(`{"rates":[]}`)}
		},
	} {
		fsys := site(then)
		spoil(fsys)
		is.In(t, "is not there to tell", toldOf(Check(w.Data(now), fsys, files)), name)
	}
}

func TestMistakes(t *testing.T) {
	w := tarifftest.New()
	then, now := w.Edition("oral/x/2026", "1 a 1.00\n2 b 2.00\n"), w.Edition("oral/x/2026", "1 a 1.50\n2 b 2.00\n")
	x := w.Data(now).Tariffs[0]
	got, told, err := Mistakes(x, 0, site(then), files)
	is.Must(t, err == nil && len(got) == 1 && told == 0, "%v, %d, %v", got, told, err)
	m := got[0]
	if m.Row != 1 || m.Field != tariff.PriceField || m.Was != "1.00" || m.Now() != "1.50" || !m.Since.IsZero() {
		t.Errorf("%+v", m)
	}
	for name, fsys := range map[string]fstest.MapFS{"no site": {}, "not published": site(w.Edition("oral/x/2025", "1 a 1.00\n"))} {
		got, _, err := Mistakes(x, 0, fsys, files)
		is.True(t, got == nil && err == nil, "%s: %v, %v", name, got, err)
	}
}

// TestSince: a mistake is as old as the correction that brought it; of a value
// that the edition had from the first, nothing here tells when readers saw it.
func TestSince(t *testing.T) {
	w := tarifftest.New()
	was, now := w.Edition("oral/x/2026", "1 a 1.00\n2 b 2.00\n"), w.Edition("oral/x/2026", "1 a 1.50\n2 b 2.50\n")
	x, old := w.Data(now).Tariffs[0], site(was)
	day := tariff.Date{Year: 2026, Month: 2, Day: 10}
	now.Corrections = []*tariff.Correction{{Edition: now, Row: 2, Column: 1, Field: tariff.PriceField, Was: "1.90", Corrected: day}}
	got, told, err := Mistakes(x, 0, old, files)
	is.Must(t, err == nil && len(got) == 2 && told == 0, "%+v, %d, %v", got, told, err)
	is.True(t, got[0].Since.IsZero() && got[1].Since == day, "%+v", got)
	now.Corrections = append(now.Corrections, &tariff.Correction{Edition: now, Row: 1, Column: 1, Field: tariff.PriceField, Was: "1.00"},
		&tariff.Correction{Edition: now, Row: 2, Column: 1, Field: tariff.PriceField, Was: "2.00"})
	got, told, err = Mistakes(x, 0, old, files)
	is.True(t, err == nil && len(got) == 0 && told == 2, "corrected, not yet built: %+v, %d, %v", got, told, err)
}

// TestPairedLosesNothing: records of the same price are paired first, then
// those in the same cell; no record is lost or used twice.
func TestPairedLosesNothing(t *testing.T) {
	rec := func(row int, service string) record {
		return record{"row": strconv.Itoa(row), "column": "1", "service": service}
	}
	was, now := []record{rec(1, "a"), rec(2, "b"), rec(3, "c")}, []record{rec(1, "b"), rec(2, "x"), rec(4, "d")}
	got := lists.Of(paired(slices.Clone(was), slices.Clone(now)), func(p pair) string { return p.was["service"] + ">" + p.is["service"] })
	is.EqualSlices(t, got, []string{"b>b", "a>", "c>", ">x", ">d"}, "pairs")
}

// TestOwed: a silent change stays owed over any number of builds, until there
// is a correction or it is undone.
func TestOwed(t *testing.T) {
	w := tarifftest.New()
	table := func(rows string) *tariff.Edition { return w.Edition("oral/x/2026", rows) }
	first, second, third := table("1 a 1.00\n2 b 2.00\n"), table("1 a 1.50\n2 b 2.00\n"), table("1 a 1.60\n2 b 2.00\n")
	owed, found := Check(w.Data(second), owing("2026-01-20", nil, first), files)
	if len(owed) != 1 || len(found) != 1 || owed[0] != (output.Owed{Edition: "oral/x/2026", Row: 1, Column: 1, Field: "price", Was: "1.00", Since: "2026-01-20"}) {
		t.Fatalf("%+v\n%s", owed, told(found))
	}
	again, found := Check(w.Data(second), owing("2026-02-20", owed, second), files)
	is.True(t, slices.Equal(again, owed) && strings.Contains(told(found), `of 2026-01-20 says "1.00", this file says "1.50"`),
		"built twice, and it is forgotten: %+v\n%s", again, told(found))
	more, found := Check(w.Data(third), owing("2026-03-20", again, second), files)
	is.True(t, len(more) == 2 && len(found) == 2 && more[1].Was == "1.50" && more[1].Since == "2026-03-20",
		"edited twice: %+v\n%s", more, told(found))
	mistakes, _, err := Mistakes(w.Data(third).Tariffs[0], 0, owing("2026-04-20", more, third), files)
	is.True(t, err == nil && len(mistakes) == 2 && mistakes[0].Since.IsZero() && mistakes[1].Since == (tariff.Date{Year: 2026, Month: 3, Day: 20}),
		"what is to be owned up to: %+v, %v", mistakes, err)
	for i := range mistakes {
		third.Corrections = append(third.Corrections, &mistakes[i])
	}
	if left, found := Check(w.Data(third), owing("2026-04-20", more, third), files); len(left)+len(found) != 0 {
		t.Errorf("owned up to, and still owed: %+v\n%s", left, told(found))
	}
	if left, _ := Check(w.Data(first), owing("2026-04-20", owed, second), files); len(left) != 1 || left[0].Was != "1.50" {
		t.Errorf("undone, what is owed is what stood between: %+v", left)
	}
}

// TestOwedEdition: an edition that is gone is owed until it is back.
func TestOwedEdition(t *testing.T) {
	w := tarifftest.New()
	old, now := w.Edition("oral/x/2025", "1 a 1.00\n"), w.Edition("oral/x/2026", "1 a 2.00\n")
	owed, _ := Check(w.Data(now), owing("2026-01-20", nil, old, now), files)
	again, found := Check(w.Data(now), owing("2026-02-20", owed, now), files)
	is.True(t, len(again) == 1 && len(found) == 1 && found[0].Rule == RuleGone && again[0].Since == "2026-01-20",
		"%+v\n%s", again, told(found))
	if left, found := Check(w.Data(old, now), owing("2026-02-20", owed, now), files); len(left)+len(found) != 0 {
		t.Errorf("it is back: %+v\n%s", left, told(found))
	}
}
