package site

import (
	"io/fs"

	"tarif/cmd/tarif/internal/publish/published"
	"tarif/cmd/tarif/internal/tariff"
)

// Mistakes returns the corrections that the published site states for an
// edition and that the edition no longer states: see published.Mistakes.
func (s *Site) Mistakes(e *tariff.Edition, public fs.FS) ([]tariff.Correction, int, error) {
	t := s.Data.Tariff(e.Place.ID, e.Kind.ID)
	return published.Mistakes(t, t.Editions.Index(e.ID), public, published.Files{Path: ratesFile, Render: s.editionJSON})
}
