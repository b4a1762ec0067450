package acts

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// The want file accounts for the whole table: headings, numbers, wording, roles
// and prices, with no letter left over.
func TestWantIsTheAct(t *testing.T) {
	torn := map[string][][]string{}
	for _, c := range lines(t, "repairs.want.tsv", "place row torn word") {
		torn[c[0]] = append(torn[c[0]], c)
	}
	forBoth(t, func(t *testing.T, a act) {
		inside, repaired := eatTable(t, a, readRows(t, a))
		is.EqualSlices(t, inside, a.inside, "numbers inside the wording on rows")
		if !reflect.DeepEqual(repaired, torn[a.place]) {
			t.Errorf("repairs are\n%q\nwant\n%q", repaired, torn[a.place])
		}
	})
}

// eatTable returns the rows with their number inside, and the repairs as lines.
func eatTable(t *testing.T, a act, rows []row) (inside []int, repaired [][]string) {
	r := tableOf(t, a, rows[0].section)
	section := ""
	for _, w := range rows {
		if w.section != section {
			section = w.section
			r.mustEat(t, section)
		}
		raw, in, err := r.eatCell(w.n, w.wording)
		is.OK(t, err, "row %d", w.n)
		if in {
			inside = append(inside, w.n)
		}
		found, err := repairs(w.wording, raw)
		is.True(t, err == nil, "row %d: %v", w.n, err)
		for _, f := range found {
			repaired = append(repaired, []string{a.place, strconv.Itoa(w.n), f.torn, f.word})
		}
		r.mustEat(t, a.role(w))
		r.mustEat(t, w.price)
	}
	if r.skipSpace(); r.pos != len(r.text) {
		t.Error(r.unlike("the end"))
	}
	return inside, repaired
}

// tableOf starts reading at the first heading, below the preamble.
func tableOf(t *testing.T, a act, first string) *reader {
	text := string(testdata(t, a.text))
	i := strings.Index(text, first)
	is.Must(t, i >= 0, "the act has no heading %q", first)
	return &reader{text: []rune(text[i:])}
}
