package export

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
)

type node = map[string]any

// DCAT returns data/dcat.jsonld: the data described for catalogues of open
// data, https://www.w3.org/TR/vocab-dcat-3/ in the European profile. The
// context is included in the file, so that reading it needs no network.
func DCAT(p Package, w wording.Words) ([]byte, error) {
	kk, ru, failed := speakers(w)
	home := p.BaseURL + "data/"
	words := func(key string) []node { return inBoth(lang.Text{KK: kk.T(key), RU: ru.T(key)}) }
	file := func(name, key, media string) node {
		n := node{"@id": home + name, "@type": "dcat:Distribution", "dct:title": words("resource." + key), "dct:description": words("resource-about." + key),
			"dcat:accessURL": link(home + name), "dcat:downloadURL": link(home + name), "dcat:mediaType": link(mediaTypes + media)}
		if strings.HasSuffix(name, ".gz") {
			n["dcat:compressFormat"] = link(mediaTypes + "application/gzip")
		}
		if p.Licence != nil {
			n["dct:license"] = node{"@id": p.Licence.URL, "@type": "dct:LicenseDocument"}
		}
		return n
	}
	publisher := node{"@id": p.BaseURL + "#publisher", "@type": "foaf:Agent", "foaf:name": inBoth(p.Publisher)}
	set := node{"@id": home + "#rates", "@type": "dcat:Dataset", "dct:title": inBoth(p.Title), "dct:description": inBoth(p.Description),
		"dct:publisher": link(p.BaseURL + "#publisher"), "dcat:keyword": inBoth(lang.Text{KK: kk.T("dcat.keyword"), RU: ru.T("dcat.keyword")}),
		"dct:language":      []node{{"@id": languages + "KAZ", "@type": "dct:LinguisticSystem"}, {"@id": languages + "RUS", "@type": "dct:LinguisticSystem"}},
		"dcat:landingPage":  node{"@id": p.BaseURL + "kk/data/", "@type": "foaf:Document"},
		"dcat:distribution": []node{file(p.Rates, "rates", "text/csv"), file(p.Lines, "rates-ndjson", "application/x-ndjson"), file(p.Changes, "changes", "text/csv")}}
	if p.Contact != "" {
		set["dcat:contactPoint"] = node{"@type": "vcard:Organization", "vcard:fn": p.Publisher.KK, "vcard:hasEmail": link("mailto:" + p.Contact)}
	}
	catalogue := node{"@context": context, "@id": p.BaseURL + "#catalogue", "@type": "dcat:Catalog", "dct:title": inBoth(p.Title),
		"dct:description": inBoth(p.Description), "dct:publisher": publisher, "dcat:dataset": []node{set},
		"foaf:homepage": node{"@id": p.BaseURL, "@type": "foaf:Document"}}
	if p.Licence != nil {
		catalogue["dct:license"] = link(p.Licence.URL)
	}
	if err := failed(); err != nil {
		return nil, err
	}
	return indented(catalogue)
}

const (
	mediaTypes = "https://www.iana.org/assignments/media-types/"
	languages  = "http://publications.europa.eu/resource/authority/language/"
)

var context = map[string]string{
	"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
	"vcard": "http://www.w3.org/2006/vcard/ns#",
}

func link(id string) node { return node{"@id": id} }

func inBoth(t lang.Text) []node {
	return []node{{"@value": t.KK, "@language": "kk"}, {"@value": t.RU, "@language": "ru"}}
}
