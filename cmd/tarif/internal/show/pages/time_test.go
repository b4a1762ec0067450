package pages

import (
	"testing"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
	"tarif/templates"
)

// asker runs the script of the dates, as published.
type asker struct {
	vm *goja.Runtime
	on goja.Callable
}

func newAsker(t *testing.T) asker {
	t.Helper()
	src, err := minify.File(templates.FS, "assets/js/time.js")
	is.OK(t, err)
	vm := goja.New()
	if _, err := vm.RunString(string(src)); err != nil {
		t.Fatal(err)
	}
	v, err := vm.RunString("tarifTime.on")
	is.OK(t, err)
	on, _ := goja.AssertFunction(v)
	return asker{vm, on}
}

// exported is what a page tells the script about an edition.
type exported struct {
	From     string `json:"from"`
	Until    string `json:"until"`
	Repealed bool   `json:"repealed"`
}

// answer returns the script's answer for a day.
func (a asker) answer(t *testing.T, editions []exported, day tariff.Date) (int, tariff.State) {
	t.Helper()
	v, err := a.on(goja.Undefined(), a.vm.ToValue(editions), a.vm.ToValue(day.String()))
	is.OK(t, err)
	var got struct {
		Index int    `json:"index"`
		State string `json:"state"`
	}
	is.OK(t, a.vm.ExportTo(v, &got))
	return got.Index, tariff.State(got.State)
}

// export converts editions as dates does.
func export(line tariff.Timeline) []exported {
	out := make([]exported, len(line))
	for i, e := range line {
		out[i] = exported{e.Earliest().String(), e.Ends().String(), e.RepealedBy != nil}
	}
	return out
}

// TestScriptAnswersLikeOn: on every day of many years the script answers like
// Timeline.On, for the tariffs of this site and for synthetic ones with every
// kind of end.
func TestScriptAnswersLikeOn(t *testing.T) {
	data := realdata.Tariffs(t)
	lines := madeUp()
	for _, x := range data.Tariffs {
		lines = append(lines, x.Editions)
	}
	a := newAsker(t)
	a.vm.SetFieldNameMapper(goja.TagFieldNameMapper("json", true))
	states := map[tariff.State]bool{}
	for n, line := range lines {
		editions := export(line)
		for day := (tariff.Date{Year: 2019, Month: 12, Day: 1}); day.Year < 2029; day = day.AddDays(1) {
			want, state := line.On(day)
			got, said := a.answer(t, editions, day)
			if states[state] = true; got != want || said != state {
				t.Fatalf("line %d: on %s the script says %d %s, On %d %s", n, day, got, said, want, state)
			}
		}
	}
	is.Equal(t, len(states), 4, "only these states were met: %v", states)
}

func madeUp() []tariff.Timeline {
	d := func(y, m, day int) tariff.Date { return tariff.Date{Year: y, Month: m, Day: day} }
	edition := func(act tariff.Date, period int, from, until tariff.Date, repealed bool) *tariff.Edition {
		e := &tariff.Edition{Period: period, From: tariff.Bound{Status: tariff.Unknown}, Until: tariff.Bound{Status: tariff.Unknown}}
		e.Act.Date = act
		if !from.IsZero() {
			e.From = tariff.Bound{Status: tariff.Known, Date: from}
		}
		if !until.IsZero() {
			e.Until = tariff.Bound{Status: tariff.Known, Date: until}
		}
		if repealed {
			e.RepealedBy = &tariff.ActRef{Date: d(2024, 2, 29)}
		}
		return e
	}
	none := tariff.Date{}
	return []tariff.Timeline{
		{edition(d(2023, 5, 1), 0, none, none, true)},
		{edition(d(2023, 5, 1), 0, none, d(2024, 3, 10), true), edition(d(2026, 1, 5), 2026, d(2026, 2, 1), none, false)},
		{edition(d(2023, 12, 20), 2024, none, none, false), edition(d(2025, 2, 3), 2025, none, none, false)},
		{edition(d(2025, 3, 1), 2024, none, none, false), edition(d(2025, 2, 14), 2025, none, d(2026, 1, 1), false)},
	}
}
