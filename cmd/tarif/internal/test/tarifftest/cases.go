package tarifftest

import (
	"strings"
	"testing/fstest"
)

type File struct{ Name, Data string }

// Archive parses a txtar archive: a comment, then files, each after a line "--
// name --". It also returns the comment, so that Format can restore the same
// bytes.
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

// Format is the inverse of Archive.
func Format(comment string, files []File) string {
	var b strings.Builder
	b.WriteString(comment)
	for _, f := range files {
		b.WriteString("-- " + f.Name + " --\n" + f.Data)
	}
	return b.String()
}

// Site returns the site's folder in an archive.
func Site(archive string) fstest.MapFS {
	site := fstest.MapFS{}
	_, files := Archive(archive)
	for _, f := range files {
		site[f.Name] = &fstest.MapFile{Data: []byte(f.Data)}
	}
	return site
}

// Seed applies a case to a site. Its files are
//
//	-- FILE --           a file that is added or replaced
//	-- edit FILE --      lines: "- old" become "+ new"; "+" alone goes to the end
//	-- remove FILE --
//
// Files whose names have neither a dot nor a space are the test's own.
func Seed(site fstest.MapFS, files []File) {
	for _, f := range files {
		verb, name, ok := strings.Cut(f.Name, " ")
		switch {
		case !ok && !strings.Contains(f.Name, "."):
		case !ok:
			site[f.Name] = &fstest.MapFile{Data: []byte(f.Data)}
		case site[name] == nil:
			panic("there is no file " + name + " to " + verb)
		case verb == "remove":
			delete(site, name)
		default:
			site[name] = &fstest.MapFile{Data: []byte(edit(string(site[name].Data), f.Data))}
		}
	}
}

// edit replaces blocks of lines. Each block is searched for after the previous
// one.
func edit(text, script string) string {
	done, old, add := "", "", ""
	flush := func() {
		i := strings.Index(text, old)
		if i < 0 {
			panic("these lines are not in the file, or not in this order:\n" + old)
		}
		if old == "" && add != "" {
			i = len(text)
		}
		done += text[:i] + add
		text = text[i+len(old):]
		old, add = "", ""
	}
	for line := range strings.Lines(script) {
		switch {
		case strings.HasPrefix(line, "- "):
			if add != "" {
				flush()
			}
			old += line[2:]
		default:
			add += strings.TrimPrefix(strings.TrimPrefix(line, "+"), " ")
		}
	}
	flush()
	return done + text
}
