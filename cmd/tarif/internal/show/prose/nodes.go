package prose

import (
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

var (
	kindFigure = ast.NewNodeKind("Figure")
	kindSpan   = ast.NewNodeKind("LangSpan")
)

// figure is {verb reference …}. The checker sets what it prints.
type figure struct {
	ast.BaseInline
	words string // between the braces
	shown
}

// shown is what a figure prints.
type shown struct {
	text  string
	value string // for programs; empty if the text is words
	link  string // its row, if it is a single price
}

// Kind returns the kind of node for the renderer.
func (*figure) Kind() ast.NodeKind { return kindFigure }

// Dump prints the node for debugging.
func (f *figure) Dump(src []byte, level int) {
	ast.DumpHelper(f, src, level, map[string]string{"words": f.words}, nil)
}

type figureParser struct{}

// Trigger returns the byte at which the parser is called.
func (figureParser) Trigger() []byte { return []byte{'{'} }

// Parse parses a figure up to the closing brace on the same line. Without one
// the brace remains text, which the checker reports.
func (figureParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	words, _, ok := strings.Cut(string(line[1:]), "}")
	if !ok {
		return nil
	}
	block.Advance(len(words) + 2)
	return &figure{words: words}
}

// langSpan is [words]{ru}: words in the other language.
type langSpan struct {
	ast.BaseInline
	lang lang.Lang
}

// Kind returns the kind of node for the renderer.
func (*langSpan) Kind() ast.NodeKind { return kindSpan }

// Dump prints the node for debugging.
func (s *langSpan) Dump(src []byte, level int) {
	ast.DumpHelper(s, src, level, map[string]string{"lang": string(s.lang)}, nil)
}

type spanParser struct{}

var span = regexp.MustCompile(`^\[([^\[\]\r\n]+)\]\{(kk|ru)\}`)

// Trigger returns the byte at which the parser is called.
func (spanParser) Trigger() []byte { return []byte{'['} }

// Parse parses a span, which has plain words and ends on the same line.
func (spanParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := span.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	s := &langSpan{lang: lang.Lang(line[m[4]:m[5]])}
	s.AppendChild(s, ast.NewTextSegment(text.NewSegment(segment.Start+m[2], segment.Start+m[3])))
	block.Advance(m[1])
	return s
}

func asNote(n ast.Node) (*extast.Footnote, bool) {
	note, ok := n.(*extast.Footnote)
	return note, ok
}
