package published

import (
	"io/fs"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/tariff"
)

// Mistakes are what the site in fsys said of the i-th edition of a tariff that the
// edition no longer says and no correction owns up to: corrections that lack
// the day on which they are made and a cause. Since is the day of that site.
func Mistakes(t *tariff.Tariff, i int, fsys fs.FS, files Files) ([]tariff.Correction, error) {
	c := &checker{fsys: fsys, files: files}
	var ok bool
	if c.manifest, ok = output.ReadManifest(fsys); !ok {
		return nil, nil
	}
	e := t.Editions[i]
	then, err := fs.ReadFile(fsys, c.file(e))
	if err != nil {
		return nil, nil // it was not published
	}
	now, err := files.Render(e, c.manifest)
	if err != nil {
		return nil, err
	}
	was, err := records(then)
	if err != nil {
		return nil, err
	}
	is, err := records(now)
	if err != nil {
		return nil, err
	}
	since, err := tariff.ParseDate(c.manifest.Date)
	if err != nil {
		return nil, err
	}
	var out []tariff.Correction
	for _, x := range edits(was, is) {
		if !x.learned(t, i) && !x.logged(e) {
			out = append(out, tariff.Correction{Edition: e, Row: x.row, Column: x.column, Field: x.field, Was: x.was, Since: since})
		}
	}
	return out, nil
}
