// Package templates is the theme: HTML templates, assets and the words of the
// interface, embedded in the program. A file of the same folder and name in a
// site's own templates/ replaces the embedded one.
//
// The templates are html/template. parts/base.html is the frame of every page;
// a file of pages/ defines its "main"; the other parts hold what several pages
// share, and parts/bare.html frames the pages outside the languages. Each page
// is run on one typed view of package pages. assets/css/site.css is what every
// page has; the other style sheets belong to kinds of page, as styles.go of
// package pages says, so that a page pays only for what it uses.
//
// # Readers
//
// Readers may be old, tired, blind, in a hurry, or on a cheap phone.
//
//   - Prices come first and explanations are folded. An edition's first price is
//     within one screen of a phone of 360 by 640 pixels.
//   - Everything can be read and compared without a script, and the version for
//     the visually impaired works in the browsers of .ci/browsers.mjs. Newer
//     features only add to that. Linters check the published styles and scripts
//     against the list.
//   - Everything grows with the letters: lengths are in rem, except the margins of
//     a small screen and the 44 pixels of touch targets. Columns fold by
//     @container, which takes the letter size into account; the build writes the
//     same rules as @media for browsers without it.
//   - Nothing moves once it is drawn: room is reserved for what a script adds.
//   - Nothing is loaded from other sites, and every page's Content-Security-Policy
//     enforces that.
//   - The reader's own place is stored in the browser only (assets/js/place.js).
//
// # Weight
//
// An edition of 76 rows with its styles is at most 14 KB compressed, which a
// server sends in the first round trip; a page with all that it needs is at most 25 KB.
// The wording of 76 rows in two languages alone takes 7 KB, so it has a page of
// its own, which opens under a row where there is a script. Links are as short as
// they can be. Tests weigh every page.
//
// # Looks
//
//   - Text is in the reader's system font, because it has ә ғ қ ң ө ұ ү һ і and
//     loads nothing: 17 pixels, line height 1.55, lines of at most 44 rem; headings
//     of 1.2, 1.44 and up to 2.25 rem, notes of 0.9. Prices are bold, in figures of
//     equal width, aligned right. Distances are multiples of a quarter rem.
//   - Colours are warm paper, dark ink and one accent, the sky blue of the flag,
//     darkened until it is legible; the bright blue and an ochre are for lines only.
//     Text has a contrast of at least 7 to 1 on every background, and outlines of 3
//     to 1: a test computes it from the style sheets. No meaning depends on colour
//     alone: roles and states have a sign and a word.
//   - A table's heading stays in sight on a wide screen. On a phone its rows are
//     grids with the price beside the name, and have ARIA roles, because not every
//     browser exposes a table as a table when its rows are laid out as grids. A
//     remark on one row is below the row, one on several rows is a note under the
//     table. There are no totals: a sum of prices of different services means
//     nothing.
//   - The version for the visually impaired has three choices, letter size, spacing
//     and colours, which vision.js sets as classes before the page is drawn.
//   - Printed pages have no fields, buttons or links: an edition takes three sheets
//     of A4, a comparison of two places four.
//   - The home page uses everyday words: a section says plainly what people come
//     for, with its official name in small letters below. The icons of sections and
//     kinds are our own drawings, in parts/sign.html.
package templates

import "embed"

// FS holds the theme: pages/, parts/, words/, announce/ (the texts of tarif
// announce, in text/template), and assets/, whose css/ and js/
// are published beside the icon.
//
//go:embed pages parts assets words announce
var FS embed.FS
