package source_test

import (
	"reflect"
	"slices"
	"testing"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

func find(file string, line, col int, sev source.Severity, msg string) source.Finding {
	return source.Finding{Pos: source.Pos{File: file, Line: line, Col: col}, Severity: sev, Rule: "r", Message: source.Say("{1}", msg)}
}

func TestSort(t *testing.T) {
	want := source.List{
		find("a", 0, 0, source.Error, "whole file"),
		find("a", 2, 1, source.Error, "m"),
		find("a", 2, 9, source.Error, "a"),
		find("a", 2, 9, source.Error, "b"),
		find("a", 2, 9, source.Warning, "a warning stands behind the errors"),
		find("a", 10, 1, source.Error, "lines are numbers, not text"),
		find("b", 1, 1, source.Error, "m"),
	}
	l := slices.Clone(want)
	slices.Reverse(l)
	l = append(l, want...) // each twice
	if l.Sort(); !same(l, want) {
		t.Errorf("got %v", l)
	}
}

// TestSortByWhatRests: files that others depend on come first.
func TestSortByWhatRests(t *testing.T) {
	var want source.List
	for _, file := range []string{"", "public/x", "config.toml", "tariffs/catalogue/roles.toml", "tariffs/astana/waste/2019.toml",
		"tariffs/oral/home-care/2026.toml", "templates/pages/home.html", "templates/words/kk.toml", "content/about/index.kk.md"} {
		want = append(want, find(file, 1, 1, source.Error, "m"))
	}
	l := slices.Clone(want)
	slices.Reverse(l)
	if l.Sort(); !same(l, want) {
		t.Errorf("got %v", l)
	}
}

func TestSortKeepsWhatDiffersInRule(t *testing.T) {
	a, b := find("a", 1, 1, source.Error, "m"), find("a", 1, 1, source.Error, "m")
	b.Rule = "other"
	l := source.List{a, b, a}
	if l.Sort(); len(l) != 2 {
		t.Errorf("got %v", l)
	}
}

func TestErr(t *testing.T) {
	warning := find("a", 1, 1, source.Warning, "w")
	first, second := find("a", 3, 1, source.Error, "first"), find("a", 4, 1, source.Error, "second")
	for _, tt := range []struct {
		list source.List
		want string
	}{
		{source.List{warning, first}, "a:3:1: first"},
		{source.List{first, warning, second}, "2 errors in the data"},
	} {
		err := tt.list.Err()
		is.True(t, err != nil && err.Error() == tt.want, "got %v, want %q", err, tt.want)
	}
	if err := (source.List{warning}).Err(); err != nil {
		t.Errorf("a warning is an error: %v", err)
	}
}

func TestPos(t *testing.T) {
	is.Equal(t, (source.Pos{File: "a", Line: 2, Col: 3}).String(), "a:2:3")
	is.Equal(t, (source.Pos{File: "a"}).String(), "a")
}

func same(a, b source.List) bool { return reflect.DeepEqual(a, b) }

// TestWaiveFolder: a waiver for a folder applies to its files, not to those of
// a folder with a similar name.
func TestWaiveFolder(t *testing.T) {
	l := source.List{
		{Rule: "unused", Pos: source.Pos{File: "tariffs/catalogue/roles.toml"}},
		{Rule: "unused", Pos: source.Pos{File: "tariffs/catalogue.toml"}},
		{Rule: "other", Pos: source.Pos{File: "tariffs/catalogue/roles.toml"}},
	}
	idle := l.Waive([]source.Waiver{{Rule: "unused", File: "tariffs/catalogue/"}}, func(string) bool { return true })
	is.True(t, len(idle) == 0 && l[0].Waived != nil && l[1].Waived == nil && l[2].Waived == nil, "idle %v, waived %v", idle, l)
}
