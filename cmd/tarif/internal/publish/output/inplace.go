package output

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/afero"
)

// A folder that is a mount point, such as a container's volume, cannot be
// renamed. One that contains a mount point must not be, because the mount would
// be removed with the old site. So the stage is created in the folder itself,
// and the new site is moved out of it file by file. Before that a journal is
// written; from then on any run that finds the journal continues the move.
// Without a journal the old site is complete, and the stage is deleted.

// mounter is a file system that knows its mount points.
type mounter interface {
	// Mounts returns the mount points at a folder or below it.
	Mounts(dir string) []string
}

func mounts(fsys afero.Fs, dir string) []string {
	if m, ok := fsys.(mounter); ok {
		return m.Mounts(dir)
	}
	return nil
}

// insideName is the prefix of the name of a stage in the folder itself.
const insideName = ".tarif-stage-"

// journalName is the file in a stage which says that the site there is
// complete. It lists the files of the old site that are not in the new one.
const journalName = "ready.json"

// moveIn replaces the old site by the new one, file by file.
func (s *stage) moveIn() error {
	gone := []string{}
	for _, p := range append(sortedKeys(s.old.sums), SignatureName) {
		if there, err := exists(s.fs, s.place(p)); err != nil {
			return err
		} else if !there {
			gone = append(gone, p)
		}
	}
	data, err := json.Marshal(gone)
	if err != nil {
		return err
	}
	// The journal must appear as a whole.
	if err := afero.WriteFile(s.fs, s.path(journalName+".part"), data, 0o644); err != nil {
		return err
	}
	if err := s.fs.Rename(s.path(journalName+".part"), s.path(journalName)); err != nil {
		return err
	}
	s.held = true // the stage is needed until the end
	if err := settle(s.fs, s.dir, s.root); err != nil {
		return err
	}
	s.held = false
	return nil
}

// settle does, or continues, what a journal says.
func settle(fsys afero.Fs, dir, root string) error {
	data, err := afero.ReadFile(fsys, filepath.Join(root, journalName))
	if err != nil {
		return err
	}
	var gone []string
	if err := json.Unmarshal(data, &gone); err != nil {
		return err
	}
	for _, p := range gone {
		if err := removeFile(fsys, dir, p); err != nil {
			return err
		}
	}
	moves, err := staged(fsys, filepath.Join(root, "new"))
	if err != nil {
		return err
	}
	for _, p := range moves {
		to := filepath.Join(dir, p)
		if err := fsys.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		if err := rename(fsys, filepath.Join(root, "new", p), to); err != nil {
			return fmt.Errorf("put the new site in place: %w", err)
		}
	}
	return nil
}

// staged returns the files of a stage, the manifest and the record last.
func staged(fsys afero.Fs, from string) ([]string, error) {
	var files, last []string
	if there, err := exists(fsys, from); err != nil || !there {
		return nil, err
	}
	err := afero.Walk(fsys, from, func(p string, info fs.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		rel, err := filepath.Rel(from, p)
		if rel == manifestName || rel == recordName || rel == SignatureName {
			last = append(last, rel)
		} else {
			files = append(files, rel)
		}
		return err
	})
	slices.Sort(last)
	slices.Reverse(last) // the record must be newer than every file that it lists
	return append(files, last...), err
}

// removeFile removes a file, if it exists, and folders that it leaves empty.
func removeFile(fsys afero.Fs, dir, p string) error {
	name := filepath.Join(dir, filepath.FromSlash(p))
	if there, err := exists(fsys, name); err != nil || !there {
		return err
	}
	if err := fsys.Remove(name); err != nil {
		return err
	}
	for up := filepath.Dir(name); up != dir; up = filepath.Dir(up) {
		if entries, err := afero.ReadDir(fsys, up); err != nil || len(entries) > 0 {
			return nil
		}
		if err := fsys.Remove(up); err != nil {
			return err
		}
	}
	return nil
}

// recoverInside completes or cleans up what a killed build has begun in the
// folder itself.
func recoverInside(fsys afero.Fs, dir string) (m Mend, err error) {
	if info, err := fsys.Stat(dir); err != nil || !info.IsDir() {
		return "", nil // of a pipe there may be no end
	}
	entries, err := afero.ReadDir(fsys, dir)
	if err != nil {
		return "", nil // it does not exist or is not a folder, which is reported elsewhere
	}
	for _, e := range entries {
		tail, ok := strings.CutPrefix(e.Name(), insideName)
		if !ok || !e.IsDir() || !number.MatchString(tail) {
			continue
		}
		root := filepath.Join(dir, e.Name())
		ours, err := marked(fsys, root)
		if err != nil || !ours {
			continue
		}
		m = Cleared
		ready, err := exists(fsys, filepath.Join(root, journalName))
		if err == nil && ready {
			m, err = Finished, settle(fsys, dir, root)
		}
		if err == nil {
			err = discard(fsys, root)
		}
		if err != nil {
			return m, fmt.Errorf("take away what an earlier build left: %w", err)
		}
	}
	return m, nil
}
