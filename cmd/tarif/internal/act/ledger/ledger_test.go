package ledger

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

func TestNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"1 896,60":                    "1 896,60",
		"1\u00a0896,60 тенге":         "1\u00a0896,60",
		"7 200 шт, 12 2026":           "7 200|12|2026",
		"948,30¹":                     "948,30|¹",
		"от 12.03.2026 № 2/16-VIII":   "12.03.2026|2|16",
		"1 м³":                        "1|³",
		"150\t200":                    "150|200",
		"1 200 900":                   "1 200 900",
		"100 2000":                    "100|2000",
		"2 086,26 1 043,13":           "2 086,26|1 043,13",
		"конец 5.":                    "5",
		"нет":                         "",
		"\u202f1\u202f234\u202f567,8": "1\u202f234\u202f567,8",
	} {
		is.Equal(t, strings.Join(Numbers(in), "|"), want, in)
	}
}

func open(t *testing.T, text string) (*Book, []doc.Place) {
	t.Helper()
	d, err := doc.Read(t.Context(), "a.txt", []byte(text))
	is.OK(t, err)
	return Open(d), d.Blocks[0].Places
}

// TestBook checks that a number is spent once, and that leftover numbers and
// numbers from nowhere are reported.
func TestBook(t *testing.T) {
	b, at := open(t, "7 200 шт. 948,30¹ 1 896,60")
	b.Spend(RowNumber, "7", at, "7")
	b.Spend(Wording, "7", at, "200 шт.")
	b.Spend(Price, "7", at, "948,30¹")
	if all, uses := b.Balance(); all != 5 || uses[RowNumber] != 1 || uses[Wording] != 1 || uses[Price] != 1 || uses[FootnoteMark] != 1 {
		t.Errorf("%d %v", all, uses)
	}
	left := b.Left()
	is.True(t, len(left) == 1 && left[0].Text == "1 896,60", "left %v", left)
	b.Spend(Price, "8", at, "1896,60")
	is.True(t, len(b.Nowhere) == 1 && b.Nowhere[0].Text == "1896,60", "nowhere %v", b.Nowhere)
	b.Spend(Price, "9", at, "948,30") // a merged cell
	is.Equal(t, len(b.Nowhere), 1, "nowhere %v", b.Nowhere)
}

func TestPlain(t *testing.T) {
	b := strings.NewReplacer("→", "\t")
	var lines []doc.Passage
	for _, s := range strings.Split(b.Replace("Об утверждении|1. Утвердить тарифы.|№→Услуга→Цена|1→Помывка→948,30|2. Душ ........ 1 896,60|3 Прокат простыни 371,25|для взрослых|4→Баня→10→500→*|1→Сауна→–→75"), "|") {
		lines = append(lines, doc.Passage{Text: s})
	}
	got := lists.Of(Plain(lines), func(r Row) string { return r.Label + "=" + strings.Join(r.Amounts, ";") })
	want := "1= 1=948.30 2=1896.60 3=371.25 4=10.00;500.00 1=75.00"
	is.Equal(t, strings.Join(got, " "), want)
}
