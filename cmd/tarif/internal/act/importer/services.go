package importer

import (
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/fit"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/tariff"
)

// services finds the services of all rows at once, in each language; the better
// result counts.
func (m *mapper) services() {
	for range maxRounds {
		found := m.find()
		for i, e := range m.entries {
			for _, r := range e.rates {
				r.service, r.confidence = found[i].Service, found[i].Score
			}
		}
		if !m.exclude(found) {
			m.judge(found)
			return
		}
	}
	m.judge(m.find())
}

// maxRounds bounds how often rows are matched again after two of them came out
// as the same price.
const maxRounds = 4

func (m *mapper) find() []fit.Found {
	var best []fit.Found
	for _, v := range m.versions {
		rows := make([]fit.Row, len(m.rows))
		copy(rows, m.rows)
		for i, e := range m.entries {
			rows[i].Lang = v.lang
			if l := e.lines[v.lang]; l != nil {
				rows[i].Text = strings.TrimSpace(l.group + " " + l.text)
				if len(l.days) > 0 && !l.days[0].IsZero() {
					rows[i].Text = requisites.WithoutDays(v.lang, rows[i].Text)
				}
			}
		}
		found := m.fit.Services(rows)
		if best == nil {
			best = found
			continue
		}
		for i := range found {
			if m.entries[i].lines[v.lang] != nil && len(m.entries[i].lines) > 1 {
				best[i] = best[i].Beside(found[i])
			} else if m.entries[i].lines[v.lang] != nil {
				best[i] = found[i]
			}
		}
	}
	return best
}

// key identifies a price; no two prices of an edition share one.
type key struct {
	service    *tariff.Service
	role       *tariff.Role
	conditions string
	vat        tariff.VAT
}

func (r *rate) key() key {
	k := key{r.service, r.role, "", r.vat}
	for _, c := range r.conditions {
		k.conditions += string(c.ID) + ";"
	}
	return k
}

// exclude finds rows that came out as the same price as an earlier row, and
// excludes that service for the worse match of the two. It reports whether rows
// must be matched again.
func (m *mapper) exclude(found []fit.Found) bool {
	first := map[key]int{}
	again := false
	for i, e := range m.entries {
		if len(e.rates) == 0 || e.rates[0].service == nil {
			continue
		}
		k := e.rates[0].key()
		j, ok := first[k]
		if !ok {
			first[k] = i
			continue
		}
		if differentHeading(m.entries[j], e) || settlementOf(m.entries[j]) != "" && settlementOf(e) != "" {
			continue // a condition distinguishes them: see settle
		}
		worse := i
		if a, b := found[i], found[j]; a.Certain() == b.Certain() && a.Text > b.Text || a.Certain() && !b.Certain() {
			worse, first[k] = j, i
		}
		m.rows[worse].Not = append(m.rows[worse].Not, k.service)
		again = true
	}
	return again
}

// settlement matches a row that is only the name of a place where the price
// holds.
var settlement = regexp.MustCompile(`^[\p{L} -]{2,40}\s(?:ауылы|ауылдық округі|кенті|қаласы|станциясы|елді мекені)$|^(?:село|с\.|пос[её]лок|пос\.|город|г\.|аул|станция|ст\.)\s?[\p{L} -]{2,40}$`)

func settlementOf(e *entry) string { return settlementName(nil, "", e.first) }

// differentHeading reports two rows with the same words under different
// headings.
func differentHeading(a, b *entry) bool {
	if b.first.kind != "" && a.first.kind != b.first.kind || !slices.Equal(a.first.days, b.first.days) {
		return true
	}
	return a.first.text == b.first.text && (a.first.headNo != b.first.headNo || a.first.group != b.first.group)
}
