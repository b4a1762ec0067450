package pages

import (
	"fmt"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/show/prose"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// proseLinks resolves addresses in our texts.
type proseLinks struct {
	composer
	media map[string]bool
}

func (s *Site) proseLinks(c composer) proseLinks { return proseLinks{c, s.Media} }

// markdown renders a piece of Markdown from the data. Loading has checked the
// data; an error in the Markdown fails the build.
func (c proseLinks) markdown(text string, data *tariff.Data) HTML {
	body, findings := prose.Fragment(c.Lang, source.Pos{}, text, data)
	c.Fail(findings.Err())
	if body == nil {
		return ""
	}
	b, err := body.Render(c.siteLink(""))
	c.Fail(err)
	return html(b)
}

// siteLink resolves addresses as prose of a section writes them:
// "/places/oral/" is a page of the site in the page's language,
// "/data/rates.csv" a file of the data, "name.svg" a picture beside the text.
func (c proseLinks) siteLink(section string) func(string) (string, error) {
	return func(address string) (string, error) {
		root := c.addr.up() + "../"
		a, absolute := strings.CutPrefix(address, "/")
		switch {
		case !absolute && c.media["media/"+section+"/"+address]:
			return root + "media/" + section + "/" + address, nil
		case !absolute:
			return "", fmt.Errorf("there is no picture %s in content/%s", address, section)
		case slices.Contains(dataFiles, a):
			return root + c.download(a), nil
		case a == "feed.xml":
			return c.addr.up() + a, nil
		case !c.known(Addr(a).page()):
			return "", fmt.Errorf("%s is not an address of this site", address)
		}
		return c.url(Addr(a)), nil
	}
}

// dataFiles are the files of the whole data to which prose may link.
var dataFiles = []string{RatesFile, LinesFile, ChangesFile, "data/v1/openapi.json", "data/datapackage.json", "data/csvw.json", "data/dcat.jsonld"}

// Resolve reports whether an address in a page of prose exists.
func (s *Site) Resolve(p *prose.Page, address string) error {
	c := s.proseLinks(s.composer(p.Lang, proseAddr(p)))
	if _, err := c.siteLink(p.Section)(address); err != nil {
		return err
	}
	return c.Err()
}
