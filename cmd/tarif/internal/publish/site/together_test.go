package site_test

import (
	"crypto/sha256"
	"slices"
	"sync"
	"testing"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/test/is"
)

// TestTogether renders every file of one plan from both ends concurrently, with
// the same bytes. It exists for the race detector, as builds and previews
// render concurrently.
func TestTogether(t *testing.T) {
	s, found := site.Load(repository, site.Options{Day: during})
	if s == nil {
		t.Fatal(found.Err())
	}
	plan, err := allFiles(s)
	is.OK(t, err)
	back := slices.Clone(plan)
	slices.Reverse(back)
	var sums [2]map[string][sha256.Size]byte
	var both sync.WaitGroup
	for i, files := range [][]output.File{plan, back} {
		both.Go(func() { sums[i] = sumsOf(t, files) })
	}
	both.Wait()
	for _, f := range plan {
		is.Equal(t, sums[0][f.Path], sums[1][f.Path], "%s rendered twice at once differs", f.Path)
	}
}

func sumsOf(t *testing.T, files []output.File) map[string][sha256.Size]byte {
	sums := map[string][sha256.Size]byte{}
	for _, f := range files {
		data, err := f.Render()
		is.True(t, err == nil && len(data) != 0, "%s: %d bytes, %v", f.Path, len(data), err)
		sums[f.Path] = sha256.Sum256(data)
	}
	return sums
}
