package pages

import (
	"bytes"
	"encoding/json"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/tariff"
)

// Structured data of pages, in terms of https://schema.org: a government
// service, and its offers. Only money has a currency, so a price in indices is
// only on the page; unknown days are omitted.

// currency is that of all prices in money.
const currency = "KZT"

type linkedService struct {
	Context string `json:"@context"`
	Type    string `json:"@type"`
	Name    string `json:"name"`
	Of      string `json:"serviceType,omitempty"`
	Area    struct {
		Type string `json:"@type"`
		Name string `json:"name"`
	} `json:"areaServed"`
	URL    string        `json:"url"`
	Offers []linkedOffer `json:"offers,omitempty"`
}

// linkedOffer is a price with its row or, as an AggregateOffer, all prices for
// one thing.
type linkedOffer struct {
	Type     string       `json:"@type"`
	Name     string       `json:"name,omitempty"`
	URL      string       `json:"url,omitempty"`
	Price    money.Amount `json:"price,omitzero"`
	Low      money.Amount `json:"lowPrice,omitzero"`
	High     money.Amount `json:"highPrice,omitzero"`
	Count    int          `json:"offerCount,omitempty"`
	Currency string       `json:"priceCurrency"`
	Spec     linkedPrice  `json:"priceSpecification"`
}

type linkedPrice struct {
	Type     string       `json:"@type"`
	Price    money.Amount `json:"price,omitzero"`
	Low      money.Amount `json:"minPrice,omitzero"`
	High     money.Amount `json:"maxPrice,omitzero"`
	Currency string       `json:"priceCurrency"`
	Unit     string       `json:"unitText"`
	VAT      *bool        `json:"valueAddedTaxIncluded,omitempty"`
	From     tariff.Date  `json:"validFrom,omitzero"`
	Through  tariff.Date  `json:"validThrough,omitzero"`
}

// fewOffers is how many prices are listed individually; more would make the
// page longer than its table does.
const fewOffers = 12

// linker puts prices into terms of schema.org, with absolute URLs.
type linker struct {
	composer
	at func(Addr) string
}

func (c linker) service(e *tariff.Edition, name string, rates []*tariff.Rate) linkedService {
	v := linkedService{Context: "https://schema.org", Type: "GovernmentService", Name: name, URL: c.at(c.addr)}
	if kind := c.In(e.Kind.Name); kind != name {
		v.Of = kind
	}
	v.Area.Type, v.Area.Name = "AdministrativeArea", c.name(e.Place.Name)
	priced := lists.Where(rates, func(r *tariff.Rate) bool { return r.Price.Stated() && r.Price.Measure == tariff.Money })
	if len(priced) <= fewOffers {
		v.Offers = lists.Of(priced, c.offer)
		return v
	}
	v.Offers = c.spans(priced)
	return v
}

// linkedTariff returns the structured data of an edition's page.
func linkedTariff(e *tariff.Edition) func(linker) any {
	return func(c linker) any { return c.service(e, c.In(e.Kind.Name), e.Rates) }
}

func (c linker) offer(r *tariff.Rate) linkedOffer {
	o := linkedOffer{Type: "Offer", Name: c.Priced(r.Service, r.Role, r.Conditions), URL: c.at(RateAddr(r)), Price: r.Price.Amount,
		Currency: currency, Spec: c.specification(r)}
	o.Spec.Price = r.Price.Amount
	return o
}

// specification returns what a price is for and when it holds; callers add the
// figure.
func (c linker) specification(r *tariff.Rate) linkedPrice {
	p := linkedPrice{Type: "UnitPriceSpecification", Currency: currency, Unit: c.Basis(r)}
	if r.VAT == tariff.VATIncluded || r.VAT == tariff.VATExcluded {
		p.VAT = new(r.VAT == tariff.VATIncluded)
	}
	if b := r.Edition.From; b.Status == tariff.Known {
		p.From = b.Date
	}
	if b := r.Edition.Until; b.Status == tariff.Known {
		p.Through = b.Date.AddDays(-1)
	}
	return p
}

// spans returns the lowest and highest of the prices for each thing, in order
// of the first.
func (c linker) spans(rates []*tariff.Rate) []linkedOffer {
	var out []linkedOffer
	at := map[tariff.Meaning]int{}
	for _, r := range rates {
		n, known := at[r.Meaning()]
		if !known {
			n = len(out)
			at[r.Meaning()] = n
			out = append(out, linkedOffer{Type: "AggregateOffer", Low: r.Price.Amount, High: r.Price.Amount, Currency: currency, Spec: c.specification(r)})
		}
		o := &out[n]
		o.Count++
		if r.Price.Amount.Cmp(o.Low) < 0 {
			o.Low = r.Price.Amount
		}
		if r.Price.Amount.Cmp(o.High) > 0 {
			o.High = r.Price.Amount
		}
		o.Spec.Low, o.Spec.High = o.Low, o.High
	}
	return out
}

// dataBlock returns a value as a data block of a page. encoding/json escapes <,
// > and &, so nothing in it can end the element.
func (c composer) dataBlock(v any) HTML {
	var b bytes.Buffer
	b.WriteString(`<script type="application/ld+json">`)
	data, err := json.Marshal(v)
	c.Fail(err)
	b.Write(data)
	b.WriteString("</script>\n")
	return HTML(b.String())
}
