package picture

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// svgSpace is the namespace of SVG.
const svgSpace = "http://www.w3.org/2000/svg"

// drawing are the elements that a drawing may have: shapes, text, colours and
// filters. None of them runs, moves, loads or links.
var drawing = set(`svg g defs symbol use switch title desc
	path rect circle ellipse line polyline polygon text tspan textPath image style
	marker clipPath mask pattern linearGradient radialGradient stop view
	filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
	feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
	feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// Bounds of a drawing: the number of elements, their depth, and the number that
// a browser draws once every <use> is expanded.
const (
	maxElements = 100_000
	maxDepth    = 200
	maxDrawn    = 500_000
)

// cleaner reads a drawing once and copies the bytes of elements that draw.
type cleaner struct {
	name  string
	src   []byte
	d     *xml.Decoder
	out   bytes.Buffer
	kept  int64 // how far src has been processed
	open  []int // enclosing elements, by index
	all   []element
	skip  int // how many elements are open inside one that is left out
	style bool
}

// element is what matters of an element for how much is drawn.
type element struct {
	id, use string
	parts   []int
	weight  int // 0 while unknown
	busy    bool
}

// cleanSVG copies the drawing elements of an SVG file. It drops comments,
// processing instructions, the document type, metadata and private data of
// drawing programs; scripts, animations, links and anything that loads from
// elsewhere are findings.
func cleanSVG(name string, src []byte) ([]byte, source.List) {
	c := &cleaner{name: name, src: src, d: xml.NewDecoder(bytes.NewReader(src))}
	for {
		at := c.d.InputOffset()
		t, err := c.d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, c.fault(c.d.InputOffset(), source.Say("the drawing cannot be read: {1}", err.Error()))
		}
		if why := c.token(t, at); !why.IsZero() {
			return nil, c.fault(at, why)
		}
	}
	switch {
	case len(c.all) == 0:
		return nil, c.fault(0, source.Say("this is not an SVG drawing"))
	case c.drawn() > maxDrawn:
		return nil, c.fault(0, source.Say("the drawing repeats its elements more often than a browser can draw"))
	}
	c.keep(int64(len(c.src)))
	return c.out.Bytes(), nil
}

// keep copies the bytes up to an offset, drop skips them.
func (c *cleaner) keep(to int64) { c.out.Write(c.src[c.kept:to]); c.kept = to }
func (c *cleaner) drop(to int64) { c.kept = to }

func (c *cleaner) fault(at int64, why source.Text) source.List {
	before := c.src[:at]
	start := bytes.LastIndexByte(before, '\n') + 1
	line, _, _ := bytes.Cut(c.src[start:], []byte("\n"))
	found := refuse(c.name, why, source.Say("export the drawing as plain SVG, without scripts and links"))
	found[0].Pos.Line, found[0].Pos.Col = 1+bytes.Count(before, []byte("\n")), 1+int(at)-start
	if len(line) < 1000 {
		found[0].Line = string(bytes.TrimRight(line, "\r"))
	}
	return found
}

// token processes a token that begins at an offset. It returns why the drawing
// is refused, or the zero Text.
func (c *cleaner) token(t xml.Token, at int64) source.Text {
	end := c.d.InputOffset()
	switch t := t.(type) {
	case xml.StartElement:
		return c.start(t, at)
	case xml.EndElement:
		switch {
		case c.skip > 1:
			c.skip--
		case c.skip == 1:
			c.skip = 0
			c.drop(end)
		default:
			c.open = c.open[:len(c.open)-1]
			c.style = false
		}
	case xml.CharData:
		if c.skip == 0 && c.style && outside(string(t)) {
			return source.Say("its style loads something from elsewhere")
		}
	case xml.ProcInst:
		if c.skip == 0 && t.Target != "xml" {
			c.keep(at)
			c.drop(end)
		}
	default: // a comment or a document type
		if c.skip == 0 {
			c.keep(at)
			c.drop(end)
		}
	}
	return source.Text{}
}

func (c *cleaner) start(t xml.StartElement, at int64) source.Text {
	switch {
	case c.skip > 0:
		c.skip++
		return source.Text{}
	case len(c.all) == 0 && (t.Name.Space != svgSpace || t.Name.Local != "svg"):
		return source.Say("this is not an SVG drawing")
	case t.Name.Space != svgSpace || t.Name.Local == "metadata":
		c.keep(at)
		c.skip = 1
		return source.Text{}
	case !drawing[t.Name.Local]:
		return source.Say("a published drawing must not have <{1}>", t.Name.Local)
	case len(c.all) >= maxElements || len(c.open) >= maxDepth:
		return source.Say("the drawing has more elements than a browser can draw")
	}
	e := element{}
	for _, a := range t.Attr {
		switch name := strings.ToLower(a.Name.Local); {
		case strings.HasPrefix(name, "on"):
			return source.Say("a published drawing must not run scripts: {1}", a.Name.Local)
		case name == "href" && t.Name.Local == "image" && inlined.MatchString(a.Value):
		case name == "href" && !strings.HasPrefix(a.Value, "#"), name == "src", outside(a.Value) && a.Name.Space != "xmlns" && name != "xmlns":
			return source.Say("the attribute {1} loads something from elsewhere", a.Name.Local)
		case name == "id":
			e.id = a.Value
		case name == "href" && t.Name.Local == "use":
			e.use = a.Value[1:]
		}
	}
	c.style = t.Name.Local == "style"
	if n := len(c.open); n > 0 {
		around := &c.all[c.open[n-1]]
		around.parts = append(around.parts, len(c.all))
	}
	c.open = append(c.open, len(c.all))
	c.all = append(c.all, e)
	return source.Text{}
}

// inlined matches a photograph embedded in the drawing.
var inlined = regexp.MustCompile(`^data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$`)

// address matches what CSS loads.
var address = regexp.MustCompile(`(?i)url\(\s*["']?\s*([^)"'\s]?)`)

// outside reports whether a style or an attribute loads something, or might.
func outside(s string) bool {
	for _, m := range address.FindAllStringSubmatch(s, -1) {
		if m[1] != "#" {
			return true
		}
	}
	low := strings.ToLower(s)
	return strings.ContainsRune(s, '\\') || strings.Contains(low, "@import") || strings.Contains(low, "javascript:") || strings.Contains(low, "image-set(")
}

// drawn returns how many elements a browser draws, counting no further than
// maxDrawn.
func (c *cleaner) drawn() int {
	by := map[string]int{}
	for i, e := range c.all {
		if e.id != "" {
			by[e.id] = i
		}
	}
	return c.weigh(0, by, 0)
}

func (c *cleaner) weigh(i int, by map[string]int, deep int) int {
	e := &c.all[i]
	switch {
	case e.weight > 0:
		return e.weight
	case e.busy || deep > 2*maxDepth:
		return maxDrawn + 1 // it contains itself
	}
	e.busy = true
	n := 1
	for _, p := range e.parts {
		n = min(n+c.weigh(p, by, deep+1), maxDrawn+1)
	}
	if target, ok := by[e.use]; ok && e.use != "" {
		n = min(n+c.weigh(target, by, deep+1), maxDrawn+1)
	}
	e.busy, e.weight = false, n
	return n
}
