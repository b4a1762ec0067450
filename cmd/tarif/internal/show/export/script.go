package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// The formats of the scripts, as described in the package comment and on the
// site's page about its data.
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
	// rateMore is what only few rates have.
	rateMore struct {
		Column  int                `json:"column,omitempty"`
		Label   string             `json:"row_label,omitempty"`
		Status  tariff.PriceStatus `json:"price_status,omitempty"`
		Measure string             `json:"measure,omitempty"` // omitted if money; otherwise printed has the price in words
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
	both [2]string
)

func bothOf(t lang.Text) both { return both{t.KK, t.RU} }

func someOf(t lang.Text) *both {
	if t.IsZero() {
		return nil
	}
	return new(bothOf(t))
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
		class := r.Meaning().String()
		s.Classes = lists.With(s.Classes, class)
		s.Rates = append(s.Rates, rateScript(r, slices.Index(s.Classes, class)))
	}
	return script("tarifEdition", s)
}

func rateScript(r *tariff.Rate, class int) []any {
	k := r.Key()
	fields := []any{r.Row, k.Service, k.Role, k.Conditions, class, nil}
	var more rateMore
	switch {
	case r.Price.Stated() && r.Price.Measure == tariff.Money:
		fields[5] = r.Price.Amount.Tiyn()
	case r.Price.Stated(): // the browser calculates only in tiyn: other measures are passed as words
		more.Measure, more.Printed = r.Price.Measure.String(), &both{r.Price.In(lang.KK), r.Price.In(lang.RU)}
	default:
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

// script writes a value as a classic script that calls a function with it:
// unlike JSON it also loads from a file:// page.
func script(function string, v any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(function + "(")
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	b.Truncate(b.Len() - len("\n"))
	b.WriteString(");\n")
	return b.Bytes(), nil
}
