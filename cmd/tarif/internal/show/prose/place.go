package prose

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// places converts offsets to lines and columns of a page's file.
type places struct {
	file  string
	src   string // the whole file, of which lines are substrings
	text  int    // where the Markdown begins in src
	lines []int  // the offset of each line
}

func placesIn(file, src string, text int) places {
	p := places{file: file, src: src, text: text, lines: []int{0}}
	for i := range len(src) {
		if src[i] == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	return p
}

// at returns the position of an offset into the Markdown, and the text of its
// line.
func (p places) at(offset int) (source.Pos, string) {
	offset = min(max(offset, 0)+p.text, len(p.src))
	n, there := slices.BinarySearch(p.lines, offset)
	if !there {
		n--
	}
	line, _, _ := strings.Cut(p.src[p.lines[n]:], "\n")
	if len(line) > source.MostLine {
		line = ""
	}
	return source.Pos{File: p.file, Line: n + 1, Col: 1 + offset - p.lines[n]}, strings.TrimRight(line, "\r")
}
