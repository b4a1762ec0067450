package pages

import "tarif/cmd/tarif/internal/lang"

// BareView is a page outside the languages: the site's root and 404.html. It is
// in both.
type BareView struct {
	CSS, Icon string
	VisionJS  string
	Sides     []Side
}

// Side is a language's part of such a page.
type Side struct {
	Lang               lang.Lang
	First              bool
	Title, Description string
	Home               string
	Services, Search   string
}

// Bare returns a page outside the languages. prefix leads to the site's root:
// "" at the root; for 404.html, which is shown at any address, the absolute
// path of the site.
func (s *Site) Bare(template, prefix string) *Page {
	p := &Page{Lang: lang.KK, Template: template, Read: new(Read)}
	p.View = func() (any, error) {
		c := s.composer("", "")
		v := s.bare(c, prefix)
		p.Read.keep(c)
		return v, c.Err()
	}
	return p
}

func (s *Site) bare(c composer, prefix string) BareView {
	v := BareView{CSS: prefix + c.asset("site.css"), Icon: prefix + c.asset("icon.svg"), VisionJS: prefix + c.asset("vision.js")}
	for i, l := range lang.All {
		root := prefix + string(l) + "/"
		v.Sides = append(v.Sides, Side{Lang: l, First: i == 0, Title: s.Config.Title.In(l),
			Description: s.Config.Description.In(l), Home: root, Services: root + string(Services), Search: root + string(Search)})
	}
	return v
}
