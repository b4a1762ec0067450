package load

import (
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// base returns the small valid site of testdata/base.txtar, into which the
// cases put errors.
func base(t testing.TB) fstest.MapFS {
	t.Helper()
	src := is.File(t, "testdata/base.txtar")
	return tarifftest.Site(string(src))
}
