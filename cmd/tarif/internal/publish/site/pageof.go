package site

import (
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

// PageOf is the address, without its language, of the page on which a source
// is read: an edition's for its file, a post's for its text. It is empty for
// what many pages show, and for what none does.
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
