// Package realdata gives tests the tariffs that this repository publishes.
package realdata

import (
	"os"
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

// Tariffs loads the repository's tariffs/ folder.
func Tariffs(t testing.TB) *tariff.Data {
	t.Helper()
	data, found := load.Load(os.DirFS(root(t)), "tariffs")
	is.OK(t, found.Err())
	return data
}

// root returns the root of the repository, above the folder in which a test
// runs.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	is.OK(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		is.Must(t, dir != filepath.Dir(dir), "the test does not run in the repository")
		dir = filepath.Dir(dir)
	}
}
