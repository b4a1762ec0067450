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

// fill renders files into the stage and adds the manifest.
func (s *stage) fill(files []File, m Manifest, progress func(done, total int)) (Result, error) {
	if err := s.folders(files); err != nil {
		return Result{}, err
	}
	count := counter{total: len(files), tell: progress}
	sums := make([]string, len(files))
	err := each(len(files), func(i int) error {
		data, err := files[i].render()
		if err != nil {
			return err
		}
		sums[i] = Sum(data)
		if err := s.write(files[i].Path, data); err != nil {
			return err
		}
		count.add(len(data))
		return nil
	})
	if err != nil {
		return Result{}, err
	}
	data, err := m.encode(files, sums)
	if err != nil {
		return Result{}, err
	}
	return Result{Files: len(files) + 1, Bytes: count.bytes + int64(len(data))}, s.write(manifestName, data)
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

// counter counts what is written, for one goroutine at a time.
type counter struct {
	mu          sync.Mutex
	done, total int
	bytes       int64
	tell        func(done, total int)
}

func (c *counter) add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done++
	c.bytes += int64(n)
	if c.tell != nil {
		c.tell(c.done, c.total)
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
