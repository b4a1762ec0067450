package importer

import (
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// If the words of a row are letter for letter those of the previous edition,
// what people wrote for them then is still right: the translation, the service,
// the remark. It is carried over and marked as such.

// sayCarried follows a text that was carried over. It asks for no decision.
var sayCarried = lang.Text{KK: "%s редакциясынан алынды", RU: "взято из редакции %s"}

// sayExample follows a text taken from the catalogue's examples.
var sayExample = lang.Text{KK: "анықтамалықтағы үлгіден алынды", RU: "взято из примеров справочника"}

// latest returns the newest edition of the tariff other than e.
func (w *work) latest(e *tariff.Edition) *tariff.Edition {
	var out *tariff.Edition
	for _, t := range w.in.Data.Tariffs {
		if t.Place != e.Place || t.Kind != e.Kind {
			continue
		}
		for _, x := range t.Editions {
			if x.ID != e.ID && (e.Act.Date.IsZero() || x.Act.Date.Before(e.Act.Date)) {
				out = x
			}
		}
	}
	return out
}

// carryOver completes the rates of an edition from the previous one or, if
// there is none, from the examples of the catalogue.
func (w *work) carryOver(e *tariff.Edition) {
	before := w.latest(e)
	if before == nil {
		before = w.examples()
	}
	known := map[string][]*tariff.Rate{}
	for _, r := range before.Rates {
		if r.Undecided {
			continue
		}
		for _, l := range lang.All {
			if s := r.Text.Text.In(l); s != "" {
				known[carryKey(l, s, r)] = append(known[carryKey(l, s, r)], r)
			}
		}
	}
	n, taken := 0, map[tariff.Key]int{}
	for _, r := range e.Rates {
		taken[r.Key()]++
	}
	for i, r := range e.Rates {
		for _, l := range lang.All {
			if s := r.Text.Text.In(l); s != "" {
				if old := sameRow(known[carryKey(l, s, r)], r); old != nil && w.carry(i, r, old, l, before, taken) {
					n++
				}
				break
			}
		}
	}
	switch {
	case n > 0 && before.ID == "":
		w.finding(nil, Warning, RuleCarried, source.Say("the words of {1} rows are letter for letter those of examples of the catalogue; the other language was taken from there", n),
			source.Say("where the act is there in the other language too, import both"))
	case n > 0:
		w.finding(nil, Warning, RuleCarried, source.Say("the words of {1} rows are letter for letter those of the edition {2}; the other language was taken from there", n, string(before.ID)),
			source.Say("where the act is there in the other language too, import both"))
	}
}

// examples returns the catalogue's examples as an edition without an id.
func (w *work) examples() *tariff.Edition {
	out := &tariff.Edition{}
	for _, x := range w.in.Data.Catalogue.Examples {
		out.Rates = append(out.Rates, &tariff.Rate{Service: x.Service, Role: x.Role, Text: tariff.Wording{Text: x.Text}})
	}
	return out
}

func carryKey(l lang.Lang, text string, r *tariff.Rate) string {
	return string(l) + "\n" + text + "\n" + roleIDOf(r)
}

// sameRow picks, from rates with the same words, the one with the same number,
// or the only one.
func sameRow(all []*tariff.Rate, r *tariff.Rate) *tariff.Rate {
	if i := slices.IndexFunc(all, func(x *tariff.Rate) bool { return x.Label == r.Label && x.Column == r.Column }); i >= 0 {
		return all[i]
	}
	if len(all) == 1 {
		return all[0]
	}
	return nil
}

// carry takes over what is missing, and reports whether anything was.
func (w *work) carry(i int, r, old *tariff.Rate, l lang.Lang, from *tariff.Edition, taken map[tariff.Key]int) bool {
	told := &w.report.Rates[i]
	if told.Confidence < 1 && r.Service != old.Service {
		key := r.Key()
		if as := (tariff.Key{Service: old.Service.ID, Role: key.Role, Conditions: key.Conditions, VAT: key.VAT}); taken[as] == 0 {
			taken[key]--
			taken[as]++
			r.Service, told.Service = old.Service, string(old.Service.ID)
		}
	}
	if r.Caution.IsZero() {
		r.Caution = old.Caution
	}
	o := l.Other()
	text := old.Text.Text.In(o)
	if text == "" || r.Text.Text.In(o) != "" {
		return false
	}
	set(&r.Text.Text, o, text)
	if o == lang.KK {
		r.Text.Status.KK = tariff.Translation
	} else {
		r.Text.Status.RU = tariff.Translation
	}
	told.Text, told.Carried = r.Text.Text, string(from.ID)
	said := sayExample.In(w.versions[0].lang)
	if from.ID != "" {
		said = fmt.Sprintf(sayCarried.In(w.versions[0].lang), from.ID)
	}
	w.toml.Behind[fmt.Sprintf("rate[%d].text.%s", i, o)] = said
	return true
}
