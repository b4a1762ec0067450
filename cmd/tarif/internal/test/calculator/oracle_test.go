package calculator_test

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// vectors holds plans and their sums. How an address encodes a plan is tested
// with the script.
type vectors struct {
	Plans []plan `json:"plans"`
}

// plan has the lines of one month, "2026-06", how often each price applies in
// that month, and the sums for each weekday, a week, the month and what is paid
// once; an empty sum means that there is none.
type plan struct {
	Name  string   `json:"name"`
	Month string   `json:"month"`
	Lines []line   `json:"lines"`
	Uses  []int64  `json:"uses"`
	Day   []string `json:"day"`
	Week  string   `json:"week"`
	Sum   string   `json:"sum"`
	Once  string   `json:"once"`
}

// line is a price, what it multiplies and how often. The price may be empty.
type line struct {
	Price string `json:"price"`
	By    string `json:"by"`
	Often string `json:"often"`
}

func readVectors(t *testing.T) vectors {
	t.Helper()
	return tarifftest.JSON[vectors](t, "testdata/vectors.json")
}

// answer is the oracle's result for a plan, in tiyn.
type answer struct {
	uses []int64
	day  [7]int64
	week int64
	sum  int64
	once int64
}

// reckon adds up the days of the month and the days of a week.
func reckon(p plan) answer {
	var a answer
	for _, l := range p.Lines {
		n := int64(0)
		for _, d := range daysOf(p.Month) {
			n += on(l, weekday(d))
		}
		if monthly(l) {
			n = aMonth(l, len(daysOf(p.Month)))
		}
		a.uses = append(a.uses, n)
		if l.Price == "" {
			continue
		}
		if strings.HasPrefix(l.Often, "o") {
			a.once += cost(l, n)
			continue
		}
		a.sum += cost(l, n)
		for w := range 7 {
			a.day[w] += cost(l, on(l, w+1))
			a.week += cost(l, on(l, w+1))
		}
	}
	return a
}

func daysOf(month string) []time.Time {
	first, err := time.Parse("2006-01", month)
	if err != nil {
		panic(err)
	}
	var out []time.Time
	for d := first; d.Month() == first.Month(); d = d.AddDate(0, 0, 1) {
		out = append(out, d)
	}
	return out
}

// weekday is 1 for Monday to 7 for Sunday.
func weekday(d time.Time) int { return (int(d.Weekday())+6)%7 + 1 }

// monthly reports whether a line has a number for the month instead of
// weekdays.
func monthly(l line) bool { return strings.ContainsAny(l.Often[:1], "mno") }

// on returns how often a line applies on a weekday.
func on(l line, w int) int64 {
	if monthly(l) {
		return 0
	}
	times, days, some := strings.Cut(l.Often, "x")
	if some && !strings.Contains(days, strconv.Itoa(w)) {
		return 0
	}
	if l.By == "days" {
		return 1
	}
	return whole(times)
}

// aMonth returns how often a line applies in a month, or once in all; it may be
// in thousandths.
func aMonth(l line, days int) int64 {
	if amount, ok := strings.CutPrefix(l.Often, "n"); ok {
		units, part, _ := strings.Cut(amount, ".")
		return whole(units)*1000 + whole((part + "000")[:3])
	}
	n := whole(l.Often[1:])
	if l.By == "days" && l.Often[0] == 'm' {
		n = min(n, int64(days))
	}
	return n
}

func whole(s string) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

// cost multiplies; thousandths are rounded half up to the tiyn.
func cost(l line, n int64) int64 {
	price := big.NewInt(money.MustParse(l.Price).Tiyn())
	x := price.Mul(price, big.NewInt(n))
	if strings.HasPrefix(l.Often, "n") {
		x.Add(x, big.NewInt(500)).Div(x, big.NewInt(1000))
	}
	return x.Int64()
}

// The oracle agrees with the sums that a person calculated.
func TestOracle(t *testing.T) {
	for _, p := range readVectors(t).Plans {
		a := reckon(p)
		for i, n := range p.Uses {
			is.Equal(t, a.uses[i], n, "%s: line %d counts", p.Name, i+1)
		}
		for i, d := range p.Day {
			is.Equal(t, a.day[i], money.MustParse(d).Tiyn(), "%s: weekday %d", p.Name, i+1)
		}
		is.Equal(t, a.once, money.MustParse(cmp.Or(p.Once, "0.00")).Tiyn(), "%s: paid once", p.Name)
		is.True(t, a.week == money.MustParse(p.Week).Tiyn() && a.sum == money.MustParse(p.Sum).Tiyn(),
			"%s: a week is %d, the month %d, want %s and %s", p.Name, a.week, a.sum, p.Week, p.Sum)
	}
}
