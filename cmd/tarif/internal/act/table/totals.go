package table

import "regexp"

// Totals are rows of a table that are not services: "Итого", "Барлығы", and
// their parts, "в том числе".
var (
	saysTotal = regexp.MustCompile(`(?i)^(?:под)?(?:итог|итого|всего|барлығы|жиыны|жиынтығы|қорытынды|жалпы сомасы|общая сумма)(?:[\s:.,(–—-]|$)` +
		`|^(?:.{1,60}\sбойынша|ққс-?\s?(?:[пм]ен|сыз)|по\s.{1,60}|(?:с|без)\s+(?:уч[её]т(?:ом|а)\s+)?ндс)\s+(?:барлығы|жиыны|жиынтығы|қорытынды|итого|всего)[\s:.]*$`)
	saysPart = regexp.MustCompile(`(?i)^(?:ндс|ққс)\s*\(?\d{1,2}\s?%|^(?:в\s+т(?:ом|\.)\s?(?:числе|ч\.)|(?:оның|соның)\s+ішінде)(?:[\s:.,(–—-]|$)`)
)

// totalIn reports a row of one text that names a sum and its amount.
func totalIn(s string) bool {
	return (saysTotal.MatchString(s) || saysPart.MatchString(s)) && looksMoney.MatchString(sumIn.FindString(s))
}

var sumIn = regexp.MustCompile(`\d[\d \x{a0},]*\d$`)

// Total is a row that sums up the rows above it, or names a part of such a sum.
type Total struct {
	Row
	Before int  // how many rows of the table stand over it
	Part   bool // "в том числе"
}

// sums removes the totals from the rows starting at from. A part of a total is
// recognized only below a total, or if its row has nothing else.
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
