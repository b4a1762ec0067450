package load

import (
	"cmp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// price converts a price, or the reason why there is none.
func (b *editor) price(s spot, r *rateTable) tariff.Price {
	hasPrice, hasStatus := s.doc.Has(s.at("price")), s.doc.Has(s.at("price_status"))
	text := r.PriceStatus == tariff.TextPrice
	switch {
	case !hasPrice && !hasStatus && (s.misspelt("price") || s.misspelt("price_status")):
	case !hasPrice && !hasStatus:
		s.error("", rulePriceMissing, source.Say("price is missing"), source.Say(`write price = "…", or price_status where the act prints no amount`))
	case hasPrice && hasStatus:
		s.errorSee(s.doc.Pos(s.at("price")), "price_status", rulePriceAndStatus,
			source.Say("price_status: there is a price too"), source.Say("price_status says why there is no price: keep one of the two"))
	case text && r.Printed.IsZero():
		s.error("price_status", rulePrinted, source.Say("printed is missing: the words that stand in place of a price"), source.Say(`write printed.kk = "…"`))
	case !text && !r.Printed.IsZero():
		s.error("printed", rulePrinted, source.Say(`printed: only where price_status = "text"`), source.Text{})
	}
	out := tariff.Price{Status: tariff.Stated, Amount: r.Price.Amount, Measure: b.measure(r)}
	if out.Measure == tariff.MCI {
		out.Index = b.index
	}
	if hasStatus {
		return tariff.Price{Status: r.PriceStatus, Measure: out.Measure, Printed: r.Printed}
	}
	if _, err := money.Parse(r.Price.text); r.Price.text != "" && err != nil && out.Measure == tariff.Money {
		s.error("price", rulePrice, source.Say("price: {1}", noAmount(r.Price.text, err).Message), noAmount(r.Price.text, err).Hint)
	}
	if p := r.Price; p.text != "" && p.Sign() == 0 {
		s.warn("price", rulePriceZero, source.Say(`price: "{1}" is not a price`, p.text),
			source.Say("if the act prints no amount, write price_status instead"))
	} else if p.text != "" && p.text != p.String() {
		s.warn("price", rulePriceForm, source.Say(`price: "{1}" is not in canonical form`, p.text),
			source.Say(`write price = "{1}"`, p.Amount))
	}
	return out
}

// measure returns the rate's own measure, else that of its column, else that of
// the edition.
func (b *editor) measure(r *rateTable) tariff.Measure {
	own := r.Measure
	if i := number(r.Column); own == "" && len(b.raw.Columns) > 0 {
		if i = max(i, 1) - 1; i < len(b.raw.Columns) {
			own = b.raw.Columns[i].Measure
		}
	}
	return measureOf(cmp.Or(own, b.raw.Measure))
}

func measureOf(name string) tariff.Measure {
	return lists.First(tariff.Measures[:], func(m tariff.Measure) bool { return m.String() == name })
}

// indexKnown warns of prices in indices that cannot be converted to tenge.
func (b *editor) indexKnown(spots []spot) {
	for i, r := range b.e.Rates {
		if r.Price.Stated() && r.Price.Measure == tariff.MCI && b.index == nil {
			spots[i].warn("price", ruleIndexUnknown, source.Say("price: the value of this index in tenge is not known for the whole time of the edition"),
				source.Say("write the value of the index as an [[index]] of the catalogue, with the law that sets it; where it changes within the time, or the end is not known, the page shows the index alone"))
			return
		}
	}
}

// rateBases reports rates without a basis, once if it is all of them.
func (b *editor) rateBases(spots []spot) {
	hint := source.Say("write what one price is for: on the rate, or once for the file")
	if b.doc.Has("basis") || b.misspelt("basis") {
		return
	}
	without := slices.DeleteFunc(slices.Clone(spots), func(s spot) bool { return b.doc.Has(s.at("basis")) || s.misspelt("basis") })
	if len(without) == len(spots) {
		b.error("", ruleBasisMissing, source.Say("basis is missing"), hint)
		return
	}
	for _, s := range without {
		s.error("", ruleBasisMissing, source.Say("basis is missing"), hint)
	}
}

// cells reports two rates in one cell, and returns whether there were any.
func (b *editor) cells(spots []spot) (twice bool) {
	taken := map[[2]int]int{}
	for i, r := range b.e.Rates {
		if r.Row < 1 || b.raw.Rates[i].Column == nil && (spots[i].misspelt("column") || b.doc.Has(spots[i].at("column"))) {
			continue // the cell is unknown
		}
		cell := [2]int{r.Row, r.Column}
		j, ok := taken[cell]
		if !ok {
			taken[cell] = i
			continue
		}
		twice = true
		what, hint := source.Say("row: row {1} is there already", r.Row), source.Say("number the rows as they stand in the table: 1, 2, 3 …")
		if len(b.e.Columns) > 1 {
			what = source.Say("row: row {1}, column {2} is there already", r.Row, r.Column)
			hint = source.Say("several prices of one row have each its column: column = 2")
		}
		spots[i].errorSee(b.doc.Pos(spots[j].at("row")), "row", ruleDuplicateRow, what, hint)
	}
	return twice
}

// unique reports two prices for the same thing.
func (b *editor) unique(spots []spot) {
	keys := map[tariff.Key]int{}
	for i, r := range b.e.Rates {
		if r.Service == nil || !b.keyKnown(spots[i], i) {
			continue
		}
		if j, ok := keys[r.Key()]; ok {
			spots[i].errorSee(b.doc.Pos(spots[j].at("service")), "service", ruleDuplicateKey,
				source.Say("service: there is a price already for {1}", describe(r.Key())), source.Say("prices of one service differ in their role, their conditions or their VAT; if the act means two services, give one row another id of tariffs/catalogue, or copy a [[service]] there, with a new id and the act's words as its name"))
		} else {
			keys[r.Key()] = i
		}
	}
}

// keyKnown reports whether a rate's role, conditions and VAT are certain.
// Values that could not be read or found must not make two rates look equal.
func (b *editor) keyKnown(s spot, i int) bool {
	raw, r := &b.raw.Rates[i], b.e.Rates[i]
	if b.misspelt("price_column") {
		return false
	}
	for _, key := range []string{"role", "conditions", "vat", "column"} {
		if s.misspelt(key) {
			return false
		}
	}
	return b.doc.Has(s.at("role")) == (r.Role != nil) && len(raw.Conditions) == len(r.Conditions)
}

func describe(k tariff.Key) string {
	parts := []string{string(k.Service), string(k.Role), k.Conditions, string(k.VAT)}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// numbering reports rows that are not numbered 1, 2, 3 … without a gap: a
// forgotten row would otherwise go unnoticed.
func (b *editor) numbering(spots []spot) {
	order := make([]int, len(spots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(b.e.Rates[x].Row, b.e.Rates[y].Row) })
	if b.badRows(spots) {
		return
	}
	last := 0
	for _, i := range order {
		if row := b.e.Rates[i].Row; row > last+1 {
			spots[i].error("row", ruleRowMissing, missing(last+1, row-1, row),
				source.Say("rows are numbered 1, 2, 3 … in the order of the table"))
		}
		last = b.e.Rates[i].Row
	}
}

// badRows reports rows below 1, and returns whether any row has no valid
// number.
func (b *editor) badRows(spots []spot) (bad bool) {
	for i, r := range b.raw.Rates {
		bad = bad || r.Row == nil || *r.Row < 1
		if r.Row != nil && *r.Row < 1 {
			spots[i].error("row", ruleRow, source.Say("row: {1} is not a row: they are counted from 1", *r.Row), source.Text{})
		}
	}
	return bad
}

func missing(from, to, before int) source.Text {
	if from == to {
		return source.Say("row: row {1} is missing before {2}", from, before)
	}
	return source.Say("row: rows {1} to {2} are missing before {3}", from, to, before)
}
