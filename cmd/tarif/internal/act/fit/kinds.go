package fit

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Kinds recognizes kinds of tariffs by headings.
type Kinds struct{ index *index[*tariff.Kind] }

// NewKinds returns the index of the kinds in the catalogue.
func NewKinds(d *tariff.Data) *Kinds {
	k := &Kinds{newIndex[*tariff.Kind]()}
	for _, x := range d.Catalogue.Kinds {
		k.index.learn(x, x.Name, x.Words, 1)
		k.index.learn(x, x.Short, lang.List{}, 1)
	}
	k.index.weigh()
	return k
}

// Of returns the kind that a heading names, if any.
func (k *Kinds) Of(l lang.Lang, heading string) (tariff.KindID, bool) {
	m, ok := best(k.index.find(l, heading), 0.45)
	if !ok {
		return "", false
	}
	return m.Of.ID, true
}
