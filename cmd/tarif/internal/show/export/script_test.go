package export_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/realdata"
)

// The scripts as a reader of the package comment would understand them.
type (
	edition struct {
		Span    string
		Classes []string
		Rates   [][]json.RawMessage
	}
	more struct {
		Column  int
		Label   string             `json:"row_label"`
		Status  tariff.PriceStatus `json:"price_status"`
		Caution []string
		Measure string
		Printed [2]string
	}
	kind struct {
		Places  []struct{ ID, Edition, State string }
		Classes map[string][2]string
		Between []struct {
			Classes [2]string
			Verdict compare.Verdict
			Reasons []compare.ReasonKind
			Text    *[2]string
		}
		Apart [][2]string
	}
)

// called parses the object with which a script calls a function.
func called(t *testing.T, function string, src []byte, err error, into any) {
	t.Helper()
	is.OK(t, err)
	object, ok := strings.CutPrefix(strings.TrimSuffix(string(src), ");\n"), function+"(")
	is.Must(t, ok, "the script does not call %s: %.80s", function, src)
	is.OK(t, json.Unmarshal([]byte(object), into))
}

func readEdition(t *testing.T, e *tariff.Edition) edition {
	t.Helper()
	var out edition
	src, err := export.EditionScript(e)
	called(t, "tarifEdition", src, err, &out)
	return out
}

func readKind(t *testing.T, d *tariff.Data, k *tariff.Kind) kind {
	t.Helper()
	var out kind
	src, err := export.KindScript(d, k, tariff.Date{Year: 2026, Month: 6, Day: 15})
	called(t, "tarifKind", src, err, &out)
	return out
}

func field[T any](t *testing.T, raw json.RawMessage) T {
	t.Helper()
	var out T
	is.OK(t, json.Unmarshal(raw, &out))
	return out
}

// TestEditionScript: the rates of a script are those of the edition, and an
// amount is an integer number of tiyn.
func TestEditionScript(t *testing.T) {
	es := []*tariff.Edition{}
	for _, d := range []*tariff.Data{data(), realdata.Tariffs(t)} {
		for _, tr := range d.Tariffs {
			es = append(es, tr.Editions...)
		}
	}
	for _, e := range es {
		s := readEdition(t, e)
		is.Must(t, len(s.Rates) == len(e.Rates), "%s: %d rates, %d in the script", e.Name(), len(e.Rates), len(s.Rates))
		for _, f := range s.Rates {
			checkRate(t, e, s, f)
		}
	}
}

func checkRate(t *testing.T, e *tariff.Edition, s edition, f []json.RawMessage) {
	t.Helper()
	m := more{Column: 1}
	if len(f) > 6 {
		m = field[more](t, f[6])
		m.Column = max(m.Column, 1)
	}
	row := field[int](t, f[0])
	i := slices.IndexFunc(e.Rates, func(r *tariff.Rate) bool { return r.Row == row && r.Column == m.Column })
	is.Must(t, i >= 0, "%s: the script has row %d, column %d, the edition has not", e.Name(), row, m.Column)
	r := e.Rates[i]
	k := r.Key()
	is.True(t, string(k.Service) == field[string](t, f[1]) && string(k.Role) == field[string](t, f[2]) && k.Conditions == field[string](t, f[3]),
		"%s row %d: %s", e.Name(), row, f)
	is.Equal(t, s.Classes[field[int](t, f[4])], r.Meaning().String(), "%s row %d: class", e.Name(), row)
	price := field[*int64](t, f[5])
	switch {
	case r.Price.Measure != tariff.Money:
		if price != nil || m.Measure != r.Price.Measure.String() || m.Printed[0] != r.Price.In(lang.KK) || m.Printed[1] != r.Price.In(lang.RU) {
			t.Errorf("%s row %d: price %s, %v", e.Name(), row, f[5], m)
		}
	case (price != nil) != r.Price.Stated(), price == nil && m.Status != r.Price.Status:
		t.Errorf("%s row %d: price %s, status %q", e.Name(), row, f[5], m.Status)
	case price != nil && *price != r.Price.Amount.Tiyn():
		t.Errorf("%s row %d: %d tiyn, not %s", e.Name(), row, *price, r.Price.Amount)
	}
	if label := m.Label; label != "" && label != r.Label || (len(m.Caution) > 0) == r.Caution.IsZero() {
		t.Errorf("%s row %d: label %q, caution %q", e.Name(), row, label, m.Caution)
	}
}

// TestClassesAgreeWithTheGuard: what the scripts say about any two prices of
// the same kind in the shipped data is what the guard says about them.
func TestClassesAgreeWithTheGuard(t *testing.T) {
	d := realdata.Tariffs(t)
	asked := 0
	for _, k := range d.Catalogue.Kinds {
		script := readKind(t, d, k)
		var rates []*tariff.Rate
		for _, tr := range d.OfKind(k.ID) {
			for _, e := range tr.Editions {
				rates = append(rates, e.Rates...)
			}
		}
		for i, a := range rates {
			for _, b := range rates[i+1:] {
				asked++
				askBoth(t, &d.Catalogue, script, a, b)
			}
		}
	}
	t.Logf("%d pairs of prices", asked)
	is.True(t, asked >= 10000, "only %d pairs of prices", asked)
}

// askBoth asks the guard and the script about two prices as if they were for
// one service.
func askBoth(t *testing.T, c *tariff.Catalogue, script kind, a, b *tariff.Rate) {
	t.Helper()
	row := compare.Pair(c, alone(a), alone(b)).Rows[0]
	reasons := []compare.ReasonKind{}
	for _, r := range row.Reasons {
		reasons = append(reasons, r.Kind)
	}
	verdict, why := script.judge(a, b)
	if row.Verdict != verdict || !slices.Equal(reasons, why) {
		t.Fatalf("%s row %d and %s row %d: the guard says %s %q, the scripts say %s %q",
			a.Edition.Name(), a.Row, b.Edition.Name(), b.Row, row.Verdict, reasons, verdict, why)
	}
}

// alone returns an edition with one rate, which prices the same thing as any
// other result of alone.
func alone(r *tariff.Rate) *tariff.Edition {
	e, copied := *r.Edition, *r
	copied.Service, copied.Role, copied.Conditions = &tariff.Service{ID: "any"}, nil, nil
	copied.Price = tariff.Price{Status: tariff.Stated, Amount: money.MustParse("1.00")}
	e.Rates = []*tariff.Rate{&copied}
	return &e
}

// judge follows the package comment.
func (k kind) judge(a, b *tariff.Rate) (compare.Verdict, []compare.ReasonKind) {
	verdict, reasons := compare.Comparable, []compare.ReasonKind{}
	for _, x := range k.Between {
		p, q := a.Meaning().String(), b.Meaning().String()
		if x.Classes == [2]string{p, q} || x.Classes == [2]string{q, p} {
			verdict, reasons = x.Verdict, append(reasons, x.Reasons...)
		}
	}
	p, q := compare.SpanOf(a.Edition).String(), compare.SpanOf(b.Edition).String()
	if slices.Contains(k.Apart, [2]string{p, q}) || slices.Contains(k.Apart, [2]string{q, p}) {
		reasons = append(reasons, compare.Period)
	}
	if !a.Caution.IsZero() {
		reasons = append(reasons, compare.RowA)
	}
	if !b.Caution.IsZero() {
		reasons = append(reasons, compare.RowB)
	}
	if verdict == compare.Comparable && len(reasons) > 0 {
		verdict = compare.Caution
	}
	return verdict, reasons
}

// TestKindScriptHasTheWords: a caution has the catalogue's words, and each
// class ours.
func TestKindScriptHasTheWords(t *testing.T) {
	d := realdata.Tariffs(t)
	s := readKind(t, d, d.Catalogue.Kind("home-care"))
	is.Must(t, len(s.Between) == 1 && s.Between[0].Verdict == compare.Caution, "between: %+v", s.Between)
	want := d.Catalogue.Comparable[0].Reason
	got := s.Between[0].Text
	is.True(t, got != nil && *got == [2]string{want.KK, want.RU}, "the caution is %v", got)
	for _, c := range s.Between[0].Classes {
		name := s.Classes[c]
		is.True(t, name[0] != "" && name[1] != "", "class %s is called %q", c, name)
	}
	is.True(t, len(s.Places) == 2 && s.Places[1].ID == "oral" && s.Places[1].Edition == "2026" && s.Places[1].State == "in-force",
		"places: %+v", s.Places)
}

// TestEditionScriptWeight: an edition of 76 rows with its cautions is at most
// 2.5 KB on the network.
func TestEditionScriptWeight(t *testing.T) {
	d := realdata.Tariffs(t)
	for _, place := range []tariff.PlaceID{"baiterek", "oral"} {
		src, err := export.EditionScript(d.Edition(place, "home-care", "2026"))
		is.OK(t, err)
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		w.Write(src)
		w.Close()
		t.Logf("%s: %d bytes, %d gzip", place, len(src), b.Len())
		// Two kilobytes for the figures, half of one for the cautions in two
		// languages on eleven rows of Baiterek and four of Oral.
		if b.Len() > 5<<9 {
			t.Errorf("%s: %d bytes gzip", place, b.Len())
		}
	}
}
