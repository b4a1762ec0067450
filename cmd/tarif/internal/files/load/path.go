package load

import (
	"slices"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
)

// editionPath is the path of an edition's file.
type editionPath struct{ file, place, kind, edition string }

func (p editionPath) sameTariff(q editionPath) bool { return p.place == q.place && p.kind == q.kind }

// consequent drops findings that only follow from a wrong place or kind in the
// file.
func (p editionPath) consequent(doc *tomlfile.Doc, raw *editionFile, found source.List) source.List {
	return slices.DeleteFunc(found, func(f source.Finding) bool {
		switch f.Rule {
		case ruleUnknownID:
			return f.Pos == doc.Pos("place") && string(raw.Place) != p.place || f.Pos == doc.Pos("kind") && string(raw.Kind) != p.kind
		case ruleOtherKind:
			return string(raw.Kind) != p.kind // the kind is wrong, not they
		case rulePeriodDisagrees:
			return string(raw.Edition) != p.edition
		}
		return false
	})
}

// agrees compares the three names in the file with its path.
func (p editionPath) agrees(doc *tomlfile.Doc, raw *editionFile) source.List {
	var found source.List
	for _, x := range []struct{ key, got, want string }{
		{"place", string(raw.Place), p.place},
		{"kind", string(raw.Kind), p.kind},
		{"edition", string(raw.Edition), p.edition},
	} {
		if x.got != "" && x.got != x.want {
			found = append(found, doc.Error(x.key, rulePathDisagrees,
				source.Say(`{1}: "{2}", but by the path of the file it is "{3}"`, x.key, x.got, x.want),
				source.Say("an edition's file is {place}/{kind}/{edition}.toml")))
		}
	}
	return found
}
