package acts

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// An act is one of the two resolutions of 2026 on services at home.
type act struct {
	place, text, sha string
	sum              int            // of the price column, in tiyn
	reference        map[string]int // the amount, by role, of which prices are fractions, in tiyn
	roles            map[string]string
	inside           []int // rows whose number is inside their wording
}

var (
	baiterek = act{
		place:     "baiterek",
		text:      "baiterek-668.txt",
		sha:       "2ff0a9c1d391a3539137f81277b3368df1e8114f10e67322af726f5ba6f6959f",
		sum:       33950_95,
		reference: map[string]int{"carer": 1485_00, "specialist": 855_60},
		roles: map[string]string{
			"carer":      "Күтім көрсету жөніндегі әлеуметтік қызметкер",
			"specialist": "Әлеуметтік жұмыс жөніндегі маман",
		},
	}
	oral = act{
		place:     "oral",
		text:      "oral-2999.txt",
		sha:       "0ab9d53446f0d42d0838de32d2fe02760e82ffce04354c480d8eb6d8673946ed",
		sum:       42965_75,
		reference: map[string]int{"carer": 1896_60, "specialist": 984_90},
		roles: map[string]string{
			"carer":      "Күтім жөніндегі әлеуметтік қызметкер",
			"specialist": "Әлеуметтік жұмыс маманы / әлеуметтік қызметкер-кейс менеджер (әлеуметтік жұмыс кеңесшісі)",
		},
		inside: []int{7, 31, 36, 40},
	}
	both = []act{baiterek, oral}
)

// role returns the role as the act prints it in a row. Oral has a capital
// letter in the brackets of rows 14 and 15, its first two specialists.
func (a act) role(r row) string {
	if a.place == "oral" && (r.n == 14 || r.n == 15) {
		return strings.Replace(a.roles[r.role], "(ә", "(Ә", 1)
	}
	return a.roles[r.role]
}

// forBoth runs a test for each act.
func forBoth(t *testing.T, test func(*testing.T, act)) {
	for _, a := range both {
		t.Run(a.place, func(t *testing.T) { test(t, a) })
	}
}

func TestTextIsTheCapturedOne(t *testing.T) {
	forBoth(t, func(t *testing.T, a act) {
		text := testdata(t, a.text)
		got := sum256(text)
		is.Must(t, got == a.sha, "SHA-256 of %s is %s", a.text, got)
		beside := is.File(t, filepath.Join(repo, "tariffs", a.place, "home-care", "2026.kk.txt"))
		is.Equal(t, sum256(beside), a.sha, "SHA-256 of 2026.kk.txt in tariffs/%s", a.place)
		sources := readTOML(t, a.place, "home-care", "2026.toml").all("source.text")
		is.True(t, len(sources) == 1 && sources[0].keys["file"] == "2026.kk.txt" && sources[0].keys["sha256"] == a.sha,
			"[[source.text]] of tariffs/%s does not name that text: %v", a.place, sources)
	})
}

// The published files agree with the want files on every row: this package
// exists for this test.
func TestTariffsAreTheWant(t *testing.T) {
	forBoth(t, func(t *testing.T, a act) {
		doc := readTOML(t, a.place, "home-care", "2026.toml")
		rates, rows := doc.all("rate"), readRows(t, a)
		is.Must(t, len(rates) == len(rows), "%d rates, want %d", len(rates), len(rows))
		sections, roles := doc.texts("section"), doc.texts("role")
		for i, rate := range rates {
			k, w := rate.keys, rows[i]
			where := fmt.Sprintf("row %d (line %d)", w.n, rate.line)
			same(t, where+": row", k["row"], strconv.Itoa(w.n))
			same(t, where+": row_label", k["row_label"], strconv.Itoa(w.n))
			same(t, where+": section", sections[k["section"]], w.section)
			same(t, where+": role", k["role"], w.role)
			same(t, where+": role as printed", or(k["role_text.kk"], roles[k["role"]]), a.role(w))
			same(t, where+": service", k["service"], w.service)
			same(t, where+": price", k["price"], plain(t, w.price))
			same(t, where+": wording", k["text.kk"], w.wording)
		}
	})
}

// A file lists the headings in the order of its table.
func TestHeadingsStandInOrder(t *testing.T) {
	forBoth(t, func(t *testing.T, a act) {
		var got, want []string
		for _, s := range readTOML(t, a.place, "home-care", "2026.toml").all("section") {
			got = append(got, s.keys["text.kk"])
		}
		for _, w := range readRows(t, a) {
			want = append(want, w.section)
		}
		if want = slices.Compact(want); len(want) != 8 || !slices.Equal(got, want) {
			t.Errorf("headings are %q, want %q", got, want)
		}
	})
}

// Row 49 of Oral repeats "for children" where Baiterek has "for adults". It is
// published as printed, with a remark.
func TestSlipOfOralIsFlagged(t *testing.T) {
	rows := readRows(t, oral)
	same(t, "row 49 as printed", rows[48].wording, rows[47].wording)
	rates := readTOML(t, "oral", "home-care", "2026.toml").all("rate")
	for _, key := range []string{"caution.kk", "caution.ru"} {
		is.True(t, len(rates) >= 49 && rates[48].keys[key] != "", "row 49 of oral has no %s", key)
	}
}

// plain returns a printed amount in the form used in tariffs/.
func plain(t *testing.T, price string) string {
	t.Helper()
	n, err := tiyn(printed, price)
	is.OK(t, err)
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	is.Equal(t, got, want, what)
}

func or(s, otherwise string) string {
	if s != "" {
		return s
	}
	return otherwise
}
