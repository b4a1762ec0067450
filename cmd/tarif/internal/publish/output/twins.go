package output

import (
	"path/filepath"

	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/pack"
)

// twins are the compressed twins of the old site: those of a file that has not
// changed are taken over.
type twins struct {
	fs  afero.Fs
	dir string
	old Manifest
}

// earlier looks whether there is an old site.
func earlier(fsys afero.Fs, dir string) *twins {
	t := &twins{fs: fsys, dir: dir}
	t.old, _ = ReadManifest(afero.NewIOFS(afero.NewBasePathFs(fsys, dir)))
	return t
}

// of returns the twins of a file; none where t is nil.
func (t *twins) of(path, sum string, data []byte) ([]pack.Twin, error) {
	if t == nil || !pack.Worth(path, len(data)) {
		return nil, nil
	}
	if t.old.Files[path] == sum {
		if twins := t.kept(path); len(twins) > 0 {
			return twins, nil
		}
	}
	return pack.Twins(path, data)
}

// kept returns the twins that a file has in the old site, none where one of
// them is not what the manifest says.
func (t *twins) kept(path string) []pack.Twin {
	var twins []pack.Twin
	for _, ext := range pack.Extensions {
		sum, ok := t.old.Files[path+ext]
		if !ok {
			continue
		}
		data, err := afero.ReadFile(t.fs, filepath.Join(t.dir, filepath.FromSlash(path+ext)))
		if err != nil || Sum(data) != sum {
			return nil
		}
		twins = append(twins, pack.Twin{Ext: ext, Data: data})
	}
	return twins
}
