package prose

import (
	"bufio"
	"bytes"
	"fmt"
	"html"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	gmhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// Body is Markdown that has been parsed and checked. It is read-only and safe
// for concurrent use.
type Body struct {
	// Links are the addresses inside the site to which the text links,
	// including those of prices, for checks by packages that know the site.
	Links []Link
	// Pictures are the names of files beside the page that the text shows.
	Pictures []string
	// Runs are the words outside code, figures and addresses.
	Runs []Run

	lang     lang.Lang
	src      []byte
	root     ast.Node
	prefix   string
	place    func(offset int) (source.Pos, string)
	anchors  []string
	local    []local
	figures  []string // as written
	unsure   bool     // one of the figures is wrong
	headings int
}

// Anchors returns the fragments in the text to which pages can link.
func (b *Body) Anchors() []string { return b.anchors }

// Render returns the HTML. link returns the href of every address inside the
// site and of every picture, as written: "/places/oral/#about", "name.svg". If
// it returns an error, Render returns that with the position of the link.
func (b *Body) Render(link func(address string) (string, error)) ([]byte, error) {
	if b.root == nil {
		return nil, nil
	}
	w := &writer{Body: b, link: link}
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(w, 100),
		util.Prioritized(extension.NewTableHTMLRenderer(
			extension.WithTableCellAlignMethod(extension.TableCellAlignNone)), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(footnotes(b)...), 500),
		util.Prioritized(gmhtml.NewRenderer(), 1000),
	))
	var out bytes.Buffer
	if err := r.Render(&out, b.src, b.root); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// back is what a screen reader says at a footnote's backlink.
var back = lang.Text{KK: "Мәтінге оралу, ^^-ескертпе", RU: "Вернуться к тексту, сноска ^^"}

func footnotes(b *Body) []extension.FootnoteOption {
	return []extension.FootnoteOption{
		extension.WithFootnoteIDPrefix(b.prefix),
		extension.WithFootnoteBacklinkTitle(back.In(b.lang)),
		extension.WithFootnoteBacklinkHTML(`<span aria-hidden="true">↩</span>`),
	}
}

// writer renders our own nodes, and links, which need the site's addresses.
type writer struct {
	*Body
	link func(string) (string, error)
}

// RegisterFuncs tells goldmark which nodes are rendered here.
func (w *writer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindFigure, w.figure)
	reg.Register(kindSpan, w.span)
	reg.Register(ast.KindLink, w.anchor)
	reg.Register(ast.KindImage, w.image)
}

func (w *writer) figure(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	f := n.(*figure)
	text := html.EscapeString(f.text)
	if f.value != "" {
		text = fmt.Sprintf(`<data value="%s">%s</data>`, html.EscapeString(f.value), text)
	}
	if f.shown.link != "" {
		href, err := w.href(n, f.shown.link)
		if err != nil {
			return ast.WalkStop, err
		}
		text = fmt.Sprintf(`<a class="rate" href="%s">%s</a>`, href, text)
	}
	_, err := out.WriteString(text)
	return ast.WalkContinue, err
}

func (w *writer) span(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, err := fmt.Fprintf(out, `<span lang="%s">`, n.(*langSpan).lang)
		return ast.WalkContinue, err
	}
	_, err := out.WriteString("</span>")
	return ast.WalkContinue, err
}

func (w *writer) anchor(out util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := out.WriteString("</a>")
		return ast.WalkContinue, err
	}
	l := n.(*ast.Link)
	href, err := w.href(n, string(l.Destination))
	if err != nil {
		return ast.WalkStop, err
	}
	title := ""
	if len(l.Title) > 0 {
		title = fmt.Sprintf(` title="%s"`, words(l.Title))
	}
	_, err = fmt.Fprintf(out, `<a href="%s"%s>`, href, title)
	return ast.WalkContinue, err
}

func (w *writer) image(out util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	at, err := w.resolve(n, string(n.(*ast.Image).Destination))
	if err != nil {
		return ast.WalkStop, err
	}
	_, err = fmt.Fprintf(out, `<img src="%s" alt="%s" loading="lazy">`, at, words([]byte(plainText(n, src))))
	return ast.WalkSkipChildren, err
}

// words escapes Markdown text for an attribute, with Markdown's entities and
// escapes resolved.
func words(markdown []byte) string {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	gmhtml.DefaultWriter.Write(w, markdown)
	_ = w.Flush() // cannot fail
	return b.String()
}

// href returns an address for an attribute. Only http, https, mailto and tel
// may leave the site; any other address, which the checker has refused, leads
// nowhere.
func (w *writer) href(n ast.Node, address string) (string, error) {
	switch {
	case isInternal(address):
		return w.resolve(n, address)
	case address != "" && address[0] == '#', isExternal(address):
		return escapeURL(address), nil
	}
	return "", w.failed(n, fmt.Errorf("%q is not an address", address))
}

func (w *writer) resolve(n ast.Node, address string) (string, error) {
	at, err := w.link(address)
	if err != nil {
		return "", w.failed(n, err)
	}
	return escapeURL(at), nil
}

func (w *writer) failed(n ast.Node, err error) error {
	pos, _ := w.place(offset(n))
	return fmt.Errorf("%s: %w", pos, err)
}

func escapeURL(address string) string {
	return string(util.EscapeHTML(util.URLEscape([]byte(address), true)))
}
