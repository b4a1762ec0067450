package tarifftest

import "strings"

// File is one file of a txtar archive.
type File struct{ Name, Data string }

// Archive cuts a txtar archive: a comment, then files, each after a line
// "-- name --". The comment is returned too, so that Format gives back the
// same bytes.
func Archive(src string) (comment string, files []File) {
	for line := range strings.Lines(src) {
		name, ok := marker(line)
		switch {
		case ok:
			files = append(files, File{Name: name})
		case len(files) == 0:
			comment += line
		default:
			files[len(files)-1].Data += line
		}
	}
	return comment, files
}

func marker(line string) (string, bool) {
	s, ok := strings.CutPrefix(strings.TrimSpace(line), "-- ")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(s, " --")
}

// Format is the reverse of Archive.
func Format(comment string, files []File) string {
	var b strings.Builder
	b.WriteString(comment)
	for _, f := range files {
		b.WriteString("-- " + f.Name + " --\n" + f.Data)
	}
	return b.String()
}
