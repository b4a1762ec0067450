package doc

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// lookTag is an open element and the look that it gives to its text.
type lookTag struct {
	tag  atom.Atom
	look Look
	flat bool // it stands on the line again, whatever is around it
}

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
	look, flat := lookOf(tag, a["style"])
	if look != 0 || flat || len(h.looks) > 0 && !parting[tag] {
		h.looks = append(h.looks, lookTag{tag, look, flat})
	}
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

// lookOf returns the look that an element's name and style give. flat is set if
// the style puts text back on the baseline.
func lookOf(tag atom.Atom, style string) (look Look, flat bool) {
	look = tagLooks[tag]
	for property := range strings.SplitSeq(strings.ToLower(style), ";") {
		key, value, _ := strings.Cut(property, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.TrimSpace(key) {
		case "text-decoration", "text-decoration-line", "text-line-through":
			if strings.Contains(value, "line-through") {
				look |= Struck
			} else if key != "text-line-through" {
				look &^= Struck
			}
		case "vertical-align", "mso-text-raise":
			if parting[tag] {
				continue // the vertical-align of a cell is its layout, not a look
			}
			up, base := rise(value)
			look = look&^(Raised|Lowered) | up
			flat = flat || base
		}
	}
	return look, flat
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
	return look
}
