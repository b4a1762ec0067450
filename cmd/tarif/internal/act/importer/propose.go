package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/act/fit"
	"tarif/cmd/tarif/internal/act/requisites"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// findPlace takes the place from the catalogue or proposes it.
func (w *work) findPlace() {
	if w.place = w.in.Data.Catalogue.Place(w.in.Place); w.place != nil {
		return
	}
	w.place = w.newPlace()
	w.report.Proposals.Places = append(w.report.Proposals.Places, Proposal{ID: string(w.in.Place), Name: w.place.Name})
	w.toml.Behind["place"] = w.say(sayPlace)
	w.lacking.Places = append(w.lacking.Places, w.place)
	w.finding(nil, Warning, RulePlace, source.Say(`the catalogue has no place "{1}"`, w.in.Place), source.Say("add it to catalogue/places.toml"))
}

func (w *work) findKind() {
	if w.kind = w.in.Data.Catalogue.Kind(w.in.Kind); w.kind != nil {
		return
	}
	var name lang.Text
	for _, v := range w.versions {
		set(&name, v.lang, v.act.Title)
	}
	w.kind = &tariff.Kind{ID: w.in.Kind, Name: name}
	w.report.Proposals.Kinds = append(w.report.Proposals.Kinds, Proposal{ID: string(w.in.Kind), Name: name})
	w.toml.Behind["kind"] = w.say(sayKind)
	if name.IsZero() {
		name = lang.Text{KK: string(w.in.Kind), RU: string(w.in.Kind)}
	}
	w.lacking.Kinds = append(w.lacking.Kinds, &tariff.Kind{ID: w.in.Kind, Name: name, Short: name, Summary: name, Meaning: name})
	w.finding(nil, Warning, RuleKind, source.Say(`the catalogue has no kind "{1}"`, w.in.Kind), source.Say("add it to catalogue/kinds.toml with what its prices mean"))
}

// regionNamed returns the region that the act names, else the first of the
// catalogue: the file needs one, and a comment on its line asks a person to
// decide.
func (w *work) regionNamed() *tariff.Region {
	all := w.in.Data.Catalogue.Regions
	for _, r := range all {
		for _, v := range w.versions {
			words := strings.Fields(r.Name.In(v.lang))
			if len(words) > 0 && strings.Contains(v.head(), strings.TrimRight(words[0], "аяый")) {
				return r
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	return all[0]
}

// head returns the text above the tables, where an act names its region.
func (v *version) head() string {
	var b strings.Builder
	for _, c := range v.parts.Before {
		b.WriteString(c.Plain() + "\n")
	}
	return b.String()
}

var (
	ofCity   = regexp.MustCompile(`(?i)город|қала`)
	ofRegion = regexp.MustCompile(`(?i)област|облыс`)
)

// levelNamed returns the level of the administration that adopted the act.
func (w *work) levelNamed() tariff.Level {
	for _, v := range w.versions {
		switch {
		case ofCity.MatchString(v.act.Issuer):
			return tariff.City
		case ofRegion.MatchString(v.act.Issuer):
			return tariff.OfRegion
		}
	}
	return tariff.District
}

func set(t *lang.Text, l lang.Lang, s string) {
	if l == lang.KK {
		t.KK = s
	} else {
		t.RU = s
	}
}

// words returns words of a row in the languages that have it.
func (e *entry) words(of func(*line) string) lang.Text {
	var t lang.Text
	for l, line := range e.each() {
		set(&t, l, of(line))
	}
	return t
}

// service returns the words of a row for what it prices, without the days
// between which the price holds. If there are no other words, those above the
// row are used.
func (l *line) service(of lang.Lang) string {
	words := lineText(l)
	if len(l.days) == 0 || l.days[0].IsZero() || l.days[0].OfOthers {
		return words
	}
	return cmp.Or(requisites.WithoutDays(of, words), l.clause, words)
}

func lineText(l *line) string {
	if l.group != "" {
		return l.group + ": " + l.text
	}
	return l.text
}

func lineSection(l *line) string { return l.section }

func lineRole(l *line) string { return l.role }

// proposeService makes a service from a row's words; rows with the same words
// share it.
func (w *work) proposeService(e *entry) *tariff.Service {
	var name lang.Text
	for l, line := range e.each() {
		set(&name, l, line.service(l))
	}
	if s := w.newByName[name]; s != nil {
		return s
	}
	s := &tariff.Service{Kind: w.kind, Name: name, Section: e.section()}
	w.addService(s, cmp.Or(name.KK, name.RU, "service"))
	w.newByName[name] = s
	w.report.Proposals.Services = append(w.report.Proposals.Services, Proposal{string(s.ID), name, e.label})
	return s
}

// addService adds a new service with an unused id.
func (w *work) addService(s *tariff.Service, words string) {
	s.ID = tariff.ServiceID(w.ids.services.fromWords(words))
	w.lacking.Services = append(w.lacking.Services, s)
}

func (e *entry) section() *tariff.Section {
	if len(e.rates) == 0 {
		return nil
	}
	return e.rates[0].section
}

// another returns a new service like an existing one.
func (w *work) another(like *tariff.Service) *tariff.Service {
	s := &tariff.Service{Kind: w.kind, Name: like.Name, Section: like.Section}
	w.addService(s, string(like.ID)+"-2")
	w.report.Proposals.Services = append(w.report.Proposals.Services, Proposal{ID: string(s.ID), Name: s.Name})
	return s
}

func (w *work) proposeSection(e *entry) *tariff.Section {
	name := e.words(lineSection)
	s := &tariff.Section{ID: tariff.SectionID(w.ids.sections.fromWords(cmp.Or(name.KK, name.RU))), Kind: w.kind, Name: name}
	w.lacking.Sections = append(w.lacking.Sections, s)
	w.report.Proposals.Sections = append(w.report.Proposals.Sections, Proposal{string(s.ID), name, e.label})
	w.finding(e, Warning, RuleSection, source.Say(`the catalogue has no section {1} for this kind; "{2}" is proposed`, quote(e.first.section), s.ID), source.Text{})
	return s
}

func (w *work) proposeRole(e *entry) *tariff.Role {
	name := w.roleName(e)
	r := &tariff.Role{ID: tariff.RoleID(w.ids.roles.fromWords(cmp.Or(name.KK, name.RU))), Name: name, Short: name}
	w.lacking.Roles = append(w.lacking.Roles, r)
	w.cut[r] = name != e.words(lineRole)
	w.report.Proposals.Roles = append(w.report.Proposals.Roles, Proposal{string(r.ID), name, e.label})
	w.finding(e, Warning, RuleRole, source.Say(`the catalogue has no role {1}; "{2}" is proposed`, quoteEach(name), r.ID), source.Text{})
	return r
}

// roleName returns the words of a row, or of the heading over it, for a role.
func (w *work) roleName(e *entry) lang.Text {
	if x := e.first.post; x != nil {
		return w.postName(x)
	}
	return e.words(lineRole)
}

// sameName is the score from which on words are a role's name, in any case.
const sameName = 0.9

// otherName reports a role that the act calls otherwise than the catalogue: it
// may be another one, and pages show the catalogue's name.
func (w *work) otherName(e *entry, r *tariff.Role, score float64) {
	if score >= sameName || w.called[r] {
		return
	}
	w.called[r] = true
	name := w.roleName(e)
	w.finding(e, Warning, RuleRoleName, source.Say(`the act says {1}, and pages would say {2}: the role "{3}"`, quoteEach(name), quoteEach(r.Name), r.ID),
		source.Say("if it is the same post, delete the mark; else write the act's post as a new role into catalogue/roles.toml and its id here"))
}

// proposeUnit makes a unit from the unit cell of a row, with a basis of its
// own.
func (w *work) proposeUnit(e *entry) fit.Measure {
	name := e.words(func(l *line) string { return l.unit })
	if u := w.newUnits[name]; u != nil {
		return fit.Measure{Basis: u.Basis, Unit: u}
	}
	u := &tariff.Unit{ID: tariff.UnitID(w.ids.units.fromWords(e.first.unit)), Name: name}
	u.Basis = w.perUnit(u)
	for _, l := range lang.All {
		if s := name.In(l); s != "" && !slices.Contains(u.Spellings, s) {
			u.Spellings = append(u.Spellings, s)
		}
	}
	w.newUnits[name] = u
	w.lacking.Units = append(w.lacking.Units, u)
	w.report.Proposals.Units = append(w.report.Proposals.Units, Proposal{string(u.ID), name, e.label})
	w.finding(e, Warning, RuleUnit, source.Say(`the catalogue has no unit {1}; "{2}" is proposed`, quote(e.first.unit), u.ID), source.Say("add it to catalogue/bases.toml, or its spelling to a unit that is there, and import again"))
	return fit.Measure{Basis: u.Basis, Unit: u}
}

// perUnit makes a basis for a unit that the catalogue does not know. Each unit
// gets one, since what is counted by the seat is not counted by the hour.
func (w *work) perUnit(u *tariff.Unit) *tariff.Basis {
	id := tariff.BasisID(w.ids.bases.fromWords("per-" + string(u.ID)))
	b := &tariff.Basis{ID: id, Name: u.Name, Phrase: lang.Text{KK: "{unit} үшін", RU: "за {unit}"}, Counted: tariff.Amount}
	w.lacking.Bases = append(w.lacking.Bases, b)
	return b
}

// proposeCondition makes a condition from what distinguishes two prices in the
// act.
func (w *work) proposeCondition(r *rate, group string, name lang.Text, first string) *tariff.Condition {
	if c := w.newConditions[first]; c != nil {
		return c
	}
	c := &tariff.Condition{Group: string(w.in.Kind) + "-" + group, Name: name}
	c.ID = tariff.ConditionID(w.ids.conditions.fromWords(first))
	w.newConditions[first] = c
	w.lacking.Conditions = append(w.lacking.Conditions, c)
	w.report.Proposals.Conditions = append(w.report.Proposals.Conditions, Proposal{string(c.ID), c.Name, r.label})
	w.finding(r.entry, Warning, RuleCondition, source.Say(`only {1} tells this price from another; the condition "{2}" is proposed`, quoteEach(name), c.ID),
		source.Say("choose a condition of the catalogue, or add this one"))
	return c
}
