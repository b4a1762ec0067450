package acts

import (
	"fmt"
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// fractions are the k of price = reference amount × 1/k that the acts use.
var fractions = []int{1, 2, 3, 4, 6, 12}

// fraction returns the k of a row, and fails the test if a price breaks the
// pattern.
func fraction(t *testing.T, a act, price int, role string) int {
	t.Helper()
	for _, k := range fractions {
		if price*k == a.reference[role] {
			return k
		}
	}
	t.Errorf("%s: %d tiyn is no fraction of %d (%s)", a.place, price, a.reference[role], role)
	return 0
}

// priced returns the prices of the published file, by row and in tiyn.
func priced(t *testing.T, a act) []int {
	t.Helper()
	var prices []int
	for _, rate := range readTOML(t, a.place, "home-care", "2026.toml").all("rate") {
		n, err := tiyn(canonical, rate.keys["price"])
		is.OK(t, err, "line %d", rate.line)
		prices = append(prices, n)
	}
	return prices
}

func TestSums(t *testing.T) {
	forBoth(t, func(t *testing.T, a act) {
		read, published := 0, 0
		for _, w := range readRows(t, a) {
			n, err := tiyn(printed, w.price)
			is.OK(t, err)
			read += n
		}
		for _, n := range priced(t, a) {
			published += n
		}
		is.True(t, read == a.sum && published == a.sum, "read %d, published %d, want %d tiyn", read, published, a.sum)
	})
}

// In each act, two amounts explain all prices, and a row is the same fraction
// of them in both acts.
func TestPricesAreFractions(t *testing.T) {
	rows := readRows(t, baiterek)
	inBaiterek, inOral := priced(t, baiterek), priced(t, oral)
	is.Must(t, len(inBaiterek) == len(rows) && len(inOral) == len(rows),
		"%d and %d prices, want %d", len(inBaiterek), len(inOral), len(rows))
	for i, w := range rows {
		b := fraction(t, baiterek, inBaiterek[i], w.role)
		o := fraction(t, oral, inOral[i], w.role)
		is.True(t, b == o, "row %d: 1/%d in baiterek, 1/%d in oral", w.n, b, o)
	}
}

// A row has the same role and service in both acts, so that the acts can be
// compared.
func TestRowsAreTheSameInBothActs(t *testing.T) {
	o := readRows(t, oral)
	count := map[string]int{}
	for i, b := range readRows(t, baiterek) {
		same(t, fmt.Sprintf("role of row %d", b.n), o[i].role, b.role)
		same(t, fmt.Sprintf("service of row %d", b.n), o[i].service, b.service)
		count[b.role]++
	}
	is.True(t, count["carer"] == 60 && count["specialist"] == 16 && len(count) == 2,
		"roles are %v, want 60 carers and 16 specialists", count)
}

// The 76 rows are for 62 services; 14 services have two rows, one for the carer
// and the next for the specialist.
func TestDoubledServices(t *testing.T) {
	want := []int{13, 16, 18, 21, 23, 27, 29, 31, 34, 36, 38, 40, 43, 54}
	rows := readRows(t, baiterek)
	first := map[string]row{}
	var doubled []int
	for _, w := range rows {
		f, again := first[w.service]
		if !again {
			first[w.service] = w
			continue
		}
		is.True(t, w.n == f.n+1 && f.role == "carer" && w.role == "specialist",
			"%s stands on rows %d (%s) and %d (%s)", w.service, f.n, f.role, w.n, w.role)
		doubled = append(doubled, f.n)
	}
	is.True(t, slices.Equal(doubled, want) && len(first) == 62,
		"%d services, doubled on rows %v, want 62 and %v", len(first), doubled, want)
}
