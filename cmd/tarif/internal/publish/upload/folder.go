package upload

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"strconv"
	"sync/atomic"
)

// Folder is a folder of this computer or of a drive that it has: what a web
// server shows. What a link in it leads to outside is neither read nor written.
type Folder string

var temporaries atomic.Int64

// in does something in the folder. Only who writes makes it, if it is not there.
func (f Folder) in(do func(*os.Root) error) error {
	root, err := os.OpenRoot(string(f))
	if err != nil {
		return err
	}
	return errors.Join(do(root), root.Close())
}

func (f Folder) Read(ctx context.Context, name string) (data []byte, err error) {
	err = f.in(func(root *os.Root) error {
		info, err := root.Stat(name)
		switch {
		case err != nil:
			return err
		case !info.Mode().IsRegular():
			return &fs.PathError{Op: "read", Path: name, Err: fs.ErrInvalid}
		}
		file, err := root.Open(name)
		if err != nil {
			return err
		}
		data, err = ReadAll(ctx, file)
		return errors.Join(err, file.Close())
	})
	return data, err
}

func (f Folder) Write(_ context.Context, name string, data []byte) error {
	if err := os.MkdirAll(string(f), 0o755); err != nil {
		return err
	}
	return f.in(func(root *os.Root) error {
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return err
		}
		tmp := path.Join(path.Dir(name), ".tarif-"+strconv.Itoa(os.Getpid())+"-"+strconv.FormatInt(temporaries.Add(1), 10))
		if err := root.WriteFile(tmp, data, 0o644); err != nil {
			return errors.Join(err, root.Remove(tmp))
		}
		if err := root.Rename(tmp, name); err != nil {
			return errors.Join(err, root.Remove(tmp))
		}
		return nil
	})
}

func (f Folder) Remove(_ context.Context, name string) error {
	return f.in(func(root *os.Root) error {
		err := root.Remove(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		for dir := path.Dir(name); err == nil && dir != "."; dir = path.Dir(dir) {
			if root.Remove(dir) != nil {
				break // something is left in it
			}
		}
		return err
	})
}
