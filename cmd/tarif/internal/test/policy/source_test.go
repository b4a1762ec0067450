package policy

import (
	"path"
	"strconv"
	"strings"
	"sync"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// repository is the path of the root of the repository from here.
const repository = "../../../../.."

// module is our module's path, and internal the prefix of our packages.
const (
	module   = "tarif/"
	internal = module + "cmd/tarif/internal/"
)

// file is one of our Go files. Its package is named relative to internal/
// ("pages"), or to the module's root if it is not in internal/ ("cmd/tarif").
type file struct {
	tarifftest.Source
	pkg string
}

// files parses every Go file of the module, once.
var files = sync.OnceValues(func() ([]file, error) {
	all, err := tarifftest.Sources(repository)
	var out []file
	for _, s := range all {
		out = append(out, file{s, packageOf(s.Path)})
	}
	return out, err
})

func packageOf(p string) string {
	return strings.TrimPrefix(path.Dir(p), strings.TrimPrefix(internal, module))
}

// code returns the files of the program: those that are not tests, in packages
// that main imports directly or indirectly. The policy applies to a new package
// as soon as the program uses it.
func code(t *testing.T) []file {
	t.Helper()
	all, err := files()
	is.OK(t, err)
	reached := reach(t, all)
	out := lists.Where(all, func(f file) bool { return !f.Test && reached[f.pkg] })
	is.Must(t, len(out) >= 50 && reached["money"], "found only %d files of %d packages", len(out), len(reached))
	return out
}

// reach follows imports, starting at main.
func reach(t *testing.T, all []file) map[string]bool {
	t.Helper()
	reached, todo := map[string]bool{}, []string{"cmd/tarif"}
	for len(todo) > 0 {
		pkg := todo[0]
		todo = todo[1:]
		if reached[pkg] {
			continue
		}
		reached[pkg] = true
		for _, f := range all {
			if f.pkg != pkg || f.Test {
				continue
			}
			for _, p := range f.imports(t) {
				if name := ours(p); name != "" {
					todo = append(todo, name)
				}
			}
		}
	}
	return reached
}

func (f file) imports(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		is.OK(t, err)
		out = append(out, p)
	}
	return out
}

// ours returns the name of an imported package of this module, "" for any
// other.
func ours(imported string) string {
	if p, ok := strings.CutPrefix(imported, internal); ok {
		return p
	}
	if p, ok := strings.CutPrefix(imported, module); ok {
		return p
	}
	return ""
}

// foreign reports whether a package is neither ours nor in the standard
// library.
func foreign(imported string) bool {
	host, _, _ := strings.Cut(imported, "/")
	return strings.Contains(host, ".")
}
