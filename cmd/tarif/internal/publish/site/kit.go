package site

import (
	"tarif/cmd/tarif/internal/show/kit"
	"tarif/cmd/tarif/internal/tariff"
)

// Kit makes what an office sends out when an edition is published.
func (s *Site) Kit(e *tariff.Edition) ([]kit.File, error) {
	painter, err := s.painter()
	if err != nil {
		return nil, err
	}
	in := kit.Input{Theme: s.theme, Words: s.Words, Painter: painter, Edition: e, Day: s.Day,
		Title: s.Config.Title, Publisher: s.Config.Publisher, Contact: s.Config.Contact}
	if s.Config.Published() {
		in.BaseURL = s.Config.BaseURL
	}
	if t := s.Data.Tariff(e.Place.ID, e.Kind.ID); t != nil {
		i := t.Editions.Index(e.ID)
		in.Before, in.State = t.Editions.Before(i), e.Seen(t.Editions.StateOf(i, s.Day))
	}
	return kit.Files(in)
}
