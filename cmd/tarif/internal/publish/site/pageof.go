package site

import (
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

// PageOf returns the address, without the language, of the page that shows a
// source file: the edition's page for its file, the post for its text. It
// returns "" for a file that many pages show, or none.
func PageOf(file string) string {
	folder, name := path.Split(file)
	parts := strings.Split(strings.TrimSuffix(folder, "/"), "/")
	switch {
	case parts[0] == "tariffs" && len(parts) == 3 && path.Ext(name) == ".toml":
		return path.Join("places", parts[1], parts[2], strings.TrimSuffix(name, ".toml")) + "/"
	case parts[0] == "content" && path.Ext(name) == ".md":
		slug := strings.TrimSuffix(name, ".md")
		if !slices.Contains(lang.All[:], lang.Lang(strings.TrimPrefix(path.Ext(slug), "."))) {
			return ""
		}
		slug = strings.TrimSuffix(slug, path.Ext(slug))
		return strings.TrimSuffix(path.Join(append(parts[1:], slug)...)+"/", "index/")
	}
	return ""
}
