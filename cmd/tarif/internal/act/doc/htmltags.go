package doc

import (
	"fmt"
	"strconv"

	"golang.org/x/net/html/atom"

	"tarif/cmd/tarif/internal/source"
)

// unseen are the elements whose text is not part of the page.
var unseen = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Title: true,
	atom.Svg: true, atom.Select: true, atom.Textarea: true, atom.Button: true, atom.Iframe: true,
	atom.Object: true, atom.Audio: true, atom.Video: true,
}

// void elements have no end tag.
var void = map[atom.Atom]bool{
	atom.Br: true, atom.Hr: true, atom.Img: true, atom.Input: true, atom.Meta: true, atom.Link: true,
	atom.Col: true, atom.Base: true, atom.Area: true, atom.Embed: true, atom.Wbr: true, atom.Source: true,
}

// ofTable are the elements of a table.
var ofTable = map[atom.Atom]bool{
	atom.Table: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true, atom.Tr: true, atom.Td: true, atom.Th: true,
}

// parting are the elements that separate paragraphs.
var parting = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Header: true, atom.Footer: true,
	atom.Main: true, atom.Aside: true, atom.Nav: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true,
	atom.Dt: true, atom.Dd: true, atom.Blockquote: true, atom.Figure: true, atom.Figcaption: true, atom.Address: true,
	atom.Form: true, atom.Fieldset: true, atom.Center: true, atom.Pre: true, atom.Hr: true, atom.Body: true,
	atom.Caption: true, atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Thead: true,
	atom.Tbody: true, atom.Tfoot: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true,
}

// skipping is the element that is being left out, and how many of its kind are
// open within it.
type skipping struct {
	tag   atom.Atom
	depth int
	table int // open tables within it
	line  int
	told  bool // the text would belong to the page but is hidden
}

// ends reports whether a start tag ends the element that is being skipped:
// paragraphs and parts of a table need no end tag.
func (s *skipping) ends(tag atom.Atom) bool {
	switch s.tag {
	case atom.P:
		return parting[tag]
	case atom.Td, atom.Th:
		return s.table == 0 && (tag == atom.Td || tag == atom.Th || tag == atom.Tr)
	case atom.Tr:
		return s.table == 0 && tag == atom.Tr
	}
	return false
}

// over reports whether an end tag ends the element that is being skipped.
func (s *skipping) over(tag atom.Atom) bool {
	if tag == s.tag {
		s.depth--
		return s.depth == 0
	}
	if tag != atom.Table {
		return false
	}
	s.table--
	return s.table < 0
}

func (h *htmlReader) start(tag atom.Atom, a attrs) {
	if h.skip.tag != 0 {
		if !h.skip.ends(tag) {
			h.deeper(tag)
			return
		}
		h.skip = skipping{}
	}
	if void[tag] && tag != atom.Br && tag != atom.Hr {
		return
	}
	if parting[tag] {
		h.flush()
	}
	if hide := a.hidden(); (hide || unseen[tag]) && !void[tag] {
		h.hide(tag, hide)
		return
	}
	h.open(tag, a)
}

func (h *htmlReader) deeper(tag atom.Atom) {
	if tag == h.skip.tag {
		h.skip.depth++
	} else if tag == atom.Table {
		h.skip.table++
	}
}

func (h *htmlReader) hide(tag atom.Atom, told bool) {
	if tag == 0 {
		return // a custom element, whose end tag we would not recognize
	}
	if told {
		h.note(source.Say("line {1}: a hidden <{2}> was left out", h.line, tag))
	}
	h.skip = skipping{tag: tag, depth: 1, line: h.line, told: told && !unseen[tag] && !ofTable[tag]}
}

func (h *htmlReader) open(tag atom.Atom, a attrs) {
	switch tag {
	case atom.Br:
		if !h.text.empty() {
			h.text.write("\n", 0)
			h.broke = true
		}
		h.space, h.parted = false, false
	case atom.P:
		h.level = 0 // a heading may have been left open
	case atom.Pre:
		h.pre++
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.level = int(tag.String()[1] - '0')
	case atom.Ol, atom.Ul, atom.Li:
		h.list(tag, a)
	case atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		h.openTable(tag, a)
	}
	h.dress(tag, a)
}

func (h *htmlReader) close(tag atom.Atom) {
	if h.skip.tag != 0 {
		if h.skip.over(tag) {
			last := h.skip.tag
			h.skip = skipping{}
			if tag != last {
				h.close(tag)
			}
		}
		return
	}
	if parting[tag] {
		h.flush()
	}
	h.undress(tag)
	switch tag {
	case atom.Pre:
		h.pre = max(h.pre-1, 0)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		h.level = 0
	case atom.Ol, atom.Ul:
		h.lists = h.lists[:max(len(h.lists)-1, 0)]
	case atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		h.closeTable(tag)
	}
}

// list counts the items of numbered lists, whose numbers a reader sees as text;
// pages saved from Word number table rows this way.
func (h *htmlReader) list(tag atom.Atom, a attrs) {
	switch {
	case tag == atom.Li && len(h.lists) > 0:
		next := &h.lists[len(h.lists)-1]
		if n, err := strconv.Atoi(a["value"]); err == nil && n > 0 {
			*next = n
		}
		if *next > 0 {
			h.number = fmt.Sprintf("%d. ", *next)
			*next++
		}
	case tag == atom.Ol:
		n, err := strconv.Atoi(a["start"])
		if err != nil || n < 1 {
			n = 1
		}
		h.push(n)
	case tag == atom.Ul:
		h.push(0)
	}
}

func (h *htmlReader) push(n int) {
	if len(h.lists) < maxDepth {
		h.lists = append(h.lists, n)
	}
}
