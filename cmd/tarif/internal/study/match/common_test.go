package match

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/test/is"
)

// prices parses "100.00>110.00 50.00>55.00".
func prices(s string) []Prices {
	var out []Prices
	for _, f := range strings.Fields(s) {
		o, n, _ := strings.Cut(f, ">")
		out = append(out, Prices{money.MustParse(o), money.MustParse(n)})
	}
	return out
}

// The prices of Karaganda region for surface water, basin by basin, in four
// years: acts of 17 March 2022 No 156, 18 April 2023 No 32, 16 July 2024 No 203
// and 27 May 2025 No 286. A dash is left out.
var (
	karaganda2022 = "145.29 400.80 57.62 110.22 42.59 12.53 157.82 453.41 63.88 127.76 47.60 17.54 152.81 423.35 60.12 120.24 42.59 12.53 170.34 485.97 70.14 132.77"
	karaganda2023 = "174.81 482.24 69.32 132.62 51.24 15.07 189.88 545.53 76.86 153.71 57.27 21.09 183.85 509.37 72.33 144.67 51.24 15.07 204.95 584.72 84.39 159.74"
	karaganda2024 = "191.98 529.60 152.26 145.64 56.27 16.55 208.53 599.11 168.81 168.81 62.89 23.17 201.91 559.39 158.88 158.88 56.27 16.55 225.08 642.14 185.36 175.43"
	karaganda2025 = "208.22 574.40 165.14 157.96 61.03 17.95 226.17 649.79 183.09 183.09 68.21 25.13 218.99 606.71 172.32 172.32 61.03 17.95 244.12 696.46 201.04 190.27"
)

func zip(old, new string) []Prices {
	o, n := strings.Fields(old), strings.Fields(new)
	var out []Prices
	for i := range o {
		out = append(out, Prices{money.MustParse(o[i]), money.MustParse(n[i])})
	}
	return out
}

func TestKaraganda(t *testing.T) {
	for _, c := range []struct {
		name, old, new, percent string
		exact                   bool
		outliers                []int
	}{
		// Water transport on the Irtysh, 17.54 to 21.09, is one tiyn lower.
		{"2022 to 2023", karaganda2022, karaganda2023, "20.32", false, []int{11}},
		// Agriculture lost its coefficient of one half.
		{"2023 to 2024", karaganda2023, karaganda2024, "9.82", false, []int{2, 8, 14, 20}},
		// Multiples of 3.31 became the same multiples of 3.59.
		{"2024 to 2025", karaganda2024, karaganda2025, "8.46", true, nil},
	} {
		ps := zip(c.old, c.new)
		got, outliers, ok := Most(ps)
		is.True(t, ok && got.Percent.String() == c.percent && got.Places == 2 && got.Exact == c.exact && slices.Equal(outliers, c.outliers),
			"%s: %+v %s, outliers %v, %v", c.name, got, got.Percent, outliers, ok)
		is.Equal(t, got.Count, len(ps)-len(outliers), "%s: counts", c.name)
	}
}

func TestCommon(t *testing.T) {
	for _, c := range []struct{ prices, want string }{
		{"100.00>110.00 50.00>55.00", "10.00 2 exact 2 []"},
		{"100.00>100.00 50.00>50.00", "0.00 2 exact 2 []"},
		{"1485.00>1896.60 742.50>948.30 123.75>158.05", "27.72 2 exact 3 []"},
		{"855.60>984.90 427.80>492.45", "15.11 2 exact 2 []"},
		{"0.33>0.35 100.00>108.46", "8.46 2 rounded 2 []"},
		{"100.00>50.00 10.00>5.00", "-50.00 2 exact 2 []"},
		{"100.00>91.53 50.00>45.77 25.00>22.88", "-8.47 2 rounded 3 []"},
		{"50.00>57.56 100.00>115.11", "15.1 1 rounded 2 []"},
		{"1.00>1.12 2.00>2.23", "none"},
		{"0.00>0.00 100.00>110.00 50.00>55.00", "10.00 2 exact 2 []"},
		{"0.00>1.00 100.00>110.00 50.00>55.00", "none"},
		{"0.00>1.00 100.00>110.00 50.00>55.00 10.00>11.00", "10.00 2 exact 3 [0]"},
		{"5.00>0.00 100.00>110.00 50.00>55.00 10.00>11.00", "10.00 2 exact 3 [0]"},
		{"1.00>2.00 100.00>110.00 50.00>55.00 10.00>11.00", "10.00 2 exact 3 [0]"},
		{"1.00>2.00 100.00>110.00 50.00>55.00", "none"},
		{"0.01>0.01 0.02>0.03", "none"},
		{"0.00>0.00 0.00>0.00", "none"},
		{"100.00>110.00", "none"},
		{"", "none"},
		{"999999999999.99>999999999999.98 499999999999.99>499999999999.98", "0.00 2 rounded 2 []"},
	} {
		got := "none"
		if x, outliers, ok := Most(prices(c.prices)); ok {
			got = x.String() + " " + strconv.Itoa(x.Places) + " " +
				map[bool]string{true: "exact", false: "rounded"}[x.Exact] + " " + strconv.Itoa(x.Count)
			is := lists.Of(outliers, strconv.Itoa)
			got += " [" + strings.Join(is, " ") + "]"
		}
		is.Equal(t, got, c.want, c.prices)
	}
}

// TestOneFactorIsFound: prices computed with one factor from unknown amounts
// and rounded, on both sides, always have a common factor, which the percentage
// states to its number of places; so do the reversed pairs.
func TestOneFactorIsFound(t *testing.T) {
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 7))
		num, den := 500+r.Int64N(2000), int64(1000)
		var there, back []Prices
		for range 2 + r.IntN(20) {
			exact := 1000 + r.Int64N(10_000_000) // thousandths of a tiyn and more
			o, n := amount(half(exact, 100)), amount(half(exact*num, 100*den))
			if o.Sign() == 0 || n.Sign() == 0 {
				continue
			}
			there, back = append(there, Prices{o, n}), append(back, Prices{n, o})
		}
		if len(there) < 2 {
			continue
		}
		s, ok := intersect(there)
		_, mirrored := intersect(back)
		is.Must(t, ok && mirrored, "seed %d: no factor", seed)
		f := (frac{num, den})
		is.Must(t, f.cmp(s.lo) > 0 && f.cmp(s.hi) < 0, "seed %d: the factor %d/%d is outside", seed, num, den)
		for _, step := range []int64{100, 10, 1} {
			if h, ok := s.rounded(step); ok && h != half((num-den)*10000, den*step)*step {
				t.Fatalf("seed %d: %d/%d told as %d hundredths", seed, num, den, h)
			}
		}
		if h, places, ok := s.figure(); ok {
			told := frac{10000 + h, 10000}
			narrow := !(s.lo.cmp(told) < 0 && told.cmp(s.hi) < 0)
			if two, same := s.rounded(1); narrow && !(same && h == two) && places != 1 {
				t.Fatalf("seed %d: %d hundredths explain nothing", seed, h)
			}
		}
	}
}

// half divides and rounds half away from zero.
func half(a, b int64) int64 {
	if a < 0 {
		return -half(-a, b)
	}
	return (2*a + b) / (2 * b)
}

func amount(tiyn int64) money.Amount {
	s := strconv.FormatInt(tiyn, 10)
	for len(s) < 3 {
		s = "0" + s
	}
	return money.MustParse(s[:len(s)-2] + "." + s[len(s)-2:])
}

func TestOrderOfPairsDoesNotMatter(t *testing.T) {
	ps := zip(karaganda2023, karaganda2024)
	want, _, _ := Most(ps)
	r := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		r.Shuffle(len(ps), func(i, j int) { ps[i], ps[j] = ps[j], ps[i] })
		got, _, _ := Most(ps)
		is.Must(t, got.Percent.Cmp(want.Percent) == 0 && got.Count == want.Count, "%+v, before %+v", got, want)
	}
}

func BenchmarkMost(b *testing.B) {
	ps := slices.Repeat(zip(karaganda2023, karaganda2024), 4)
	for b.Loop() {
		Most(ps)
	}
}
