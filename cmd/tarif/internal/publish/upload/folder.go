package upload

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
)

// Folder is a folder of this computer or of a drive that it has: what a web
// server shows.
type Folder string

var temporaries atomic.Int64

func (f Folder) path(name string) string { return filepath.Join(string(f), filepath.FromSlash(name)) }

func (f Folder) Read(_ context.Context, name string) ([]byte, error) {
	return os.ReadFile(f.path(name))
}

func (f Folder) Write(_ context.Context, name string, data []byte) error {
	p := f.path(name)
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return err
	}
	tmp := filepath.Join(filepath.Dir(p), ".tarif-"+strconv.Itoa(os.Getpid())+"-"+strconv.FormatInt(temporaries.Add(1), 10))
	if err := os.WriteFile(tmp, data, 0o644); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	if err := os.Rename(tmp, p); err != nil {
		return errors.Join(err, os.Remove(tmp))
	}
	return nil
}

func (f Folder) Remove(_ context.Context, name string) error {
	err := os.Remove(f.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for dir := filepath.Dir(f.path(name)); err == nil && dir != string(f); dir = filepath.Dir(dir) {
		if os.Remove(dir) != nil {
			break // something is left in it
		}
	}
	return err
}
