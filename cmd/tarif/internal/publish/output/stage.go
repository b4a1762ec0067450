package output

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"

	"github.com/spf13/afero"
)

// stage is the hidden sibling in which a site is made ready:
//
//	.public.tarif-1234567/tarif.txt   our mark, written first and removed last
//	.public.tarif-1234567/new         the new site
//	.public.tarif-1234567/old         the old one, once it is moved aside, if
//	                                  the two cannot be exchanged
type stage struct {
	fs     afero.Fs
	dir    string   // where the site will be
	root   string   // the hidden folder
	made   []string // folders above dir that did not exist, deepest first
	old    *earlier // the output already there
	target Target
	inside bool // root is in dir, which is a mount point or has one below it
	held   bool // the old site is in root and could not be put back
}

const (
	markName = "tarif.txt"
	markText = "Made by tarif while it writes a site. If no tarif is running, the next build removes it.\n"
)

func hidden(dir string) string { return "." + filepath.Base(dir) + ".tarif-" }

func newStage(t Target, dir string, old *earlier) (*stage, error) {
	s := &stage{fs: t.FS, dir: dir, root: fresh(dir), old: old, target: t}
	if s.inside = len(mounts(t.FS, dir)) > 0; s.inside {
		s.root = filepath.Join(dir, fmt.Sprintf("%s%d", insideName, rand.Uint64()))
	}
	if err := s.make(); err != nil {
		return nil, errors.Join(err, s.abandon())
	}
	return s, nil
}

// fresh returns an unused name beside dir.
func fresh(dir string) string {
	return filepath.Join(filepath.Dir(dir), fmt.Sprintf("%s%d", hidden(dir), rand.Uint64()))
}

func (s *stage) make() error {
	for p := filepath.Dir(s.dir); ; p = filepath.Dir(p) {
		there, err := exists(s.fs, p)
		if err != nil {
			return err
		}
		if there || p == filepath.Dir(p) {
			break
		}
		s.made = append(s.made, p)
	}
	if err := s.fs.MkdirAll(filepath.Dir(s.dir), 0o755); err != nil {
		return err
	}
	// 0700, because nobody else should see half a site. The folder inside it,
	// which is renamed into place, has the usual mode.
	if err := s.fs.Mkdir(s.root, 0o700); err != nil {
		return err
	}
	return afero.WriteFile(s.fs, filepath.Join(s.root, markName), []byte(markText), 0o644)
}

func (s *stage) path(name string) string { return filepath.Join(s.root, name) }

// swap replaces the old site by the new one.
func (s *stage) swap() error {
	if s.inside {
		return s.moveIn()
	}
	had, err := exists(s.fs, s.dir)
	if err != nil {
		return err
	}
	if x, ok := s.fs.(exchanger); ok && had && x.Exchange(s.path("new"), s.dir) == nil {
		return nil // the old site is now in place of the new one
	}
	if had {
		if err := rename(s.fs, s.dir, s.path("old")); err != nil {
			return fmt.Errorf("move the old site aside: %w", s.holder(err))
		}
	}
	err = rename(s.fs, s.path("new"), s.dir)
	if err == nil {
		return nil
	}
	err = fmt.Errorf("put the new site in place: %w", err)
	if !had {
		return err
	}
	if back := rename(s.fs, s.path("old"), s.dir); back != nil {
		s.held = true
		return fmt.Errorf("%w; put the old site back: %w; it is in %s, from where the next build takes it",
			err, back, s.path("old"))
	}
	return err
}

// abandon removes what a failed build has made.
func (s *stage) abandon() error {
	if s.held {
		return nil
	}
	if err := discard(s.fs, s.root); err != nil {
		return err
	}
	for _, p := range s.made {
		if there, err := exists(s.fs, p); err == nil && there {
			if err := s.fs.Remove(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// finish removes the old site. It returns the hidden folder if that fails.
func (s *stage) finish() string {
	if discard(s.fs, s.root) != nil {
		return s.root
	}
	return ""
}
