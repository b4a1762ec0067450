package prose

import (
	"bytes"
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"

	// CommonMark with positions in its tree, so that our own constructs and
	// findings fit in. Hugo uses it.
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// parsing is the context of parsing one text.
type parsing struct {
	lang     lang.Lang
	data     *tariff.Data
	src      []byte // the Markdown only
	prefix   string // of the ids of footnotes, because several texts may be on one page
	place    func(offset int) (source.Pos, string)
	pictures func(name string) bool // reports whether a picture exists
}

// parse parses the Markdown, checks it and computes its figures.
func (p parsing) parse() (*Body, source.List) {
	if f, ok := p.unreadable(); !ok {
		return &Body{lang: p.lang, prefix: p.prefix, unsure: true}, source.List{f}
	}
	pc := parser.NewContext(parser.WithIDs(&ids{taken: map[string]bool{}, times: map[string]int{}}))
	doc := markdown().Parser().Parse(text.NewReader(p.src), parser.WithContext(pc))
	b := &Body{lang: p.lang, src: p.src, root: doc, prefix: p.prefix, place: p.place}
	c := &checker{parsing: p, body: b}
	c.notes(pc)
	c.check()
	return b, c.found
}

// markdown is CommonMark with tables, footnotes, heading anchors and our own
// two constructs. Raw HTML is parsed so that it can be refused.
func markdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Footnote),
		goldmark.WithParserOptions(
			parser.WithAutoHeadingID(),
			parser.WithInlineParsers(
				util.Prioritized(spanParser{}, 90), // before links and footnotes
				util.Prioritized(figureParser{}, 90),
			),
			parser.WithASTTransformers(util.Prioritized(noteKeeper{}, 100)), // before the transformer of footnotes
		),
	)
}

// ids makes readable ids of headings from their words, in any alphabet. They
// are unique in a text; a second heading with the same words gets "-2".
type ids struct {
	taken map[string]bool
	times map[string]int // how often the words of a heading have occurred
}

// Generate makes the id of a heading, given as written.
func (s *ids) Generate(heading []byte, _ ast.NodeKind) []byte {
	base := anchor(string(heading))
	id := base
	for s.times[base]++; s.taken[id]; s.times[base]++ {
		id = base + "-" + lang.Int(lang.KK, s.times[base])
	}
	s.taken[id] = true
	return []byte(id)
}

// Put records an id that is set otherwise.
func (s *ids) Put(id []byte) { s.taken[string(id)] = true }

// anchor returns the heading's letters and digits, in lower case, words joined
// by hyphens. The prefix avoids the ids of the page around the text.
func anchor(heading string) string {
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(append([]string{"s"}, words...), "-")
}

// noteKeeper records the footnotes that nothing refers to, which the footnote
// extension drops silently.
type noteKeeper struct{}

var unusedNotes = parser.NewContextKey()

// Transform runs before the extension removes the unused notes.
func (noteKeeper) Transform(doc *ast.Document, r text.Reader, pc parser.Context) {
	var offsets []int
	src := r.Source()
	from := 0 // notes are in the order of the text
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if note, ok := asNote(n); ok && entering && note.Index < 0 {
			if at := bytes.Index(src[from:], append([]byte("[^"), note.Ref...)); at >= 0 {
				from += at
			}
			offsets = append(offsets, from)
		}
		return ast.WalkContinue, nil
	})
	pc.Set(unusedNotes, offsets)
}
