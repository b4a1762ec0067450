package doc

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// lookTag is an open element and the look that it gives to what stands in it.
type lookTag struct {
	tag  atom.Atom
	look Look
	flat bool // it stands on the line again, whatever is around it
}

// tagLooks are elements that browsers dress by themselves.
var tagLooks = map[atom.Atom]Look{
	atom.Sup: Raised, atom.Sub: Lowered, atom.S: Struck, atom.Strike: Struck, atom.Del: Struck,
	atom.Ins: Inserted, atom.Small: Small,
}

// maxLooks is more elements than stand in each other for their look.
const maxLooks = 64

// dress opens an element: what its name and its style say of the look. Within
// a dressed one the plain are counted too, for their end tags look the same.
func (h *htmlReader) dress(tag atom.Atom, a attrs) {
	if tag == 0 || void[tag] || len(h.looks) == maxLooks {
		return
	}
	look, flat := lookOf(tag, a["style"])
	if look != 0 || flat || len(h.looks) > 0 && !parting[tag] {
		h.looks = append(h.looks, lookTag{tag, look, flat})
	}
}

// undress closes an element and what was left open in it.
func (h *htmlReader) undress(tag atom.Atom) {
	for i := len(h.looks) - 1; i >= 0; i-- {
		if h.looks[i].tag == tag {
			h.looks = h.looks[:i]
			return
		}
	}
}

// lookOf reads the look of an element.
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
				continue // of a cell, which has a top and a bottom
			}
			up, base := rise(value)
			look = look&^(Raised|Lowered) | up
			flat = flat || base
		}
	}
	return look, flat
}

// rise reads vertical-align: a word, or how far up or down.
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
		return 0, false // top, middle, bottom: of a cell or a picture
	case strings.HasPrefix(value, "-"):
		return Lowered, false
	}
	return Raised, false
}

// look is how characters look here.
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
