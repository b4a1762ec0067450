// Package door opens a site's folder. Everything that is read of a site goes
// through it.
//
// [FS] is a file system of the regular files inside the folder and nothing
// else: no pipe, which would block, no device, which may be endless, no socket,
// no link that leaves the folder, no file larger than [Limit]. Links within the
// folder are followed, to folders as far as [MostLinked] entries in them: a few
// folders that link to each other have more paths than can be walked. What is
// refused is recorded and reported by [FS.Skipped].
package door

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"

	"tarif/cmd/tarif/internal/source"
)

// Limit is the size of the largest file that is opened, far above that of any
// picture or table.
const Limit = 64 << 20

// MostLinked is how many entries of folders are listed under the names of links.
const MostLinked = 10_000

// FS is a site's folder. It is safe for concurrent use.
type FS struct {
	root *os.Root
	dir  string // absolute, without links

	mu      sync.Mutex
	skipped map[string]source.Text
	led     map[string]string // targets of the links that were followed
	linked  map[string]bool   // folders that were listed under a link's name
	entries int               // in all of them
}

// Open opens a folder.
func Open(dir string) (*FS, error) {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return nil, err
	}
	if real, err = filepath.Abs(real); err != nil {
		return nil, err
	}
	if info, err := os.Stat(real); err != nil || !info.IsDir() { // opening a pipe would wait
		return nil, cmp.Or(err, error(&fs.PathError{Op: "open", Path: real, Err: errors.New("not a folder")}))
	}
	root, err := os.OpenRoot(real)
	if err != nil {
		return nil, err
	}
	return &FS{root: root, dir: real, skipped: map[string]source.Text{}, led: map[string]string{}, linked: map[string]bool{}}, nil
}

// refused is the error for a name that must not be opened.
type refused struct{ why source.Text }

func (r refused) Error() string { return r.why.String() }

// Open implements fs.FS.
func (f *FS) Open(name string) (fs.File, error) {
	at, info, err := f.find(name)
	if err != nil {
		return nil, f.refuse("open", name, err)
	}
	if info.IsDir() {
		entries, err := f.ReadDir(name)
		return &folder{name: name, info: entry{info, path.Base(name)}, entries: entries}, err
	}
	file, err := f.root.Open(filepath.FromSlash(at))
	if err != nil {
		return nil, f.refuse("open", name, err)
	}
	return regular{file, entry{info, path.Base(name)}}, nil
}

// regular is an open file, with the name by which it was asked for.
type regular struct {
	*os.File
	info fs.FileInfo
}

func (r regular) Stat() (fs.FileInfo, error) { return r.info, nil }

// Stat implements fs.StatFS.
func (f *FS) Stat(name string) (fs.FileInfo, error) {
	_, info, err := f.find(name)
	if err != nil {
		return nil, f.refuse("stat", name, err)
	}
	return entry{info, path.Base(name)}, nil
}

// find resolves a name within the folder. The error is a refused if the file
// must not be opened.
func (f *FS) find(name string) (string, fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return "", nil, fs.ErrInvalid
	}
	real, err := filepath.EvalSymlinks(filepath.Join(f.dir, filepath.FromSlash(name)))
	if err != nil {
		return "", nil, cause(err)
	}
	at, err := filepath.Rel(f.dir, real)
	if err != nil || !filepath.IsLocal(at) {
		return "", nil, refused{source.Say("it is a link that leaves the site's folder")}
	}
	info, err := f.root.Lstat(at)
	if err != nil {
		return "", nil, cause(err)
	}
	switch mode := info.Mode(); {
	case mode.IsDir():
	case mode&fs.ModeNamedPipe != 0:
		err = refused{source.Say("it is a named pipe and not a file")}
	case mode&fs.ModeSocket != 0:
		err = refused{source.Say("it is a socket and not a file")}
	case mode&(fs.ModeDevice|fs.ModeCharDevice) != 0:
		err = refused{source.Say("it is a device and not a file")}
	case !mode.IsRegular():
		err = refused{source.Say("it is not a regular file")}
	case info.Size() > Limit:
		err = refused{source.Say("it is larger than {1} MB", Limit>>20)}
	}
	return filepath.ToSlash(at), info, err
}

// cause removes the path from an error, because it is not the path that people
// know.
func cause(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// refuse records what must not be opened.
func (f *FS) refuse(op, name string, err error) error {
	if r := (refused{}); errors.As(err, &r) {
		f.skip(name, r.why)
	}
	return &fs.PathError{Op: op, Path: name, Err: err}
}

func (f *FS) skip(name string, why source.Text) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.skipped[name] = why
}

// ReadDir implements fs.ReadDirFS. A link is listed as its target. Entries that
// must not be opened are skipped, and so are links to a folder that contains
// this one.
func (f *FS) ReadDir(name string) ([]fs.DirEntry, error) {
	at, info, err := f.find(name)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder")
	}
	if err != nil {
		return nil, f.refuse("readdir", name, err)
	}
	entries, err := fs.ReadDir(f.root.FS(), at)
	if at != name && !f.count(name, len(entries)) {
		return nil, f.refuse("readdir", name, refused{source.Say("the links to folders lead to more than {1} files", MostLinked)})
	}
	var out []fs.DirEntry
	for _, e := range entries {
		if e, ok := f.entry(path.Join(name, e.Name()), e); ok {
			out = append(out, e)
		}
	}
	return out, err
}

// count adds the entries of a folder that was reached through a link, and
// reports whether they are within the limit.
func (f *FS) count(name string, n int) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.linked[name] {
		return true
	}
	if f.entries+n > MostLinked {
		return false
	}
	f.linked[name], f.entries = true, f.entries+n
	return true
}

func (f *FS) entry(name string, e fs.DirEntry) (fs.DirEntry, bool) {
	if e.IsDir() {
		return e, true
	}
	if e.Type().IsRegular() { // not a link
		if info, err := e.Info(); err == nil && info.Size() <= Limit {
			return e, true
		}
	}
	at, info, err := f.find(name)
	switch r := (refused{}); {
	case errors.As(err, &r):
		f.skip(name, r.why)
		return nil, false
	case err != nil:
		f.skip(name, source.Say("it leads nowhere: {1}", err.Error()))
		return nil, false
	case info.IsDir() && f.around(at, name):
		f.skip(name, source.Say("it is a link to a folder in which it stands itself"))
		return nil, false
	case e.Type()&fs.ModeSymlink != 0:
		f.mu.Lock()
		f.led[name] = at
		f.mu.Unlock()
		return entry{info, e.Name()}, true
	}
	return e, true
}

// around reports whether a folder contains a name, by any path.
func (f *FS) around(at, name string) bool {
	target, err := f.root.Stat(filepath.FromSlash(at))
	for dir := path.Dir(name); err == nil; dir = path.Dir(dir) {
		if _, info, no := f.find(dir); no == nil && os.SameFile(info, target) {
			return true
		}
		if dir == "." {
			break
		}
	}
	return false
}

// entry is the target of a link under the link's name.
type entry struct {
	fs.FileInfo
	name string
}

func (e entry) Name() string               { return e.name }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }

// folder is an open folder.
type folder struct {
	name    string
	info    fs.FileInfo
	entries []fs.DirEntry
}

func (d *folder) Stat() (fs.FileInfo, error) { return d.info, nil }
func (d *folder) Close() error               { return nil }
func (d *folder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: errors.New("is a folder")}
}

// ReadDir implements fs.ReadDirFile.
func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	out := d.entries
	if n > 0 {
		if len(out) == 0 {
			return nil, io.EOF
		}
		out = out[:min(n, len(out))]
	}
	d.entries = d.entries[len(out):]
	return out, nil
}

// SameFile reports whether two files are the same according to the operating
// system; false for files that it does not know, such as those in memory.
func SameFile(a, b fs.FileInfo) bool { return os.SameFile(bare(a), bare(b)) }

func bare(info fs.FileInfo) fs.FileInfo {
	if e, ok := info.(entry); ok {
		return e.FileInfo
	}
	return info
}

// Survey visits everything below some names, so that all files that must not be
// opened are recorded even if nobody reads them.
func (f *FS) Survey(names ...string) {
	for _, name := range names {
		_ = fs.WalkDir(f, name, func(_ string, _ fs.DirEntry, err error) error {
			if err != nil {
				return fs.SkipDir // not there, or reported by whoever reads it
			}
			return nil
		})
	}
}

// The rules of this package: about links that are followed, and files that are
// not opened.
var rules source.Rules

var (
	RuleLink    = rules.Light("link-followed", source.Say("a file that stands in two places is edited in one and changes in both"))
	RuleSkipped = rules.Unread("not-opened", source.Say("what is no file of the site, or stands outside its folder, is never read or published"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }

// Skipped returns an error for each file below the given names that was
// refused, ordered by path. Dangling links are included.
func (f *FS) Skipped() source.List {
	f.mu.Lock()
	defer f.mu.Unlock()
	var found source.List
	for name, why := range f.skipped {
		found = append(found, source.Finding{Pos: source.Pos{File: name}, Severity: source.Error, Rule: RuleSkipped,
			Message: source.Say("not opened: {1}", why), Hint: source.Say("put a copy of the file in its place, or take it out")})
	}
	slices.SortFunc(found, func(a, b source.Finding) int { return a.Pos.Compare(b.Pos) })
	return found
}

// Followed returns a warning for each link within the folder that was followed.
func (f *FS) Followed() source.List {
	f.mu.Lock()
	defer f.mu.Unlock()
	var found source.List
	for _, name := range slices.Sorted(maps.Keys(f.led)) {
		found = append(found, source.Finding{Pos: source.Pos{File: name}, Severity: source.Warning, Rule: RuleLink,
			Message: source.Say("a link, which is followed to {1}", f.led[name]), Hint: source.Say("put a copy of the file in its place, or take it out")})
	}
	return found
}
