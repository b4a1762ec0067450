package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/source"
)

// Text is a file that a person goes on with, at a path relative to a folder.
type Text struct {
	Path string
	Data []byte
}

// Put writes files into a folder of a person's, which it makes if necessary:
// all of them, or none if it fails or is killed. They are first written under
// hidden names that a journal lists; once the journal is renamed to putReady, the
// files are renamed, by this program or by the next one that calls Resume. A
// file that is there keeps its mode, and a link to one in the folder stays a
// link.
func Put(dir string, files []Text) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	unlock, err := lockIn(dir)
	if err != nil {
		return err
	}
	defer unlock()
	if err := resume(root); err != nil {
		return err
	}
	moves := make([]move, len(files))
	for i, f := range files {
		if !filepath.IsLocal(f.Path) {
			return &fs.PathError{Op: "write", Path: f.Path, Err: fs.ErrInvalid}
		}
		to := linked(dir, filepath.ToSlash(f.Path))
		moves[i] = move{path.Join(path.Dir(to), fmt.Sprintf("%s%d", putPart, rand.Uint64())), to}
	}
	data, err := json.Marshal(moves)
	if err == nil {
		err = root.WriteFile(putBegun, data, 0o600)
	}
	for i := 0; err == nil && i < len(files); i++ {
		err = moves[i].prepare(root, files[i].Data)
	}
	if err == nil {
		err = root.Rename(putBegun, putReady)
	}
	return errors.Join(err, resume(root))
}

// The names of Put: its lock, its journal while files are written and while they
// are renamed, and the hidden files.
const (
	putLock  = ".tarif-lock"
	putBegun = ".tarif-begun.json"
	putReady = ".tarif-ready.json"
	putPart  = ".tarif-part-"
)

// move is a file that is ready, and its place.
type move struct{ From, To string }

func (m move) prepare(root *os.Root, data []byte) error {
	mode := fs.FileMode(0o644)
	switch info, err := root.Stat(m.To); {
	case err == nil && info.IsDir():
		return &fs.PathError{Op: "write", Path: m.To, Err: errors.New("is a folder")}
	case err == nil:
		mode = info.Mode().Perm()
	}
	if err := root.MkdirAll(path.Dir(m.To), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(m.From, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
}

// linked returns the path of a file, by that of its target if it is a link.
func linked(dir, p string) string {
	base, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return p
	}
	real, err := filepath.EvalSymlinks(filepath.Join(dir, p))
	if err != nil {
		return p
	}
	if rel, err := filepath.Rel(base, real); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return p
}

// lockIn lets one program at a time put files into a folder.
func lockIn(dir string) (unlock func(), err error) {
	for range 200 {
		unlock, holder, err := tryLock(disk{}, filepath.Join(dir, putLock))
		switch {
		case err != nil:
			return func() {}, nil // who may not write here is told by what is written next
		case holder == "":
			return unlock, nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil, &Refused{dir, source.Say("is being written by another command"), source.Say("wait until it is done, or stop it")}
}

// tryLock takes a lock where the system has locks.
func tryLock(fsys afero.Fs, name string) (unlock func(), holder string, err error) {
	if l, ok := fsys.(locker); ok {
		return l.Lock(name)
	}
	return func() {}, "", nil
}

// Resume completes or takes away what a killed Put has begun in a folder.
func Resume(dir string) error {
	begun := false
	for _, name := range []string{putLock, putBegun, putReady} {
		_, err := os.Lstat(filepath.Join(dir, name))
		begun = begun || err == nil
	}
	if !begun {
		return nil
	}
	unlock, holder, err := tryLock(disk{}, filepath.Join(dir, putLock))
	if holder != "" || err != nil {
		return nil // it is being done, or this is no folder of ours to write to
	}
	defer unlock()
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return resume(root)
}

// resume does what the journal says, which is nothing outside the folder.
func resume(root *os.Root) error {
	for _, m := range journal(root, putReady) {
		if err := root.Rename(m.From, m.To); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, m := range journal(root, putBegun) {
		if err := root.Remove(m.From); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	for _, name := range []string{putReady, putBegun} {
		if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// journal reads the moves of a journal. One that was not finished, for which
// nothing has been written yet, has none; nor has what others made.
func journal(root *os.Root, name string) []move {
	info, err := root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	data, err := root.ReadFile(name)
	var moves []move
	if err != nil || json.Unmarshal(data, &moves) != nil {
		return nil
	}
	for _, m := range moves {
		if ok, _ := path.Match(putPart+"[0-9]*", path.Base(m.From)); !ok || path.Dir(m.From) != path.Dir(m.To) {
			return nil
		}
	}
	return moves
}
