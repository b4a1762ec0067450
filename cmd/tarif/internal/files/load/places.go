package load

import (
	"fmt"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
)

// places keeps, by path, the positions of values that are compared with those
// of other files, so that the file itself can be freed.
type places map[string]place

type place struct {
	at   source.Pos
	line string // in full
}

// placesIn returns the places in a file with the given number of texts.
func placesIn(doc *tomlfile.Doc, texts int) places {
	paths := []string{"act.number", "period", "valid_from", "valid_until", "source.id", "source.url"}
	for i := range texts {
		paths = append(paths, textSum(i))
	}
	p := make(places, len(paths))
	for _, path := range paths {
		f := doc.Error(path, "", source.Text{}, source.Text{})
		p[path] = place{f.Pos, f.Line}
	}
	return p
}

// textSum returns the path of the checksum of a file's i-th text.
func textSum(i int) string { return fmt.Sprintf("source.text[%d].sha256", i) }

func (p places) pos(path string) source.Pos { return p[path].at }

func (p places) err(path, rule string, message, hint source.Text) source.Finding {
	return source.Finding{Pos: p[path].at, Line: p[path].line, Severity: source.Error, Rule: rule, Message: message, Hint: hint}
}

func (p places) warning(path, rule string, message, hint source.Text) source.Finding {
	f := p.err(path, rule, message, hint)
	f.Severity = source.Warning
	return f
}
