package output

import (
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/spf13/afero"
)

// fill renders files into the stage, with their twins where t is not nil, and
// adds the manifest.
func (s *stage) fill(files []File, m Manifest, t *twins, progress func(done, total int)) (Result, error) {
	if err := s.folders(files); err != nil {
		return Result{}, err
	}
	w := written{total: len(files), tell: progress, sums: make(map[string]string, len(files))}
	err := each(len(files), func(i int) error {
		f := files[i]
		data, err := f.render()
		if err != nil {
			return err
		}
		sum := Sum(data)
		if err := s.write(f.Path, data); err != nil {
			return err
		}
		w.add(f.Path, sum, len(data))
		twins, err := t.of(f.Path, sum, data)
		if err != nil {
			return err
		}
		for _, x := range twins {
			if err := s.write(f.Path+x.Ext, x.Data); err != nil {
				return err
			}
			w.add(f.Path+x.Ext, Sum(x.Data), len(x.Data))
		}
		w.progress()
		return nil
	})
	if err != nil {
		return Result{}, err
	}
	data, err := m.encode(w.sums)
	if err != nil {
		return Result{}, err
	}
	return Result{Files: len(w.sums) + 1, Bytes: w.bytes + int64(len(data))}, s.write(manifestName, data)
}

func (s *stage) write(p string, data []byte) error {
	return afero.WriteFile(s.fs, s.place(p), data, 0o644)
}

func (s *stage) place(p string) string { return s.path(filepath.Join("new", filepath.FromSlash(p))) }

// folders makes every folder once, before many goroutines write into them.
func (s *stage) folders(files []File) error {
	var dirs []string
	for _, f := range files {
		dirs = append(dirs, path.Dir(f.Path))
	}
	slices.Sort(dirs)
	for _, d := range slices.Compact(dirs) {
		if err := s.fs.MkdirAll(s.place(d), 0o755); err != nil {
			return err
		}
	}
	return nil
}

// written is what has been written so far.
type written struct {
	mu          sync.Mutex
	sums        map[string]string // by path
	bytes       int64
	done, total int // of the plan
	tell        func(done, total int)
}

func (w *written) add(path, sum string, n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.sums[path] = sum
	w.bytes += int64(n)
}

// progress tells that a file of the plan is done, for one goroutine at a time.
func (w *written) progress() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.done++
	if w.tell != nil {
		w.tell(w.done, w.total)
	}
}

// each calls do for 0 … n-1 on all cores and stops at the first failure. The
// error is the one of the lowest index that fails, every time: indices are
// taken in order, so whoever fails has all lower ones done or under way.
func each(n int, do func(i int) error) error {
	var next atomic.Int64
	var failed atomic.Bool
	errs := make([]error, n)
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for !failed.Load() {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if errs[i] = do(i); errs[i] != nil {
					failed.Store(true)
				}
			}
		})
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
