// Package templates is the theme: HTML templates, assets and the words of the
// interface, embedded so that the program carries them. A file of the same
// folder and name in a site's own templates/ wins.
//
// The templates are html/template. parts/base.html is the frame of every page;
// a file of pages/ defines its "main"; the other parts hold what several pages
// share, and parts/bare.html frames the pages outside the languages. Each page
// is run on one typed view of package pages.
package templates

import "embed"

// FS holds the theme: pages/, parts/, words/, announce/ (the texts of tarif
// announce, in text/template), and assets/, whose css/ and js/
// are published beside the icon.
//
//go:embed pages parts assets words announce
var FS embed.FS
