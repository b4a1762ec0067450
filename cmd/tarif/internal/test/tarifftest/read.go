package tarifftest

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

// Source is a Go file. Path is relative to the folder that was searched.
type Source struct {
	*ast.File
	Path string
	Test bool
	set  *token.FileSet
}

// At returns the position of a node.
func (s Source) At(n ast.Node) string { return s.set.Position(n.Pos()).String() }

// Sources parses every Go file below a folder, except test data and files that
// are hidden or not ours.
func Sources(root string) ([]Source, error) {
	var out []Source
	err := fs.WalkDir(os.DirFS(root), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != "." || d.Name() == "testdata" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || path.Ext(p) != ".go":
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, filepath.Join(root, p), nil, parser.ParseComments|parser.SkipObjectResolution)
		out = append(out, Source{f, p, strings.HasSuffix(p, "_test.go"), set})
		return err
	})
	return out, err
}

// Program returns the sources below a folder, without tests.
func Program(t *testing.T, root string) []Source {
	t.Helper()
	all, err := Sources(root)
	is.OK(t, err)
	return lists.Where(all, func(s Source) bool { return !s.Test })
}

// JSON reads a file of test data.
func JSON[T any](t *testing.T, name string) T {
	t.Helper()
	src := is.File(t, name)
	var v T
	is.OK(t, json.Unmarshal(src, &v))
	return v
}

// Folder reads all files of a folder on disk, keyed by their path in it.
func Folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		out[strings.TrimPrefix(p, dir)] = string(data)
		return err
	})
	is.OK(t, err)
	return out
}
