package doc

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// The namespaces of Word's own elements, in its two dialects.
const (
	wordNS   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictNS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

// xmlPart reads one part as a stream. Elements of Word are named by their
// local names, those of other vocabularies "prefix:name".
type xmlPart struct {
	*tally
	dec    *xml.Decoder
	name   string // of the part
	prefix string // of Word's namespace
	depth  int
}

func openXML(t *tally, name string, data []byte) *xmlPart {
	x := &xmlPart{tally: t, name: name, prefix: "w", dec: xml.NewDecoder(bytes.NewReader(data))}
	x.dec.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errCharset }
	return x
}

type charsetError struct{}

func (charsetError) Error() string { return "it is not in UTF-8" }

var errCharset = charsetError{}

// element is a start tag.
type element struct {
	name string
	attr []xml.Attr
}

// val gives an attribute by its local name.
func (e element) val(name string) (string, bool) {
	for _, a := range e.attr {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// on reports a switch: there and not off.
func (e element) on() bool {
	v, ok := e.val("val")
	return !ok || v != "0" && v != "false" && v != "off" && v != "none"
}

// each calls start for every child of the element that was read last, and text
// for its characters, until its end. start must read the child to its end:
// with each, or with skip.
func (x *xmlPart) each(start func(e element), text func(s []byte)) {
	x.depth++
	defer func() { x.depth-- }()
	if x.depth > maxDepth {
		x.fail(RuleTooComplex, hintDamaged(), source.Say("%s in the Word file has elements more than %d deep", x.name, maxDepth))
	}
	for x.err == nil {
		tok, err := x.dec.RawToken()
		if err != nil {
			x.broken(err)
			return
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			start(x.element(tok))
		case xml.EndElement:
			return
		case xml.CharData:
			if text != nil {
				text(tok)
			}
		}
	}
}

// broken reports damage; the end of the part is none at the top.
func (x *xmlPart) broken(err error) {
	if err != io.EOF || x.depth > 1 {
		x.fail(RuleDamaged, hintDamaged(), source.Say("%s in the Word file is broken: %v", x.name, err))
	}
}

func (x *xmlPart) element(tok xml.StartElement) element {
	if x.depth == 1 {
		for _, a := range tok.Attr {
			if a.Name.Space == "xmlns" && (a.Value == wordNS || a.Value == strictNS) {
				x.prefix = a.Name.Local
			}
		}
	}
	if tok.Name.Space == x.prefix {
		return element{tok.Name.Local, tok.Attr}
	}
	return element{tok.Name.Space + ":" + tok.Name.Local, tok.Attr}
}

// skip reads an element to its end and drops it.
func (x *xmlPart) skip() {
	for depth := 1; depth > 0 && x.err == nil; {
		tok, err := x.dec.RawToken()
		if err != nil {
			x.fail(RuleDamaged, hintDamaged(), source.Say("%s in the Word file is broken: %v", x.name, err))
			return
		}
		switch tok.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
}

// within goes through an element whose children matter and not itself.
func (x *xmlPart) within(start func(e element)) { x.each(start, nil) }

// ignored reports elements that hold no text of the document as it stands:
// what was deleted or moved away, how it looked before, codes of fields.
func ignored(name string) bool {
	switch name {
	case "del", "moveFrom", "delText", "delInstrText", "instrText", "mc:Fallback", "commentRangeStart",
		"bookmarkStart", "bookmarkEnd", "proofErr", "sectPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "annotationRef":
		return true
	}
	return strings.HasSuffix(name, "PrChange") || name == "numberingChange"
}
