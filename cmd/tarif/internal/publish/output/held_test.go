package output

import (
	"errors"
	"os"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"

	"github.com/spf13/afero"
)

var errHeld = errors.New("the file is in use")

// windows is a file system on which a program holds a file open and releases it
// after some moments.
type windows struct {
	afero.Fs
	held   string
	moment *int
}

func (w windows) Held(err error) bool { return errors.Is(err, errHeld) }
func (w windows) Wait()               { *w.moment-- }

func (w windows) Rename(from, to string) error {
	if *w.moment > 0 && strings.HasPrefix(w.held, from+"/") {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: errHeld}
	}
	return w.Fs.Rename(from, to)
}

func (w windows) OpenFile(name string, flag int, mode os.FileMode) (afero.File, error) {
	if *w.moment > 0 && name == w.held && flag&os.O_RDWR != 0 {
		return nil, &os.PathError{Op: "open", Path: name, Err: errHeld}
	}
	return w.Fs.OpenFile(name, flag, mode)
}

// TestHeldFile: a file that is released soon does not prevent the build; one
// that is not is named, and the old site stays.
func TestHeldFile(t *testing.T) {
	for moments, mark := range map[int]string{3: "new", 1000: "old"} {
		w := windows{afero.NewMemMapFs(), "/site/public/index.html", new(int)}
		to := Target{FS: w, Dir: "/site/public"}
		if _, err := Write(to, plan("old"), manifest, nil); err != nil {
			t.Fatal(err)
		}
		*w.moment = moments
		_, err := Write(to, plan("new"), manifest, nil)
		got := tree(t, w.Fs, "/site")
		is.True(t, got["public/index.html"] == mark && len(leftovers(t, w.Fs)) == 0, "after %d moments there is %v", moments, got)
		var r *Refused
		named := errors.As(err, &r) && strings.HasSuffix(r.Dir, "index.html")
		is.True(t, named == (mark == "old"), "after %d moments: %v", moments, err)
	}
}
