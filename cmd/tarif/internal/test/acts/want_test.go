package acts

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// A row is one line of a want file: what the act prints, read by a person.
// Role and service are our ids, everything else is the act's.
type row struct {
	n                                      int
	section, role, price, service, wording string
}

// lines returns the lines of a file of testdata below its header, split at
// tabs. There is no quoting: a quotation mark belongs to the act.
func lines(t *testing.T, name, header string) [][]string {
	t.Helper()
	head, body, _ := strings.Cut(string(testdata(t, name)), "\n")
	is.Must(t, head == strings.ReplaceAll(header, " ", "\t"), "%s: header is %q", name, head)
	var found [][]string
	for i, line := range strings.Split(strings.TrimSuffix(body, "\n"), "\n") {
		cells := strings.Split(line, "\t")
		want := len(strings.Fields(header))
		is.Must(t, len(cells) == want, "%s:%d: %d columns, want %d", name, i+2, len(cells), want)
		found = append(found, cells)
	}
	return found
}

func testdata(t *testing.T, name string) []byte {
	t.Helper()
	b := is.File(t, filepath.Join("testdata", name))
	return b
}

// readRows reads the want file of an act and checks that its rows are numbered
// 1 to 76.
func readRows(t *testing.T, a act) []row {
	t.Helper()
	var rows []row
	for i, c := range lines(t, a.place+".want.tsv", "row section role price service text") {
		if c[0] != strconv.Itoa(i+1) {
			t.Fatalf("%s: row %s stands at place %d", a.place, c[0], i+1)
		}
		rows = append(rows, row{i + 1, c[1], c[2], c[3], c[4], c[5]})
	}
	is.Must(t, len(rows) == 76, "%s: %d rows, want 76", a.place, len(rows))
	return rows
}

func sum256(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

// Amounts as acts print them: "1485", "742,5", "1 896,60"; and as tariffs/ has
// them: "1896.60", always with two decimals.
var (
	printed   = regexp.MustCompile(`^(\d{1,3}(?: \d{3})*|\d+)(?:,(\d{1,2}))?$`)
	canonical = regexp.MustCompile(`^(0|[1-9]\d*)\.(\d\d)$`)
)

// tiyn reads an amount in one of the two forms, in hundredths of a tenge.
func tiyn(form *regexp.Regexp, s string) (int, error) {
	m := form.FindStringSubmatch(s)
	if m == nil {
		return 0, fmt.Errorf("%q is not an amount", s)
	}
	places := (m[2] + "00")[:2]
	return strconv.Atoi(strings.ReplaceAll(m[1], " ", "") + places)
}

func TestTiyn(t *testing.T) {
	for _, c := range []struct {
		form *regexp.Regexp
		in   string
		want int
	}{
		{printed, "1485", 148500}, {printed, "742,5", 74250}, {printed, "371,25", 37125},
		{printed, "1 896,60", 189660}, {canonical, "1896.60", 189660}, {canonical, "0.05", 5},
	} {
		got, err := tiyn(c.form, c.in)
		is.True(t, got == c.want && err == nil, "%q is %d, %v; want %d", c.in, got, err, c.want)
	}
	for _, s := range []string{"", "-", "1896.6", "1896,60", "1 896.60", "1,896.60", "01.00", "1896.6O"} {
		got, err := tiyn(canonical, s)
		is.True(t, err != nil, "%q is %d, want an error", s, got)
	}
}
