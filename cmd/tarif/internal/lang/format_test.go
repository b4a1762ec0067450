package lang

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/test/is"

	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

// visible shows no-break spaces as ~, so that the table below is readable.
func visible(s string) string { return strings.ReplaceAll(s, nbsp, "~") }

func TestAmounts(t *testing.T) {
	tests := []struct{ in, want string }{
		{"0", "0,00"},
		{"742.5", "742,50"},
		{"999.99", "999,99"},
		{"1000", "1~000,00"},
		{"1896.60", "1~896,60"},
		{"33950.95", "33~950,95"},
		{"123456.01", "123~456,01"},
		{"999999999999.99", "999~999~999~999,99"}, // more than a float holds exactly
	}
	for _, l := range All {
		for _, tt := range tests {
			a := money.MustParse(tt.in)
			is.Equal(t, visible(Amount(l, a)), tt.want, "Amount(%s, %s)", l, tt.in)
			is.Equal(t, visible(Tenge(l, a)), tt.want+"~₸", "Tenge(%s, %s)", l, tt.in)
		}
	}
}

func TestSigns(t *testing.T) {
	oral, baiterek := money.MustParse("1896.60"), money.MustParse("1485")
	up, _ := money.Change(baiterek, oral)
	down, _ := money.Change(oral, baiterek)
	same, _ := money.Change(oral, oral)
	tests := []struct{ got, want string }{
		{SignedTenge(RU, oral.Sub(baiterek)), "+411,60~₸"},
		{SignedTenge(KK, baiterek.Sub(oral)), "−411,60~₸"},
		{SignedTenge(KK, oral.Sub(oral)), "0,00~₸"},
		{SignedPercent(RU, up), "+27,72~%"},
		{SignedPercent(KK, down), "−21,70~%"},
		{SignedPercent(KK, same), "0,00~%"},
		{Percent(KK, up), "27,72~%"},
		{Int(KK, 0), "0"},
		{Int(KK, 152), "152"},
		{Int(RU, 1234567), "1~234~567"},
		{Int(RU, -1000), "−1~000"},
	}
	for _, tt := range tests {
		is.Equal(t, visible(tt.got), tt.want)
	}
}

// TestAgreesWithXText compares with what x/text prints, except for the minus.
// Amounts are limited to those that a float holds exactly enough for two
// places.
func TestAgreesWithXText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, l := range All {
		p := message.NewPrinter(l.tag())
		for range 2000 {
			tiyn := r.Int64N(1_000_000_000_00)
			a := money.MustParse(strconv.FormatInt(tiyn/100, 10) + "." + strconv.Itoa(int(100 + tiyn%100))[1:])
			want := p.Sprint(number.Decimal(float64(tiyn)/100, number.Scale(2)))
			if got := Amount(l, a); got != want {
				t.Fatalf("Amount(%s, %s) = %q, x/text prints %q", l, a, got, want)
			}
			n := int(r.Int64()) >> r.IntN(60)
			if got, want := Int(l, n), p.Sprint(number.Decimal(n)); got != want {
				t.Fatalf("Int(%s, %d) = %q, x/text prints %q", l, n, got, want)
			}
		}
	}
}

// TestAmountReadsBack: a printed amount parses as the same amount.
func TestAmountReadsBack(t *testing.T) {
	for _, s := range []string{"0.00", "855.60", "1896.60", "1234567.89"} {
		for _, l := range All {
			a, err := money.Parse(Amount(l, money.MustParse(s)))
			is.True(t, err == nil && a.String() == s, "%s %s reads back as %s, %v", l, s, a, err)
		}
	}
}

func TestDate(t *testing.T) {
	tests := []struct {
		y, m, d int
		kk, ru  string
	}{
		{2025, 12, 18, "2025 жылғы 18 желтоқсан", "18 декабря 2025 года"},
		{2023, 7, 1, "2023 жылғы 1 шілде", "1 июля 2023 года"},
		{2026, 3, 8, "2026 жылғы 8 наурыз", "8 марта 2026 года"},
		{2018, 12, 0, "2018 жылғы желтоқсан", "декабрь 2018 года"},
		{2018, 0, 0, "2018 жыл", "2018 год"},
		{2018, 13, 1, "2018 жыл", "2018 год"},
		{0, 0, 0, "", ""},
	}
	for _, tt := range tests {
		is.Equal(t, Date(KK, tt.y, tt.m, tt.d), tt.kk, "kk %d-%d-%d", tt.y, tt.m, tt.d)
		is.Equal(t, Date(RU, tt.y, tt.m, tt.d), tt.ru, "ru %d-%d-%d", tt.y, tt.m, tt.d)
	}
}

func TestMonth(t *testing.T) {
	want := map[Lang]string{
		KK: "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
		RU: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
	}
	for _, l := range All {
		for i, name := range strings.Fields(want[l]) {
			is.Equal(t, Month(l, i+1), name, "Month(%s, %d)", l, i+1)
		}
		is.Equal(t, Month(l, 0)+Month(l, 13), "", "%s has a month 0 or 13", l)
	}
}

func TestPlural(t *testing.T) {
	tests := []struct {
		n      int
		kk, ru string
	}{
		{0, "other", "many"}, {1, "one", "one"}, {2, "other", "few"}, {4, "other", "few"},
		{5, "other", "many"}, {11, "other", "many"}, {14, "other", "many"}, {21, "other", "one"},
		{22, "other", "few"}, {76, "other", "many"}, {101, "other", "one"}, {111, "other", "many"},
		{112, "other", "many"}, {1_000_000, "other", "many"}, {1_000_001, "other", "one"}, {12_000_011, "other", "many"}, {-1, "one", "one"},
	}
	for _, tt := range tests {
		kk, ru := Plural(KK, tt.n), Plural(RU, tt.n)
		is.True(t, kk == tt.kk && ru == tt.ru, "Plural(%d) = %s, %s; want %s, %s", tt.n, kk, ru, tt.kk, tt.ru)
	}
}

// TestPluralsIsComplete: Plurals lists what Plural returns and, except for the
// fallback, nothing else.
func TestPluralsIsComplete(t *testing.T) {
	for _, l := range All {
		seen := map[string]bool{"other": true}
		for n := range 200 {
			seen[Plural(l, n)] = true
		}
		for _, c := range Plurals(l) {
			is.True(t, seen[c], "%s: no number takes %q", l, c)
			delete(seen, c)
		}
		is.True(t, len(seen) == 0, "%s: not listed: %v", l, seen)
	}
}
