package output

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/pack"
	"tarif/cmd/tarif/internal/pool"
	"tarif/cmd/tarif/internal/signature"
	"tarif/cmd/tarif/internal/source"
)

// FaultKind is what is wrong with a file of an output.
type FaultKind string

// A Missing file is in the manifest but does not exist; a Changed one differs
// from the manifest; an Otherwise one is built with other bytes from the
// sources, an Unmade one is not built from them; an Unnamed one is built but
// not in the manifest.
const (
	Missing   FaultKind = "missing"
	Changed   FaultKind = "changed"
	Otherwise FaultKind = "otherwise"
	Unmade    FaultKind = "unmade"
	Unnamed   FaultKind = "unnamed"
)

// What is wrong with a signature: the manifest was Altered since it was signed,
// or the signature is by an OtherKey, or it is Unreadable. A signature may also
// be Missing.
const (
	Altered    FaultKind = "altered"
	OtherKey   FaultKind = "other-key"
	Unreadable FaultKind = "unreadable"
)

// VerifySignature checks the signature of the manifest in a folder. Without a
// fault the manifest is as the holder of the key signed it.
func VerifySignature(fsys fs.FS, key signature.Public) ([]Fault, error) {
	manifest, err := fs.ReadFile(fsys, manifestName)
	if err != nil {
		return nil, err
	}
	signed, err := fs.ReadFile(fsys, SignatureName)
	if err == nil {
		err = key.Check(manifest, signed)
	}
	switch {
	case err == nil:
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return []Fault{{SignatureName, Missing}}, nil
	case errors.Is(err, signature.ErrUntrue):
		return []Fault{{manifestName, Altered}}, nil
	case errors.Is(err, signature.ErrOther):
		return []Fault{{SignatureName, OtherKey}}, nil
	case errors.Is(err, signature.ErrUnread):
		return []Fault{{SignatureName, Unreadable}}, nil
	}
	return nil, err
}

// Fault is a file that is not as it should be.
type Fault struct {
	Path string    `json:"path"`
	Kind FaultKind `json:"kind"`
}

// Verify compares a folder with its manifest. It ignores what a person put
// there. Faults are in order of paths.
func Verify(fsys fs.FS, m Manifest) ([]Fault, error) {
	data, err := fs.ReadFile(fsys, manifestName)
	if err != nil {
		return nil, err
	}
	if again, err := m.encode(m.Files); err != nil || !bytes.Equal(again, data) { // a key twice, or in capitals, says one thing to us and another to others
		return nil, source.Say("manifest.json is not as tarif writes it: programs may read it in two ways").Err()
	}
	for p := range m.Files {
		if !fs.ValidPath(p) {
			return nil, source.Say("manifest.json names {1}, which is no file of a site", p).Err()
		}
	}
	return faults(slices.Sorted(maps.Keys(m.Files)), func(p string) (FaultKind, error) {
		data, err := fs.ReadFile(fsys, p)
		switch {
		case errors.Is(err, fs.ErrNotExist) && p == ignoreName: // it is not published
			return "", nil
		case errors.Is(err, fs.ErrNotExist):
			return Missing, nil
		case err == nil && Sum(data) != m.Files[p]:
			return Changed, nil
		}
		return "", err
	})
}

// VerifyPlan compares what a plan renders with a manifest. It asks stop before
// each file whether to give up.
func VerifyPlan(files []File, m Manifest, stop func() error) ([]Fault, error) {
	files = append(files[:len(files):len(files)], ignoreFile())
	byPath := map[string]File{}
	for _, f := range files {
		byPath[f.Path] = f
	}
	for p := range m.Files {
		if f, ok := byPath[strings.TrimSuffix(p, path.Ext(p))]; ok && byPath[p].Path == "" && slices.Contains(pack.Extensions, path.Ext(p)) {
			byPath[p] = twinOf(f, path.Ext(p))
		}
	}
	all := maps.Clone(m.Files)
	for p := range byPath {
		all[p] = ""
	}
	return faults(slices.Sorted(maps.Keys(all)), func(p string) (FaultKind, error) {
		f, made := byPath[p]
		sum, named := m.Files[p]
		switch {
		case !made:
			return Unmade, nil
		case !named:
			return Unnamed, nil
		}
		if err := stop(); err != nil {
			return "", err
		}
		data, err := f.render()
		if err == nil && Sum(data) != sum {
			return Otherwise, nil
		}
		return "", err
	})
}

// twinOf returns the compressed twin of a file, as a file that can be rendered.
func twinOf(f File, ext string) File {
	return File{Path: f.Path + ext, Render: func() ([]byte, error) {
		data, err := f.render()
		if err != nil {
			return nil, err
		}
		twins, err := pack.Twins(f.Path, data)
		for _, t := range twins {
			if t.Ext == ext {
				return t.Data, err
			}
		}
		return nil, err
	}}
}

func faults(paths []string, look func(p string) (FaultKind, error)) ([]Fault, error) {
	kinds := make([]FaultKind, len(paths))
	err := pool.Each(len(paths), func(i int) (err error) {
		kinds[i], err = look(paths[i])
		return err
	})
	var out []Fault
	for i, k := range kinds {
		if k != "" {
			out = append(out, Fault{paths[i], k})
		}
	}
	return out, err
}
