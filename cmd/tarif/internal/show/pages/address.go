package pages

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// Addr is the address of a page relative to its language: "places/oral/", ""
// for home. Every page has its twin at the same Addr in the other language.
type Addr string

// The addresses of the site, as listed in the README.
const (
	Home       Addr = ""
	Places     Addr = "places/"
	Services   Addr = "services/"
	Compare    Addr = "compare/"
	Search     Addr = "search/"
	Calculator Addr = "calculator/"
	Changes    Addr = "changes/"
	News       Addr = "news/"
	About      Addr = "about/"
	DataPage   Addr = "data/"

	Corrections Addr = "corrections/"

	// These three have no page of their own, only pages below them.
	Prices Addr = "prices/"
	Embed  Addr = "embed/"
	Kinds  Addr = "kinds/"
)

func PlaceAddr(p *tariff.Place) Addr { return Places + Addr(p.ID) + "/" }

// TariffAddr is the address of the edition in force.
func TariffAddr(p *tariff.Place, k *tariff.Kind) Addr {
	return Places + Addr(p.ID) + "/" + Addr(k.ID) + "/"
}

func EditionAddr(e *tariff.Edition) Addr {
	return Places + Addr(e.Place.ID) + "/" + Addr(e.Kind.ID) + "/" + Addr(e.ID) + "/"
}

// ChangesAddr is the address of what changed in an edition since the previous
// one.
func ChangesAddr(e *tariff.Edition) Addr { return EditionAddr(e) + "changes/" }

// WordingAddr is the address of an edition's table in the act's own words, both
// languages side by side. It exists only if we have these words.
func WordingAddr(e *tariff.Edition) Addr { return EditionAddr(e) + "wording/" }

// PairAddr is the address of what changed in an edition since any earlier one
// of its tariff; for the previous one it is ChangesAddr.
func PairAddr(t *tariff.Tariff, old, new int) Addr {
	a := ChangesAddr(t.Editions[new])
	if old < new-1 {
		a += Addr(t.Editions[old].ID) + "/"
	}
	return a
}

// KindAddr is the address of a kind in all places and years.
func KindAddr(k *tariff.Kind) Addr { return "kinds/" + Addr(k.ID) + "/" }

func ServiceAddr(s *tariff.Service) Addr { return Services + Addr(s.ID) + "/" }

// PriceAddr is the address of what a service costs in a place.
func PriceAddr(p *tariff.Place, x *tariff.Service) Addr {
	return Prices + Addr(p.ID) + "/" + Addr(x.ID) + "/"
}

// CompareAddr is the address of the comparison of two places, which must be in
// alphabetical order of their ids.
func CompareAddr(k *tariff.Kind, a, b *tariff.Place) Addr {
	return Compare + Addr(k.ID) + "/" + Addr(a.ID) + "-vs-" + Addr(b.ID) + "/"
}

// MatrixAddr is the address of the comparison of all places of a kind, or of a
// region.
func MatrixAddr(k *tariff.Kind, r *tariff.Region) Addr {
	a := Compare + Addr(k.ID) + "/"
	if r != nil {
		a += Addr(r.ID) + "/"
	}
	return a
}

func WorksheetAddr(p *tariff.Place, k *tariff.Kind) Addr {
	return Calculator + Addr(p.ID) + "/" + Addr(k.ID) + "/"
}

// KindScript is the file that the browser loads for a kind, relative to the
// site's root.
func KindScript(k *tariff.Kind) string { return "data/kinds/" + string(k.ID) + ".js" }

// EditionScript is the file that the browser loads for an edition, relative to
// the site's root.
func EditionScript(e *tariff.Edition) string { return "data/editions/" + e.Name() + ".js" }

func RateAddr(r *tariff.Rate) Addr {
	e := r.Edition
	return Places + Addr(e.Place.ID) + "/" + Addr(e.Kind.ID) + "/" + Addr(e.ID) + "/#" + Addr(rowID(r.Row))
}

// The files for download, which have no language, relative to the site's root.
const (
	RatesFile   = "data/rates.csv"       // everything; with .gz if large
	ChangesFile = "data/changes.csv"     // likewise
	LinesFile   = "data/rates.ndjson.gz" // everything, one rate a line
)

func EditionData(e *tariff.Edition) string { return "data/v1/editions/" + e.Name() + "/" }

// PlaceData is the folder of the rates in force at a place.
func PlaceData(p *tariff.Place) string { return "data/v1/places/" + string(p.ID) + "/" }

// KindData is the folder of the rates in force of a kind.
func KindData(k *tariff.Kind) string { return "data/v1/kinds/" + string(k.ID) + "/" }

// ServiceData is the file of what a service costs today in all places.
func ServiceData(s *tariff.Service) string { return "data/v1/services/" + string(s.ID) + ".json" }

// MatrixData is the folder of a comparison of many places.
func MatrixData(m *Matrix) string { return "data/v1/" + string(m.Addr) }

func rowID(row int) string { return "r" + strconv.Itoa(row) }

// page removes the fragment.
func (a Addr) page() Addr {
	s, _, _ := strings.Cut(string(a), "#")
	return Addr(s)
}

// to returns the shortest relative URL from one page to another, leaving and
// entering only folders that they do not share.
func (a Addr) to(b Addr) string {
	from, same := string(a.page()), 0
	for i := range min(len(from), len(b.page())) {
		if from[i] != b[i] {
			break
		}
		if from[i] == '/' {
			same = i + 1
		}
	}
	up := strings.Count(from[same:], "/")
	if up == 0 && same == len(b) {
		return "./"
	}
	way := make([]byte, 0, up*len("../")+len(b)-same)
	for range up {
		way = append(way, "../"...)
	}
	return string(append(way, b[same:]...))
}

// up returns the relative URL from a page to its language's folder: "../" for
// each folder.
func (a Addr) up() string { return strings.Repeat("../", strings.Count(string(a.page()), "/")) }
