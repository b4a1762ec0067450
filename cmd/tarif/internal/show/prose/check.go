package prose

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/source"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
)

// checker walks a text once: it reports errors, computes the figures and
// collects the contents of the Body.
type checker struct {
	parsing
	body  *Body
	found source.List
	level int // of the last heading

	// Of the text since the last heading: the figures that need a caution, and
	// the cautions given.
	owed  []*figure
	given []string
}

func (c *checker) add(s source.Severity, offset int, prob problem) {
	if len(c.found) >= mostFindings {
		return
	}
	pos, line := c.place(offset)
	c.found = append(c.found, source.Finding{Pos: pos, Severity: s, Rule: prob.rule, Message: prob.message, Hint: prob.hint, Line: line})
}

// mostFindings is as many as anyone corrects at once.
const mostFindings = 100

func (c *checker) error(offset int, rule string, message, hint source.Text) {
	c.add(source.Error, offset, problem{rule, message, hint})
}

// notes reports the footnotes that nothing refers to.
func (c *checker) notes(pc parser.Context) {
	offsets, _ := pc.Get(unusedNotes).([]int)
	for _, at := range offsets {
		c.error(at, ruleNote, source.Say("nothing refers to this footnote"), source.Say("refer to it, or take it out"))
	}
}

func (c *checker) check() {
	_ = ast.Walk(c.body.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		return c.node(n), nil
	})
	c.settle()
	c.locals()
}

// node checks one node; code is not checked.
func (c *checker) node(n ast.Node) ast.WalkStatus {
	switch n := n.(type) {
	case *ast.Heading:
		c.heading(n)
	case *ast.HTMLBlock, *ast.RawHTML:
		c.error(offset(n), ruleHTML, source.Say("HTML in a text"), source.Say("write Markdown; for the sign < itself write \\<"))
		return ast.WalkSkipChildren
	case *ast.CodeSpan, *ast.CodeBlock, *ast.FencedCodeBlock:
		return ast.WalkSkipChildren
	case *ast.Link:
		c.link(offset(n), string(n.Destination))
		if !n.HasChildren() {
			c.error(offset(n), ruleLink, source.Say("the link has no words"), source.Say("say where it leads: [words](address)"))
		}
	case *ast.AutoLink:
		c.link(offset(n), autoAddress(n, c.src))
	case *ast.Image:
		c.image(n)
		return ast.WalkSkipChildren
	case *extast.TableCell:
		cell(n)
	case *figure:
		c.figure(n)
	case *langSpan:
		c.span(n)
	case *ast.Text:
		c.text(n)
	}
	return ast.WalkContinue
}

func (c *checker) heading(n *ast.Heading) {
	c.settle()
	c.body.headings++
	if id, ok := n.AttributeString("id"); ok {
		c.body.anchors = append(c.body.anchors, string(id.([]byte)))
	}
	switch {
	case n.Level == 1:
		c.error(offset(n), ruleHeading, source.Say("a heading of the first level"), source.Say("the title is the page's first heading: begin with ##"))
	case n.Level > max(c.level, 1)+1:
		c.error(offset(n), ruleHeading, source.Say("a heading of level {1} follows one of level {2}", n.Level, max(c.level, 1)),
			source.Say("write {1}", strings.Repeat("#", max(c.level, 1)+1)))
	}
	c.level = n.Level
}

func (c *checker) span(n *langSpan) {
	if n.lang == c.lang {
		c.error(offset(n), ruleLang, source.Say(`"{1}" is the language of the whole text`, n.lang), source.Say("mark words in the other language only"))
	}
}

// figure computes what a figure prints, and records whether it needs a caution.
func (c *checker) figure(n *figure) {
	s, prob := c.show(n.words)
	switch {
	case prob != nil && prob.rule == ruleUndone:
		c.add(source.Warning, offset(n), *prob)
		s, prob = c.takenBack(n.words), nil
	case prob != nil && prob != faulty:
		c.add(source.Error, offset(n), *prob)
		c.body.unsure = true
		return
	}
	c.body.figures = append(c.body.figures, strings.Join(strings.Fields(n.words), " "))
	if prob != nil {
		return
	}
	n.shown = s
	if s.link != "" {
		pos, line := c.place(offset(n))
		c.body.Links = append(c.body.Links, Link{s.link, pos, line})
	}
	switch verb, _, _ := strings.Cut(n.words, " "); verb {
	case "caution":
		c.given = append(c.given, bases(n.words))
		if p := n.Parent(); p.Kind() == ast.KindParagraph && p.ChildCount() == 1 {
			p.SetAttributeString("class", []byte("caution")) // highlighted, as on other pages
		}
	case "difference", "percent":
		c.owed = append(c.owed, n)
	}
}

// settle reports, at the end of a part of the text, the figures whose caution
// is missing: a comparison across bases must be accompanied by it.
func (c *checker) settle() {
	for _, n := range c.owed {
		f := strings.Fields(n.words)
		if _, prob := c.show("caution " + f[1] + " " + f[2]); prob == nil && !slices.Contains(c.given, bases(n.words)) {
			c.error(offset(n), ruleCaution, source.Say("the two prices are not for the same thing, and the text does not say so"),
				source.Say("add {caution {1} {2}} under the same heading", f[1], f[2]))
		}
	}
	c.owed, c.given = nil, nil
}

// text looks for Markdown that was left as text by mistake, and keeps the words
// for further checks.
func (c *checker) text(n *ast.Text) {
	start, stop, ok := run(n)
	if !ok {
		return
	}
	s := string(c.src[start:stop])
	at := func(i int) int { return start + i }
	if i := strings.Index(s, "[^"); i >= 0 {
		c.error(at(i), ruleNote, source.Say("there is no such footnote"), source.Say("write it below: [^1]: …"))
	}
	if i := max(strings.Index(s, "]("), strings.Index(s, "][")); i >= 0 {
		c.error(at(i), ruleLink, source.Say("this is not read as a link"), source.Say("write [words](/address/) without spaces in the address"))
	}
	if i := strings.Index(s, "{"); i >= 0 && !escaped(c.src, at(i)) {
		c.error(at(i), ruleFigure, source.Say("the brace is not closed on its line"), source.Say("close it with }; for a brace itself write \\{"))
	}
	if s != "" {
		pos, line := c.place(start)
		c.body.Runs = append(c.body.Runs, Run{s, pos, line})
	}
}

// run returns the text from n on as far as it is contiguous: unmatched brackets
// leave several nodes. ok is false inside a run.
func run(n *ast.Text) (start, stop int, ok bool) {
	if prev, is := n.PreviousSibling().(*ast.Text); is && prev.Segment.Stop == n.Segment.Start {
		return 0, 0, false
	}
	stop = n.Segment.Stop
	for next, is := n.NextSibling().(*ast.Text); is && next.Segment.Start == stop; next, is = next.NextSibling().(*ast.Text) {
		stop = next.Segment.Stop
	}
	return n.Segment.Start, stop, true
}

func escaped(src []byte, at int) bool { return at > 0 && src[at-1] == '\\' }

// cell marks a table cell for the renderer: column headings for screen readers,
// and a class for right-aligned ones, because pages have no inline styles.
func cell(n *extast.TableCell) {
	if n.Parent().Kind() == extast.KindTableHeader {
		n.SetAttributeString("scope", []byte("col"))
	}
	if n.Alignment == extast.AlignRight {
		n.SetAttributeString("class", []byte("num"))
	}
}

// offset returns where a node begins in the text, as precisely as is known.
func offset(n ast.Node) int {
	if t, ok := n.(*ast.Text); ok {
		return t.Segment.Start
	}
	if at := n.Pos(); at >= 0 {
		return at
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if n.Parent() != nil {
		return offset(n.Parent())
	}
	return 0
}
