package serve

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	// Notifications of changes from each system's own interface; polling a
	// large site would keep a laptop awake.
	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must happen before a change counts as complete:
// editors save in several steps, and a checkout touches many files.
const quiet = 50 * time.Millisecond

// watcher watches folders, never single files: editors save by renaming a new
// file over the old one, which would end a watch on the file.
type watcher struct {
	notify  *fsnotify.Watcher
	dir     string
	sources []string
}

func newWatcher(dir string, sources []string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	w := &watcher{notify, dir, sources}
	err = notify.Add(dir)
	for _, name := range sources {
		if err == nil {
			err = w.add(filepath.Join(dir, name))
		}
	}
	if err != nil {
		notify.Close()
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	return w, nil
}

func (w *watcher) close() { w.notify.Close() }

// add watches a folder recursively. Folders that do not exist, are links,
// cannot be read or disappear meanwhile are ignored; the enclosing folder is
// watched.
func (w *watcher) add(p string) error {
	if info, err := os.Lstat(p); err != nil || !info.IsDir() {
		return nil
	}
	if err := w.notify.Add(p); err != nil && !os.IsNotExist(err) && !os.IsPermission(err) {
		return err
	}
	entries, _ := os.ReadDir(p) // after the watch began, so that no new folder is missed
	for _, e := range entries {
		if e.Type()&fs.ModeDir != 0 {
			if err := w.add(filepath.Join(p, e.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// gone reports whether a source no longer exists, such as an editor's temporary
// file.
func (w *watcher) gone(name string) bool {
	_, err := os.Lstat(filepath.Join(w.dir, filepath.FromSlash(name)))
	return err != nil
}

// run calls changed after each change of the sources, with the changed files as
// far as known, until ctx is done.
func (w *watcher) run(ctx context.Context, log io.Writer, changed func(files ...string)) {
	var settled <-chan time.Time
	var files []string
	for {
		select {
		case <-ctx.Done():
			return
		case e, ok := <-w.notify.Events:
			if !ok {
				return
			}
			if w.matters(e) {
				w.follow(e, log)
				settled = time.After(quiet)
				if rel, err := filepath.Rel(w.dir, e.Name); err == nil && !slices.Contains(files, filepath.ToSlash(rel)) {
					files = append(files, filepath.ToSlash(rel))
				}
			}
		case err, ok := <-w.notify.Errors:
			if !ok {
				return
			}
			fmt.Fprintf(log, "watch: %v\n", err) // events were lost: look at everything
			settled = time.After(quiet)
		case <-settled:
			settled = nil
			changed(slices.DeleteFunc(files, w.gone)...)
			files = nil
		}
	}
}

// follow watches a new folder.
func (w *watcher) follow(e fsnotify.Event, log io.Writer) {
	if !e.Has(fsnotify.Create) {
		return
	}
	if err := w.add(e.Name); err != nil {
		fmt.Fprintf(log, "watch: %v\n", err)
	}
}

// matters reports whether an event concerns a source, rather than an editor's
// temporary file or only a change of mode.
func (w *watcher) matters(e fsnotify.Event) bool {
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil || e.Op == fsnotify.Chmod {
		return false
	}
	parts := strings.Split(filepath.ToSlash(rel), "/")
	name := parts[len(parts)-1]
	return slices.Contains(w.sources, parts[0]) &&
		!strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "#") && !strings.HasSuffix(name, "~")
}

// lockedWriter makes concurrent writes safe.
type lockedWriter struct {
	mu sync.Mutex
	w  io.Writer
}

func (l *lockedWriter) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}
