package output

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/afero"
)

// discard removes a hidden folder, and our mark in it last, so that a killed
// removal leaves a folder still known as ours. It does not remove what is
// mounted in it.
func discard(fsys afero.Fs, root string) error {
	if in := mounts(fsys, root); len(in) > 0 {
		return fmt.Errorf("remove the temporary folder %s: something is mounted at %s", root, in[0])
	}
	for _, name := range []string{"new", "old", ""} {
		if err := fsys.RemoveAll(filepath.Join(root, name)); err != nil {
			return fmt.Errorf("remove the temporary folder %s: %w", root, err)
		}
	}
	return nil
}

var number = regexp.MustCompile(`^[0-9]+$`)

// Mend is how the leftovers of a killed build were handled; empty if there were
// none.
type Mend string

// The site in place is the old one, which was put back (Restored) or had not
// been touched (Cleared), or the new one, which was complete (Finished).
const (
	Restored Mend = "restored"
	Cleared  Mend = "cleared"
	Finished Mend = "finished"
)

// Recovery is what became of the leftovers of killed builds. Leftover is a
// hidden folder that could not be removed.
type Recovery struct {
	Mend     Mend
	Leftover string
}

// recoverLeftovers removes the hidden folders of killed builds. If one of them
// has the only copy of the old site, that is put back first; failing to do so
// is the only error. Other folders that cannot be removed, because they belong
// to somebody else, are reported and do not prevent a build.
func recoverLeftovers(fsys afero.Fs, dir string) (r Recovery, err error) {
	if r.Mend, err = recoverInside(fsys, dir); err != nil {
		return r, err
	}
	entries, err := afero.ReadDir(fsys, filepath.Dir(dir))
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return r, nil
		}
		return r, err
	}
	for _, e := range entries {
		tail, ok := strings.CutPrefix(e.Name(), hidden(dir))
		if !ok || !e.IsDir() || !number.MatchString(tail) {
			continue
		}
		one, err := recoverOne(fsys, dir, filepath.Join(filepath.Dir(dir), e.Name()))
		if err != nil {
			return r, fmt.Errorf("take away what an earlier build left: %w", err)
		}
		r.Leftover = cmp.Or(one.Leftover, r.Leftover)
		if r.Mend == "" || one.Mend == Restored {
			r.Mend = one.Mend
		}
	}
	return r, nil
}

// recoverOne first renames the folder. If its build is still running after all,
// that build fails from then on instead of racing with us, and one of the two
// sites is in place in any case.
func recoverOne(fsys afero.Fs, dir, left string) (r Recovery, err error) {
	if ours, err := marked(fsys, left); err != nil || !ours {
		return r, err
	}
	isThere, err := exists(fsys, dir)
	if err != nil {
		return r, err
	}
	hasOld, err := exists(fsys, filepath.Join(left, "old"))
	if err != nil {
		return r, err
	}
	mine := fresh(dir)
	if err := fsys.Rename(left, mine); err != nil {
		if hasOld && !isThere {
			return r, err
		}
		return Recovery{Leftover: left}, nil
	}
	r.Mend = Cleared
	if hasOld && !isThere {
		r.Mend = Restored
		if err := fsys.Rename(filepath.Join(mine, "old"), dir); err != nil {
			return r, err
		}
	}
	if discard(fsys, mine) != nil {
		r.Leftover = mine
	}
	return r, nil
}

// marked reports whether a folder with a name of our pattern is ours: it has
// our mark, or is empty.
func marked(fsys afero.Fs, left string) (bool, error) {
	entries, err := afero.ReadDir(fsys, left)
	return len(entries) == 0 || has(entries, markName), err
}
