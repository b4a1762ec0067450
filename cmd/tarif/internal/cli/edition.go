package cli

import (
	"cmp"
	"path/filepath"
	"strings"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// edition returns what an argument names: an edition of the site by its full
// name, or a TOML file.
func (a *app) edition(d *tariff.Data, arg string) (*tariff.Edition, error) {
	if strings.HasSuffix(arg, ".toml") || isFile(arg) {
		return a.editionFile(d, arg)
	}
	parts := strings.Split(strings.Trim(arg, "/"), "/")
	if len(parts) != 3 {
		return nil, unknown(source.Say(`"{1}" is not the name of an edition`, arg), source.Say("write PLACE/KIND/EDITION, or name a TOML file"))
	}
	place, kind, id := tariff.PlaceID(parts[0]), tariff.KindID(parts[1]), tariff.EditionID(parts[2])
	of, err := tariffsOf(d, place)
	if err != nil {
		return nil, err
	}
	if u := d.UndoneEdition(place, kind, id); u != nil {
		return nil, unknown(source.Say("{1} was taken back on {2}: its prices are not published", u.Name(), u.Undone.Date),
			source.Say("if it should hold after all, take the lines of [undone] out of {1}", u.Pos.File))
	}
	t := d.Tariff(place, kind)
	if t == nil {
		return nil, unknown(source.Say(`{1} has no tariff of the kind "{2}"`, string(place), string(kind)), nearest(kind, of, kindOf))
	}
	if e := d.Edition(place, kind, id); e != nil {
		return e, nil
	}
	return nil, unknown(source.Say(`{1}/{2} has no edition "{3}"`, string(place), string(kind), string(id)), source.Say("it has {1}", editionList(t)))
}

// editionList lists all editions of a tariff. Years are too similar to guess
// which was meant.
func editionList(t *tariff.Tariff) string {
	return strings.Join(lists.Of(t.Editions, func(e *tariff.Edition) string { return string(e.ID) }), ", ")
}

// editionFile reads a file with the site's catalogue. Findings name the file as
// the command line does.
func (a *app) editionFile(d *tariff.Data, name string) (*tariff.Edition, error) {
	if !isFile(name) {
		return nil, unknown(source.Say("{1}: there is no such file", name), source.Text{})
	}
	dir, base := filepath.Split(name)
	e, found := load.File(siteFiles(cmp.Or(dir, ".")), base, &d.Catalogue)
	relocate(found, filepath.Clean(dir))
	if found.Err() != nil {
		return nil, a.failed(found)
	}
	found.Print(a.stderr, a.localizer)
	return e, nil
}

// tariffsOf returns the tariffs of a place, at least one.
func tariffsOf(d *tariff.Data, place tariff.PlaceID) ([]*tariff.Tariff, error) {
	if d.Catalogue.Place(place) == nil {
		return nil, unknown(source.Say(`there is no place "{1}"`, string(place)),
			nearest(place, d.Catalogue.Places, func(p *tariff.Place) tariff.PlaceID { return p.ID }))
	}
	of := d.OfPlace(place)
	if len(of) == 0 {
		return nil, unknown(source.Say("no tariff of {1} is published here", string(place)), source.Text{})
	}
	return of, nil
}

func kindOf(t *tariff.Tariff) tariff.KindID { return t.Kind.ID }

// unknown is an error in the command line that only the data shows.
func unknown(text, hint source.Text) error { return usage{&hinted{text, hint}} }

// nearest returns a hint at what was probably meant.
func nearest[T any, ID ~string](word ID, all []T, id func(T) ID) source.Text {
	known := lists.Of(all, func(x T) string { return string(id(x)) })
	return tomlfile.DidYouMean(string(word), known)
}
