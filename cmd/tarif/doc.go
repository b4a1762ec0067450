// Tarif renders published tariffs into a bilingual static website.
//
// # How a price gets onto a page
//
// An office receives an act as a Word file. Package act/doc reads the file into
// paragraphs and tables; act/table finds the rows, act/printed reads the amount
// "1 896,60" in a cell, and act/fit finds the service that the row is about.
// act/importer joins the results into an edition, which files/tomlwrite writes
// as TOML. A person checks the findings and corrects the file. files/load reads
// the TOML strictly into tariff.Data, where the price is a money.Amount.
// study/diff and study/compare set it beside last year's price and the price of
// other places. The packages of show format it as text, tables, charts, feeds
// and downloads; publish/site plans the files, and publish/output writes them.
//
// # Packages
//
// Packages are grouped in folders of internal/, listed here in order: a package
// imports only packages that are below it in this list. The tests of
// internal/test/policy check that.
//
// main
//
//	cmd/tarif          calls cli and exits with its status
//
// cli: the command line
//
//	internal/cli           the commands, their flags and what they print (cobra)
//	internal/cli/messages  what findings say, in three languages
//	internal/cli/rules     the list of every rule that findings are made by
//	internal/cli/sarif     findings for code hosts
//
// publish: the whole site, planned, checked, written and served
//
//	internal/publish/upload/rclone  a site on a remote of the installed rclone
//	internal/publish/upload/sftp    a site on an SSH server (pkg/sftp)
//	internal/publish/upload/s3      a site in a bucket (minio-go)
//	internal/publish/upload/webdav  a site in a WebDAV folder (gowebdav)
//	internal/publish/upload/branch  a site as a git branch, with the installed git
//	internal/publish/upload    uploads what changed, in an order that never breaks the site
//	internal/publish/sample    a synthetic site for load tests
//	internal/publish/starter   templates for a new site, place, act's file or post
//	internal/publish/serve     the development server: watch, rebuild, reload (fsnotify)
//	internal/publish/site      reads a site's folder, plans every file, renders it
//	internal/publish/published compares the data with the site as published
//	internal/publish/check     what is probably wrong in the data and prose
//	internal/publish/bundle    the whole site as one file for use from a disk
//	internal/publish/minify    scripts bundled, files minified (esbuild, tdewolff/minify)
//	internal/publish/output    writes the files atomically (afero)
//
// show: values as text, pages and files
//
//	internal/show/kit      what an office sends out with an edition: texts, pictures, sheets
//	internal/show/paper    a poster and a notice to print, as PDF (go-pdf/fpdf)
//	internal/show/docx     a Word file with a table
//	internal/show/ical     calendar files (golang-ical)
//	internal/show/picture/card    social cards as pictures (x/image)
//	internal/show/picture/icon    the drawn icon as pictures of every size (oksvg)
//	internal/show/picture/qrcode  an address as a QR code (rsc.io/qr)
//	internal/show/report   changes and comparisons as text, Markdown, JSON and CSV
//	internal/show/pages    one typed view for each template, and the addresses of pages
//	internal/show/feed     the Atom feed and the sitemap
//	internal/show/export   CSV, JSON, spreadsheet, data package
//	internal/show/xlsx     workbooks of plain tables
//	internal/show/search   the index that the browser searches (snowballstem)
//	internal/show/prose    Markdown with front matter and prices by reference (goldmark)
//	internal/show/wording  acts, prices, results of comparisons and dates in words
//	internal/show/words    the texts of the interface, one catalogue for each language
//	internal/show/htmlc    the output of html/template, faster
//	internal/show/chart    the positions of lines and labels in a chart
//
// act: an office's file read into an edition
//
//	internal/act/importer    an act's text → an edition's TOML, and a report
//	internal/act/ledger      accounts for every number of a document
//	internal/act/table       the rows of a table, however the text has them
//	internal/act/printed     price cells as acts print them
//	internal/act/requisites  title, number, dates, grounds: all but the table
//	internal/act/fit         which service of the catalogue a row is about
//	internal/act/mend        words that text extraction damaged
//	internal/act/stem        words without their endings
//	internal/act/doc         Word, ODT, RTF, PDF, XLSX, CSV, HTML, Markdown, text → blocks and tables (x/net/html)
//	internal/act/pdfpage     the letters and lines on the pages of a PDF
//	internal/act/budget      limits the work of one import
//
// study: comparisons of prices, as values without words
//
//	internal/study/history  prices through the editions of their tariffs
//	internal/study/compare  two places' editions side by side
//	internal/study/diff     what changed between two editions
//	internal/study/match    which rates of two tables correspond
//
// files: the files people write, read strictly and written back
//
//	internal/files/tomlfmt    edition files in canonical form, comments kept
//	internal/files/load       tariffs/*.toml → tariff.Data, with every finding
//	internal/files/config     config.toml
//	internal/files/picture    pictures beside the prose, checked before publishing (x/image)
//	internal/files/door       a site's folder, restricted to the files that belong to it
//	internal/files/tomlwrite  editions and catalogue as TOML
//	internal/files/tomlfile   TOML with positions: all errors at once (BurntSushi/toml)
//
// the base, directly in internal/
//
//	internal/tariff  the domain: places, kinds, acts, editions, rates, time
//	internal/signature  signs and verifies manifests in minisign's format (go-minisign)
//	internal/source  positions in files and findings about them
//	internal/lang    the two languages, their numbers, dates and collation (x/text)
//	internal/money   exact decimal money (shopspring/decimal)
//	internal/pool    runs tasks of one kind concurrently
//	internal/graph   values that point to each other as bytes and back
//	internal/lists   lists made from others, and the first element of one
//	internal/pack    compression: deflate, gzip, brotli (klauspost/compress, andybalholm/brotli)
//
// internal/test holds what only tests import: the two acts letter by letter, a
// real browser, the policy, builders of small tariffs, and assertions (is).
//
// templates/ is a package too: it embeds the theme (HTML, CSS, scripts and the
// texts of the interface). tariffs/ and content/ are data and prose for people
// who do not write Go. They are never embedded: a program must not contain
// outdated prices.
//
// # A build
//
// A build has three steps. Load reads the site's folder into tariff.Data, prose
// and configuration, or returns findings. Plan lists every file of the site with
// a function that renders it, but renders nothing, so that links, the sitemap
// and progress can use the list, and the development server renders only what
// is asked for. Write renders into a hidden folder beside the output, adds the
// manifest and renames the folder into place; an error at any point leaves the
// old site as it was.
//
// # Where to look
//
// A percentage is rounded once, in money.Change. Which prices are the same and
// what a price is for is defined in tariff (Key, Meaning). Whether two prices may
// be compared, and why not, is decided in guard.go of study/compare and put into
// words by show/wording. A download is written by show/export, gets its address
// in data.go of publish/site, and is described to programs by the data package
// beside it. The English text of a finding is where the finding is made; the
// translations are in cli/messages. The texts of pages are in templates/words.
//
// # Principles
//
//   - Amounts are exact decimals from the TOML to the page, and every price refers
//     to its act and row. What an act does not say is unknown, never guessed.
//   - The act's wording is data. It is shown as printed, errors included, together
//     with our plain name for the service. Our translations are marked as ours.
//   - Whether two prices may be compared is decided when the site is built. In the
//     browser a reader can pick other places, but the result is looked up
//     (data/kinds/). The catalogue says what each basis counts, and the calculator
//     refuses what it cannot compute exactly.
//   - Charts are drawn when the site is built. A price applies to a span of time, so
//     lines are steps, and gaps stay gaps; axes begin at zero; an axis has only
//     prices of the same meaning; and every figure is also in a table.
//   - What is in force is decided for the day of the build, which is passed down;
//     only cli reads the clock. What nobody could know on that day is not shown: an
//     edition of a later act has a page that says there was no such act yet. A page
//     that was built long ago says so in the browser.
//   - The site works without us. sw.js keeps the last pages a reader opened and shows
//     them, with their day, while offline; with offline = false in config.toml the
//     script at the same address unregisters itself. data/site.zip is the site as a
//     folder for a disk.
package main
