package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"tarif/cmd/tarif/internal/compare"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// The scripts' shapes, as the package comment and the site's page about its
// data describe them.
type (
	editionScript struct {
		Place       tariff.PlaceID     `json:"place"`
		Kind        tariff.KindID      `json:"kind"`
		Edition     tariff.EditionID   `json:"edition"`
		Period      int                `json:"period,omitempty"`
		From        string             `json:"valid_from,omitempty"`
		FromStatus  tariff.BoundStatus `json:"valid_from_status"`
		Until       string             `json:"valid_until,omitempty"`
		UntilStatus tariff.BoundStatus `json:"valid_until_status"`
		Currency    string             `json:"currency"`
		Span        string             `json:"span"`
		Classes     []string           `json:"classes"`
		Rates       [][]any            `json:"rates"`
	}
	// rateMore is what few rates have.
	rateMore struct {
		Column  int                `json:"column,omitempty"`
		Label   string             `json:"row_label,omitempty"`
		Status  tariff.PriceStatus `json:"price_status,omitempty"`
		Printed *both              `json:"printed,omitempty"`
		Caution *both              `json:"caution,omitempty"`
	}
	kindScript struct {
		Kind       tariff.KindID               `json:"kind"`
		Name       both                        `json:"name"`
		Day        string                      `json:"day"`
		Places     []placeScript               `json:"places"`
		Regions    map[tariff.RegionID]both    `json:"regions"`
		Services   map[tariff.ServiceID]both   `json:"services"`
		Roles      map[tariff.RoleID]both      `json:"roles"`
		Conditions map[tariff.ConditionID]both `json:"conditions"`
		Bases      map[tariff.BasisID]both     `json:"bases"`
		Classes    map[string]both             `json:"classes"`
		Between    []betweenScript             `json:"between"`
		Apart      [][2]string                 `json:"apart"`
	}
	placeScript struct {
		ID      tariff.PlaceID   `json:"id"`
		Name    both             `json:"name"`
		Short   both             `json:"short"`
		Region  tariff.RegionID  `json:"region,omitempty"`
		Edition tariff.EditionID `json:"edition"`
		State   tariff.State     `json:"state"`
	}
	betweenScript struct {
		Classes [2]string            `json:"classes"`
		Verdict compare.Verdict      `json:"verdict"`
		Reasons []compare.ReasonKind `json:"reasons"`
		Text    *both                `json:"text,omitempty"`
	}
	// both is a text in Kazakh and in Russian.
	both [2]string
)

func bothOf(t lang.Text) both { return both{t.KK, t.RU} }

func someOf(t lang.Text) *both {
	if t.IsZero() {
		return nil
	}
	b := bothOf(t)
	return &b
}

// EditionScript returns data/editions/{place}/{kind}/{edition}.js.
func EditionScript(e *tariff.Edition) ([]byte, error) {
	s := editionScript{Place: e.Place.ID, Kind: e.Kind.ID, Edition: e.ID, Period: e.Period,
		FromStatus: e.From.Status, UntilStatus: e.Until.Status, Currency: e.Currency,
		Span: compare.SpanOf(e).String(), Classes: []string{}, Rates: [][]any{}}
	if e.From.Status == tariff.Known {
		s.From = e.From.Date.String()
	}
	if e.Until.Status == tariff.Known {
		s.Until = e.Until.Date.String()
	}
	for _, r := range sorted(e) {
		class := compare.ClassOf(r).String()
		if !slices.Contains(s.Classes, class) {
			s.Classes = append(s.Classes, class)
		}
		s.Rates = append(s.Rates, rateScript(r, slices.Index(s.Classes, class)))
	}
	return script("tarifEdition", s)
}

func rateScript(r *tariff.Rate, class int) []any {
	k := r.Key()
	fields := []any{r.Row, k.Service, k.Role, k.Conditions, class, nil}
	var more rateMore
	if r.Price.Stated() {
		fields[5] = r.Price.Amount.Tiyn()
	} else {
		more.Status, more.Printed = r.Price.Status, someOf(r.Price.Printed)
	}
	if r.Column != 1 {
		more.Column = r.Column
	}
	if r.Label != strconv.Itoa(r.Row) {
		more.Label = r.Label
	}
	more.Caution = someOf(r.Caution)
	if more != (rateMore{}) {
		fields = append(fields, more)
	}
	return fields
}

// KindScript returns data/kinds/{kind}.js, for the editions shown on a day.
func KindScript(d *tariff.Data, k *tariff.Kind, day tariff.Date) ([]byte, error) {
	s := kindScript{Kind: k.ID, Name: bothOf(k.Name), Day: day.String(), Places: []placeScript{},
		Regions: map[tariff.RegionID]both{}, Services: map[tariff.ServiceID]both{},
		Roles: map[tariff.RoleID]both{}, Conditions: map[tariff.ConditionID]both{},
		Bases: map[tariff.BasisID]both{}, Classes: map[string]both{}}
	var classes []compare.Class
	var spans []compare.Span
	for _, t := range d.OfKind(k.ID) {
		s.place(t, day)
		for _, e := range t.Editions {
			spans = appendNew(spans, compare.SpanOf(e))
			for _, r := range e.Rates {
				classes = appendNew(classes, compare.ClassOf(r))
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

// name gives names to what a rate refers to.
func (s *kindScript) name(r *tariff.Rate) {
	s.Services[r.Service.ID] = bothOf(r.Service.Name)
	if r.Role != nil {
		s.Roles[r.Role.ID] = bothOf(r.Role.Short)
	}
	for _, c := range r.Conditions {
		s.Conditions[c.ID] = bothOf(c.Name)
	}
	s.Bases[r.Basis.ID] = bothOf(r.Basis.Name)
	s.Classes[compare.ClassOf(r).String()] = both{r.BasisPhrase(lang.KK), r.BasisPhrase(lang.RU)}
}

// between lists the guard's answer for any two different classes.
func (s *kindScript) between(c *tariff.Catalogue, classes []compare.Class) {
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

// apart lists the spans that cannot hold at the same time.
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

func appendNew[T comparable](to []T, x T) []T {
	if slices.Contains(to, x) {
		return to
	}
	return append(to, x)
}

// script writes a value as a classic script that calls a function with it:
// unlike JSON it loads from a file:// page too.
func script(function string, v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(function + "(")
	e := json.NewEncoder(trimNewline{&b})
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	b.WriteString(");\n")
	return b.Bytes(), nil
}
