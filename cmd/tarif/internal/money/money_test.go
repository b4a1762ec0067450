package money

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func TestParse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"1896.60", "1896.60"},
		{"1 896,60", "1896.60"},
		{"1\u00a0896,60", "1896.60"},
		{"1\u202f896,60", "1896.60"},
		{"742,5", "742.50"},
		{"1485", "1485.00"},
		{"0", "0.00"},
		{"0,05", "0.05"},
		{"12 345 678,9", "12345678.90"},
		{"371,25", "371.25"},
		{"007", "7.00"},
	}
	for _, tt := range tests {
		got, err := Parse(tt.in)
		is.True(t, err == nil && got.String() == tt.want, "Parse(%q) = %s, %v; want %s", tt.in, got, err, tt.want)
	}
}

func TestParseError(t *testing.T) {
	tests := []struct {
		in   string
		want error
	}{
		{"", ErrSyntax},
		{"-", ErrSign},
		{"-5", ErrSign},
		{"−5", ErrSign},
		{"1 896,6O", ErrSyntax},
		{"1,896.60", ErrSyntax},
		{"1.896", ErrPlaces},
		{"1.896,60", ErrSyntax},
		{"18 96,60", ErrSyntax},
		{"1896 600,00", ErrSyntax},
		{" 5", ErrSyntax},
		{"5 ", ErrSyntax},
		{"5.", ErrSyntax},
		{".5", ErrSyntax},
		{"1e3", ErrSyntax},
		{"331 теңге", ErrSyntax},
		{"1  896", ErrSyntax},
		{"1234567890123", ErrSize},
		{"٣", ErrSyntax},
	}
	for _, tt := range tests {
		got, err := Parse(tt.in)
		is.True(t, errors.Is(err, tt.want), "Parse(%q) = %s, %v; want error %v", tt.in, got, err, tt.want)
	}
}

func TestChange(t *testing.T) {
	tests := []struct{ from, to, want string }{
		{"1485", "1896.60", "27.72"},
		{"855.60", "984.90", "15.11"},
		{"390", "637", "63.33"},
		{"100", "100", "0.00"},
		{"200", "100", "-50.00"},
		{"400.00", "400.02", "0.01"},  // 0.005 is rounded away from zero
		{"400.02", "400.00", "0.00"},  // −0.00499…
		{"800.00", "799.96", "-0.01"}, // −0.005 too
		{"3", "4", "33.33"},
		{"3", "5", "66.67"},
	}
	for _, tt := range tests {
		p, ok := Change(MustParse(tt.from), MustParse(tt.to))
		got := p.String()
		is.True(t, ok && got == tt.want, "Change(%s, %s) = %s, %v; want %s", tt.from, tt.to, got, ok, tt.want)
	}
	if _, ok := Change(Amount{}, MustParse("5")); ok {
		t.Error("there is no percentage of zero")
	}
}

func TestTiyn(t *testing.T) {
	for s, want := range map[string]int64{"0": 0, "5": 500, "1896.60": 189660, "0.05": 5, "1 485,5": 148550, "999999999999.99": 99999999999999} {
		is.Equal(t, MustParse(s).Tiyn(), want, "%s tiyn", s)
	}
	is.Equal(t, MustParse("0.10").Sub(MustParse("1.05")).Tiyn(), -95, "0.10 - 1.05 tiyn")
	is.Equal(t, (Amount{}).Tiyn(), 0, "nothing tiyn")
}

// FuzzChange compares Change with exact fractions.
func FuzzChange(f *testing.F) {
	f.Add(int64(148500), int64(189660))
	f.Add(int64(40000), int64(40002))
	f.Fuzz(func(t *testing.T, from, to int64) {
		if from <= 0 || to < 0 || from > 1e14 || to > 1e14 {
			t.Skip()
		}
		a, b := tiyn(t, from), tiyn(t, to)
		p, ok := Change(a, b)
		is.Must(t, ok, "Change(%s, %s) has no answer", a, b)
		exact := big.NewRat(to-from, from)
		exact.Mul(exact, big.NewRat(100, 1))
		// FloatString rounds half away from zero, but writes a negative value
		// that rounds to zero as -0.00.
		want := exact.FloatString(2)
		if want == "-0.00" {
			want = "0.00"
		}
		is.Equal(t, p.String(), want, "Change(%s, %s)", a, b)
	})
}

func tiyn(t *testing.T, n int64) Amount {
	t.Helper()
	a, err := Parse(big.NewRat(n, 100).FloatString(2))
	is.OK(t, err)
	return a
}

// FuzzParse checks that what is parsed is formatted the same.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"1896.60", "1 896,60", "5,", "−1", "9999999999999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := Parse(s)
		if err != nil {
			return
		}
		again, err := Parse(a.String())
		is.True(t, err == nil && again.Equal(a), "Parse(%q) = %s, and that is read as %s, %v", s, a, again, err)
		is.True(t, !strings.ContainsAny(s, "eE+"), "Parse(%q) took more than digits", s)
	})
}

func TestRatio(t *testing.T) {
	num, den, ok := Ratio(MustParse("123.75"), MustParse("1485"), 12)
	is.True(t, ok && num == 1 && den == 12, "Ratio = %d/%d, %v; want 1/12", num, den, ok)
	if _, _, ok := Ratio(MustParse("123.76"), MustParse("1485"), 12); ok {
		t.Error("123.76 is no such fraction of 1485")
	}
}

func TestSum(t *testing.T) {
	sum := Amount{}
	for _, s := range []string{"0.10", "0.20", "0.30"} {
		sum = sum.Add(MustParse(s))
	}
	is.True(t, sum.String() == "0.60" && sum.Sub(MustParse("0.70")).String() == "-0.10", "sum = %s", sum)
}

// TestFigures: figures in other measures than money keep all their decimals.
func TestFigures(t *testing.T) {
	for in, want := range map[string][2]string{
		"0,5": {"0.50", "0.5"}, "1": {"1.00", "1"}, "0,0045": {"0.0045", "0.0045"}, "25,50": {"25.50", "25.5"},
		"0.000001": {"0.000001", "0.000001"}, "1 000,125": {"1000.125", "1000.125"},
	} {
		a, err := ParseFigure(in)
		if err != nil || a.String() != want[0] || a.Short() != want[1] {
			t.Errorf("%s: %v, %s, %s", in, err, a, a.Short())
		}
		b := OfMillionths(a.Millionths())
		is.True(t, a.Equal(b), "%s: %s of its millionths", in, b)
		if again, err := ParseFigure(a.String()); err != nil || !again.Equal(a) {
			t.Errorf("%s is read as %s, %v", a, again, err)
		}
	}
	if _, err := ParseFigure("0.0000001"); err != ErrPlaces {
		t.Errorf("seven decimals: %v", err)
	}
	if _, err := Parse("0.005"); err != ErrPlaces {
		t.Errorf("tenge with three decimals: %v", err)
	}
}

// TestWrittenAsDecimals: small amounts, which use integers, are written like
// large ones, which use decimals.
func TestWrittenAsDecimals(t *testing.T) {
	for _, n := range []int64{0, 1, -1, 9, 10, 99, 100, -100, 12345, -189660, 99999999999999, 100000000000000, -99999999999999, 1 << 60} {
		a := OfTiyn(n)
		if got, want := a.String(), big.NewRat(n, 100).FloatString(2); got != want || a.Tiyn() != n || a.Places() != 2 {
			t.Errorf("%d tiyn are %s, not %s, and %d tiyn", n, got, want, a.Tiyn())
		}
		p := Percent(a)
		is.Equal(t, p.String(), a.d.StringFixed(2))
	}
}

func TestDecimals(t *testing.T) {
	is.Equal(t, Shift("12.75", 3), "12750")
	is.Equal(t, Shift("4550", -2), "45.5")
	is.Equal(t, Shift("0.0005", 3), "0.5")
	is.Equal(t, Shift("x", 3), "x")
	is.Equal(t, Significant("1896.5999999999999", 15), "1896.6")
	is.Equal(t, Significant("9.483E2", 15), "948.3")
	is.Equal(t, Significant("-999999999999999.5", 15), "-1000000000000000")
	is.Equal(t, Significant("", 15), "")
}
