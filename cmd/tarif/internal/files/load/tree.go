package load

import (
	"io/fs"
	"path"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// tree is the files of the folder, each list in order of paths.
type tree struct {
	catalogue []string
	editions  []editionPath
	texts     []string // captured texts
	infos     map[string]fs.FileInfo
	unread    []string // files and folders that are not read, relative to the folder, without ".toml"
}

// list walks the folder. It ignores names that begin with a dot or underscore,
// the folder schema and files of other types.
func list(fsys fs.FS, dir string) (tree, source.List) {
	t := tree{infos: map[string]fs.FileInfo{}}
	var found source.List
	err := fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found = append(found, unreadable(name, err))
			t.unread = append(t.unread, strings.TrimPrefix(name, dir+"/"))
			return fs.SkipDir
		case name != dir && strings.Trim(d.Name()[:1], "._") == "", name == path.Join(dir, "schema"):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir() && strings.HasSuffix(strings.ToLower(name), ".toml"):
			found = append(found, stray(name, source.Say("this is a folder with the name of a file: rename it, or move the file out of it")))
			return fs.SkipDir
		case !d.IsDir():
			t.infos[name], _ = d.Info() // for Cache
			below := strings.TrimPrefix(name, dir+"/")
			more := t.sort(name, strings.Split(below, "/"))
			if more != nil {
				t.unread = append(t.unread, strings.TrimSuffix(strings.ToLower(strings.TrimSuffix(below, path.Ext(below))), ".toml"))
			}
			found = append(found, more...)
		}
		return nil
	})
	if err != nil && len(found) == 0 {
		found = append(found, unreadable(dir, err))
	}
	return t, found
}

// sort adds a file to the list for its path.
func (t *tree) sort(name string, parts []string) source.List {
	last := parts[len(parts)-1]
	id, isTOML := strings.CutSuffix(last, ".toml")
	switch {
	case strings.EqualFold(path.Ext(last), ".toml") && !isTOML:
		return source.List{stray(name, source.Say(`the name must end in ".toml" in small letters`))}
	case strings.HasSuffix(strings.ToLower(last), ".toml.txt"):
		return source.List{stray(name, source.Say("rename to {1}", strings.ToLower(last[:len(last)-len(".txt")])))}
	case isTOML && parts[0] == "catalogue" && len(parts) == 2:
		t.catalogue = append(t.catalogue, name)
	case isTOML && (len(parts) != 3 || parts[0] == "catalogue"):
		return source.List{stray(name, source.Say("a catalogue file is catalogue/{name}.toml, an edition's file {place}/{kind}/{edition}.toml"))}
	case strings.HasSuffix(id, ".catalogue") && isTOML:
		return source.List{stray(name, source.Say("it is what import proposes for the catalogue: look it through and move it to {1}", "catalogue/"+parts[1]+"-"+strings.TrimSuffix(id, ".catalogue")+".toml"))}
	case isTOML && (!idSyntax.MatchString(id) || reserved.MatchString(id) || len(id) > maxID):
		return source.List{stray(name, idHint())}
	case isTOML:
		t.editions = append(t.editions, editionPath{name, parts[0], parts[1], id})
	case len(parts) == 3 && path.Ext(last) == ".txt":
		t.texts = append(t.texts, name)
	}
	return nil
}

func stray(name string, hint source.Text) source.Finding {
	return whole(name, source.Error, ruleStrayFile, source.Say("this file would not be read"), hint)
}
