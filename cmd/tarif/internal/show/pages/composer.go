package pages

import (
	"fmt"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/tariff"
)

// composer puts values of the domain into the words, links and cells of one
// page. It has the page's language and address, the addresses that exist, and
// the day; it keeps the first error. It has no data: each kind of page has a
// type that embeds a composer and holds what that kind is made from. A composer
// must be used by one goroutine.
type composer struct {
	*wording.Speaker
	addr   Addr
	known  func(Addr) bool
	assets Assets
	day    tariff.Date
	read   *reading // records what the page was made from
}

// url returns the address of a page in the page's language, relative to this
// page.
func (c composer) url(a Addr) string {
	if !c.known(a.page()) {
		c.Fail(fmt.Errorf("a link leads to /%s/%s, and there is no such page", c.Lang, a))
	}
	return c.addr.to(a)
}

// titled returns a title and a description with the same arguments.
func (c composer) titled(title, description string, args ...any) (string, string) {
	return c.T(title, args...), c.T(description, args...)
}

// root returns the relative URL of the site's root.
func (c composer) root() string { return c.addr.up() + "../" }

// twin returns the relative URL of a page in the other language.
func (c composer) twin(a Addr) string {
	return c.addr.up() + "../" + string(c.Lang.Other()) + "/" + string(a)
}

func (c composer) link(a Addr, text string) Link { return Link{URL: c.url(a), Text: text} }

// name returns the name of a place or region for the beginning of a line.
func (c composer) name(t lang.Text) string { return lang.UpperFirst(c.In(t)) }

func (c composer) partial(d tariff.PartialDate) string {
	return lang.Date(c.Lang, d.Year, d.Month, d.Day)
}

// RowHead is what the prices of a row are for.
type RowHead struct {
	Service    Link
	Role       string
	RoleClass  string
	Conditions []string
}

func (c composer) rowHead(x *tariff.Service, r *tariff.Role, conditions []string) RowHead {
	head := RowHead{Service: c.link(ServiceAddr(x), c.In(x.Name)), Conditions: conditions}
	if r != nil {
		head.Role, head.RoleClass = c.In(r.Short), string(r.ID)
	}
	return head
}
