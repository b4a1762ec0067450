package load

import (
	"fmt"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// places keeps the positions of values that are compared with those of other
// files, so that the file itself can be freed.
type places []place

type place struct {
	Path string
	At   source.Pos
	Line string // in full
}

// placesIn returns the places in a file with the given number of texts.
func placesIn(doc *tomlfile.Doc, texts int) places {
	paths := []string{"act.number", "period", "valid_from", "valid_until", "source.id", "source.url"}
	for i := range texts {
		paths = append(paths, textSum(i))
	}
	return lists.Of(paths, func(path string) place {
		f := doc.Error(path, "", source.Text{}, source.Text{})
		return place{path, f.Pos, f.Line}
	})
}

// textSum returns the path of the checksum of a file's i-th text.
func textSum(i int) string { return fmt.Sprintf("source.text[%d].sha256", i) }

// at returns the place of a path, the zero place if it is not kept.
func (p places) at(path string) place {
	for _, x := range p {
		if x.Path == path {
			return x
		}
	}
	return place{}
}

func (p places) pos(path string) source.Pos { return p.at(path).At }

func (p places) err(path, rule string, message, hint source.Text) source.Finding {
	x := p.at(path)
	return source.Finding{Pos: x.At, Line: x.Line, Severity: source.Error, Rule: rule, Message: message, Hint: hint}
}

func (p places) warning(path, rule string, message, hint source.Text) source.Finding {
	f := p.err(path, rule, message, hint)
	f.Severity = source.Warning
	return f
}
