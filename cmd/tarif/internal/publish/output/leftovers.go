package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/afero"
)

// discard removes a hidden folder, our mark last, so that what is left if we
// are killed half-way is still known as ours.
func discard(fsys afero.Fs, root string) error {
	for _, name := range []string{"new", "old", ""} {
		if err := fsys.RemoveAll(filepath.Join(root, name)); err != nil {
			return fmt.Errorf("remove the temporary folder %s: %w", root, err)
		}
	}
	return nil
}

var number = regexp.MustCompile(`^[0-9]+$`)

// recoverLeftovers takes away the hidden folders of builds that were killed.
// If one of them holds the only copy of the old site, that is put back first,
// and only if it cannot be is it an error: rubbish that stays, because it is
// somebody else's, is told and keeps nobody from building.
func recoverLeftovers(fsys afero.Fs, dir string) (stays string, err error) {
	if err := recoverInside(fsys, dir); err != nil {
		return "", err
	}
	entries, err := afero.ReadDir(fsys, filepath.Dir(dir))
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", nil
		}
		return "", err
	}
	for _, e := range entries {
		tail, ok := strings.CutPrefix(e.Name(), hidden(dir))
		if !ok || !e.IsDir() || !number.MatchString(tail) {
			continue
		}
		left, err := recoverOne(fsys, dir, filepath.Join(filepath.Dir(dir), e.Name()))
		if err != nil {
			return "", fmt.Errorf("take away what an earlier build left: %w", err)
		}
		if left != "" {
			stays = left
		}
	}
	return stays, nil
}

// recoverOne first gives the folder another name. If, against all custom, its
// build is still alive, it fails from then on instead of racing with us: one
// of the two sites stands in any case.
func recoverOne(fsys afero.Fs, dir, left string) (stays string, err error) {
	if ours, err := marked(fsys, left); err != nil || !ours {
		return "", err
	}
	isThere, err := exists(fsys, dir)
	if err != nil {
		return "", err
	}
	hasOld, err := exists(fsys, filepath.Join(left, "old"))
	if err != nil {
		return "", err
	}
	mine := fresh(dir)
	if err := fsys.Rename(left, mine); err != nil {
		if hasOld && !isThere {
			return "", err
		}
		return left, nil
	}
	if hasOld && !isThere {
		if err := fsys.Rename(filepath.Join(mine, "old"), dir); err != nil {
			return "", err
		}
	}
	if discard(fsys, mine) != nil {
		return mine, nil
	}
	return "", nil
}

// marked reports whether a folder with a name of our pattern is ours: it has
// our mark, or nothing in it.
func marked(fsys afero.Fs, left string) (bool, error) {
	entries, err := afero.ReadDir(fsys, left)
	return len(entries) == 0 || has(entries, markName), err
}
