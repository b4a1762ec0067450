package importer

import (
	"cmp"
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// How an act names the place whose tariff it sets.

var (
	ofPlaceKK = regexp.MustCompile(`^(.+?)\s(аудан|қала|облыс)(?:ы|сы)(?:ның|нің)\s`)
	ofPlaceRU = regexp.MustCompile(`\s(?:(города|района|области)\s+(\p{Lu}[\p{L}-]*)|(\p{Lu}[\p{L}-]*)\s+(района|города|области))`)
)

// placeNamed returns the name of a place, taken from that of its administration
// and put into the nominative as far as endings allow; "" if they do not.
func placeNamed(l lang.Lang, issuer string) (name, short string) {
	if l == lang.KK {
		if m := ofPlaceKK.FindStringSubmatch(issuer); m != nil {
			end := "ы"
			if m[2] == "қала" {
				end = "сы"
			}
			return m[1] + " " + m[2] + end, m[1]
		}
		return "", ""
	}
	m := ofPlaceRU.FindStringSubmatch(issuer)
	switch {
	case m == nil:
		return "", ""
	case m[2] != "":
		short = strings.TrimSuffix(m[2], "а")
		if m[1] != "города" {
			short = m[2]
		}
		return formOf[m[1]] + " " + short, short
	}
	short = nominative(m[3], m[4] == "области")
	return short + " " + formOf[m[4]], short
}

var formOf = map[string]string{"города": "город", "района": "район", "области": "область"}

// nominative converts a Russian adjective from the genitive.
func nominative(adjective string, feminine bool) string {
	for _, x := range [][3]string{{"ского", "ский", ""}, {"цкого", "цкий", ""}, {"кой", "", "кая"}, {"ной", "", "ная"}, {"ого", "ый", ""}, {"его", "ий", ""}} {
		rest, ok := strings.CutSuffix(adjective, x[0])
		switch {
		case ok && feminine && x[2] != "":
			return rest + x[2]
		case ok && !feminine && x[1] != "":
			return rest + x[1]
		}
	}
	return adjective
}

// newPlace returns a place that the catalogue does not have, named as in the
// act, or by its id if the act does not name it.
func (w *work) newPlace() *tariff.Place {
	id := string(w.in.Place)
	p := &tariff.Place{ID: w.in.Place, Region: w.regionNamed(), Level: w.levelNamed()}
	for _, v := range w.versions {
		name, short := placeNamed(v.lang, v.act.Issuer)
		set(&p.Name, v.lang, name)
		set(&p.Short, v.lang, short)
	}
	for _, l := range lang.All {
		set(&p.Name, l, cmp.Or(p.Name.In(l), p.Name.In(l.Other()), id))
		set(&p.Short, l, cmp.Or(p.Short.In(l), p.Short.In(l.Other()), id))
	}
	p.In = p.Name
	return p
}

// tellPlace reports an act of another place than the one asked for.
func (w *work) tellPlace() {
	for _, of := range []func(*version) string{func(v *version) string { return v.act.Issuer }, func(v *version) string { return v.act.Title }} {
		var text lang.Text
		for _, v := range w.versions {
			set(&text, v.lang, of(v))
		}
		if other := w.in.Data.Catalogue.Elsewhere(w.place, text); other != nil {
			w.finding(nil, Error, RuleElsewhere, source.Say("the act names {1}, and it is imported as one of {2}: {3}", string(other.ID), string(w.place.ID), quoteEach(text)),
				source.Say("import it under its own place, or look whether it is the right file"))
			return
		}
		if w.place.NamedIn(text) {
			return
		}
	}
}
