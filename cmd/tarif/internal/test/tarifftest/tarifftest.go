// Package tarifftest builds tariffs for tests from a few lines of text.
//
// Its noun is [World], a catalogue that grows by what is named. A table is one
// line a rate:
//
//	1 cooking role=carer if=with-meter;basin-esil basis=volume/m3 vat=included 948.30 | кк | ру
//
// that is: row, service, attributes, price ("-" for a dash, "empty" for an
// empty cell, "text" for words), then the act's official wording in Kazakh and
// Russian, either of which may be missing. "=" before a wording marks it as
// our translation. Attributes are role, if, basis, vat, measure, section, label,
// col, caution. A price in indices has the value of the index behind a colon where
// it is known: measure=mci:4325.00. It is for tests only: a mistake in a table panics.
//
// What tests of several packages read is read here too: archives of cases, our
// own Go sources, test data in JSON.
package tarifftest

import (
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// World is a catalogue in which an entry is created when it is first named.
type World struct {
	Catalogue  tariff.Catalogue
	places     pool[tariff.Place]
	kinds      pool[tariff.Kind]
	sections   pool[tariff.Section]
	services   pool[tariff.Service]
	roles      pool[tariff.Role]
	bases      pool[tariff.Basis]
	units      pool[tariff.Unit]
	conditions pool[tariff.Condition]
}

// New returns an empty world.
func New() *World { return &World{} }

// pool holds one value for each id.
type pool[T any] map[string]*T

func (p *pool[T]) named(id string, make func() *T) *T {
	if id == "" {
		return nil
	}
	if *p == nil {
		*p = pool[T]{}
	}
	if (*p)[id] == nil {
		(*p)[id] = make()
	}
	return (*p)[id]
}

// Name returns the name that a world gives an id, in both languages.
func Name(id string) lang.Text { return lang.Text{KK: id + " кк", RU: id + " ру"} }

// Caution allows two bases to be compared with a reason.
func (w *World) Caution(a, b string, reason lang.Text) {
	w.Catalogue.Comparable = append(w.Catalogue.Comparable,
		tariff.Comparability{A: w.basis(a), B: w.basis(b), Reason: reason})
}

func (w *World) basis(id string) *tariff.Basis {
	return w.bases.named(id, func() *tariff.Basis {
		return &tariff.Basis{ID: tariff.BasisID(id), Name: Name(id), Phrase: Name(id)}
	})
}

// Edition builds an edition from its full name, place/kind/edition, and its
// table. If the edition is a year, that is its period.
func (w *World) Edition(name, table string) *tariff.Edition {
	id := strings.Split(name, "/")
	e := &tariff.Edition{
		ID: tariff.EditionID(id[2]), Currency: "KZT",
		Place: w.places.named(id[0], func() *tariff.Place {
			return &tariff.Place{ID: tariff.PlaceID(id[0]), Name: Name(id[0]), Short: Name(id[0]), Level: tariff.City, Region: w.region()}
		}),
		Kind: w.kinds.named(id[1], func() *tariff.Kind {
			return &tariff.Kind{ID: tariff.KindID(id[1]), Name: Name(id[1]), Short: Name(id[1])}
		}),
		From: tariff.Bound{Status: tariff.Unknown}, Until: tariff.Bound{Status: tariff.Open},
	}
	e.Period, _ = strconv.Atoi(id[2])
	e.Act = tariff.Act{ActRef: tariff.ActRef{Form: tariff.Decision, Number: "1", Date: tariff.Date{Year: 2025, Month: 12, Day: 18}}}
	for line := range strings.Lines(table) {
		if line = strings.TrimSpace(line); line != "" {
			r := w.Rate(line)
			r.Edition = e
			e.Rates = append(e.Rates, r)
		}
	}
	return e
}

// region contains all places.
func (w *World) region() *tariff.Region {
	if len(w.Catalogue.Regions) == 0 {
		w.Catalogue.Regions = []*tariff.Region{{ID: "region", Name: Name("region")}}
	}
	return w.Catalogue.Regions[0]
}

// Data returns the tariffs of these editions in the order in which files would
// be loaded: by place, kind and year. The catalogue has what they name; a
// service belongs to the kind that names it first.
func (w *World) Data(editions ...*tariff.Edition) *tariff.Data {
	d := &tariff.Data{Catalogue: w.Catalogue}
	c := &d.Catalogue
	for _, e := range editions {
		n := len(d.Tariffs)
		if n == 0 || d.Tariffs[n-1].Place != e.Place || d.Tariffs[n-1].Kind != e.Kind {
			d.Tariffs = append(d.Tariffs, &tariff.Tariff{Place: e.Place, Kind: e.Kind})
			n++
		}
		last := d.Tariffs[n-1]
		last.Editions = append(last.Editions, e)
		c.Places, c.Kinds = with(c.Places, e.Place), with(c.Kinds, e.Kind)
		for _, r := range e.Rates {
			c.Services, c.Roles, c.Bases = with(c.Services, r.Service), with(c.Roles, r.Role), with(c.Bases, r.Basis)
			if r.Service.Kind == nil {
				r.Service.Kind, r.Service.Section = e.Kind, r.Section
			}
		}
	}
	return d
}

func with[T any](all []*T, x *T) []*T {
	if x == nil || slices.Contains(all, x) {
		return all
	}
	return append(all, x)
}

func (w *World) Rate(line string) *tariff.Rate {
	parts := strings.Split(line, "|")
	fields := strings.Fields(parts[0])
	row, err := strconv.Atoi(fields[0])
	if err != nil {
		panic("tarifftest: no row in " + line)
	}
	r := &tariff.Rate{Row: row, Column: 1, Basis: w.basis("service"), Service: w.service(fields[1])}
	for _, f := range fields[2:] {
		name, value, ok := strings.Cut(f, "=")
		if !ok {
			p := price(f)
			p.Measure, p.Index = r.Price.Measure, r.Price.Index
			r.Price = p
			continue
		}
		w.attribute(r, name, value)
	}
	r.Text.Text.KK, r.Text.Status.KK = wording(parts, 1)
	r.Text.Text.RU, r.Text.Status.RU = wording(parts, 2)
	return r
}

func (w *World) service(id string) *tariff.Service {
	return w.services.named(id, func() *tariff.Service {
		return &tariff.Service{ID: tariff.ServiceID(id), Name: Name(id)}
	})
}

func (w *World) attribute(r *tariff.Rate, name, value string) {
	switch name {
	case "role":
		r.Role = w.roles.named(value, func() *tariff.Role {
			return &tariff.Role{ID: tariff.RoleID(value), Name: Name(value), Short: Name(value)}
		})
	case "if":
		r.Conditions = w.set(value)
	case "basis":
		basis, unit, _ := strings.Cut(value, "/")
		r.Basis = w.basis(basis)
		r.Unit = w.units.named(unit, func() *tariff.Unit {
			return &tariff.Unit{ID: tariff.UnitID(unit), Name: Name(unit)}
		})
	case "vat":
		r.VAT = tariff.VAT(value)
	case "measure":
		name, index, known := strings.Cut(value, ":")
		for _, m := range tariff.Measures {
			if m.String() == name {
				r.Price.Measure = m
			}
		}
		if known {
			r.Price.Index = &tariff.Index{Tenge: money.MustParse(index)}
		}
	case "section":
		r.Section = w.sections.named(value, func() *tariff.Section {
			return &tariff.Section{ID: tariff.SectionID(value), Name: Name(value)}
		})
	case "label":
		r.Label = value
	case "col":
		r.Column, _ = strconv.Atoi(value)
	case "caution":
		r.Caution = Name(value)
	default:
		panic("tarifftest: unknown attribute " + name)
	}
}

func (w *World) set(ids string) []*tariff.Condition {
	var out []*tariff.Condition
	for _, id := range slices.Sorted(strings.SplitSeq(ids, ";")) {
		out = append(out, w.conditions.named(id, func() *tariff.Condition {
			return &tariff.Condition{ID: tariff.ConditionID(id), Name: Name(id)}
		}))
	}
	return out
}

func price(s string) tariff.Price {
	switch s {
	case "-":
		return tariff.Price{Status: tariff.Dash}
	case "empty":
		return tariff.Price{Status: tariff.Empty}
	case "text":
		return tariff.Price{Status: tariff.TextPrice, Printed: lang.Text{KK: "келісім бойынша", RU: "по договору"}}
	}
	a, err := money.ParseFigure(s)
	if err != nil {
		panic("tarifftest: " + s + " " + err.Error())
	}
	return tariff.Price{Status: tariff.Stated, Amount: a}
}

func wording(parts []string, i int) (string, tariff.TextStatus) {
	if i >= len(parts) || strings.TrimSpace(parts[i]) == "" {
		return "", tariff.NoText
	}
	s := strings.TrimSpace(parts[i])
	if t, ok := strings.CutPrefix(s, "="); ok {
		return strings.TrimSpace(t), tariff.Translation
	}
	return s, tariff.Official
}

// Growth returns how many times more bytes some work allocates for 2n things
// than for n. Unlike time, this shows quadratic growth even on a busy machine.
// There is no garbage collection meanwhile: it would empty pools, and what is
// made once and kept must not be counted.
func Growth(n int, made func(n int) func()) float64 {
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	made(n / 10)()
	half := allocated(made(n))
	return allocated(made(2*n)) / half
}

func allocated(work func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// Numbered joins n texts, in each of which # is its number, from 1 on.
func Numbered(n int, text string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.ReplaceAll(text, "#", strconv.Itoa(i+1)))
	}
	return b.String()
}
