package source

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/test/is"
)

type id string

// TestKeep: a stored list says the same in every language and is about the same
// things.
func TestKeep(t *testing.T) {
	ru := &Localizer{Lang: "ru", Plural: func(int) string { return "few" }, Wordings: map[string]Wording{
		"%d rows of %q: %s": {Forms: map[string]string{"other": "%d строк в %q: %s", "few": "%d строки в %q: %s"}, Count: 1},
		"none":              {Forms: map[string]string{"other": "нет"}}}}
	l := List{
		{Pos: Pos{"a.toml", 3, 4}, Severity: Warning, Rule: "r", Message: Say(`{1} rows of "{2}": {3}`, 3, id("oral"), Say("none")),
			Hint: Say("none"), See: &Pos{"b.toml", 1, 1}, Line: "x = 1", About: "row 2",
			Waived: &Waiver{Rule: "r", File: "a.toml", Lines: [][2]int{{1, 2}}, Cause: "so", Pos: Pos{"c", 1, 2}}},
		{Pos: Pos{File: "d"}, Severity: Error, Message: Say("{1}, {2}, {3}", errors.New("broken"), Say("none").Err(), 7)},
		{Message: Say("100 %")},
		{Message: Say(`row {1} from {2} on: {3}; {4}; price = "{5}"`, "1.10", "2027-01-01", money.MustParse("1896.60"), Amounts("2000.10, 50.00"), money.MustParse("1896.60"))},
	}
	data, err := l.Keep()
	is.OK(t, err)
	back, err := Recall(data)
	if err != nil || len(back) != len(l) {
		t.Fatal(back, err)
	}
	for _, v := range []*Localizer{English, ru} {
		got, want := back.In(v), l.In(v)
		is.True(t, reflect.DeepEqual(got, want), "%s: %v, want %v", v.Lang, got, want)
	}
	is.True(t, reflect.DeepEqual(back[0].Waived, l[0].Waived) && back[0].About == l[0].About && back[1].Hint.IsZero(), "%+v", back)
	is.Equal(t, strings.ReplaceAll(back.In(ru)[3].Message, "\u00a0", " "), `row 1.10 from 1 января 2027 года on: 1 896,60; 2 000,10; 50,00; price = "1896.60"`)
	if _, err := Recall([]byte("no")); err == nil {
		t.Error("no error for what is no list")
	}
}
