package export

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// KindScript returns data/kinds/{kind}.js, for the editions shown on a day.
func KindScript(d *tariff.Data, k *tariff.Kind, day tariff.Date) ([]byte, error) {
	s := kindScript{Kind: k.ID, Name: bothOf(k.Name), Day: day.String(), Places: []placeScript{},
		Regions: map[tariff.RegionID]both{}, Services: map[tariff.ServiceID]both{},
		Roles: map[tariff.RoleID]both{}, Conditions: map[tariff.ConditionID]both{},
		Bases: map[tariff.BasisID]both{}, Classes: map[string]both{}}
	var classes []tariff.Meaning
	var spans []compare.Span
	for _, t := range d.OfKind(k.ID) {
		s.place(t, day)
		for _, e := range t.Editions {
			spans = lists.With(spans, compare.SpanOf(e))
			for _, r := range e.Rates {
				classes = lists.With(classes, r.Meaning())
				s.name(r)
			}
		}
	}
	s.between(&d.Catalogue, classes)
	s.apart(spans)
	return script("tarifKind", s)
}

func (s *kindScript) place(t *tariff.Tariff, day tariff.Date) {
	i, state := t.Editions.On(day)
	p := placeScript{ID: t.Place.ID, Name: bothOf(t.Place.Name), Short: bothOf(t.Place.Short),
		Edition: t.Editions[i].ID, State: state}
	if region := t.Place.Region; region != nil {
		p.Region, s.Regions[region.ID] = region.ID, bothOf(region.Name)
	}
	s.Places = append(s.Places, p)
}

// name adds the names of what a rate refers to.
func (s *kindScript) name(r *tariff.Rate) {
	s.Services[r.Service.ID] = bothOf(r.Service.Name)
	if r.Role != nil {
		s.Roles[r.Role.ID] = bothOf(r.Role.Short)
	}
	for _, c := range r.Conditions {
		s.Conditions[c.ID] = bothOf(c.Name)
	}
	s.Bases[r.Basis.ID] = bothOf(r.Basis.Name)
	s.Classes[r.Meaning().String()] = both{r.BasisPhrase(lang.KK), r.BasisPhrase(lang.RU)}
}

// between adds the guard's answer for any two different classes.
func (s *kindScript) between(c *tariff.Catalogue, classes []tariff.Meaning) {
	s.Between = []betweenScript{}
	for i, a := range classes {
		for _, b := range classes[i+1:] {
			verdict, reasons := compare.Between(c, a, b)
			x := betweenScript{Classes: [2]string{a.String(), b.String()}, Verdict: verdict}
			for _, r := range reasons {
				x.Reasons = append(x.Reasons, r.Kind)
				if x.Text == nil {
					x.Text = someOf(r.Text)
				}
			}
			s.Between = append(s.Between, x)
		}
	}
}

// apart adds the spans that cannot hold at the same time.
func (s *kindScript) apart(spans []compare.Span) {
	s.Apart = [][2]string{}
	for i, a := range spans {
		for _, b := range spans[i+1:] {
			if !a.Meets(b) {
				s.Apart = append(s.Apart, [2]string{a.String(), b.String()})
			}
		}
	}
}
