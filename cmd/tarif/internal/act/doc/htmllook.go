package doc

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// lookTag is an open element and the look that it gives to its text.
type lookTag struct {
	tag  atom.Atom
	look Look
	flat bool // it stands on the line again, whatever is around it
	sight
}

// sight is what styles say about whether text can be seen. An element inside another
// may be seen where that cannot: one that has a size of its own in one of the size 0.
type sight struct {
	sized, shown, inked, grounded said // a size, visibility, an ink that is not white, a ground that is
}

// said is what a style says: nothing, no or yes.
type said uint8

const (
	no said = iota + 1
	yes
)

func yesIf(b bool) said {
	if b {
		return yes
	}
	return no
}

// within is the sight of text in an element inside another.
func (s sight) within(outer sight) sight {
	return sight{cmp.Or(s.sized, outer.sized), cmp.Or(s.shown, outer.shown), cmp.Or(s.inked, outer.inked), cmp.Or(s.grounded, outer.grounded)}
}

func (s sight) hidden() bool {
	return s.sized == no || s.shown == no || s.inked == no && s.grounded != yes
}

// read takes in a property of a style.
func (s *sight) read(key, value string) {
	if value = strings.ReplaceAll(value, " ", ""); value == "inherit" || value == "" {
		return
	}
	switch key {
	case "font-size":
		if zero.MatchString(value) || !relative.MatchString(value) {
			s.sized = yesIf(!zero.MatchString(value))
		}
	case "visibility":
		s.shown = yesIf(value == "visible")
	case "color":
		s.inked = yesIf(!white.MatchString(value))
	case "background", "background-color":
		s.grounded = yesIf(!white.MatchString(value))
	}
}

var (
	relative = regexp.MustCompile(`\d(?:%|em|ex)$|^(?:smaller|larger)$`)
	white    = regexp.MustCompile(`^(?:white|#(?:f[a-f]){3}|#[ef]{3}|rgba?\(25[0-5],25[0-5],25[0-5].*\)|transparent|rgba\(.*,0\)|none|initial|#e[0-9a-f]e[0-9a-f]e[0-9a-f])$`)
)

// tagLooks are the elements that have a look without any style.
var tagLooks = map[atom.Atom]Look{
	atom.Sup: Raised, atom.Sub: Lowered, atom.S: Struck, atom.Strike: Struck, atom.Del: Struck,
	atom.Ins: Inserted, atom.Small: Small, atom.Rt: Raised,
}

// maxLooks bounds how deep elements with a look may nest.
const maxLooks = 64

// dress opens an element with the look of its name and style. Inside such an
// element, plain elements are pushed too, since their end tags must be matched.
func (h *htmlReader) dress(tag atom.Atom, a attrs) {
	if tag == 0 || void[tag] || len(h.looks) == maxLooks {
		return
	}
	l := lookOf(tag, a["style"])
	if h.changes(l) || len(h.looks) > 0 && !parting[tag] {
		h.looks = append(h.looks, l)
	}
}

// changes reports an element whose text looks other than what is around it.
func (h *htmlReader) changes(l lookTag) bool {
	outer := h.sight()
	return l.look != 0 || l.flat || l.within(outer) != outer && (l.inked != yes || outer.inked == no)
}

func (h *htmlReader) sight() (s sight) {
	for _, l := range h.looks {
		s = l.within(s)
	}
	return s
}

// undress closes an element and everything left open inside it.
func (h *htmlReader) undress(tag atom.Atom) {
	for i := len(h.looks) - 1; i >= 0; i-- {
		if h.looks[i].tag == tag {
			h.looks = h.looks[:i]
			return
		}
	}
}

// lookOf returns the look that an element's name and style give.
func lookOf(tag atom.Atom, style string) lookTag {
	l := lookTag{tag: tag, look: tagLooks[tag]}
	for property := range strings.SplitSeq(strings.ToLower(style), ";") {
		key, value, _ := strings.Cut(property, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		l.read(strings.TrimSpace(key), value)
		switch strings.TrimSpace(key) {
		case "text-decoration", "text-decoration-line", "text-line-through":
			if strings.Contains(value, "line-through") {
				l.look |= Struck
			} else if key != "text-line-through" {
				l.look &^= Struck
			}
		case "vertical-align", "mso-text-raise":
			if parting[tag] {
				continue // the vertical-align of a cell is its layout, not a look
			}
			up, base := rise(value)
			l.look = l.look&^(Raised|Lowered) | up
			l.flat = l.flat || base
		}
	}
	return l
}

// rise interprets vertical-align: a keyword or a length.
func rise(value string) (look Look, flat bool) {
	digits := strings.TrimLeft(strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz% "), "-+0.")
	switch {
	case value == "super":
		return Raised, false
	case value == "sub":
		return Lowered, false
	case value == "baseline":
		return 0, true
	case digits == "" || strings.Trim(digits, "0123456789.") != "":
		return 0, false // top, middle, bottom: layout of a cell or a picture
	case strings.HasPrefix(value, "-"):
		return Lowered, false
	}
	return Raised, false
}

// look returns the look of a character at this point.
func (h *htmlReader) look() Look {
	var look Look
	for _, l := range h.looks {
		if l.flat || l.look&(Raised|Lowered) != 0 {
			look &^= Raised | Lowered
		}
		look |= l.look
	}
	if h.sight().hidden() {
		look |= Hidden
	}
	return look
}
