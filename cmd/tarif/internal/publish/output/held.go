package output

import (
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/source"
)

// holding is a file system on which a folder cannot be moved while a program
// has a file in it open, as Excel does on Windows.
type holding interface {
	// Held reports whether err means that.
	Held(err error) bool
	// Wait waits briefly: virus scanners and indexers let go soon.
	Wait()
}

// patience is how often we wait for a file to be released.
const patience = 20

// rename renames, retrying while a program holds a file.
func rename(fsys afero.Fs, from, to string) error {
	err := fsys.Rename(from, to)
	h, ok := fsys.(holding)
	for range patience {
		if err == nil || !ok || !h.Held(err) {
			break
		}
		h.Wait()
		err = fsys.Rename(from, to)
	}
	return err
}

// holder returns an error that names the file of the old site that a program
// holds, or err, with which the move failed, if none is found.
func (s *stage) holder(err error) error {
	h, ok := s.fs.(holding)
	if !ok || !h.Held(err) {
		return err
	}
	for _, p := range sortedKeys(s.old.sums) {
		f, open := s.fs.OpenFile(s.old.place(p), os.O_RDWR, 0)
		if open == nil {
			f.Close()
		} else if !errors.Is(open, fs.ErrNotExist) {
			return &Refused{s.old.place(p), source.Say("is open in another program, so the new site cannot be put into its place"),
				source.Say("close the file there and build again; the old site is as it was")}
		}
	}
	return err
}
