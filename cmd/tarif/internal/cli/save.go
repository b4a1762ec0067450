package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
)

// write writes files, by their paths relative to a folder, all of them or none.
func (a *app) write(dir string, files ...output.Text) error {
	return a.writes(func() error {
		if err := output.Put(dir, files); err != nil {
			return err
		}
		for _, f := range files {
			a.tell(source.Say("wrote {1}", show(filepath.Join(dir, f.Path))))
		}
		return nil
	})
}

// readNamed reads a file that the command line names, as far as most bytes: a
// device has no end. A named pipe in a folder would wait for somebody to write
// to it; one that a shell hands over comes as a link.
func readNamed(name string, most int64) ([]byte, error) {
	if info, err := os.Lstat(name); err == nil && info.Mode()&(fs.ModeNamedPipe|fs.ModeSocket) != 0 {
		return nil, unknown(source.Say("{1} is a pipe and not a file", name), source.Text{})
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// newFile rejects the name of an existing file.
func newFile(name string) error {
	return replaceable(name, false, source.Say("choose another name"))
}

// forcedFile is newFile for commands with --force, which replaces a file.
func forcedFile(name string, force bool) error {
	return replaceable(name, force, source.Say("choose another name, or give --force to replace it"))
}

func replaceable(name string, force bool, hint source.Text) error {
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
	return &hinted{source.Say("{1} is there already: nothing was written", name), hint}
}
