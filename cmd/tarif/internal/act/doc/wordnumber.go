package doc

import (
	"strconv"
	"strings"
)

func decimal(n int) string { return strconv.Itoa(n) }

// style is what matters here of a paragraph style.
type style struct {
	name  string
	base  *style
	basis string
	level int
	num   numRef
	chars runLook
}

// longStyles bounds how many styles are based on each other.
const longStyles = 40

// look returns the look of characters in the style, applied to before; base
// styles are applied first.
func (s *style) look(before Look) Look {
	var chain []*style
	for ; s != nil && len(chain) < longStyles; s = s.base {
		chain = append(chain, s)
	}
	for i := len(chain) - 1; i >= 0; i-- {
		before = chain[i].chars.on(before)
	}
	return before
}

// numRef refers to a level of a list; list is "" for a paragraph without one.
type numRef struct {
	list  string
	level int
}

func readNumRef(x *xmlPart) numRef {
	var n numRef
	x.within(func(e element) {
		switch v, _ := e.val("val"); e.name {
		case "numId":
			n.list = v
		case "ilvl":
			n.level = min(count(e), maxLevels-1)
		}
		x.skip()
	})
	return n
}

// readStyles reads the paragraph styles.
func readStyles(t *tally, data []byte) map[string]*style {
	styles := map[string]*style{}
	x := openXML(t, "styles.xml", data)
	x.within(func(element) {
		x.within(func(e element) {
			if e.name != "style" {
				x.skip()
				return
			}
			id, _ := e.val("styleId")
			s := readStyle(x)
			styles[id] = s
			if kind, _ := e.val("type"); kind == "paragraph" && e.flag("default") {
				styles[""] = s
			}
		})
	})
	for _, s := range styles {
		if s.basis == "" {
			continue
		}
		s.base = styles[s.basis]
	}
	return styles
}

func readStyle(x *xmlPart) *style {
	s := &style{}
	x.within(func(e element) {
		switch e.name {
		case "name":
			s.name, _ = e.val("val")
		case "basedOn":
			s.basis, _ = e.val("val")
		case "pPr":
			s.properties(x)
			return
		case "rPr":
			x.within(func(e element) {
				s.chars.read(e)
				x.skip()
			})
			return
		}
		x.skip()
	})
	return s
}

func (s *style) properties(x *xmlPart) {
	x.within(func(e element) {
		switch e.name {
		case "outlineLvl":
			s.level = outline(e)
		case "numPr":
			s.num = readNumRef(x)
			return
		}
		x.skip()
	})
}

// heading returns the heading level of the style, 0 for text: from its outline
// level, its name ("heading 1", "Title") or its base style.
func (s *style) heading() int {
	for range maxLevels {
		if s == nil {
			break
		}
		if s.level > 0 {
			return s.level
		}
		name := strings.ToLower(s.name)
		if n, ok := strings.CutPrefix(name, "heading "); ok && len(n) == 1 && n >= "1" && n <= "9" {
			return int(n[0] - '0')
		}
		if name == "title" {
			return 1
		}
		s = s.base
	}
	return 0
}

// number returns the list of a paragraph: its own, else its style's. List "0"
// means none.
func (s *style) number(own numRef) numRef {
	for range maxLevels {
		if own.list != "" || s == nil {
			break
		}
		own, s = s.num, s.base
	}
	return own
}

const maxLevels = 9

// numbering counts the lists of a document. A count is the next number of its
// level, 0 if the level has not begun.
type numbering struct {
	lists  map[string]*list // numId →
	counts map[string]*[maxLevels]int
}

// list is a numbered list: its abstract definition and the levels that it
// restarts.
type list struct {
	shape  string // abstractNumId
	levels *[maxLevels]listLevel
	starts map[int]int
	begun  bool
}

type listLevel struct {
	format, text string
	start        int
}

// next returns the number of the next paragraph of a list, "" for none.
func (n *numbering) next(at numRef) string {
	l := n.lists[at.list]
	if l == nil || l.levels == nil {
		return ""
	}
	c := n.counts[l.shape]
	if c == nil {
		c = &[maxLevels]int{}
		n.counts[l.shape] = c
	}
	l.begin(c)
	if c[at.level] == 0 {
		c[at.level] = l.start(at.level)
	}
	c[at.level]++
	for deeper := at.level + 1; deeper < maxLevels; deeper++ {
		c[deeper] = 0
	}
	return l.text(at.level, c)
}

// begin restarts the counts that the list restarts.
func (l *list) begin(c *[maxLevels]int) {
	if l.begun {
		return
	}
	l.begun = true
	for level := range l.starts {
		c[level] = 0
	}
}

func (l *list) start(level int) int {
	if n, ok := l.starts[level]; ok {
		return n
	}
	return l.levels[level].start
}

// text formats a number with the pattern of its level: "%1.%2.".
func (l *list) text(level int, c *[maxLevels]int) string {
	if f := l.levels[level].format; f == "bullet" || f == "none" || f == "" {
		return ""
	}
	s := l.levels[level].text
	for i := range level + 1 {
		mark := "%" + decimal(i+1)
		if strings.Contains(s, mark) {
			n := c[i] - 1
			if c[i] == 0 {
				n = l.start(i)
			}
			s = strings.ReplaceAll(s, mark, numeral(l.levels[i].format, n))
		}
	}
	return strings.TrimSpace(s)
}
