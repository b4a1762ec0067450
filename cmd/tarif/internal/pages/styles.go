package pages

// styles and scripts are files of the theme that only some kinds of page need,
// by template.
var styles = map[string][]string{
	"compare.html":        {"compare.css"},
	"compare-matrix.html": {"compare.css"},
}

var scripts = map[string][]string{
	"compare.html":        {"compare.js"},
	"compare-matrix.html": {"compare.js"},
}

func (c *context) files(names []string) []string {
	var urls []string
	for _, name := range names {
		urls = append(urls, c.addr.up()+"../"+c.site.Assets.Named[name])
	}
	return urls
}
