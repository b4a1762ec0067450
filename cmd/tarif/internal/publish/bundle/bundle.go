// Package bundle packs a site into one ZIP file that opens from a folder on a
// disk, without a web server and without JavaScript.
//
// [Write] packs [File]s. On a disk a folder is not a page, so [Links] makes
// every link to a folder name the folder's index.html. The same files on the
// same day give the same bytes.
package bundle

import (
	"archive/zip"
	"io"
	"path"
	"regexp"
	"strings"
	"time"
)

// File is a file of the bundle. Path is relative, with slashes.
type File struct {
	Path   string
	Render func() ([]byte, error)
}

// Write packs files, in order, below one folder. Only one of them is in memory
// at a time. All have the date day.
func Write(w io.Writer, folder string, day time.Time, files []File) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		data, err := f.Render()
		if err != nil {
			return err
		}
		if path.Ext(f.Path) == ".html" {
			data = Links(data)
		}
		to, err := z.CreateHeader(&zip.FileHeader{Name: folder + "/" + f.Path, Method: method(f.Path), Modified: day})
		if err != nil {
			return err
		}
		if _, err := to.Write(data); err != nil {
			return err
		}
	}
	return z.Close()
}

// method does not compress files that are compressed already.
func method(name string) uint16 {
	switch path.Ext(name) {
	case ".png", ".jpg", ".webp", ".xlsx", ".pdf":
		return zip.Store
	}
	return zip.Deflate
}

// link matches an attribute that holds an address, and the redirect of the root
// page. Looking for the quote is enough, because quotes in the text of our
// pages are escaped.
var link = regexp.MustCompile(`(\s(?:href|action|formaction|data-[a-z-]*url)=|content="\d+; ?url=)("?)([^"]*)"`)

// Links returns a page in which every relative link to a folder names the
// folder's index.html.
func Links(page []byte) []byte {
	return link.ReplaceAllFunc(page, func(found []byte) []byte {
		m := link.FindSubmatch(found)
		return []byte(string(m[1]) + string(m[2]) + named(string(m[3])) + `"`)
	})
}

var elsewhere = regexp.MustCompile(`^([a-zA-Z][a-zA-Z0-9+.-]*:|/|#|\?|$)`)

// named appends index.html to an address that ends in a folder.
func named(address string) string {
	if elsewhere.MatchString(address) {
		return address
	}
	folder, rest := address, ""
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		folder, rest = address[:i], address[i:]
	}
	switch base := path.Base(folder); {
	case folder == "./":
		return "index.html" + rest
	case strings.HasSuffix(folder, "/"):
		return folder + "index.html" + rest
	case base == "." || base == "..":
		return folder + "/index.html" + rest
	}
	return address
}
