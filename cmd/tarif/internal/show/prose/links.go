package prose

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/source"

	"github.com/yuin/goldmark/ast"
)

// Link is an address inside the site to which a text links, as written.
type Link struct {
	Address string
	Pos     source.Pos
	Line    string // the text of the line at Pos
}

// link checks an address and records it if it is internal.
func (c *checker) link(offset int, address string) {
	switch {
	case isInternal(address):
		c.internal(offset, address)
	case strings.HasPrefix(address, "#"):
		c.body.local = append(c.body.local, local{address, offset})
	case !isExternal(address):
		c.error(offset, ruleLink, source.Say(`"{1}" is not an address`, address),
			source.Say("inside the site write /places/oral/, elsewhere https://…"))
	}
}

func (c *checker) internal(offset int, address string) {
	first, rest, _ := strings.Cut(address[1:], "/")
	if first == "kk" || first == "ru" {
		c.error(offset, ruleLink, source.Say(`"{1}" names a language`, address),
			source.Say("leave it out, /{1}: a text leads to pages in its own language", rest))
		return
	}
	pos, line := c.place(offset)
	c.body.Links = append(c.body.Links, Link{address, pos, line})
}

// isInternal distinguishes /places/ from //example.kz/, which leaves the site.
func isInternal(address string) bool {
	return strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "//")
}

func isExternal(address string) bool {
	u, err := url.Parse(address)
	return err == nil && slices.Contains([]string{"https", "http", "mailto", "tel"}, u.Scheme)
}

func autoAddress(n *ast.AutoLink, src []byte) string {
	if n.AutoLinkType == ast.AutoLinkEmail {
		return "mailto:" + string(n.URL(src))
	}
	return string(n.URL(src))
}

// local is a link to a heading of the same text.
type local struct {
	address string
	offset  int
}

// locals reports links to headings that do not exist. It is called when the
// whole text has been read.
func (c *checker) locals() {
	anchors := map[string]bool{}
	for _, id := range c.body.anchors {
		anchors[id] = true
	}
	for _, l := range c.body.local {
		id, err := url.PathUnescape(l.address[1:])
		if err != nil || !anchors[id] {
			c.error(l.offset, ruleLink, source.Say(`there is no heading "{1}" in this text`, l.address),
				source.Say("headings here: {1}", strings.Join(c.body.anchors, ", ")))
		}
	}
}

var pictureName = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*\.(svg|png|jpg|jpeg|gif|webp)$`)

// image checks a picture and records its name.
func (c *checker) image(n *ast.Image) {
	name := string(n.Destination)
	switch {
	case strings.TrimSpace(plainText(n, c.src)) == "":
		c.error(offset(n), ruleImage, source.Say("the picture has no text for those who do not see it"), source.Say("write ![what it shows](name.svg)"))
	case !pictureName.MatchString(name):
		c.error(offset(n), ruleImage, source.Say(`"{1}" is not the name of a picture`, name),
			source.Say("name an svg, png, jpg or webp file beside the page, in lower-case ASCII"))
	case !c.pictures(name):
		c.error(offset(n), ruleImage, source.Say(`there is no "{1}" beside the page`, name), source.Say("put the file into the page's folder"))
	default:
		c.body.Pictures = append(c.body.Pictures, name)
	}
}

// plainText returns a node's words without markup.
func plainText(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(n.Segment.Value(src))
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
