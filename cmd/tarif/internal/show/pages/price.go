package pages

import (
	"strings"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// PriceView is what a service costs in a place: a page to send to somebody. It
// is small, so that it opens at once from a message.
type PriceView struct {
	Frame
	Service, Place string
	Kind           string
	Status         Status
	Gone           string // the current edition has no such price; this is the last known one
	Prices         []PriceLine
	Rows           []Link // of the act
	Act            string
	SourceURL      string
	Tariff         Link
	Elsewhere      Link // the service in all places and over time
	Cite           string
	QR             string // empty if the site has no address yet
	Snippets       []Snippet
}

// PriceLine is one of the prices of a service.
type PriceLine struct {
	Cell  Cell
	For   []string // what it is for, who gives it, under which conditions
	Row   Link
	Notes []string // of the act's table, and our remarks
}

// quote is a service's rates in a place: those of the current edition or, if
// that has none, of the last edition that had them.
type quote struct {
	tariff  *tariff.Tariff
	service *tariff.Service
	edition int
	current bool // the edition is the current one
	rates   []*tariff.Rate
}

// quotes returns what a tariff prices or has priced up to a day, in the order
// of its rows, the newest edition first.
func quotes(t *tariff.Tariff, day tariff.Date) []quote {
	shown, _ := t.Editions.On(day)
	var out []quote
	at := map[*tariff.Service]int{}
	for i := shown; i >= 0; i-- {
		for _, r := range t.Editions[i].Rates {
			n, known := at[r.Service]
			if !known {
				n = len(out)
				at[r.Service] = n
				out = append(out, quote{tariff: t, service: r.Service, edition: i, current: i == shown})
			}
			if out[n].edition == i {
				out[n].rates = append(out[n].rates, r)
			}
		}
	}
	return out
}

func (q quote) of() *tariff.Edition { return q.tariff.Editions[q.edition] }

func (q quote) addr() Addr { return PriceAddr(q.tariff.Place, q.service) }

// quotes returns the prices that have a page.
func (s *Site) quotes() []quote {
	if !s.Config.Prices || s.Unhosted {
		return nil // a page to send around is of no use on a disk
	}
	var out []quote
	for _, t := range s.Data.Tariffs {
		out = append(out, quotes(t, s.Day)...)
	}
	return out
}

// pricePage makes the page of what a service costs in a place.
type pricePage struct{ composer }

func (s *Site) pricePages() []subject {
	var subjects []subject
	for _, q := range s.quotes() {
		subjects = append(subjects, subject{addr: q.addr(), template: "price.html", daily: true, lean: true,
			modified: q.of().LastAct().Date, card: q.addr(), own: true,
			title:  func(c composer) (string, string) { return c.priceTitle(q), pricePage{c}.description(q) },
			linked: func(c linker) any { return c.service(q.of(), c.In(q.service.Name), q.rates) },
			view:   func(f Frame) (any, error) { return pricePage{f.c}.view(f, s.Config.Title, q), nil }})
	}
	return subjects
}

func (c composer) priceTitle(q quote) string {
	return c.T("price-page.title", c.In(q.service.Name), c.In(q.tariff.Place.Name))
}

// description contains the price. Search engines cut long descriptions, so the
// act is left out first.
func (c pricePage) description(q quote) string {
	text := c.T("price-page.description", c.name(q.tariff.Place.Name), c.In(q.service.Name), c.priceRange(q.rates), c.Purpose(q.rates...))
	if !q.current {
		text = c.T("price-page.description-last", c.name(q.tariff.Place.Name), c.In(q.service.Name), c.priceRange(q.rates), c.Edition(q.of()))
	}
	if act := text + " " + c.CiteShort(q.of().LastAct()) + "."; utf8.RuneCountInString(act) <= longDescription {
		return act
	}
	return text
}

// longDescription is how many characters of a description are read.
const longDescription = 250

// priceRange formats a price, or the lowest and highest of several in one
// measure. If there is no amount it says why.
func (c composer) priceRange(rates []*tariff.Rate) string {
	var low, high *tariff.Rate
	for _, r := range rates {
		switch {
		case !r.Price.Stated():
			continue
		case low == nil:
			low, high = r, r
		case r.Price.Measure != low.Price.Measure:
			return c.Price(low.Price) // the page has the others
		case r.Price.Amount.Cmp(low.Price.Amount) < 0:
			low = r
		case r.Price.Amount.Cmp(high.Price.Amount) > 0:
			high = r
		}
	}
	switch {
	case low == nil:
		return c.Price(rates[0].Price)
	case low.Price.Amount.Cmp(high.Price.Amount) == 0:
		return c.Price(low.Price)
	case low.Price.Measure == tariff.Money:
		return lang.Amount(c.Lang, low.Price.Amount) + " – " + c.Price(high.Price)
	}
	return c.Amount(low.Price.Measure, low.Price.Amount) + " – " + c.Amount(high.Price.Measure, high.Price.Amount)
}

func (c pricePage) view(f Frame, site lang.Text, q quote) PriceView {
	e := q.of()
	v := PriceView{Frame: f, Service: c.In(q.service.Name), Place: c.name(q.tariff.Place.Name), Kind: c.In(q.tariff.Kind.Name),
		Status: c.status(q.tariff, q.edition), Act: lang.UpperFirst(c.CiteAmended(e)), SourceURL: e.Source.URL, Prices: c.priceLines(q),
		Tariff:    c.link(TariffAddr(q.tariff.Place, q.tariff.Kind), c.T("price-page.tariff", c.InPlace(q.tariff.Place))),
		Elsewhere: c.link(ServiceAddr(q.service), c.T("price-page.elsewhere"))}
	for _, p := range v.Prices {
		if n := len(v.Rows); n == 0 || v.Rows[n-1] != p.Row { // two prices of a row are one row
			v.Rows = append(v.Rows, p.Row)
		}
	}
	v.Gone = c.gone(q)
	v.Cite = c.T("price-page.cite", c.priceTitle(q), c.priceRange(q.rates), c.CiteAmended(e), c.In(site), f.Share.URL)
	if f.Share.Image != "" {
		v.QR = QRName
	}
	v.Snippets = append(c.snippets(f, EmbedPriceAddr(q.tariff.Place, q.service)), c.badgeSnippet(f, c.priceTitle(q), c.priceRange(q.rates)))
	return v
}

// gone says that a tariff no longer has a price.
func (c composer) gone(q quote) string {
	if q.current {
		return ""
	}
	shown, _ := q.tariff.Editions.On(c.day)
	return c.T("price-page.gone", c.Edition(q.tariff.Editions[shown]), c.Edition(q.of()))
}

func (c composer) priceLines(q quote) []PriceLine {
	lines := make([]PriceLine, len(q.rates))
	for i, r := range q.rates {
		lines[i] = PriceLine{Cell: c.bareCell(r), For: c.priceFor(r), Row: c.link(RateAddr(r), c.Row(r))}
		for _, n := range r.Footnotes {
			lines[i].Notes = append(lines[i].Notes, c.In(n.Text))
		}
		if caution := c.In(r.Caution); caution != "" {
			lines[i].Notes = append(lines[i].Notes, caution)
		}
	}
	return lines
}

// priceFor returns what a price is for, and everything that distinguishes it
// from the others of its service.
func (c composer) priceFor(r *tariff.Rate) []string {
	out := []string{lang.UpperFirst(c.Basis(r))}
	if r.Role != nil {
		out = append(out, c.In(r.Role.Name))
	}
	out = append(out, c.Conditions(r.Conditions)...)
	if vat := c.StatedVAT(r.VAT); vat != "" {
		out = append(out, vat)
	}
	return out
}

// priceCards returns the social cards of prices in a language.
func (s *Site) priceCards(l lang.Lang) []Card {
	var cards []Card
	for _, q := range s.quotes() {
		cards = append(cards, s.card(l, q.addr(), func(c composer) CardView { return pricePage{c}.card(s.Config.Title, q) }))
	}
	return cards
}

// mostOnCard is how many prices fit on a card.
const mostOnCard = 3

func (c pricePage) card(site lang.Text, q quote) CardView {
	v := CardView{Site: c.In(site), Title: c.In(q.service.Name), Subject: c.name(q.tariff.Place.Name), Detail: c.CiteShort(q.of().LastAct())}
	if len(q.rates) > mostOnCard {
		v.Prices = []CardPrice{{c.priceRange(q.rates), c.N("count.rates", len(q.rates))}}
		return v
	}
	for _, r := range q.rates {
		v.Prices = append(v.Prices, CardPrice{c.Price(r.Price), strings.Join(c.priceFor(r), " · ")})
	}
	return v
}

// Badge is a small picture of a price, before it is drawn.
type Badge struct {
	File string
	View func() (name, price string, err error)
	Read *Read // what View used
}

// BadgeName is the name of a badge in its page's folder.
const BadgeName = "badge.svg"

// Badges returns the badges of prices.
func (s *Site) Badges() []Badge {
	var badges []Badge
	for _, q := range s.quotes() {
		for _, l := range lang.All {
			b := Badge{File: string(l) + "/" + string(q.addr()) + BadgeName, Read: new(Read)}
			b.View = func() (name, price string, err error) {
				c := s.composer(l, q.addr())
				name, price = c.In(q.service.Name)+", "+c.In(q.tariff.Place.Short), c.priceRange(q.rates)
				b.Read.keep(c)
				return name, price, c.Err()
			}
			badges = append(badges, b)
		}
	}
	return badges
}

// leadToPrices links the names in a table to the pages of their prices, which
// link on to the service elsewhere: readers of a place's tariff ask for its
// price first, and a second link in each row would double the tab stops.
func (t *Table) leadToPrices(c composer, e *tariff.Edition) {
	lines := tableLines(e.Rates) // in the order of the table
	for _, section := range t.Sections {
		for i := range section.Rows {
			if a := PriceAddr(e.Place, lines[i].first().Service); c.known(a) {
				section.Rows[i].Service.URL = c.url(a)
			}
		}
		lines = lines[len(section.Rows):]
	}
}

// PriceList links to the pages of a tariff's prices.
type PriceList struct {
	Name  string
	Links []Link
}

func (c composer) priceList(t *tariff.Tariff) PriceList {
	list := PriceList{Name: c.In(t.Kind.Short)}
	for _, q := range quotes(t, c.day) {
		if c.known(q.addr()) {
			list.Links = append(list.Links, c.link(q.addr(), c.In(q.service.Name)))
		}
	}
	return list
}
