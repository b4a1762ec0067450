package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"io/fs"
	"tarif/cmd/tarif/internal/pool"
)

// Generator is in every manifest, so that a later build recognizes its own
// output.
const Generator = "tarif"

const (
	manifestName = "manifest.json"
	ignoreName   = ".gitignore"
	// SignatureName is the file with the manifest's signature, made after the
	// build. It is kept as long as the manifest has the same bytes.
	SignatureName = manifestName + ".minisig"
)

// Manifest is manifest.json: on what day and for what address the site was
// built, and the SHA-256 of every other file. Date and BaseURL are what is
// needed to build the same bytes again.
type Manifest struct {
	Generator string            `json:"generator"`
	Date      string            `json:"date"`
	BaseURL   string            `json:"base_url"`
	Files     map[string]string `json:"files"` // path → SHA-256, in hexadecimal
	// Owed is what readers were told differently and no correction has admitted
	// yet.
	Owed []Owed `json:"owed,omitempty"`
	// Shard is set if the folder has a part of a site, to be joined.
	Shard *Shard `json:"shard,omitempty"`
}

// Owed is a value that readers saw and that was changed without a correction;
// without a field it is an edition that is gone.
type Owed struct {
	Edition string `json:"edition"` // place/kind/edition
	Row     int    `json:"row,omitempty"`
	Column  int    `json:"column,omitempty"`
	Field   string `json:"field,omitempty"`
	Was     string `json:"was,omitempty"`
	Since   string `json:"since"` // the day of the site that had this value
}

// encode sets the generator and the sums of files and returns the bytes of
// manifest.json, with paths in byte order.
func (m Manifest) encode(sums map[string]string) ([]byte, error) {
	m.Generator, m.Files = Generator, sums
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(m)
	return b.Bytes(), err
}

// ManifestFile returns manifest.json as Write would write it, as a file of a
// plan that is served without being written. Rendering it renders everything.
func ManifestFile(plan Plan, m Manifest) File {
	return File{Path: manifestName, Render: func() ([]byte, error) {
		files, err := plan.All()
		if err != nil {
			return nil, err
		}
		files = append(files[:len(files):len(files)], ignoreFile())
		w := written{sums: make(map[string]string, len(files))}
		err = pool.Each(len(files), func(i int) error {
			data, err := files[i].render()
			w.add(files[i].Path, Sum(data), int64(len(data)))
			return err
		})
		if err != nil {
			return nil, err
		}
		return m.encode(w.sums)
	}}
}

// ReadManifest reads the manifest of a site of ours; ok is false if there is
// none.
func ReadManifest(fsys fs.FS) (m Manifest, ok bool) {
	data, err := fs.ReadFile(fsys, manifestName)
	if err != nil || json.Unmarshal(data, &m) != nil || m.Generator != Generator {
		return Manifest{}, false
	}
	return m, true
}

// isOurs reports whether data is a manifest of ours.
func isOurs(data []byte) bool {
	var m Manifest
	return json.Unmarshal(data, &m) == nil && m.Generator == Generator
}

// Sum returns the SHA-256 of data, as in the manifest.
func Sum(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:])
}

func (f File) render() ([]byte, error) {
	data, err := f.Render()
	return data, f.failed(err)
}

// write writes what render returns.
func (f File) write(w io.Writer) error {
	if f.Write != nil {
		return f.failed(f.Write(w))
	}
	data, err := f.render()
	if err == nil {
		_, err = w.Write(data)
	}
	return err
}

func (f File) failed(err error) error {
	if err != nil {
		return &RenderError{f.Path, err}
	}
	return nil
}

// RenderError is why a file could not be made.
type RenderError struct {
	Path string
	Err  error
}

func (e *RenderError) Error() string { return "render " + e.Path + ": " + e.Err.Error() }

// Unwrap returns the renderer's error.
func (e *RenderError) Unwrap() error { return e.Err }
