package published

import (
	"errors"
	"io/fs"
	"slices"

	"tarif/cmd/tarif/internal/tariff"
)

// Mistakes returns what the site in fsys said about the i-th edition of a
// tariff that the edition no longer says without a correction, and what is
// still owed from earlier sites: corrections that lack only their date and
// cause. Since is zero where nothing tells it. Told is
// how many differences have a correction already, which the site lacks.
func Mistakes(t *tariff.Tariff, i int, fsys fs.FS, files Files) (all []tariff.Correction, told int, err error) {
	c, ok := newChecker(fsys, files)
	if !ok {
		return nil, 0, nil
	}
	debts, err := c.debts(t, i)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrInvalid) {
		err = nil // it was not published, or it is unknown what was
	}
	for n, x := range debts {
		one := tariff.Correction{Edition: t.Editions[i], Row: x.row, Column: x.column, Field: x.field, Was: x.was}
		if one.Since, err = since(t.Editions[i], x, debts[:n]); err != nil {
			return nil, 0, err
		}
		all = append(all, one)
	}
	return all, c.told, err
}

// since returns the first day on which readers can have seen a value, zero where
// nothing tells it. A value that is not the edition's first one replaced another,
// of which a correction or an earlier debt tells.
func since(e *tariff.Edition, x debt, before []debt) (day tariff.Date, err error) {
	if slices.ContainsFunc(before, func(d debt) bool { return d.row == x.row && d.column == x.column && d.field == x.field }) {
		return tariff.ParseDate(x.since)
	}
	for _, y := range e.Corrections {
		if y.Row == x.row && y.Column == x.column && y.Field == x.field && day.Before(y.Corrected) {
			day = y.Corrected
		}
	}
	return day, nil
}
