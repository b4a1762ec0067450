package output

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/pool"
)

var errTouched = errors.New("somebody has touched a file")

// twinned ends the state of a site whose files have compressed twins.
const twinned = "+twins"

// state identifies everything that is written.
func (t Target) state() string {
	if t.Compress && !t.twins {
		return t.State + twinned
	}
	return t.State
}

// Stale reports whether the folder is known to be of another state than this.
func Stale(dir, state string) bool {
	was := readEarlier(afero.NewOsFs(), dir).record.state
	return state != "" && was != "" && strings.TrimSuffix(was, twinned) != state
}

// Unchanged reports whether the folder has what a build with the state of t
// would write, unchanged since. It returns what Write would. The note is that of
// the earlier build in any case, unless everything is to be made anew.
func Unchanged(t Target) (res Result, m Manifest, note []byte, ok bool) {
	dir, err := t.where()
	if err != nil || t.State == "" || t.Clean {
		return res, m, nil, false
	}
	e := readEarlier(t.FS, dir)
	note = e.record.note
	if e.record.state != t.state() || e.manifest.Shard != nil {
		return res, m, note, false
	}
	info, err := t.FS.Stat(filepath.Join(dir, manifestName))
	if err != nil || info.ModTime().After(e.written) {
		return res, m, note, false
	}
	paths := sortedKeys(e.sums)
	err = pool.Each(len(paths), func(i int) error {
		if !e.intact(paths[i]) {
			return errTouched
		}
		return nil
	})
	if err != nil {
		return res, m, note, false
	}
	res = Result{Files: len(paths) + 1, Bytes: info.Size()}
	for _, p := range paths {
		res.Bytes += e.record.files[p].size
	}
	return res, e.manifest, note, true
}
