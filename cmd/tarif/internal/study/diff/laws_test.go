package diff_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// table writes a random table with few ids, so that tables share many keys.
func table(r *rand.Rand) string {
	seen := map[string]bool{}
	var b strings.Builder
	row := 0
	for range 1 + r.IntN(14) {
		key := fmt.Sprintf("s%d%s%s", r.IntN(4),
			pick(r, "", " role=carer", " role=specialist"), pick(r, "", " if=m", " if=n", " if=m;x", " if=n;x"))
		vat := pick(r, "", "", " vat=included", " vat=excluded")
		if seen[key+vat] {
			continue
		}
		seen[key+vat] = true
		row++
		fmt.Fprintf(&b, "%d %s%s%s%s %s | %s\n", row, key, vat,
			pick(r, "", "", " basis=day/h", " basis=service/h"), pick(r, "", " section=a", " section=b"),
			pick(r, "-", "0.00", "10.00", "12.34", "12.50", "999.99", "text"), pick(r, "бір", "екі", ""))
	}
	return b.String()
}

func pick(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// laws runs check on many random pairs of editions.
func laws(t *testing.T, check func(t *testing.T, a, b *tariff.Edition, r *rand.Rand)) {
	for seed := range uint64(600) {
		r := rand.New(rand.NewPCG(seed, 1))
		w := tarifftest.New()
		a, b := w.Edition("p/k/2025", table(r)), w.Edition("p/k/2026", table(r))
		check(t, a, b, r)
		if t.Failed() {
			t.Fatalf("seed %d\nold:\n%s\nnew:\n%s", seed, lines(a), lines(b))
		}
	}
}

func lines(e *tariff.Edition) string {
	out := lists.Of(e.Rates, func(r *tariff.Rate) string { return fmt.Sprint(r.Row, " ", rates([]*tariff.Rate{r})) })
	return strings.Join(out, "\n")
}

func TestNothingChangesBetweenAnEditionAndItself(t *testing.T) {
	laws(t, func(t *testing.T, a, _ *tariff.Edition, _ *rand.Rand) {
		d := diff.Between(a, a)
		is.True(t, d.Empty() && len(d.Changed()) == 0 && d.Summary.Unchanged == len(a.Rates), "changes: %s", show(d))
	})
}

func TestEveryRateIsInOneItem(t *testing.T) {
	laws(t, func(t *testing.T, a, b *tariff.Edition, _ *rand.Rand) {
		var old, new []*tariff.Rate
		for _, it := range diff.Between(a, b).Items {
			old, new = append(old, it.Old...), append(new, it.New...)
		}
		is.True(t, sameRates(old, a.Rates) && sameRates(new, b.Rates), "a rate is lost or stands twice")
	})
}

func sameRates(x, y []*tariff.Rate) bool {
	in := map[*tariff.Rate]int{}
	for _, r := range x {
		in[r]++
	}
	for _, r := range y {
		in[r]--
	}
	for _, n := range in {
		if n != 0 {
			return false
		}
	}
	return true
}

var mirrored = map[diff.Kind]diff.Kind{
	diff.PriceUp: diff.PriceDown, diff.PriceDown: diff.PriceUp,
	diff.PriceStated: diff.PriceWithdrawn, diff.PriceWithdrawn: diff.PriceStated,
	diff.Added: diff.Removed, diff.Removed: diff.Added,
	diff.Split: diff.Merged, diff.Merged: diff.Split,
}

// mirror returns the expected result for an item when old and new are
// exchanged, in a form that does not depend on the order of items.
func mirror(it *diff.Item) string {
	var kinds []diff.Kind
	for _, k := range it.Kinds {
		if m, ok := mirrored[k]; ok {
			k = m
		}
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b diff.Kind) int {
		return slices.Index(diff.Kinds[:], a) - slices.Index(diff.Kinds[:], b)
	})
	return fmt.Sprint(rates(it.New), rates(it.Old), kinds, money.Amount{}.Sub(it.Difference), it.Withheld, it.Wording)
}

func plain(it *diff.Item) string {
	return fmt.Sprint(rates(it.Old), rates(it.New), it.Kinds, it.Difference, it.Withheld, it.Wording)
}

func said(d *diff.Diff, how func(*diff.Item) string) string {
	out := lists.Of(d.Items, how)
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestMirror(t *testing.T) {
	laws(t, func(t *testing.T, a, b *tariff.Edition, _ *rand.Rand) {
		is.Equal(t, said(diff.Between(a, b), mirror), said(diff.Between(b, a), plain), "mirrored")
	})
}

// TestOrderOfRows shuffles the rates of both editions, which keep their row
// numbers, and then gives the new ones other rows: only "renumbered" may
// change.
func TestOrderOfRows(t *testing.T) {
	laws(t, func(t *testing.T, a, b *tariff.Edition, r *rand.Rand) {
		want := show(diff.Between(a, b))
		shuffle(a, r)
		shuffle(b, r)
		got := show(diff.Between(a, b))
		is.True(t, unsectioned(got) == unsectioned(want), "shuffled:\n%s\nbefore:\n%s", got, want)
		matched := said(diff.Between(a, b), withoutRows)
		for i, x := range b.Rates {
			x.Row = i + 1
		}
		is.Equal(t, said(diff.Between(a, b), withoutRows), matched, "renumbered")
	})
}

func shuffle(e *tariff.Edition, r *rand.Rand) {
	r.Shuffle(len(e.Rates), func(i, j int) { e.Rates[i], e.Rates[j] = e.Rates[j], e.Rates[i] })
}

// unsectioned drops the lines about sections, which are in the order of the
// table.
func unsectioned(s string) string {
	before, _, _ := strings.Cut(s, "section ")
	return before
}

func withoutRows(it *diff.Item) string {
	kinds := slices.DeleteFunc(slices.Clone(it.Kinds), func(k diff.Kind) bool { return k == diff.Renumbered })
	return fmt.Sprint(names(it.Old), names(it.New), kinds, it.Difference, it.Withheld)
}

func names(rs []*tariff.Rate) []string {
	out := lists.Of(rs, func(r *tariff.Rate) string { return rates([]*tariff.Rate{r}) })
	slices.Sort(out)
	return out
}

// apply computes the new prices from the old table and a diff. The price of an
// item with a difference is the old price plus the difference, never the new
// price itself.
func apply(a *tariff.Edition, d *diff.Diff) map[tariff.Key]string {
	out := map[tariff.Key]string{}
	for _, r := range a.Rates {
		out[r.Key()] = printed(r)
	}
	for _, it := range d.Changed() {
		for _, r := range it.Old {
			delete(out, r.Key())
		}
	}
	for _, it := range d.Changed() {
		for _, r := range it.New {
			out[r.Key()] = printed(r)
			if it.Priced {
				out[r.Key()] = it.Before().Price.Amount.Add(it.Difference).String()
			}
		}
	}
	return out
}

func printed(r *tariff.Rate) string {
	if r.Price.Stated() {
		return r.Price.Amount.String()
	}
	return "none"
}

func TestApply(t *testing.T) {
	laws(t, func(t *testing.T, a, b *tariff.Edition, _ *rand.Rand) {
		want := map[tariff.Key]string{}
		for _, r := range b.Rates {
			want[r.Key()] = printed(r)
		}
		got := apply(a, diff.Between(a, b))
		is.True(t, fmt.Sprint(got) == fmt.Sprint(want), "got  %v\nwant %v", got, want)
	})
}

// TestSums: the sum of all prices changes by the sum of the differences plus
// what was added minus what was removed.
func TestSums(t *testing.T) {
	laws(t, func(t *testing.T, a, b *tariff.Edition, _ *rand.Rand) {
		sum := money.Amount{}
		for _, it := range diff.Between(a, b).Items {
			if it.Priced {
				sum = sum.Add(it.Difference)
				continue
			}
			sum = sum.Add(total(it.New)).Sub(total(it.Old))
		}
		want := total(b.Rates).Sub(total(a.Rates))
		is.True(t, sum.Equal(want), "differences make %s, the tables %s", sum, want)
	})
}

func total(rs []*tariff.Rate) money.Amount {
	sum := money.Amount{}
	for _, r := range rs {
		sum = sum.Add(r.Price.Amount)
	}
	return sum
}

// TestPercentIsWithheld: there is a percentage exactly if both amounts are
// stated, the old one is not zero, and basis, unit and VAT are the same.
func TestPercentIsWithheld(t *testing.T) {
	laws(t, func(t *testing.T, a, b *tariff.Edition, _ *rand.Rand) {
		for _, it := range diff.Between(a, b).Items {
			o, n := it.Before(), it.After()
			if o == nil || n == nil {
				if it.HasPercent || it.Priced {
					t.Error("figures without two rates:", plain(it))
				}
				continue
			}
			want := o.Price.Stated() && n.Price.Stated() && o.Price.Amount.Sign() != 0 &&
				o.Basis == n.Basis && o.Unit == n.Unit && o.VAT == n.VAT
			if it.HasPercent != want {
				t.Error("percentage:", it.HasPercent, plain(it))
			}
		}
	})
}
