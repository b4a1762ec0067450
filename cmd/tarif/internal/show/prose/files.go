package prose

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// file is a page's file and what its name says.
type file struct {
	path    string
	dir     string
	section string
	slug    string
	lang    lang.Lang
}

func (f file) error(rule string, message, hint source.Text) source.Finding {
	return source.Finding{Pos: source.Pos{File: f.path}, Severity: source.Error, Rule: rule, Message: message, Hint: hint}
}

// picture returns the path of a picture beside the page.
func (f file) picture(name string) string { return path.Join(f.dir, name) }

var pageName = regexp.MustCompile(`^([a-z0-9-]+)/([a-z0-9-]+)\.(kk|ru)\.md$`)

// reserved matches the names that Windows reserves for devices.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// list returns the Markdown files in dir, ordered by path. A missing dir has no
// pages.
func list(fsys fs.FS, dir string) ([]file, source.List) {
	var files []file
	var found source.List
	err := fs.WalkDir(fsys, dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() || path.Ext(p) != ".md":
			return nil
		}
		m := pageName.FindStringSubmatch(strings.TrimPrefix(p, path.Clean(dir)+"/"))
		if m == nil {
			found = append(found, file{path: p}.error(ruleName, source.Say("the name is not that of a page"),
				source.Say("pages are section/name.kk.md and section/name.ru.md, in lower-case ASCII letters, digits and hyphens")))
			return nil
		}
		if reserved.MatchString(m[2]) {
			found = append(found, file{path: p}.error(ruleName, source.Say(`"{1}" is a name that Windows reserves for a device`, m[2]),
				source.Say("take another id: it becomes the name of a folder")))
			return nil
		}
		files = append(files, file{p, path.Dir(p), m[1], m[2], lang.Lang(m[3])})
		return nil
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		found = append(found, file{path: dir}.error(ruleFile, source.Say("cannot be read: {1}", err.Error()), source.Text{}))
	}
	return files, found
}
