package output

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/pool"

	"github.com/spf13/afero"
)

// fill puts files into the stage, unchanged ones from the old site, each with
// its compressed twins if the target wants them, and adds the manifest and the
// record.
func (s *stage) fill(files []File, m Manifest, progress func(done, total int)) (Result, error) {
	if err := s.folders(files); err != nil {
		return Result{}, err
	}
	w := written{total: len(files), tell: progress, sums: make(map[string]string, len(files))}
	notes := newNotes()
	order := together(files)
	err := pool.Each(len(files), func(n int) error {
		if err := s.target.stopped(); err != nil {
			return err
		}
		i := order[n]
		room := rooms.Get().(*bytes.Buffer)
		defer rooms.Put(room)
		room.Reset()
		p, err := s.put(files[i], room)
		if err != nil {
			return err
		}
		notes.add(files[i], p, s.old)
		w.add(files[i].Path, p.sum, p.size)
		if s.target.Compress {
			err = s.addTwins(files[i].Path, p, &w, notes)
		}
		w.progress(p.made)
		return err
	})
	if err != nil {
		return Result{}, err
	}
	data, err := m.encode(w.sums)
	if err != nil {
		return Result{}, err
	}
	if err := errors.Join(s.write(manifestName, data), s.keepSignature(data)); err != nil {
		return Result{}, err
	}
	res := Result{Files: len(w.sums) + 1, Made: w.made, Bytes: w.bytes + int64(len(data))}
	if err = s.writeKept(); err == nil && known(files) {
		err = s.write(recordName, notes.encode(s.target))
	}
	return res, err
}

func (t Target) stopped() error {
	if t.Stop == nil {
		return nil
	}
	return t.Stop()
}

// writeKept writes what the next build gets from Kept; nothing, if this build
// keeps nothing and an earlier one did.
func (s *stage) writeKept() error {
	if s.target.Keep == nil {
		there, err := exists(s.fs, s.old.place(keptName))
		if there {
			err = s.write(keptName, nil)
		}
		return err
	}
	f, err := s.fs.OpenFile(s.place(keptName), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	to := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(s.target.Keep(to), to.Flush(), f.Close()); err != nil {
		return err
	}
	return s.open(keptName)
}

// keepSignature copies the signature of the old site's manifest if the new one
// has the same bytes; otherwise it would be invalid.
func (s *stage) keepSignature(manifest []byte) error {
	signed, err := exists(s.fs, s.old.place(SignatureName))
	if err != nil || !signed || s.old.sums == nil {
		return err
	}
	was, err := afero.ReadFile(s.fs, s.old.place(manifestName))
	if err != nil || !bytes.Equal(was, manifest) {
		return err
	}
	return take(s.fs, s.old.place(SignatureName), s.place(SignatureName))
}

// rooms are buffers in which files are made, reused.
var rooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// together returns the order in which files are made: those that differ only in
// their outermost folder, the twins of a page, consecutively, so that what they
// share can soon be released.
func together(files []File) []int {
	order := make([]int, len(files))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(within(files[i].Path), within(files[j].Path))
	})
	return order
}

// within returns a path without its outermost folder.
func within(p string) string {
	_, rest, _ := strings.Cut(p, "/")
	return cmp.Or(rest, p)
}

// known reports whether any file of the site states its inputs; the .gitignore
// always does.
func known(files []File) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.Inputs != "" && f.Path != ignoreName })
}

// placed is a file in the stage. data is its bytes, nil if they are not in
// memory; made says that it was not copied without rendering.
type placed struct {
	sum   string
	size  int64
	data  []byte
	made  bool
	parts []madePart
}

// put puts a file into the stage: the old one, if it was made from the same
// inputs or has the same bytes. The result may refer to room.
func (s *stage) put(f File, room *bytes.Buffer) (placed, error) {
	if s.old.same(f) && s.takeOver(f.Path) {
		return placed{sum: s.old.sums[f.Path], size: s.old.record.files[f.Path].size}, nil
	}
	to := &spill{room: room, open: func() (afero.File, error) {
		return s.fs.OpenFile(s.place(f.Path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	}}
	p, err := s.render(f, to)
	if err != nil {
		return placed{}, err
	}
	same := s.old.sums[f.Path] == p.sum && s.old.intact(f.Path)
	switch {
	case to.file != nil && same:
		err = errors.Join(s.open(f.Path), s.keepTime(f.Path))
	case to.file != nil:
		err = s.open(f.Path)
	case same && s.takeOver(f.Path):
	default:
		err = s.write(f.Path, p.data)
	}
	return p, err
}

// render makes a file.
func (s *stage) render(f File, to *spill) (placed, error) {
	if f.Parts == nil {
		return to.end(f.write(to))
	}
	parts, err := s.old.writeParts(f, to)
	err = f.failed(err)
	p, err := to.end(err)
	p.parts = parts
	return p, err
}

// keepTime gives a file with the same bytes as in the old site its time as
// well.
func (s *stage) keepTime(p string) error {
	info, err := s.fs.Stat(s.old.place(p))
	if err != nil {
		return err
	}
	return s.fs.Chtimes(s.place(p), info.ModTime(), info.ModTime())
}

// takeOver puts a file of the old site into the new one.
func (s *stage) takeOver(p string) bool { return take(s.fs, s.old.place(p), s.place(p)) == nil }

// addTwins puts the compressed twins of a file beside it.
func (s *stage) addTwins(path string, p placed, w *written, notes *notes) (err error) {
	if p.data == nil {
		if p.data, err = afero.ReadFile(s.fs, s.place(path)); err != nil {
			return err
		}
	}
	twins, err := s.old.twins(path, p.sum, p.data)
	if err != nil {
		return err
	}
	for _, x := range twins {
		if err := s.write(path+x.Ext, x.Data); err != nil {
			return err
		}
		w.add(path+x.Ext, Sum(x.Data), int64(len(x.Data)))
		notes.twin(path+x.Ext, int64(len(x.Data)))
	}
	return nil
}

func (s *stage) write(p string, data []byte) error {
	if err := afero.WriteFile(s.fs, s.place(p), data, 0o644); err != nil {
		return err
	}
	return s.open(p)
}

// open gives a file the mode of a site's, whatever the umask.
func (s *stage) open(p string) error { return s.fs.Chmod(s.place(p), 0o644) }

func (s *stage) place(p string) string { return s.path(filepath.Join("new", filepath.FromSlash(p))) }

// folders makes every folder once, before many goroutines write into them.
func (s *stage) folders(files []File) error {
	dirs := lists.Of(files, func(f File) string { return path.Dir(f.Path) })
	slices.Sort(dirs)
	for _, d := range slices.Compact(dirs) {
		if err := s.fs.MkdirAll(s.place(d), 0o755); err != nil {
			return err
		}
	}
	return s.openFolders(slices.Compact(dirs))
}

// openFolders gives every folder the mode of a site's, whatever the umask.
func (s *stage) openFolders(dirs []string) error {
	done := map[string]bool{}
	for _, d := range dirs {
		for ; !done[d]; d = path.Dir(d) {
			done[d] = true
			if err := s.fs.Chmod(s.place(d), 0o755); err != nil {
				return err
			}
		}
	}
	return nil
}

// written is what has been written so far.
type written struct {
	mu          sync.Mutex
	sums        map[string]string // by path
	bytes       int64
	made        int // files that were not copied from the old site
	done, total int // of the plan
	tell        func(done, total int)
}

func (w *written) add(path, sum string, n int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sums[path] = sum
	w.bytes += n
}

// progress reports that a file of the plan is done.
func (w *written) progress(made bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done++
	if made {
		w.made++
	}
	if w.tell != nil {
		w.tell(w.done, w.total)
	}
}
