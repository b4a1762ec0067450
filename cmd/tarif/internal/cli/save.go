package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"tarif/cmd/tarif/internal/source"
)

// saveFile writes a temporary file and renames it, so that nobody sees half of
// it. An existing file keeps its mode.
func saveFile(name string, data []byte) (err error) {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = errors.Join(os.Chmod(f.Name(), mode), os.Rename(f.Name(), name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// newFile rejects the name of an existing file, unless force is set.
func newFile(name string, force bool) error {
	info, err := os.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return usage{&hinted{source.Say("{1} is a folder", name), source.Say("name a file")}}
	case force:
		return nil
	}
	return &hinted{source.Say("{1} is there already: nothing was written", name), source.Say("choose another name, or give --force to replace it")}
}
