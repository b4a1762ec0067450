// Package output writes the files of a site so that whoever looks at the
// folder sees the old site or the new one, and never half of one.
//
// Its nouns are [File], one file of the plan with the function that renders
// it, and [Target], the folder that they go to. [Write] renders and writes
// everything into a hidden sibling of the folder, .NAME.tarif-NUMBER, and
// renames it into place: the old folder into the sibling, the new one to the
// name, then the old one is removed. A failure before the last rename leaves
// the old site byte for byte as it was and no hidden sibling.
//
// What it does not promise. Between the two renames, for an instant, there is
// no folder: no file system call that all our systems have exchanges two
// folders. A program that is killed leaves its hidden sibling behind; the next
// Write takes it away, and puts the old site back if it was killed in that
// instant. Files are not fsynced: the page cache outlives a killed program, so
// only a power cut could tear a file, a site can be built again from its
// sources at any time, and manifest.json shows which file is torn; a sync of
// each file would make the writing of a site several times slower.
//
// The same files give the same bytes: there are no times, no random names and
// no order of completion in what is written.
package output

import (
	"cmp"
	"errors"
	"slices"

	// A file system that can be kept in memory and can be made to fail at any
	// call, which is how the promises above are tested.
	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/source"
)

// File is one file of a site. Path is relative, with slashes. Render returns
// its bytes; it is pure and may be called by several goroutines at once.
type File struct {
	Path   string
	Render func() ([]byte, error)
}

// Plan is every file of a site before anything is rendered. The address of some
// carries a part of their content's hash; Late makes their content, to say where
// they stand, and is called by whoever needs them alone.
type Plan struct {
	Files []File // by path
	Late  func() ([]File, error)
}

// All lists every file by path.
func (p Plan) All() ([]File, error) {
	if p.Late == nil {
		return p.Files, nil
	}
	late, err := p.Late()
	if err != nil {
		return nil, err
	}
	all := slices.Concat(p.Files, late)
	slices.SortFunc(all, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return all, nil
}

// Target is where a site goes.
type Target struct {
	FS afero.Fs
	// Dir is the folder, absolute. It need not exist. If it is a symbolic link
	// the link stays and what it leads to is replaced.
	Dir string
	// Protect lists absolute paths, such as the sources of the site, that Dir
	// must not be, hold or lie in.
	Protect []string
	// Compress puts beside each file that gets smaller its compressed twins,
	// for servers that send such files as they are.
	Compress bool
}

// Disk is a folder on the disk.
func Disk(dir string, protect ...string) Target {
	return Target{FS: afero.NewOsFs(), Dir: dir, Protect: protect}
}

// Result says what was written. Leftover is the hidden folder with the old
// site where that could not be removed; the next Write tries again.
type Result struct {
	Files    int
	Bytes    int64
	Leftover string
}

// Refused is a folder that Write does not touch.
type Refused struct {
	Dir            string
	Reason, Advice source.Text
}

func (e *Refused) Error() string { return e.Say().String() }

// Say says which folder it is, and why.
func (e *Refused) Say() source.Text { return source.Say("%s %s", e.Dir, e.Reason) }

// Hint says what to do instead.
func (e *Refused) Hint() source.Text { return e.Advice }

// ignore is the output's own .gitignore: what is built is not committed.
const ignore = "*\n!.gitignore\n"

// Write makes t.Dir hold files, a .gitignore and manifest.json, and nothing
// else. The generator and the files of m are filled in here. A folder that is
// neither empty nor an earlier output is refused.
//
// Rendering uses all cores. Of several files that fail, the error is that of
// the first in the plan. progress, which may be nil, is never called by two
// goroutines at once.
func Write(t Target, files []File, m Manifest, progress func(done, total int)) (Result, error) {
	files = append(files[:len(files):len(files)], ignoreFile())
	if err := checkPaths(files); err != nil {
		return Result{}, err
	}
	dir, err := t.open()
	if err != nil {
		return Result{}, err
	}
	s, err := newStage(t.FS, dir)
	if err != nil {
		return Result{}, err
	}
	var twins *twins
	if t.Compress {
		twins = earlier(t.FS, dir)
	}
	res, err := s.fill(files, m, twins, progress)
	if err == nil {
		err = s.swap()
	}
	if err != nil {
		return Result{}, errors.Join(err, s.abandon())
	}
	res.Leftover = s.finish()
	return res, nil
}

func ignoreFile() File {
	return File{ignoreName, func() ([]byte, error) { return []byte(ignore), nil }}
}
