// Package output writes the files of a site such that anybody who looks at the
// folder sees the old site or the new one, and never half of one.
//
// [Write] writes [File]s, each with the function that renders it, to a [Target]
// folder. It makes everything ready in a hidden sibling of the folder,
// .NAME.tarif-NUMBER, and puts that into place: on Linux the two folders are
// exchanged atomically, elsewhere the old one is renamed into the sibling and
// the new one to the name. Then the old one is removed. A failure before that
// leaves the old site byte for byte as it was and no hidden sibling. A mount
// point, such as a container's volume, can be neither exchanged nor renamed: it
// is written in place, with a journal from which the next command completes an
// interrupted build (inplace.go).
//
// A file made from the same inputs as before is not made again, and one whose
// bytes have not changed keeps its time: it gets a second name in the new
// folder. What a person put into the folder is kept. A lock beside the folder
// keeps a second build out and names the first. A program that is killed leaves
// its hidden sibling behind; [Target.Recover], which the next command of any
// kind calls, removes it and puts the old site back if necessary.
//
// Files are not fsynced: the page cache outlives a killed program, so only a
// power failure could damage a file, a site can be built again at any time, and
// [Verify] shows damaged files; syncing each file would make writing a site
// several times slower.
//
// The same files give the same bytes: no times, random names or order of
// completion are written. Modes do not depend on the umask.
//
// Read output.go first, then stage.go and fill.go; earlier.go and record.go
// decide what need not be made again, leftovers.go and inplace.go recover from
// killed builds. [Put] is for files that a person goes on with: it writes some of
// them at once, or none.
package output

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	// A file system that can be kept in memory and made to fail at any call,
	// which is how the promises above are tested.
	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/source"
)

// File is one file of a site. Path is relative, with slashes. Render returns
// its bytes; it must be pure and safe for concurrent use. Write, if not nil,
// writes the same bytes, so that the thousands of files of a large site can be
// made in one buffer. Inputs identifies everything from which the bytes are
// made: a file with the same Inputs in the earlier output is not made again. It
// is empty if unknown. Read, which may be nil, lists what else the file was
// made from when it was last rendered, by names that [Plan.Current] knows.
//
// Parts, which may be nil, gives the parts that a large file is the
// concatenation of: those with the same inputs as in the earlier output are
// copied from there.
type File struct {
	Path   string
	Render func() ([]byte, error)
	Write  func(io.Writer) error
	Inputs string
	Read   func() []string
	Parts  func() []Part

	parts []madePart // of the file of a share
}

// Part is a part of a file. Inputs is like that of a file, and also tells it
// from the other parts; a part without inputs is always made.
type Part struct {
	Inputs string
	Write  func(io.Writer) error
}

// Written returns a file that is written by write.
func Written(path string, write func(io.Writer) error) File {
	return File{Path: path, Write: write, Render: func() ([]byte, error) {
		var b bytes.Buffer
		err := write(&b)
		return b.Bytes(), err
	}}
}

// Plan is every file of a site before anything is rendered. The addresses of
// some contain a hash of their content; Late makes their content to determine
// the addresses, and is called only when these are needed.
type Plan struct {
	Files []File // by path
	Late  func() ([]File, error)
	// Current returns the present contents of what a name in File.Read refers
	// to: a file of the earlier output need not be made again if they are the
	// same.
	Current func(name string) string
}

// All returns every file, by path.
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

// Target is where a site is written.
type Target struct {
	FS afero.Fs
	// Dir is the folder, absolute. It need not exist. If it is a symbolic link,
	// the link is kept and its target is replaced.
	Dir string
	// Protect lists absolute paths, such as the sources of the site, that Dir
	// must not be, contain or lie in.
	Protect []string
	// Compress adds compressed twins of each file that gets smaller, for
	// servers that send them as they are.
	Compress bool
	// Current is that of the plan; nil if no file lists what it has read.
	Current func(name string) string
	// State identifies everything from which the site is made, and Note,
	// asked for when every file has been made, returns what is kept for the next
	// build: see Unchanged.
	State string
	Note  func() []byte
	// Keep, if not nil, writes what the next build gets from Kept, when every
	// file has been made.
	Keep  func(io.Writer) error
	twins bool              // State already says whether there are twins
	sums  map[string]string // hashes of sets of names, joined; used without Current
	// Stop is asked before each file whether to give up. It may be nil.
	Stop func() error
	// Clean renders every file, even if it could be taken from the earlier
	// output.
	Clean bool
}

// Disk returns a folder on the disk as a target.
func Disk(dir string, protect ...string) Target {
	return Target{FS: disk{}, Dir: dir, Protect: protect}
}

// Result says what was written; Made counts the files that were not taken from
// the earlier output. Leftover is a hidden folder that could not be removed;
// the next Write tries again.
type Result struct {
	Files    int
	Made     int
	Bytes    int64
	Leftover string
}

// Refused is the error about a folder that Write does not touch.
type Refused struct {
	Dir            string
	Reason, Advice source.Text
}

func (e *Refused) Error() string { return e.Say().String() }

// Say says which folder it is, and why.
func (e *Refused) Say() source.Text { return source.Say("{1} {2}", e.Dir, e.Reason) }

// Hint says what to do instead.
func (e *Refused) Hint() source.Text { return e.Advice }

// ignore is the output's own .gitignore, so that builds are not committed.
const ignore = "*\n!.gitignore\n"

// Write makes t.Dir hold files, a .gitignore, manifest.json and what a person
// put there, and nothing else. It sets the generator and the files of m. It
// refuses a folder that is neither empty nor an earlier output, and one with
// something of a person's where the site needs the path.
//
// Rendering uses all cores. If several files fail, the error is always that of
// the one that comes first. progress, which may be nil, is never called
// concurrently.
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

// replace makes the new site ready and replaces the old one by it.
func (t Target) replace(dir string, files []File, m Manifest, progress func(done, total int)) (Result, error) {
	old := readEarlier(t.FS, dir)
	if t.Clean {
		old.record = record{} // treat all files as changed
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

// Recover removes what a killed build left beside the folder, and puts the old
// site back if it is not in place.
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
		return Recovery{}, nil // a build is running and takes care of it
	}
	defer unlock()
	return recoverLeftovers(t.FS, dir)
}

// lock keeps other builds out of a folder.
func lock(fsys afero.Fs, dir string) (unlock func(), err error) {
	if there, err := exists(fsys, filepath.Dir(dir)); err != nil || !there {
		return func() {}, nil // nobody can be building in a folder that does not exist
	}
	unlock, holder, err := tryLock(fsys, filepath.Join(filepath.Dir(dir), hidden(dir)+"lock"))
	if holder != "" {
		return nil, &Refused{dir, source.Say("is being written by another build, process {1}", strings.TrimSpace(holder)),
			source.Say("wait until it is done, or stop it")}
	}
	if err != nil {
		return func() {}, nil // the lack of permission is reported when the site is written
	}
	return unlock, nil
}

func ignoreFile() File {
	return File{Path: ignoreName, Render: func() ([]byte, error) { return []byte(ignore), nil }, Inputs: Sum([]byte(ignore))[:16]}
}
