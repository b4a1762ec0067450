// Tarif renders published tariffs into a bilingual static website.
//
// # The road of a price
//
// An office receives an act as a Word file. act/doc reads the file into
// paragraphs and tables; act/table finds the rows, act/printed the amount
// "1 896,60" in a cell, act/fit the service that the row means; act/importer
// joins them into an edition and files/tomlwrite writes it as TOML. A person
// looks at the findings and settles them. files/load reads the TOML strictly
// into tariff.Data, in which the price is a money.Amount. study/diff and
// study/compare set it beside the year before and the place next door. The
// packages of show put it into words, tables, charts, feeds and downloads;
// publish/site plans the files, publish/output writes them, and the byte is on
// a page.
//
// # The wings
//
// Each wing is a folder of internal/, in the order of that road; the ground
// stands directly in internal/. Arrows point down: a package imports only what
// stands below it in this list. The tests of internal/test/policy hold us to
// it, wing by wing.
//
// main
//
//	cmd/tarif          exit status and nothing else
//
// cli: what a person types and reads
//
//	internal/cli           the commands, their flags and what they print (cobra)
//	internal/cli/messages  what findings say, in three languages
//	internal/cli/rules     every rule by which findings are made, joined
//	internal/cli/sarif     findings for code hosts
//
// publish: the whole site, planned, checked, written and served
//
//	internal/publish/upload/rclone  a site on a remote of the rclone that is installed
//	internal/publish/upload/sftp    a site on a server with SSH (pkg/sftp)
//	internal/publish/upload/s3      a site in a bucket (minio-go)
//	internal/publish/upload/webdav  a site in a WebDAV folder (gowebdav)
//	internal/publish/upload/branch  a site as a branch, with the git that is installed
//	internal/publish/upload    what changed goes up so that readers always meet a whole site
//	internal/publish/starter   the beginnings of a site, a place, an act's file, a post
//	internal/publish/sample    a synthetic site for load tests
//	internal/publish/serve     the development server: watch, rebuild, reload (fsnotify)
//	internal/publish/site      reads a site's folder, plans every file, renders it
//	internal/publish/published what readers have been told, against the data
//	internal/publish/check     what is probably wrong, over all data and prose
//	internal/publish/bundle    the whole site as one file that opens from a disk
//	internal/publish/minify    scripts joined, written shorter (esbuild, tdewolff/minify)
//	internal/publish/output    writes the files safely: beside, then renamed (afero)
//
// show: values put into words, pages and files
//
//	internal/show/kit      what an office sends round with an edition: texts, pictures, sheets
//	internal/show/paper    a poster and a notice to print, as PDF (go-pdf/fpdf)
//	internal/show/docx     a Word file with a table
//	internal/show/ical     days for a calendar (golang-ical)
//	internal/show/picture/card    social cards as pictures (x/image)
//	internal/show/picture/icon    the drawn icon as pictures of every size (oksvg)
//	internal/show/picture/qrcode  an address as a QR code (rsc.io/qr)
//	internal/show/report   changes and comparisons as text, Markdown, JSON and CSV
//	internal/show/pages    one typed view a template, and the plan of addresses
//	internal/show/feed     the Atom feed and the sitemap
//	internal/show/export   CSV, JSON, spreadsheet, data package
//	internal/show/xlsx     workbooks of plain tables
//	internal/show/search   the index that the browser searches (snowballstem)
//	internal/show/prose    Markdown with front matter and prices by reference (goldmark)
//	internal/show/wording  values put into words of a language: acts, prices, verdicts, dates
//	internal/show/words    the words of the interface, one catalogue a language
//	internal/show/htmlc    the bytes of html/template, faster
//	internal/show/chart    where the lines and labels of a chart stand
//
// act: an office's file read into an edition
//
//	internal/act/importer    an act's text → an edition's TOML, and a report
//	internal/act/ledger      every number of a document and what it is there for
//	internal/act/table       the rows of a table, however the text has them
//	internal/act/printed     price cells as acts print them
//	internal/act/requisites  title, number, dates, grounds: all but the table
//	internal/act/fit         which service of the catalogue a row means
//	internal/act/mend        words that extraction damaged
//	internal/act/stem        words without their endings
//	internal/act/doc         Word, ODT, RTF, PDF, XLSX, CSV, HTML, Markdown, text → blocks and tables (x/net/html)
//	internal/act/pdfpage     the letters and lines on the pages of a PDF
//	internal/act/budget      how much work one import may take
//
// study: what the figures say about each other, as values without words
//
//	internal/study/history  prices through the editions of their tariffs
//	internal/study/compare  two places' editions side by side
//	internal/study/diff     what changed between two editions
//	internal/study/match    which rates of two tables answer each other
//
// files: what people write, read strictly and written back
//
//	internal/files/tomlfmt    editions' files in canonical form, comments kept
//	internal/files/load       tariffs/*.toml → tariff.Data, with every finding
//	internal/files/config     config.toml
//	internal/files/picture    pictures beside the prose, looked at before they go out (x/image)
//	internal/files/door       a site's folder, of which its own files alone are opened
//	internal/files/tomlwrite  editions and catalogue as TOML
//	internal/files/tomlfile   TOML with positions: all errors at once (BurntSushi/toml)
//
// the ground
//
//	internal/tariff  the domain: places, kinds, acts, editions, rates, time
//	internal/signature  a manifest signed and checked as minisign does (go-minisign)
//	internal/source  places in files and findings about them
//	internal/lang    the two languages, their numbers, dates and order (x/text)
//	internal/money   exact decimal money (shopspring/decimal)
//	internal/pool    many things of one kind at a time
//	internal/lists   what a function makes of each element of a list
//	internal/pack    bytes made smaller: deflate, gzip, brotli (klauspost/compress, andybalholm/brotli)
//
// internal/test holds what only tests import: the two acts letter by letter,
// the real browser, the policy, builders of small tariffs, and what a test says
// in one line (is).
//
// templates/ is a package too: it embeds the theme (HTML, CSS, scripts and the
// words of the interface). tariffs/ and content/ are data and prose for people
// who do not write Go and are never embedded: a binary must not carry
// yesterday's price.
//
// # A build
//
// A build has three steps, each a value. Load reads the site's folder into
// tariff.Data, prose and configuration, or a list of findings. Plan lists
// every file of the site with a function that renders it; nothing is rendered
// yet, so that links, twins, the sitemap and progress can be read from the
// plan, and the development server renders only what is asked for. Write
// renders and writes into a hidden sibling of the output, adds the manifest
// and renames it into place; a failure anywhere leaves the old site as it was.
//
// # Where to look
//
// A percentage is rounded once, in money.Change. Which price a rate is and what
// it is for stands in tariff (Key, Meaning); study/compare decides in guard.go
// whether two prices may be set against each other and why not, and
// show/wording says so. A download is written by show/export, gets its address
// in data.go of publish/site, and is described to machines by the data package
// beside it. What a finding says stands where it is made, in English; the other
// languages are in cli/messages. What a page says stands in templates/words.
//
// # Why it is built this way
//
//   - A price is a decimal, an act and a row. Amounts are exact decimals from the
//     TOML to the page. What an act does not say is kept as unknown, not guessed.
//   - The act's wording is data. It stands as printed, slips included, with our
//     plain name for the service beside it and our translation marked as ours.
//   - Whether two prices may be compared is decided when the site is built; a
//     browser in which a reader picks other places only looks the answer up
//     (data/kinds/). The catalogue says of each basis what it is counted by, and
//     the calculator refuses what it cannot tell exactly.
//   - Charts are drawn when the site is built. A price holds over a span, so lines
//     are steps and gaps stay gaps; axes begin at zero; only prices that mean the
//     same stand on one axis; every figure stands in a table too.
//   - What is in force is decided for one day, the day of the build, that is handed
//     down; nothing below cli asks a clock. What nobody could know on that day is
//     not told: an edition of a later act keeps its page and says that there was
//     no such act yet. A page that was built long ago notices it in the browser.
//   - The site is useful without us. sw.js keeps the last pages that a reader opened
//     and shows them, with their day, where the network does not answer; with
//     offline = false in config.toml the script at the same address removes itself.
//     data/site.zip is the site as a folder for a disk.
package main
