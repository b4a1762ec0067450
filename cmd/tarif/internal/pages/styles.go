package pages

// styles are the files that a kind of page links after site.css, by template:
// a page loads what it uses and no more.
var styles = map[string][]string{
	"compare.html":        {"compare.css"},
	"compare-matrix.html": {"compare.css"},
	"edition.html":        {"time.css"},
	"changes.html":        {"time.css"},
	"service.html":        {"time.css"},
}

// scripts are what a kind of page loads after site.js, by template.
var scripts = map[string][]string{
	"compare.html":        {"compare.js"},
	"compare-matrix.html": {"compare.js"},
	"edition.html":        {"time.js"},
	"changes.html":        {"time.js"},
}

// files gives the addresses of files of the theme.
func (c *context) files(names []string) []string {
	var urls []string
	for _, name := range names {
		urls = append(urls, c.addr.up()+"../"+c.site.Assets.Named[name])
	}
	return urls
}
