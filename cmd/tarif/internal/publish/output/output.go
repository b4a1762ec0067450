// Package output writes the files of a site so that whoever looks at the
// folder sees the old site or the new one, and never half of one.
//
// Its nouns are [File], one file of the plan with the function that renders
// it, and [Target], the folder that they go to. [Write] makes everything ready
// in a hidden sibling of the folder, .NAME.tarif-NUMBER, and puts that into
// place: on Linux the two folders are exchanged in one step, elsewhere the old
// one is renamed into the sibling and the new one to the name. Then the old one
// is removed. A failure before leaves the old site byte for byte as it was and
// no hidden sibling.
//
// A mount point, such as a container's volume, can be neither exchanged nor
// renamed: it is written in place, with a journal by which the next command goes on
// to the end if a build is killed on the way: see inplace.go.
//
// A file that is made from the same as before is not made again, and one whose
// bytes have not changed keeps its time: it gets a second name in the new
// folder. What a person put into the folder is kept. A lock beside the folder
// keeps a second build out and names the first. A program that is killed leaves
// its hidden sibling behind; [Target.Recover], which the next command of any
// kind calls, takes it away and puts the old site back if that is not there.
//
// What it does not promise. Files are not fsynced: the page cache outlives a
// killed program, so only a power cut could tear a file, a site can be built
// again from its sources at any time, and [Verify] shows which file is torn; a
// sync of each file would make the writing of a site several times slower.
//
// The same files give the same bytes: there are no times, no random names and
// no order of completion in what is written. Modes do not depend on the umask.
package output

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	// A file system that can be kept in memory and can be made to fail at any
	// call, which is how the promises above are tested.
	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/source"
)

// File is one file of a site. Path is relative, with slashes. Render returns
// its bytes; it is pure and may be called by several goroutines at once. Write,
// where there is one, writes the same: the thousands of files of a large site
// are then made in the room of one. Inputs
// stands for all that the bytes are made from: a file that had the same in the
// earlier output is not made again. It is empty where nobody can tell. Read, which
// may be nil, lists what else the file was made from when it has just been
// rendered, by names that [Plan.Current] knows.
type File struct {
	Path   string
	Render func() ([]byte, error)
	Write  func(io.Writer) error
	Inputs string
	Read   func() []string
}

// Written is a file that can be written as well as rendered.
func Written(path string, write func(io.Writer) error) File {
	return File{Path: path, Write: write, Render: func() ([]byte, error) {
		var b bytes.Buffer
		err := write(&b)
		return b.Bytes(), err
	}}
}

// Plan is every file of a site before anything is rendered. The address of some
// carries a part of their content's hash; Late makes their content, to say where
// they stand, and is called by whoever needs them alone.
type Plan struct {
	Files []File // by path
	Late  func() ([]File, error)
	// Current is what a name that File.Read lists stands for now: a file of the
	// earlier output for which it stood for the same need not be made again.
	Current func(name string) string
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
	// Current is that of the plan; nil where no file lists what it has read.
	Current func(name string) string
	// State stands for everything that the site is made from, and Note is what the
	// builder wants to know of this build the next time: see Unchanged.
	State string
	Note  []byte
	twins bool              // State says already whether there are twins
	sums  map[string]string // hashes of sets of names, joined, where there is no Current
	// Clean renders every file, whatever could be taken over from the earlier output.
	Clean bool
}

// Disk is a folder on the disk.
func Disk(dir string, protect ...string) Target {
	return Target{FS: disk{}, Dir: dir, Protect: protect}
}

// Result says what was written; Made counts the files that were not taken over
// from the earlier output. Leftover is a hidden folder that could not be
// removed; the next Write tries again.
type Result struct {
	Files    int
	Made     int
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
func (e *Refused) Say() source.Text { return source.Say("{1} {2}", e.Dir, e.Reason) }

// Hint says what to do instead.
func (e *Refused) Hint() source.Text { return e.Advice }

// ignore is the output's own .gitignore: what is built is not committed.
const ignore = "*\n!.gitignore\n"

// Write makes t.Dir hold files, a .gitignore, manifest.json and what a person put
// there, and nothing else. The generator and the files of m are filled in here. A
// folder that is neither empty nor an earlier output is refused, and so is one
// that holds something of a person's where the site needs the place.
//
// Rendering uses all cores. Of several files that fail, the error is always that
// of the one that was to be made first. progress, which may be nil, is never
// called by two goroutines at once.
func Write(t Target, files []File, m Manifest, progress func(done, total int)) (Result, error) {
	files = append(files[:len(files):len(files)], ignoreFile())
	if err := errors.Join(CheckPaths(files)...); err != nil {
		return Result{}, err
	}
	dir, err := t.where()
	if err != nil {
		return Result{}, err
	}
	unlock, err := lock(t.FS, dir)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	left, err := recoverLeftovers(t.FS, dir)
	if err != nil {
		return Result{}, err
	}
	if err := vacantOrOurs(t.FS, dir); err != nil {
		return Result{}, err
	}
	res, err := t.replace(dir, files, m, progress)
	if err == nil && res.Leftover == "" {
		res.Leftover = left.Leftover
	}
	return res, err
}

// replace makes the new site ready and puts it in the place of the old one.
func (t Target) replace(dir string, files []File, m Manifest, progress func(done, total int)) (Result, error) {
	old := readEarlier(t.FS, dir)
	if t.Clean {
		old.record = record{} // nothing is known to be as it was written
	}
	if t.Current != nil {
		old.still = old.record.still(t.Current)
	}
	own, err := old.foreign()
	if err != nil {
		return Result{}, err
	}
	if clashes := old.clashing(own, files); len(clashes) > 0 {
		return Result{}, refusal(dir, clashes)
	}
	s, err := newStage(t, dir, old)
	if err != nil {
		return Result{}, err
	}
	res, err := s.fill(files, m, progress)
	if err == nil {
		err = s.keep(own)
	}
	if err == nil {
		err = s.swap()
	}
	if err != nil {
		return Result{}, errors.Join(err, s.abandon())
	}
	res.Leftover = s.finish()
	return res, nil
}

// Recover takes away what a killed build left beside the folder, and puts the
// old site back if it was killed when that was not in its place.
func (t Target) Recover() (Recovery, error) {
	dir, err := t.where()
	if err != nil {
		return Recovery{}, err
	}
	if there, err := exists(t.FS, filepath.Dir(dir)); err != nil || !there {
		return Recovery{}, err
	}
	unlock, err := lock(t.FS, dir)
	if err != nil {
		return Recovery{}, nil // a build is at work and looks after it
	}
	defer unlock()
	return recoverLeftovers(t.FS, dir)
}

// lock keeps other builds out of a folder.
func lock(fsys afero.Fs, dir string) (unlock func(), err error) {
	l, ok := fsys.(locker)
	if !ok {
		return func() {}, nil
	}
	if there, err := exists(fsys, filepath.Dir(dir)); err != nil || !there {
		return func() {}, nil // nobody can be at work in a folder that is not there
	}
	unlock, holder, err := l.Lock(filepath.Join(filepath.Dir(dir), hidden(dir)+"lock"))
	if holder != "" {
		return nil, &Refused{dir, source.Say("is being written by another build, process {1}", strings.TrimSpace(holder)),
			source.Say("wait until it is done, or stop it")}
	}
	if err != nil {
		return func() {}, nil // who cannot write there is told so when the site is
	}
	return unlock, nil
}

func ignoreFile() File {
	return File{Path: ignoreName, Render: func() ([]byte, error) { return []byte(ignore), nil }, Inputs: Sum([]byte(ignore))[:16]}
}
