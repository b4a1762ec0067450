package pages

import (
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// Addr is the address of a page below its language: "places/oral/", "" for
// home. Every page has its twin at the same Addr under the other language.
type Addr string

// The addresses of the site, as the README's table lists them.
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

	// These three have no page of their own: what is below them has.
	Prices Addr = "prices/"
	Embed  Addr = "embed/"
	Kinds  Addr = "kinds/"
)

// PlaceAddr is a place's page.
func PlaceAddr(p *tariff.Place) Addr { return Places + Addr(p.ID) + "/" }

// TariffAddr is the page of the edition in force.
func TariffAddr(p *tariff.Place, k *tariff.Kind) Addr {
	return Places + Addr(p.ID) + "/" + Addr(k.ID) + "/"
}

// EditionAddr is an edition's own page.
func EditionAddr(e *tariff.Edition) Addr {
	return Places + Addr(e.Place.ID) + "/" + Addr(e.Kind.ID) + "/" + Addr(e.ID) + "/"
}

// ChangesAddr is what changed in an edition against the one before.
func ChangesAddr(e *tariff.Edition) Addr { return EditionAddr(e) + "changes/" }

// WordingAddr is an edition's table in the act's own words, both languages side
// by side. Only editions whose words we have have it.
func WordingAddr(e *tariff.Edition) Addr { return EditionAddr(e) + "wording/" }

// PairAddr is what changed in an edition against any earlier one of its tariff:
// against the one before it is ChangesAddr.
func PairAddr(t *tariff.Tariff, old, new int) Addr {
	a := ChangesAddr(t.Editions[new])
	if old < new-1 {
		a += Addr(t.Editions[old].ID) + "/"
	}
	return a
}

// KindAddr is the page of a kind in all places and years.
func KindAddr(k *tariff.Kind) Addr { return "kinds/" + Addr(k.ID) + "/" }

// ServiceAddr is a service's page.
func ServiceAddr(s *tariff.Service) Addr { return Services + Addr(s.ID) + "/" }

// PriceAddr is what a service costs in a place.
func PriceAddr(p *tariff.Place, x *tariff.Service) Addr {
	return Prices + Addr(p.ID) + "/" + Addr(x.ID) + "/"
}

// CompareAddr is the comparison of two places, which must be in the
// alphabetical order of their ids.
func CompareAddr(k *tariff.Kind, a, b *tariff.Place) Addr {
	return Compare + Addr(k.ID) + "/" + Addr(a.ID) + "-vs-" + Addr(b.ID) + "/"
}

// MatrixAddr is the comparison of all places of a kind, or of a region's.
func MatrixAddr(k *tariff.Kind, r *tariff.Region) Addr {
	a := Compare + Addr(k.ID) + "/"
	if r != nil {
		a += Addr(r.ID) + "/"
	}
	return a
}

// WorksheetAddr is the printable worksheet of a tariff.
func WorksheetAddr(p *tariff.Place, k *tariff.Kind) Addr {
	return Calculator + Addr(p.ID) + "/" + Addr(k.ID) + "/"
}

// KindScript is what the browser loads of a kind, below the site's root.
func KindScript(k *tariff.Kind) string { return "data/kinds/" + string(k.ID) + ".js" }

// EditionScript is what the browser loads of an edition, below the site's root.
func EditionScript(e *tariff.Edition) string { return "data/editions/" + e.Name() + ".js" }

// RateAddr is a rate's row on its edition's page.
func RateAddr(r *tariff.Rate) Addr {
	e := r.Edition
	return Places + Addr(e.Place.ID) + "/" + Addr(e.Kind.ID) + "/" + Addr(e.ID) + "/#" + Addr(rowID(r.Row))
}

// The files for download, which have no language: below the site's root.
const (
	RatesFile   = "data/rates.csv"       // everything; with .gz where it is large
	ChangesFile = "data/changes.csv"     // the same
	LinesFile   = "data/rates.ndjson.gz" // everything, a rate a line
)

// EditionData is the folder of an edition's files.
func EditionData(e *tariff.Edition) string { return "data/v1/editions/" + e.Name() + "/" }

// PlaceData is the folder of what is in force at a place.
func PlaceData(p *tariff.Place) string { return "data/v1/places/" + string(p.ID) + "/" }

// KindData is the folder of what is in force of a kind.
func KindData(k *tariff.Kind) string { return "data/v1/kinds/" + string(k.ID) + "/" }

// ServiceData is what a service costs today in all places.
func ServiceData(s *tariff.Service) string { return "data/v1/services/" + string(s.ID) + ".json" }

// MatrixData is the folder of the comparison of many places.
func MatrixData(m *Matrix) string { return "data/v1/" + string(m.Addr) }

func rowID(row int) string { return "r" + strconv.Itoa(row) }

// page cuts the fragment off.
func (a Addr) page() Addr {
	s, _, _ := strings.Cut(string(a), "#")
	return Addr(s)
}

// to leads from one page to another by the shortest way: only the folders that
// they do not share are left and entered.
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

// up leads from a page back to its language's folder: "../" for each folder.
func (a Addr) up() string { return strings.Repeat("../", strings.Count(string(a.page()), "/")) }
