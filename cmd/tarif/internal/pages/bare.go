package pages

import "tarif/cmd/tarif/internal/lang"

// BareView is a page outside the languages: the site's root and 404.html. It
// speaks both.
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
	Home, Services     string
}

// Bare makes the view of a page outside the languages. prefix leads to the
// site's root: "" at the root; for 404.html, which is shown at any address, it
// is the absolute path of the site.
func (s *Site) Bare(prefix string) BareView {
	v := BareView{CSS: prefix + s.Assets.CSS, Icon: prefix + s.Assets.Icon,
		VisionJS: prefix + s.Assets.Named["vision.js"]}
	for i, l := range lang.All {
		root := prefix + string(l) + "/"
		v.Sides = append(v.Sides, Side{Lang: l, First: i == 0, Title: s.Config.Title.In(l),
			Description: s.Config.Description.In(l), Home: root, Services: root + string(Services)})
	}
	return v
}
