package pdfpage

// matrix is a PDF matrix a b c d e f: x' = ax + cy + e, y' = bx + dy + f.
type matrix [6]float64

var ident = matrix{1, 0, 0, 1, 0, 0}

// mul returns the matrix that applies m first and then n.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return sane(m[0]*x + m[2]*y + m[4]), sane(m[1]*x + m[3]*y + m[5])
}

// state is the part of the graphics state that matters here.
type state struct {
	ctm    matrix
	font   *font
	size   float64
	char   float64 // spacing after every character
	word   float64 // additional spacing after a space
	scale  float64 // horizontal scaling, 1 for none
	lead   float64
	rise   float64
	hidden bool
	white  bool
}

// canvas executes the operators of a page and collects its glyphs and lines.
type canvas struct {
	*file
	page   *Page
	state  state
	saved  []state
	tm, lm matrix // the text and text line matrices
	path   path
	dots   []Rule // see dotted
	white  []int  // letters: see pale
	inked  []Rule // painted areas that are not white
	marks  []mark
	// covered says that more is painted than inked has.
	covered bool
	deep    int // marks nested too deep to be tracked
}

const (
	maxSaved = 100
	maxForms = 10 // form XObjects inside each other
	maxArgs  = 100
)

// run executes the operators of a content stream.
func (c *canvas) run(data []byte, res dict, depth int) {
	l := &lexer{data: data, budget: c.budget}
	l.operators(maxArgs, func(o string, args []any) {
		if o == "ID" {
			c.page.Pictures++
			l.image()
		} else {
			c.do(o, args, res, depth)
		}
	})
}

// operators calls do for every operator of a stream with its operands, at most
// most of them; surplus operands are dropped.
func (l *lexer) operators(most int, do func(o string, args []any)) {
	var args []any
	for {
		switch v := l.object(0).(type) {
		case end:
			return
		case op:
			do(string(v), args)
			args = args[:0]
		case closing:
		default:
			if len(args) < most {
				args = append(args, v)
			}
		}
	}
}

// image skips the data of an inline image.
func (l *lexer) image() {
	from := l.at
	for ; l.at+2 < len(l.data); l.at++ {
		if l.data[l.at] == 'E' && l.data[l.at+1] == 'I' && isSpace(l.data[l.at-1]) && isSpace(l.data[l.at+2]) {
			break
		}
	}
	l.budget.spend(l.at - from)
	l.at = min(l.at+2, len(l.data))
}

// nums returns n numbers, with zero for operands that are not numbers.
func nums(args []any, n int) []float64 {
	out := make([]float64, n)
	for i := range min(n, len(args)) {
		v, _ := args[i].(float64)
		out[i] = sane(v)
	}
	return out
}

func matrixOf(args []any) matrix { return matrix(nums(args, 6)) }

// do executes one operator.
func (c *canvas) do(o string, args []any, res dict, depth int) {
	switch o {
	case "q":
		if len(c.saved) < maxSaved {
			c.saved = append(c.saved, c.state)
		}
	case "Q":
		if n := len(c.saved); n > 0 {
			c.state, c.saved = c.saved[n-1], c.saved[:n-1]
		}
	case "cm":
		c.state.ctm = matrixOf(args).mul(c.state.ctm)
	case "Do":
		c.form(args, res, depth)
	default:
		if !c.paint(o, args) && !c.colour(o, args) {
			c.write(o, args, res)
		}
	}
}

// form draws a form XObject.
func (c *canvas) form(args []any, res dict, depth int) {
	if len(args) == 0 || depth >= maxForms {
		return
	}
	n, _ := args[0].(name)
	s, ok := c.get(c.dict(res["XObject"])[n]).(*stream)
	if ok && c.get(s.dict["Subtype"]) == name("Image") {
		c.page.Pictures++
	}
	if !ok || c.get(s.dict["Subtype"]) != name("Form") {
		return
	}
	own := c.dict(s.dict["Resources"])
	if own == nil {
		own = res
	}
	kept, saved := c.state, c.saved
	if m := c.array(s.dict["Matrix"]); len(m) == 6 {
		c.state.ctm = matrixOf(m).mul(c.state.ctm)
	}
	c.saved = nil
	c.run(c.unpack(s), own, depth+1)
	c.state, c.saved = kept, saved
}
