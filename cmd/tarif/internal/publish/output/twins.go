package output

import (
	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/pack"
)

// twins returns the compressed twins of a file, from the earlier output if the
// file has not changed.
func (e *earlier) twins(path, sum string, data []byte) ([]pack.Twin, error) {
	if !pack.Worth(path, len(data)) {
		return nil, nil
	}
	if e.sums[path] == sum {
		if twins := e.kept(path); len(twins) > 0 {
			return twins, nil
		}
	}
	return pack.Twins(path, data)
}

// kept returns the twins of a file in the old site, none if one of them differs
// from the manifest.
func (e *earlier) kept(path string) []pack.Twin {
	var twins []pack.Twin
	for _, ext := range pack.Extensions {
		sum, ok := e.sums[path+ext]
		if !ok {
			continue
		}
		data, err := afero.ReadFile(e.fs, e.place(path+ext))
		if err != nil || Sum(data) != sum {
			return nil
		}
		twins = append(twins, pack.Twin{Ext: ext, Data: data})
	}
	return twins
}
