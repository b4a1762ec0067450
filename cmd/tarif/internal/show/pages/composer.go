package pages

import (
	"fmt"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// composer puts values of the domain into the words, links and cells of one
// page. It speaks the page's language, keeps the first error, and knows the
// page's address, which addresses there are, and the day. It knows nothing of
// the data: each kind of page has a type of its own that holds what that kind
// is made from and has a composer in it. A composer is for one goroutine.
type composer struct {
	*wording.Speaker
	addr   Addr
	known  func(Addr) bool
	assets Assets
	day    tariff.Date
	read   *reading // what was asked for
}

// url returns the address of a page in the page's language, relative to it.
func (c composer) url(a Addr) string {
	if !c.known(a.page()) {
		c.Fail(fmt.Errorf("a link leads to /%s/%s, and there is no such page", c.Lang, a))
	}
	return c.addr.to(a)
}

// titled makes a title and a description of the same arguments.
func (c composer) titled(title, description string, args ...any) (string, string) {
	return c.T(title, args...), c.T(description, args...)
}

// root leads from the page to the site's root.
func (c composer) root() string { return c.addr.up() + "../" }

// twin returns the address of a page in the other language.
func (c composer) twin(a Addr) string {
	return c.addr.up() + "../" + string(c.Lang.Other()) + "/" + string(a)
}

func (c composer) link(a Addr, text string) Link { return Link{URL: c.url(a), Text: text} }

// name is a place's or region's name at the beginning of a line.
func (c composer) name(t lang.Text) string { return lang.UpperFirst(c.In(t)) }

func (c composer) partial(d tariff.PartialDate) string {
	return lang.Date(c.Lang, d.Year, d.Month, d.Day)
}
