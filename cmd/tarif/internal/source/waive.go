package source

import (
	"slices"
	"strconv"
	"strings"
)

// Waiver is a person's statement that a finding is known and may stay.
type Waiver struct {
	Rule  string
	File  string   // whose findings; with a trailing slash, those of all files in the folder
	Lines [][2]int // first and last lines of what it is about; nil for the whole file
	Not   [][2]int // lines excluded from a waiver for the file: those of its rows
	About string   // as Finding.About
	Cause string   // why, in the person's words
	Pos   Pos      // of the waiver itself
	Line  string   // its text, for the caret
}

// covers reports whether a waiver applies to a finding. Whatever it does not
// name it does not hide.
func (w *Waiver) covers(f Finding) bool {
	about := func(lines [2]int) bool { return f.Pos.Line >= lines[0] && f.Pos.Line <= lines[1] }
	file := f.Pos.File == w.File || strings.HasSuffix(w.File, "/") && strings.HasPrefix(f.Pos.File, w.File)
	return file && f.Rule == w.Rule && f.About == w.About &&
		(w.Lines == nil || slices.ContainsFunc(w.Lines, about)) && !slices.ContainsFunc(w.Not, about)
}

// OldRow is the value of [Finding.About] for a row of the previous edition that
// this one lacks.
func OldRow(row int) string { return "row " + strconv.Itoa(row) }

// OldSection is like OldRow, for a section.
func OldSection(id string) string { return "section " + id }

// Waive marks the findings that waivers apply to, and returns the waivers that
// apply to none. Findings of rules that may not be waived are left alone.
func (l List) Waive(all []Waiver, may func(rule string) bool) (idle []Waiver) {
	if len(all) == 0 {
		return nil
	}
	met := make([]bool, len(all))
	for i := range l {
		if !may(l[i].Rule) {
			continue
		}
		at := slices.IndexFunc(all, func(w Waiver) bool { return w.covers(l[i]) })
		if at < 0 {
			continue
		}
		l[i].Waived = &all[at]
		for j := range all { // of two equal waivers, both count as used
			met[j] = met[j] || all[j].covers(l[i])
		}
	}
	for i, w := range all {
		if !met[i] {
			idle = append(idle, w)
		}
	}
	return idle
}
