// Package minify turns the theme's scripts and styles into what browsers get:
// modules joined into one classic script, everything minified, for phones.
//
// It changes how they are written, never what they do or say, and gives the
// same bytes for the same files. [Baseline] is the oldest browsers in which the
// site works; newer syntax is rewritten for them. Pages are not minified:
// tables of rates gain little, and a page should remain readable.
package minify

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	// esbuild bundles modules and knows which browser supports what.
	"github.com/evanw/esbuild/pkg/api"
	// The names that minify chooses compress by a twentieth better.
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

// Baseline is the oldest browsers in which everything can be read and compared.
// Samsung Internet 13 is Chrome 83 under another name; Opera Mini runs scripts
// on its server and needs none. No linter checks the styles against it yet.
var Baseline = []api.Engine{
	{Name: api.EngineChrome, Version: "80"},
	{Name: api.EngineSafari, Version: "14"},
	{Name: api.EngineFirefox, Version: "78"},
}

// File returns a file as browsers get it: a script bundled with its imports, a
// minified style, and any other file unchanged. Invalid source is an error.
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
		// Safari before 14.1 supports destructuring except for corner cases
		// that we do not use.
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

// reading gives the bundler access to the theme, which is not a folder on a
// disk.
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

// mistake joins all errors, each with its position.
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
