package published

import (
	"errors"
	"io/fs"

	"tarif/cmd/tarif/internal/tariff"
)

// Mistakes returns what the site in fsys said about the i-th edition of a
// tariff that the edition no longer says without a correction, and what is
// still owed from earlier sites: corrections that lack only their date and
// cause. Since is the day of the site that said so.
func Mistakes(t *tariff.Tariff, i int, fsys fs.FS, files Files) ([]tariff.Correction, error) {
	c, ok := newChecker(fsys, files)
	if !ok {
		return nil, nil
	}
	debts, err := c.debts(t, i)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		err = nil // it was not published, or it is unknown what was
	}
	var out []tariff.Correction
	for _, x := range debts {
		since, err := tariff.ParseDate(x.since)
		if err != nil {
			return nil, err
		}
		out = append(out, tariff.Correction{Edition: t.Editions[i], Row: x.row, Column: x.column, Field: x.field, Was: x.was, Since: since})
	}
	return out, err
}
