package doc

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// prefixes maps namespaces to the names used here, whatever prefix a file
// declares. The strict dialect has namespaces of its own.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":             "",
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":    "",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                "",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":   "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":               "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":  "mc:",
	"http://schemas.openxmlformats.org/package/2006/relationships": "",
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":             "office:",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":              "style:",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":               "text:",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":              "table:",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":  "fo:",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":            "draw:",
	"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0":          "number:",
	"http://www.w3.org/1998/Math/MathML":                           "math:",
}

// xmlPart reads one part as a stream of elements. Elements of Word and of
// workbooks have their local name; others are "prefix:name" with the
// conventional prefix.
type xmlPart struct {
	*tally
	dec    *xml.Decoder
	name   string            // of the part
	prefix map[string]string // of the file → ours
	depth  int
}

func openXML(t *tally, name string, data []byte) *xmlPart {
	x := &xmlPart{tally: t, name: name, prefix: map[string]string{"w": ""}, dec: xml.NewDecoder(bytes.NewReader(data))}
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

// val returns an attribute by its local name.
func (e element) val(name string) (string, bool) {
	for _, a := range e.attr {
		if a.Name.Local == name {
			return a.Value, true
		}
	}
	return "", false
}

// on reports whether a toggle property is on.
func (e element) on() bool {
	v, ok := e.val("val")
	return !ok || v != "0" && v != "false" && v != "off" && v != "none"
}

// flag reports whether a boolean attribute is on.
func (e element) flag(name string) bool {
	v, ok := e.val(name)
	return ok && v != "0" && v != "false" && v != "off"
}

// each calls start for every child of the current element, and text for its
// characters, until the element ends. start must consume the child, by each or
// skip.
func (x *xmlPart) each(start func(e element), text func(s []byte)) {
	x.depth++
	defer func() { x.depth-- }()
	if x.depth > maxDepth {
		x.fail(RuleTooComplex, hintDamaged(), source.Say("{1} in the file has elements more than {2} deep", x.name, maxDepth))
	}
	for x.err == nil {
		tok, err := x.dec.RawToken()
		if err != nil {
			x.broken(err)
			return
		}
		x.budget.Spend(20)
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

// broken reports damage. The end of input is an error only inside an element.
func (x *xmlPart) broken(err error) {
	if err != io.EOF || x.depth > 1 {
		x.fail(RuleDamaged, hintDamaged(), source.Say("{1} in the file is broken: {2}", x.name, err))
	}
}

func (x *xmlPart) element(tok xml.StartElement) element {
	for _, a := range tok.Attr {
		prefix := a.Name.Local
		switch {
		case a.Name.Space == "" && prefix == "xmlns":
			prefix = ""
		case a.Name.Space != "xmlns" || len(x.prefix) > maxDepth:
			continue
		}
		if our, ok := prefixes[a.Value]; ok {
			x.prefix[prefix] = our
		} else if prefix != "" && x.prefix[prefix] != "" {
			delete(x.prefix, prefix)
		}
	}
	if our, ok := x.prefix[tok.Name.Space]; ok {
		return element{our + tok.Name.Local, tok.Attr}
	}
	return element{tok.Name.Space + ":" + tok.Name.Local, tok.Attr}
}

// skip consumes an element.
func (x *xmlPart) skip() {
	for depth := 1; depth > 0 && x.err == nil; {
		x.budget.Spend(20)
		tok, err := x.dec.RawToken()
		if err != nil {
			x.fail(RuleDamaged, hintDamaged(), source.Say("{1} in the file is broken: {2}", x.name, err))
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

// within calls start for the children of the current element.
func (x *xmlPart) within(start func(e element)) { x.each(start, nil) }

// ignored reports elements that hold no text of the document in its current
// state: earlier formatting, field codes, data of programs.
func ignored(name string) bool {
	switch name {
	case "delInstrText", "instrText", "mc:Fallback", "commentRangeStart",
		"bookmarkStart", "bookmarkEnd", "proofErr", "sectPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "annotationRef":
		return true
	}
	return strings.HasSuffix(name, "PrChange") || name == "numberingChange"
}
