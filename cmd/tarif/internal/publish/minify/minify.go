// Package minify makes of the theme's scripts and styles what browsers get:
// modules joined into one classic script, everything written shorter, for
// phones.
//
// It changes how they are written, never what they do or say, and gives the
// same bytes for the same files. [Baseline] is the oldest browsers in which the
// site works: syntax that they do not know is written in other words. Pages are
// left as they are: rates tables gain little, and a page should stay one that a
// person can read.
package minify

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	// esbuild joins modules and knows which browser understands what.
	"github.com/evanw/esbuild/pkg/api"
	// The names that minify gives pack a script by a twentieth better.
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

// Baseline is the oldest browsers in which everything can be read and compared.
// Samsung Internet 13 is Chrome 83 by another name; Opera Mini runs scripts on
// its server and needs none. No linter holds the styles to it yet.
var Baseline = []api.Engine{
	{Name: api.EngineChrome, Version: "80"},
	{Name: api.EngineSafari, Version: "14"},
	{Name: api.EngineFirefox, Version: "78"},
}

// File returns what browsers get of a file: a script with all that it imports,
// a shorter style, and any other file as it is. A file that is not valid is an
// error, not a page that does not work.
func File(fsys fs.FS, name string) ([]byte, error) {
	ext := path.Ext(name)
	if ext != ".js" && ext != ".css" {
		return fs.ReadFile(fsys, name)
	}
	done := api.Build(api.BuildOptions{
		EntryPoints: []string{name},
		Plugins:     []api.Plugin{reading(fsys)},
		Bundle:      true,
		Format:      api.FormatIIFE, // classic scripts run from a disk, modules do not
		Charset:     api.CharsetUTF8,
		Engines:     Baseline,
		// Safari before 14.1 knows destructuring, but for corners that we do not use.
		Supported: map[string]bool{"destructuring": true},

		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
	})
	if len(done.Errors) > 0 {
		return nil, mistake(done.Errors)
	}
	out := done.OutputFiles[0].Contents
	if ext == ".css" {
		return out, nil
	}
	var b bytes.Buffer
	err := (&js.Minifier{}).Minify(minify.New(), &b, bytes.NewReader(out), nil)
	return b.Bytes(), err
}

// reading lets the bundler see the theme, which is no folder on a disk.
func reading(fsys fs.FS) api.Plugin {
	const namespace = "theme"
	return api.Plugin{Name: namespace, Setup: func(build api.PluginBuild) {
		build.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			name := a.Path
			if a.Kind != api.ResolveEntryPoint {
				name = path.Join(path.Dir(a.Importer), name)
			}
			return api.OnResolveResult{Path: name, Namespace: namespace}, nil
		})
		build.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			data, err := fs.ReadFile(fsys, a.Path)
			text, loader := string(data), api.LoaderJS
			if path.Ext(a.Path) == ".css" {
				text, loader = withoutContainers(withoutGaps(text)), api.LoaderCSS
			}
			return api.OnLoadResult{Contents: &text, Loader: loader}, err
		})
	}}
}

// mistake tells all that is wrong, each at its place.
func mistake(found []api.Message) error {
	var texts []string
	for _, m := range found {
		text := m.Text
		if at := m.Location; at != nil {
			text = fmt.Sprintf("%s:%d:%d: %s", strings.TrimPrefix(at.File, "theme:"), at.Line, at.Column+1, m.Text)
		}
		texts = append(texts, text)
	}
	return errors.New(strings.Join(texts, "\n"))
}
