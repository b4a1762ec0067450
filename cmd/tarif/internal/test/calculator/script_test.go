package calculator_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/publish/minify"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/templates"
)

// engine runs the published script in a JavaScript engine.
func engine(t *testing.T) *goja.Runtime {
	t.Helper()
	vm := goja.New()
	short, err := minify.File(templates.FS, "assets/js/calculator.js")
	is.OK(t, err)
	run(t, vm, string(short))
	run(t, vm, string(read(t, "testdata/check.js")))
	return vm
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	src := is.File(t, name)
	return src
}

func run(t *testing.T, vm *goja.Runtime, src string) goja.Value {
	t.Helper()
	v, err := vm.RunString(src)
	is.OK(t, err, "%.200s", src)
	return v
}

// asked evaluates an expression and decodes its result.
func asked[T any](t *testing.T, vm *goja.Runtime, src string) T {
	t.Helper()
	var out T
	is.OK(t, vm.ExportTo(run(t, vm, src), &out), "%.200s", src)
	return out
}

// The script agrees with the vectors.
func TestVectors(t *testing.T) {
	vm := engine(t)
	for _, wrong := range asked[[]string](t, vm, "checkVectors(tarifCalc, "+string(read(t, "testdata/vectors.json"))+")") {
		t.Error(wrong)
	}
	got := asked[[]string](t, vm, `checkVectors(tarifCalc, {often: [{code: "2", by: "times", good: false}], plans: []})`)
	is.True(t, len(got) == 1, "a wrong vector passes: %q", got)
}

// The script counts the weekdays of every month as Go's calendar does.
func TestCalendar(t *testing.T) {
	vm := engine(t)
	for d := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() <= 2032; d = d.AddDate(0, 1, 0) {
		var want [7]int
		for _, x := range daysOf(d.Format("2006-01")) {
			want[weekday(x)-1]++
		}
		got := asked[[]int](t, vm, fmt.Sprintf("tarifCalc.weekdays(%d, %d)", d.Year(), d.Month()))
		if !slices.Equal(got, want[:]) {
			t.Errorf("%s has %v, want %v", d.Format("2006-01"), got, want)
		}
	}
}

// Random plans have the sums that the oracle computes.
func TestAgainstOracle(t *testing.T) {
	vm := engine(t)
	r := rand.New(rand.NewPCG(2026, 6))
	for range 300 {
		p := chance(r)
		a := reckon(p)
		src := fmt.Sprintf(`var c = tarifCalc.weekdays(%s, %s), t = tarifCalc.total([`, p.Month[:4], trimZero(p.Month[5:]))
		for _, l := range p.Lines {
			src += fmt.Sprintf("{price: %d, by: %q, often: tarifCalc.often(%q, %q)},", money.MustParse(l.Price).Tiyn(), l.By, l.Often, l.By)
		}
		got := asked[[]int64](t, vm, src+"], c); t.day.concat(t.week, t.month, t.once)")
		want := append(a.day[:], a.week, a.sum, a.once)
		is.Must(t, slices.Equal(got, want), "%+v: got %v, want %v", p, got, want)
	}
}

func trimZero(s string) string {
	if s[0] == '0' {
		return s[1:]
	}
	return s
}

// chance returns a random plan of one to six lines.
func chance(r *rand.Rand) plan {
	p := plan{Month: fmt.Sprintf("%d-%02d", 2000+r.IntN(101), 1+r.IntN(12))}
	for range 1 + r.IntN(6) {
		by := []string{"times", "days", "people", "amount"}[r.IntN(4)]
		l := line{Price: fmt.Sprintf("%d.%02d", r.IntN(1_000_000), r.IntN(100)), By: by}
		switch {
		case by == "people":
			l.Often = fmt.Sprintf("n%d", 1+r.IntN(99))
		case by == "amount":
			l.Often = fmt.Sprintf("n%d.%d", 1+r.IntN(9999), 1+r.IntN(999))
		case r.IntN(3) == 0:
			l.Often = fmt.Sprintf("%c%d", "mo"[r.IntN(2)], 1+r.IntN(999))
		default:
			l.Often = fmt.Sprintf("%dx", 1+r.IntN(99))
			for w := range 7 {
				if r.IntN(2) == 0 {
					l.Often += fmt.Sprint(w + 1)
				}
			}
		}
		p.Lines = append(p.Lines, l)
	}
	return p
}

// Amounts are formatted as on the pages.
func TestTenge(t *testing.T) {
	vm := engine(t)
	for _, s := range []string{"0.00", "0.05", "0.50", "1.00", "999.99", "1000.00", "1896.60", "100000.01", "1234567.89", "90071992547409.91"} {
		digits := []byte(s)
		digits = slices.DeleteFunc(digits, func(c byte) bool { return c == '.' })
		got := asked[string](t, vm, "tarifCalc.tenge(Number('"+string(digits)+"'))")
		if len(s) <= len("999999999999.99") {
			for _, l := range lang.All {
				is.Equal(t, got, lang.Tenge(l, money.MustParse(s)), s)
			}
		} else if got != "90\u00a0071\u00a0992\u00a0547\u00a0409,91\u00a0₸" {
			t.Errorf("%s: %q", s, got)
		}
	}
}

// A product or a sum of safe integers is returned if it is exact, otherwise
// NaN. The last safe integer is 2^53 − 1.
func TestBound(t *testing.T) {
	vm := engine(t)
	for src, want := range map[string]bool{
		`tarifCalc.cost(9007199254740991, 1, {k: "m"})`: true,
		`tarifCalc.cost(9007199254740991, 2, {k: "m"})`: false,
		`tarifCalc.cost(3002399751580330, 3, {k: "m"})`: true,
		`tarifCalc.cost(3002399751580331, 3, {k: "m"})`: false,
		`tarifCalc.cost(99999999999999, 91, {k: "m"})`:  false,
		`tarifCalc.cost(9007199254740991, 1, {k: "n"})`: false,
		`tarifCalc.total([{price: 9007199254740990, by: "times", often: {k: "m", n: 1}}, {price: 1, by: "times", often: {k: "m", n: 1}}], [4,4,4,4,4,4,4]).month`: true,
		`tarifCalc.total([{price: 9007199254740991, by: "times", often: {k: "m", n: 1}}, {price: 1, by: "times", often: {k: "m", n: 1}}], [4,4,4,4,4,4,4]).month`: false,
	} {
		is.Equal(t, asked[bool](t, vm, "Number.isSafeInteger("+src+")"), want, "%s is exact", src)
	}
}

// Any address can be read, however it was altered.
func TestRead(t *testing.T) {
	vm := engine(t)
	for hash, want := range map[string]string{
		"":      "null",
		"#main": "null",
		"#v1":   `{"plan":[],"bad":[]}`,
		"#v9&x": `{"plan":[],"bad":["v9&x"]}`,
		"#v1&2026-06&vs=abai-region&cooking/carer=2x135": `{"plan":[["cooking/carer","2x135"]],"bad":[],"y":2026,"m":6,"vs":"abai-region"}`,
		"#v1&2026-13":                            `{"plan":[],"bad":["2026-13"]}`,
		"#v1&1999-01&0000-00":                    `{"plan":[],"bad":["1999-01","0000-00"]}`,
		"#v1%26cooking%2Fcarer%3D2":              `{"plan":[["cooking/carer","2"]],"bad":[]}`,
		"#v1&a//b;c=n1.5":                        `{"plan":[["a//b;c","n1.5"]],"bad":[]}`,
		"#v1&<script>=1&Cooking=2&cooking/carer": `{"plan":[],"bad":["<script>=1","Cooking=2","cooking/carer"]}`,
		"#v1&letters/carer=1&%E0%A4%A":           `{"plan":[["letters/carer","1"]],"bad":["v1&letters/carer=1&%E0%A4%A"]}`,
	} {
		is.Equal(t, asked[string](t, vm, fmt.Sprintf("JSON.stringify(tarifCalc.read(%q))", hash)), want, "%s reads", hash)
	}
}
