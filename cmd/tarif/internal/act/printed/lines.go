package printed

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

var (
	digitIn   = regexp.MustCompile(`\d`)
	figureIn  = regexp.MustCompile(`[\d¼½¾⅓⅔]`)
	brokenEnd = regexp.MustCompile(`^\d+(?: \d{3})*[,.]$`)
	strokes   = regexp.MustCompile(`\s*[/;|]\s*|\s(?:и|және)\s`) // "500/250"
	restOf    = regexp.MustCompile(`^\d{1,2}$`)
)

// Lines reads a cell of several lines. Digits of two lines never form one
// amount: each line with an amount is a price of its own. The one exception is
// a line that ends with a decimal comma, which continues in the next line; that
// is recorded as a repair.
func Lines(lines []string) []Price {
	var full, numbers []string
	for _, s := range lines {
		if s = strings.TrimSpace(strings.Map(space, s)); s == "" {
			continue
		}
		full = append(full, s)
		if digitIn.MatchString(s) || dashes.MatchString(s) {
			numbers = append(numbers, s)
		}
	}
	whole := Read(strings.Join(full, " "))
	if len(numbers) < 2 {
		if each := amountsOf(strokes.Split(whole.Text, -1)); len(full) == 1 && len(each) > 1 {
			return each
		}
		return []Price{whole}
	}
	if len(full) == 2 && brokenEnd.MatchString(full[0]) && restOf.MatchString(full[1]) {
		p := Read(full[0] + full[1])
		p.Fixed = FixedBroken
		return []Price{p}
	}
	if withTiyn.MatchString(whole.Text) && whole.Status == tariff.Stated {
		return []Price{whole}
	}
	if each := amountsOf(full); each != nil {
		return each
	}
	if whole.Status == tariff.Stated || whole.Doubt == "" {
		whole = Price{Status: tariff.TextPrice, Text: whole.Text, Doubt: RuleTwo}
	}
	return []Price{whole}
}

// amountsOf reads lines each of which is an amount or a dash; nil if any is
// neither.
func amountsOf(lines []string) []Price {
	var out []Price
	for _, s := range lines {
		p := Read(s)
		if p.Status != tariff.Stated && p.Status != tariff.Dash {
			return nil
		}
		out = append(out, p)
	}
	return out
}

// Two returns the price of a cell with several amounts when it is unknown which
// is for what.
func Two(all []Price) Price {
	p := Price{Status: tariff.TextPrice, Doubt: RuleTwo}
	for _, x := range all {
		p.Text = strings.TrimSpace(p.Text + " " + x.Text)
	}
	return p
}
