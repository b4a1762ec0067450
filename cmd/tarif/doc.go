// Tarif renders published tariffs into a bilingual static website.
//
// # The plan of the house
//
// Arrows point down; a package imports only what stands below it. The test in
// internal/policy holds us to this.
//
//	cmd/tarif          main: exit status and nothing else
//	internal/cli       the commands, their flags and what they print (cobra)
//	internal/sample    a made-up site for load tests
//	internal/report    changes and comparisons as text, Markdown, JSON and CSV
//	internal/serve     the development server: watch, rebuild, reload (fsnotify)
//	internal/rules     every rule by which findings are made, joined
//	internal/site      reads a site's folder, plans every file, renders it
//	internal/published what readers have been told, against the data
//	internal/card      social cards as pictures (x/image)
//	internal/icon      the drawn icon as pictures of every size (oksvg)
//	internal/qrcode    an address as a QR code (rsc.io/qr)
//	internal/bundle    the whole site as one file that opens from a disk
//	internal/minify    scripts and styles written shorter (tdewolff/minify)
//	internal/output    writes the files safely: beside, then renamed (afero)
//	internal/sarif     findings for code hosts
//	internal/importer  an act's text → an edition's TOML, and a report
//	internal/importer/table    the rows of a table, however the text has them
//	internal/importer/printed  price cells as acts print them
//	internal/importer/act      title, number, dates, grounds: all but the table
//	internal/importer/fit      which service of the catalogue a row means
//	internal/importer/mend     words that extraction damaged
//	internal/importer/stem     words without their endings
//	internal/doc       text, HTML, Markdown, DOCX, PDF → blocks and tables (x/net/html)
//	internal/doc/pdfpage       the letters and lines on the pages of a PDF
//	internal/tomlfmt   editions' files in canonical form, comments kept
//	internal/tomlwrite editions and catalogue as TOML
//	internal/load      tariffs/*.toml → tariff.Data, with every finding
//	internal/check     what is probably wrong, over all data and prose
//	internal/pages     one typed view a template, and the plan of addresses
//	internal/feed      the Atom feed and the sitemap
//	internal/export    CSV, JSON, spreadsheet, data package
//	internal/xlsx      workbooks of plain tables (excelize)
//	internal/search    the index that the browser searches (snowballstem)
//	internal/config    config.toml
//	internal/prose     Markdown with front matter and prices by reference (goldmark)
//	internal/words     the words of the interface, one catalogue a language
//	internal/chart     where the lines and labels of a chart stand
//	internal/history   prices through the editions of their tariffs, as data
//	internal/compare   two places' editions side by side, as data
//	internal/diff      what changed between two editions, as data
//	internal/match     which rates of two tables answer each other
//	internal/messages  what findings say, in three languages
//	internal/tomlfile  TOML with positions: all errors at once (BurntSushi/toml)
//	internal/tariff    the domain: places, kinds, acts, editions, rates, time
//	internal/source    places in files and findings about them
//	internal/lang      the two languages, their numbers, dates and order (x/text)
//	internal/money     exact decimal money (shopspring/decimal)
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
// What depends on the day is decided by one value, the day of the build, that
// is handed down; nothing below cli asks a clock.
package main
