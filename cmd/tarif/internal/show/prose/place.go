package prose

import (
	"bytes"

	"tarif/cmd/tarif/internal/source"
)

// places finds lines and columns in a page's file.
type places struct {
	file string
	src  []byte // the whole file
	text int    // where the Markdown begins in it
}

// at returns the place of an offset into the Markdown, and the text of its
// line.
func (p places) at(offset int) (source.Pos, string) {
	offset = min(max(offset, 0)+p.text, len(p.src))
	start := bytes.LastIndexByte(p.src[:offset], '\n') + 1
	line, _, _ := bytes.Cut(p.src[start:], []byte("\n"))
	pos := source.Pos{File: p.file, Line: 1 + bytes.Count(p.src[:offset], []byte("\n")), Col: 1 + offset - start}
	return pos, string(bytes.TrimRight(line, "\r"))
}
