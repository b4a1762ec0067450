package pages

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Share is what a page's head tells search engines, messengers and home
// screens.
type Share struct {
	URL       string      // absolute URL; empty if it has none
	Twins     []Alternate // the page in each language, then for readers of neither
	Image     string      // URL of the social card; empty if the site has no address yet
	Width     int         // of the card
	Height    int
	Locale    string
	Other     string // the locale of its twin
	TouchIcon string
	// Manifest is the web manifest. Only home has it: a browser fetches it with
	// each page that does, and a tariff's page added to a home screen should
	// open that page.
	Manifest string
	Ground   string // the icon's colour
}

// Alternate is a page in a language.
type Alternate struct{ Lang, URL string }

// CardWidth and CardHeight are the size of a social card in pixels, as package
// card draws it.
const (
	CardWidth  = 1200
	CardHeight = 630
)

// CardName is the name of a social card in its page's folder, QRName that of
// the QR code.
const (
	CardName = "card.png"
	QRName   = "qr.svg"
	// InstallName is the web manifest in a language's folder; manifest.json is
	// the list of files of the build.
	InstallName = "site.webmanifest"
)

func (s *Site) share(sub subject, c composer) Share {
	root := c.addr.up() + "../"
	h := Share{Locale: locales[c.Lang], Other: locales[c.Lang.Other()], TouchIcon: root + c.asset(TouchIcon), Ground: c.ground(),
		Width: CardWidth, Height: CardHeight}
	if !s.Unhosted {
		h.URL, h.Twins = s.address(c.Lang, sub.canonical()), s.alternates(sub.addr)
	}
	if sub.addr == Home && !s.Unhosted {
		h.Manifest = InstallName
	}
	if s.Config.Published() {
		folder := sub.card
		if !s.Config.Cards && !sub.own {
			folder = Home
		}
		h.Image = s.Config.BaseURL + string(c.Lang) + "/" + string(folder) + CardName
	}
	return h
}

// alternates returns a page's addresses by language. Readers of neither get the
// state language, and on the first page the choice.
func (s *Site) alternates(a Addr) []Alternate {
	out := lists.Of(lang.All[:], func(l lang.Lang) Alternate { return Alternate{string(l), s.address(l, a)} })
	neither := out[0].URL
	if a == Home {
		neither = s.Config.BaseURL
	}
	return append(out, Alternate{"x-default", neither})
}

func (c composer) ground() string {
	if c.assets.Ground == nil {
		return ""
	}
	c.read.file("icon.svg") // from which the colour is taken
	colour, err := c.assets.Ground()
	c.Fail(err)
	return colour
}

var locales = map[lang.Lang]string{lang.KK: "kk_KZ", lang.RU: "ru_RU"}

// Card is a social card before it is drawn. File is its path in the output.
type Card struct {
	File string
	View func() (CardView, error)
	Read *Read // what View used
}

// CardView is the content of a social card.
type CardView struct {
	Site, Title, Subject, Edition, Figure, Headline, Detail string

	Prices []CardPrice // of one service; they replace the figure
}

// CardPrice is a price on a card, and what it is for.
type CardPrice struct{ Amount, For string }

// Cards returns the social cards: the site's own in each language and, if
// configured, one for each edition and each change.
func (s *Site) Cards() []Card {
	var cards []Card
	for _, l := range lang.All {
		cards = append(cards, s.card(l, Home, s.siteCard))
		cards = append(cards, s.priceCards(l)...)
		if !s.Config.Cards {
			continue
		}
		for _, t := range s.Data.Tariffs {
			for i, e := range t.Editions {
				cards = append(cards, s.card(l, EditionAddr(e), func(c composer) CardView { return s.cards(c).edition(e) }))
				if i > 0 {
					cards = append(cards, s.card(l, ChangesAddr(e), func(c composer) CardView { return s.cards(c).change(t.Editions[i-1], e) }))
				}
			}
		}
	}
	return cards
}

func (s *Site) card(l lang.Lang, folder Addr, view func(composer) CardView) Card {
	r := new(Read)
	return Card{string(l) + "/" + string(folder) + CardName, func() (CardView, error) {
		c := s.composer(l, "") // each has its own: cards are drawn concurrently
		v := view(c)
		r.keep(c)
		return v, c.Err()
	}, r}
}

// changesCard is the folder of the card of a page of changes: a first edition
// has no changes to show.
func changesCard(t *tariff.Tariff, i int) Addr {
	if i == 0 {
		return EditionAddr(t.Editions[i])
	}
	return ChangesAddr(t.Editions[i])
}

func (s *Site) siteCard(c composer) CardView {
	return CardView{Site: s.Config.Host(), Title: c.In(s.Config.Title), Subject: c.In(s.Config.Description),
		Headline: c.N("card.tariffs", len(s.Data.Tariffs))}
}

// cards makes the cards of editions; title is the site's.
type cards struct {
	changes
	title string
}

func (s *Site) cards(c composer) cards { return cards{s.changes(c), c.In(s.Config.Title)} }

func (c cards) edition(e *tariff.Edition) CardView {
	return CardView{Site: c.title, Title: c.name(e.Place.Name), Subject: c.In(e.Kind.Name),
		Edition: c.Edition(e), Headline: c.Rates(e), Detail: c.CiteShort(e.LastAct())}
}

// change says what most prices did, if they have something in common, and
// otherwise counts the kinds of change.
func (c cards) change(before, e *tariff.Edition) CardView {
	v := c.edition(e)
	d := c.between(before, e)
	first, rest := c.changeWords(d)
	if u := d.Summary.Overall; u != nil && u.Percent.Sign() != 0 {
		v.Figure = c.Common(u.Common)
		v.Headline = c.portion(len(u.Items), e.Priced())
		return v
	}
	v.Headline = first
	if rest != "" {
		v.Detail = rest
	}
	return v
}

// portion says for how many of an edition's prices something is true.
func (c cards) portion(n, of int) string {
	if n == of {
		return c.N("card.all", of)
	}
	return c.N("card.most", of, c.Count(n))
}

// changeWords returns the two most frequent kinds of change, with their
// numbers.
func (c changes) changeWords(d *diff.Diff) (first, second string) {
	if d.Empty() {
		return c.T("changes.none"), ""
	}
	var lines []string
	for _, k := range diff.Kinds {
		if d.Summary.Counts[k] > 0 {
			name, count := c.ChangeCount(d, k)
			lines = append(lines, lang.UpperFirst(strings.TrimSuffix(name+": "+count, ": ")))
		}
	}
	return lines[0], strings.Join(lines[1:], " · ")
}

// LiveView leads from paper to the page: its address and QR code.
type LiveView struct{ URL, QR, CSS string }

// live returns nil if the site has no address yet.
func (s *Site) live(c composer) *LiveView {
	if !s.Config.Published() {
		return nil
	}
	return &LiveView{URL: s.address(c.Lang, c.addr), QR: QRName, CSS: c.file("print.css")}
}

func (s *Site) address(l lang.Lang, a Addr) string {
	return s.Config.BaseURL + string(l) + "/" + string(a)
}

// Codes returns the addresses of the QR codes, by path in the output.
func (s *Site) Codes() map[string]string {
	codes := map[string]string{}
	if !s.Config.Published() {
		return codes
	}
	add := func(a Addr) {
		for _, l := range lang.All {
			codes[string(l)+"/"+string(a)+QRName] = s.address(l, a)
		}
	}
	for _, q := range s.quotes() {
		add(q.addr())
	}
	for _, t := range s.Data.Tariffs {
		add(TariffAddr(t.Place, t.Kind))
		for _, e := range t.Editions {
			add(EditionAddr(e))
		}
	}
	return codes
}
