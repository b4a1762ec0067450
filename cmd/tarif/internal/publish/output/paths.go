package output

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// CheckPaths reports every path that some file system cannot hold, and every
// two that some file system cannot distinguish: a site that is built here must
// unpack on an office's Windows computer.
func CheckPaths(files []File) []error {
	var errs []error
	seen := names{}
	for _, f := range files {
		if reason := unfit(f.Path); reason != "" {
			errs = append(errs, fmt.Errorf("plan: path %q %s", f.Path, reason))
			continue
		}
		if err := seen.add(f.Path); err != nil {
			errs = append(errs, err)
		}
	}
	return errs
}

// names maps a path in lower case to its first spelling, with a slash at the
// end if it is a folder.
type names map[string]string

// add adds a file and the folders that contain it.
func (n names) add(p string) error {
	if strings.EqualFold(p, manifestName) || strings.EqualFold(p, SignatureName) {
		return fmt.Errorf("plan: path %q is the manifest's, which is added when the site is written", p)
	}
	if other, ok := n[strings.ToLower(p)]; ok {
		if other == p {
			return fmt.Errorf("plan: path %q stands twice", p)
		}
		return clash(p, other)
	}
	n[strings.ToLower(p)] = p
	for d := path.Dir(p); d != "."; d = path.Dir(d) {
		switch other, ok := n[strings.ToLower(d)]; {
		case ok && other == d+"/":
			return nil // the folders that contain it are there too
		case ok:
			return clash(p, other)
		}
		n[strings.ToLower(d)] = d + "/"
	}
	return nil
}

func clash(p, other string) error {
	return fmt.Errorf("plan: path %q and %q are one name where case does not count, or a file and a folder of one name", p, other)
}

// reserved matches the names of devices, which Windows reserves whatever the
// extension.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])( *\.|$)`)

// devices are the prefixes of their names.
var devices = []string{"con", "prn", "aux", "nul", "com", "lpt"}

func device(name string) bool {
	return len(name) >= 3 && slices.Contains(devices, strings.ToLower(name[:3])) && reserved.MatchString(name)
}

// unfit says what is wrong with a path, or "".
func unfit(p string) string {
	if !fs.ValidPath(p) || p == "." {
		return "is not a clean relative path with slashes"
	}
	for part := range strings.SplitSeq(p, "/") {
		switch {
		case strings.ContainsFunc(part, unfitRune):
			return `has a character that Windows does not allow in names (one of \ : * ? " < > | or a control character)`
		case strings.HasSuffix(part, ".") || strings.HasSuffix(part, " "):
			return "has a name that ends with a point or a space, which Windows drops"
		case device(part):
			return "has a name that Windows reserves for a device"
		}
	}
	return ""
}

func unfitRune(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`\:*?"<>|`, r) }
