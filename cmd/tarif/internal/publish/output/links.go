package output

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/afero"
)

// mostLinks is how many links are followed before a cycle is assumed.
const mostLinks = 40

// resolve returns an absolute path without symbolic links. Unlike
// filepath.EvalSymlinks it accepts a path whose end does not exist yet. On a
// file system without links it only cleans the path.
func resolve(fsys afero.Fs, p string) (string, error) {
	links, ok := fsys.(afero.LinkReader)
	if !ok {
		return filepath.Clean(p), nil
	}
	done, todo := cut(p)
	for followed := 0; len(todo) > 0; {
		next := filepath.Join(done, todo[0])
		todo = todo[1:]
		to, err := links.ReadlinkIfPossible(next)
		if err != nil { // not a link, or it does not exist
			done = next
			continue
		}
		if followed++; followed > mostLinks {
			return "", fmt.Errorf("%s leads through too many symbolic links", p)
		}
		root, parts := cut(to)
		if filepath.IsAbs(to) {
			done = root
		}
		todo = append(parts, todo...)
	}
	return done, nil
}

// cut returns the root of an absolute path, and the names in any path.
func cut(p string) (root string, parts []string) {
	const sep = string(filepath.Separator)
	p = filepath.Clean(p)
	vol := filepath.VolumeName(p)
	return vol + sep, strings.FieldsFunc(p[len(vol):], func(r rune) bool { return string(r) == sep })
}
