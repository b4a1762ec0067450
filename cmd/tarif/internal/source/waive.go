package source

import (
	"slices"
	"strconv"
	"strings"
)

// Waiver is a person's word that a finding is known and may stay.
type Waiver struct {
	Rule  string
	File  string   // whose findings; with a slash at its end, of all files of the folder
	Lines [][2]int // first and last lines of what it is about; nil for the file
	Not   [][2]int // lines that the file does not stand for: those of its rows
	About string   // the finding's
	Cause string   // why, in the words of whoever wrote it
	Pos   Pos      // of the waiver itself
	Line  string   // its text, for the caret
}

// covers reports whether a finding is of those that a waiver means: what a
// waiver does not name it does not hide.
func (w *Waiver) covers(f Finding) bool {
	about := func(lines [2]int) bool { return f.Pos.Line >= lines[0] && f.Pos.Line <= lines[1] }
	file := f.Pos.File == w.File || strings.HasSuffix(w.File, "/") && strings.HasPrefix(f.Pos.File, w.File)
	return file && f.Rule == w.Rule && f.About == w.About &&
		(w.Lines == nil || slices.ContainsFunc(w.Lines, about)) && !slices.ContainsFunc(w.Not, about)
}

// OldRow and OldSection name what a finding is about that stands only in the
// edition before.
func OldRow(row int) string { return "row " + strconv.Itoa(row) }

// OldSection is as OldRow, for a section.
func OldSection(id string) string { return "section " + id }

// Waive marks the findings that the waivers are about and returns the waivers
// that met none. Findings of rules that may not be waived stay as they are.
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
		for j := range all { // two that say the same have both their use
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
