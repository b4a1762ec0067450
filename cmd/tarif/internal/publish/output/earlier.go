package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// earlier is the output already in a folder, according to its manifest and
// record. Without them nothing is known and everything is made.
type earlier struct {
	fs       afero.Fs
	dir      string
	sums     map[string]string // of the manifest
	manifest Manifest
	record   record
	written  time.Time          // modification time of the record, the last file of a build
	still    func(set int) bool // reports whether a set of inputs still has the same contents
}

func readEarlier(fsys afero.Fs, dir string) *earlier {
	e := &earlier{fs: fsys, dir: dir, still: func(int) bool { return false }}
	m, ok := ReadManifest(afero.NewIOFS(afero.NewBasePathFs(fsys, dir)))
	if !ok {
		return e
	}
	e.manifest = m
	if e.sums = m.Files; e.sums == nil {
		e.sums = map[string]string{}
	}
	info, err := fsys.Stat(filepath.Join(dir, recordName))
	if err != nil {
		return e
	}
	data, err := afero.ReadFile(fsys, filepath.Join(dir, recordName))
	if err != nil {
		return e
	}
	e.written = info.ModTime()
	e.record = decodeRecord(data)
	return e
}

// same reports whether a file of the earlier output was made from the same
// inputs and is unchanged since.
func (e *earlier) same(f File) bool {
	was, known := e.record.files[f.Path]
	return known && f.Inputs != "" && was.inputs == f.Inputs && (was.read == none || e.still(was.read)) && e.intact(f.Path)
}

// intact reports whether a file is unchanged since the build wrote it.
func (e *earlier) intact(p string) bool {
	was, known := e.record.files[p]
	if !known || e.sums[p] == "" {
		return false
	}
	info, err := e.fs.Stat(e.place(p))
	return err == nil && info.Mode().IsRegular() && info.Size() == was.size && !info.ModTime().After(e.written)
}

func (e *earlier) place(p string) string { return filepath.Join(e.dir, filepath.FromSlash(p)) }

// ours reports whether a path belongs to the earlier output.
func (e *earlier) ours(p string) bool {
	return e.sums[p] != "" || p == manifestName || p == SignatureName || p == recordName || p == keptName || p == ignoreName
}

// foreign is something that a person put into the folder: a file, a link, or a
// folder without files of ours.
type foreign struct {
	path string
	mode fs.FileMode
	size int64
}

// foreign returns what is in the folder and not ours. A folder without a
// manifest of ours is empty, or was refused.
func (e *earlier) foreign() ([]foreign, error) {
	if e.sums == nil {
		return nil, nil
	}
	var found []foreign
	below := mounts(e.fs, e.dir)
	err := afero.Walk(e.fs, e.dir, func(p string, info fs.FileInfo, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(e.dir, p)
		if rel = filepath.ToSlash(rel); err != nil || rel == "." || e.ours(rel) {
			return err
		}
		found = append(found, foreign{rel, info.Mode(), info.Size()})
		if info.IsDir() && slices.Contains(below, p) {
			return fs.SkipDir // what is mounted is not looked into
		}
		return nil
	})
	return e.withoutOurFolders(found), err
}

// withoutOurFolders drops folders that contain files of ours.
func (e *earlier) withoutOurFolders(all []foreign) []foreign {
	folders := map[string]bool{}
	for p := range e.sums {
		for d := path.Dir(p); d != "." && !folders[d]; d = path.Dir(d) {
			folders[d] = true
		}
	}
	return lists.Where(all, func(f foreign) bool { return !f.mode.IsDir() || !folders[f.path] })
}

// clashing lists paths that are not ours and cannot stay beside the new site:
// anything that exists, or is mounted, where the site has a file, and anything
// that is not a regular file.
func (e *earlier) clashing(own []foreign, files []File) []string {
	taken := names{}
	for _, f := range files {
		_ = taken.add(f.Path) // checked before
	}
	var out []string
	for _, m := range mounts(e.fs, e.dir) {
		rel, _ := filepath.Rel(e.dir, m)
		if _, there := taken[strings.ToLower(filepath.ToSlash(rel))]; there {
			out = append(out, filepath.ToSlash(rel))
		}
	}
	for _, f := range own {
		at, there := taken[strings.ToLower(f.path)]
		below := false
		for d := path.Dir(f.path); d != "."; d = path.Dir(d) {
			if n, ok := taken[strings.ToLower(d)]; ok && !strings.HasSuffix(n, "/") {
				below = true
			}
		}
		odd := !f.mode.IsRegular() && !f.mode.IsDir() && f.mode&fs.ModeSymlink == 0
		if odd || below || there && !(f.mode.IsDir() && strings.HasSuffix(at, "/")) {
			out = append(out, f.path)
		}
	}
	return out
}

// keep copies what is not ours into the new site, unless that is made in the
// same folder.
func (s *stage) keep(own []foreign) error {
	if s.inside {
		return nil
	}
	for _, f := range own {
		from, to := s.old.place(f.path), s.place(f.path)
		var err error
		switch {
		case f.mode.IsDir():
			err = s.fs.MkdirAll(to, 0o755)
		case f.mode&fs.ModeSymlink != 0:
			err = copyLink(s.fs, from, to)
		default:
			if err = s.fs.MkdirAll(filepath.Dir(to), 0o755); err == nil {
				err = take(s.fs, from, to)
			}
		}
		if err != nil {
			return fmt.Errorf("keep %s, which is not of this site: %w", f.path, err)
		}
	}
	return nil
}

func copyLink(fsys afero.Fs, from, to string) error {
	links, ok := fsys.(afero.Symlinker)
	if !ok {
		return errors.ErrUnsupported
	}
	target, err := links.ReadlinkIfPossible(from)
	if err != nil {
		return err
	}
	if err := fsys.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return links.SymlinkIfPossible(target, to)
}

// linker is a file system on which one file can have two names.
type linker interface{ Link(from, to string) error }

// take puts a file of the earlier output into the new one, with its bytes,
// times and mode.
func take(fsys afero.Fs, from, to string) error {
	if l, ok := fsys.(linker); ok && l.Link(from, to) == nil {
		return nil
	}
	info, err := fsys.Stat(from)
	if err != nil {
		return err
	}
	data, err := afero.ReadFile(fsys, from)
	if err != nil {
		return err
	}
	if err := afero.WriteFile(fsys, to, data, info.Mode().Perm()); err != nil {
		return err
	}
	return fsys.Chtimes(to, info.ModTime(), info.ModTime())
}

// refusal returns the error about files that cannot be kept.
func refusal(dir string, clashes []string) error {
	return &Refused{dir, source.Say("holds {1}, which an earlier build did not write and which cannot stay beside the new site", list(clashes)),
		source.Say("move it elsewhere; everything else that you put there is kept")}
}
