package acts

import (
	"path"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// A cell is one price of a historical decision: its position in the table and
// what distinguishes it from others. The row does not count headings.
type cell struct{ row, column, price, service, condition string }

// readHistory returns the cells of every edition, by its path in tariffs/.
func readHistory(t *testing.T) map[string][]cell {
	t.Helper()
	editions := map[string][]cell{}
	for _, c := range lines(t, "history.want.tsv", "place kind edition row column price service condition") {
		name := path.Join(c[0], c[1], c[2]+".toml")
		editions[name] = append(editions[name], cell{c[3], c[4], c[5], c[6], c[7]})
	}
	is.Must(t, len(editions) == 12, "%d editions, want 12", len(editions))
	return editions
}

func TestHistory(t *testing.T) {
	for name, cells := range readHistory(t) {
		t.Run(strings.TrimSuffix(name, ".toml"), func(t *testing.T) {
			published := byPlace(t, readTOML(t, name))
			is.Equal(t, len(published), len(cells), "rates")
			for _, want := range cells {
				rate, ok := published[[2]string{want.row, want.column}]
				if !ok {
					t.Errorf("row %s, column %s is missing", want.row, want.column)
					continue
				}
				want.check(t, rate)
			}
		})
	}
}

// byPlace indexes the rates of a file by row and column.
func byPlace(t *testing.T, doc document) map[[2]string]table {
	t.Helper()
	found := map[[2]string]table{}
	for _, rate := range doc.all("rate") {
		place := [2]string{rate.keys["row"], or(rate.keys["column"], "1")}
		if other, twice := found[place]; twice {
			t.Errorf("row %s, column %s stands on lines %d and %d", place[0], place[1], other.line, rate.line)
		}
		found[place] = rate
	}
	return found
}

// check compares a rate with a cell. A dash is a price that the act does not
// set: it must neither become an amount nor be left out.
func (c cell) check(t *testing.T, rate table) {
	t.Helper()
	where := "row " + c.row + ", column " + c.column
	price, status := "", "dash"
	if c.price != "-" {
		price, status = plain(t, c.price), ""
	}
	same(t, where+": price", rate.keys["price"], price)
	same(t, where+": price_status", rate.keys["price_status"], status)
	same(t, where+": service", rate.keys["service"], c.service)
	condition := `["` + c.condition + `"]`
	if c.condition == "-" {
		condition = ""
	}
	same(t, where+": conditions", rate.keys["conditions"], condition)
}
