package table

import "regexp"

// Sums are rows of a table but none of what it prices: "Итого", "Барлығы", and
// the parts of a sum, "в том числе".
var (
	saysTotal = regexp.MustCompile(`(?i)^(?:под)?(?:итог|итого|всего|барлығы|жиыны|жиынтығы|қорытынды|жалпы сомасы|общая сумма)(?:[\s:.,(–—-]|$)`)
	saysPart  = regexp.MustCompile(`(?i)^(?:в\s+т(?:ом|\.)\s?(?:числе|ч\.)|(?:оның|соның)\s+ішінде)(?:[\s:.,(–—-]|$)`)
)

// Total is a row that sums up rows over it, or names a part of such a sum.
type Total struct {
	Row
	Before int  // how many rows of the table stand over it
	Part   bool // "в том числе"
}

// sums takes the sums out of the rows from one on. A part is one only below a
// sum, or with nothing else on its row.
func (t *Table) sums(from int) {
	rows := t.Rows[from:]
	t.Rows = t.Rows[:from]
	below := false
	for _, r := range rows {
		words := r.Text.Plain()
		if words == "" {
			words = r.Label
		}
		switch {
		case saysTotal.MatchString(words) && (r.priced() || r.Label == ""):
			below = true
			t.Totals = append(t.Totals, Total{Row: r, Before: len(t.Rows)})
		case saysPart.MatchString(words) && (below || r.priced()):
			t.Totals = append(t.Totals, Total{Row: r, Before: len(t.Rows), Part: true})
		default:
			below = false
			t.Rows = append(t.Rows, r)
		}
	}
}
