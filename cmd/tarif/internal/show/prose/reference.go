package prose

import (
	"regexp"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// problem is why something cannot be printed, without its position.
type problem struct {
	rule          string
	message, hint source.Text
}

// faulty is the problem of a reference to an edition that is left out because
// of errors in its own file. It is not reported again.
var faulty = &problem{}

// reference is place/kind/edition, optionally with a row and a price column.
type reference struct {
	place, kind, edition string
	row, column          int // 0 if not given
}

var refForm = regexp.MustCompile(`^([a-z0-9-]+)/([a-z0-9-]+)/([a-z0-9-]+)(?:#r([1-9][0-9]{0,5})(?:c([1-9][0-9]?))?)?$`)

func parseReference(s string) (reference, *problem) {
	m := refForm.FindStringSubmatch(s)
	if m == nil {
		return reference{}, &problem{rulePrice, source.Say(`"{1}" does not name a price or an edition`, s),
			source.Say("write place/kind/edition#r8, or without #r8 where the edition is meant")}
	}
	row, _ := strconv.Atoi(m[4]) // digits or nothing
	column, _ := strconv.Atoi(m[5])
	return reference{m[1], m[2], m[3], row, column}, nil
}

// findEdition looks up an edition. If it does not exist, the hint names a
// similar one.
func findEdition(d *tariff.Data, r reference) (*tariff.Edition, *problem) {
	if d.IsFaulty(r.place, r.kind, r.edition) {
		return nil, faulty
	}
	if e := r.undone(d); e != nil {
		return nil, &problem{ruleUndone, source.Say("{1} was taken back: the page says so instead of the figure", e.Name()),
			source.Say("rewrite the sentence when there is time")}
	}
	ofPlace := d.OfPlace(tariff.PlaceID(r.place))
	if len(ofPlace) == 0 {
		return nil, unknown(source.Say("place"), r.place, names(d.Tariffs, func(t *tariff.Tariff) string { return string(t.Place.ID) }))
	}
	t := d.Tariff(tariff.PlaceID(r.place), tariff.KindID(r.kind))
	if t == nil {
		return nil, unknown(source.Say("kind"), r.kind, names(ofPlace, func(t *tariff.Tariff) string { return string(t.Kind.ID) }))
	}
	i := t.Editions.Index(tariff.EditionID(r.edition))
	if i < 0 {
		return nil, unknown(source.Say("edition"), r.edition, names(t.Editions, func(e *tariff.Edition) string { return string(e.ID) }))
	}
	return t.Editions[i], nil
}

// undone returns the edition if it was taken back, or nil.
func (r reference) undone(d *tariff.Data) *tariff.Edition {
	return d.UndoneEdition(tariff.PlaceID(r.place), tariff.KindID(r.kind), tariff.EditionID(r.edition))
}

func unknown(what source.Text, id string, known []string) *problem {
	return &problem{rulePrice, source.Say(`there is no tariff with the {1} "{2}"`, what, id), tomlfile.DidYouMean(id, known)}
}

func names[T any](xs []T, name func(T) string) []string {
	var out []string
	for _, x := range xs {
		out = lists.With(out, name(x))
	}
	return out
}

// findRate looks up one price that the act states.
func findRate(d *tariff.Data, s string) (*tariff.Rate, *problem) {
	ref, prob := parseReference(s)
	if prob != nil {
		return nil, prob
	}
	e, prob := findEdition(d, ref)
	if prob != nil {
		return nil, prob
	}
	if ref.row == 0 {
		return nil, &problem{rulePrice, source.Say(`"{1}" names an edition, not a row`, s), source.Say("add the row, like {1}#r1", s)}
	}
	rate, prob := ref.choose(e)
	switch {
	case prob != nil:
		return nil, prob
	case !rate.Price.Stated():
		return nil, &problem{rulePrice, source.Say("the act prints no amount in {1}", s), source.Say("say in words what the act has there")}
	}
	return rate, nil
}

// choose returns the rate of the row and column. The column may be omitted if
// the row has one price.
func (r reference) choose(e *tariff.Edition) (*tariff.Rate, *problem) {
	row := lists.Where(e.Rates, func(x *tariff.Rate) bool { return x.Row == r.row && (r.column == 0 || x.Column == r.column) })
	switch len(row) {
	case 1:
		return row[0], nil
	case 0:
		return nil, &problem{rulePrice, r.nowhere(e), rows(e)}
	}
	return nil, &problem{rulePrice, source.Say("row {1} of {2} has {3} prices", r.row, e.Name(), len(row)),
		source.Say("name the price column, like #r{1}c{2}", r.row, row[0].Column)}
}

func (r reference) nowhere(e *tariff.Edition) source.Text {
	if r.column == 0 {
		return source.Say("{1} has no row {2}", e.Name(), r.row)
	}
	return source.Say("{1} has no row {2} with a price column {3}", e.Name(), r.row, r.column)
}

func rows(e *tariff.Edition) source.Text {
	if len(e.Rates) == 0 {
		return source.Text{}
	}
	return source.Say("its rows are {1} to {2}", e.Rates[0].Row, e.Rates[len(e.Rates)-1].Row)
}

// address returns the address of a rate's row on its edition's page.
func address(r *tariff.Rate) string {
	return "/places/" + strings.TrimSuffix(r.Edition.Name(), "/") + "/#r" + strconv.Itoa(r.Row)
}
