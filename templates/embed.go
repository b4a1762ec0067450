// Package templates is the theme: HTML templates, assets and the words of the
// interface, embedded so that the program carries them. A file of the same
// name in a site's own templates/ folder wins.
//
// The files are html/template. base.html is the frame of every page; a page's
// own file defines "main"; part-*.html hold what several pages share, and
// part-bare.html frames the pages outside the languages. Each template is run
// on one typed view of package pages.
package templates

import "embed"

// FS holds the theme: *.html, assets/, words/ and sw.js, which reads without a
// network and stands at the root of the site, not among the assets.
//
//go:embed *.html assets words sw.js
var FS embed.FS
