package search

import (
	"fmt"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// offer is the roles and conditions under which a service is offered somewhere,
// learned from the prices.
type offer struct{ facets []int }

// table writes prices: it numbers labels and shapes.
type table struct {
	*builder
	labels map[string]int
	shapes map[string]int
	x      *index
}

// addPrices adds the current tariffs, one record for each place and kind. Its
// shape is an index into the list of shapes.
func (b *builder) addPrices(x *index) {
	t := &table{builder: b, labels: map[string]int{}, shapes: map[string]int{}, x: x}
	for _, tf := range b.Data.Tariffs {
		i, state := tf.Editions.On(b.Day)
		amounts, shape := t.tariff(tf.Editions[i])
		x.Tariffs.add(b.places[tf.Place], b.kinds[tf.Kind],
			tf.Editions[i].ID, stateCode(state), shape, amounts)
	}
}

// cell is a price of a service: its row, the index of its amount in the record
// and that of its label.
type cell struct{ row, amount, label int }

// tariff returns an edition's distinct amounts and the number of its shape.
func (t *table) tariff(e *tariff.Edition) (amounts []string, shape int) {
	byService := map[*tariff.Service][]cell{}
	number := map[string]int{}
	for _, r := range e.Rates {
		price := t.price(r)
		if _, ok := number[price]; !ok {
			number[price] = len(amounts)
			amounts = append(amounts, price)
		}
		byService[r.Service] = append(byService[r.Service], cell{r.Row, number[price], t.label(r)})
		t.learn(r)
	}
	return amounts, t.shape(byService)
}

// shape is what the tariffs of many places have in common: the services, each
// as the difference from the previous one; how many prices each has; then for
// each price the row, as a difference too, and the indexes of the amount and
// the label.
type shape struct{ services, counts, rows, amounts, labels []int }

func (t *table) shape(byService map[*tariff.Service][]cell) int {
	s := shape{[]int{}, []int{}, []int{}, []int{}, []int{}} // an empty list must not become null
	service, row := 0, 0
	for _, x := range t.Data.Catalogue.Services {
		cells := byService[x]
		if len(cells) == 0 {
			continue
		}
		s.services = append(s.services, t.services[x]-service)
		s.counts = append(s.counts, len(cells))
		service = t.services[x]
		for _, c := range cells {
			s.rows = append(s.rows, c.row-row)
			s.amounts, s.labels = append(s.amounts, c.amount), append(s.labels, c.label)
			row = c.row
		}
	}
	key := fmt.Sprint(s)
	if _, ok := t.shapes[key]; !ok {
		t.shapes[key] = len(t.shapes)
		t.x.Shapes.add(s.services, s.counts, s.rows, s.amounts, s.labels)
	}
	return t.shapes[key]
}

// price returns the amount as shown, or the words printed instead; "-" if the
// act prints a dash and "" if it prints nothing, for which the page has words.
func (t *table) price(r *tariff.Rate) string {
	switch {
	case r.Price.Stated():
		return r.Price.In(t.l)
	case r.Price.Status == tariff.Dash:
		return "-"
	case r.Price.Status == tariff.Empty:
		return ""
	case r.Price.Printed.In(t.l) != "":
		return r.Price.Printed.In(t.l)
	}
	return r.Price.Printed.In(t.other)
}

// label says what the price is for: the basis as a phrase, preceded by who
// gives the service and under which conditions, followed by a sign for VAT ("+"
// included, "-" excluded, "0" none), for which the page has words.
func (t *table) label(r *tariff.Rate) int {
	var parts []string
	if r.Role != nil {
		parts = append(parts, r.Role.Short.In(t.l))
	}
	for _, c := range r.Conditions {
		parts = append(parts, c.Name.In(t.l))
	}
	parts = append(parts, r.BasisPhrase(t.l))
	s := strings.Join(parts, ", ") + "|" + vatSign[r.VAT]
	if _, ok := t.labels[s]; !ok {
		t.labels[s] = len(t.labels)
		t.x.Labels = append(t.x.Labels, s)
	}
	return t.labels[s]
}

var vatSign = map[tariff.VAT]string{
	tariff.VATIncluded: "+", tariff.VATExcluded: "-", tariff.VATNone: "0",
}

// learn records the role and conditions of a rate for its service.
func (t *table) learn(r *tariff.Rate) {
	o := t.offered[r.Service]
	if o == nil {
		o = &offer{}
		t.offered[r.Service] = o
	}
	if r.Role != nil {
		o.add(t.facets["role/"+string(r.Role.ID)])
	}
	for _, c := range r.Conditions {
		o.add(t.facets["condition/"+string(c.ID)])
	}
}

func (o *offer) add(facet int) {
	if i, found := slices.BinarySearch(o.facets, facet); !found {
		o.facets = slices.Insert(o.facets, i, facet)
	}
}
