package starter

import (
	"bytes"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// PlacesFile is the path of a site's places.
const PlacesFile = "tariffs/catalogue/places.toml"

// Regions lists the regions and cities of national significance of Kazakhstan
// in the order of their Kazakh names. The ids are our own.
var Regions = []*tariff.Region{
	{ID: "abai", Name: lang.Text{KK: "Абай облысы", RU: "область Абай"}},
	{ID: "akmola", Name: lang.Text{KK: "Ақмола облысы", RU: "Акмолинская область"}},
	{ID: "aktobe", Name: lang.Text{KK: "Ақтөбе облысы", RU: "Актюбинская область"}},
	{ID: "almaty", Name: lang.Text{KK: "Алматы қаласы", RU: "город Алматы"}},
	{ID: "almaty-region", Name: lang.Text{KK: "Алматы облысы", RU: "Алматинская область"}},
	{ID: "astana", Name: lang.Text{KK: "Астана қаласы", RU: "город Астана"}},
	{ID: "atyrau", Name: lang.Text{KK: "Атырау облысы", RU: "Атырауская область"}},
	{ID: "west-kazakhstan", Name: lang.Text{KK: "Батыс Қазақстан облысы", RU: "Западно-Казахстанская область"}},
	{ID: "zhambyl", Name: lang.Text{KK: "Жамбыл облысы", RU: "Жамбылская область"}},
	{ID: "zhetisu", Name: lang.Text{KK: "Жетісу облысы", RU: "область Жетісу"}},
	{ID: "karaganda", Name: lang.Text{KK: "Қарағанды облысы", RU: "Карагандинская область"}},
	{ID: "kostanay", Name: lang.Text{KK: "Қостанай облысы", RU: "Костанайская область"}},
	{ID: "kyzylorda", Name: lang.Text{KK: "Қызылорда облысы", RU: "Кызылординская область"}},
	{ID: "mangystau", Name: lang.Text{KK: "Маңғыстау облысы", RU: "Мангистауская область"}},
	{ID: "pavlodar", Name: lang.Text{KK: "Павлодар облысы", RU: "Павлодарская область"}},
	{ID: "north-kazakhstan", Name: lang.Text{KK: "Солтүстік Қазақстан облысы", RU: "Северо-Казахстанская область"}},
	{ID: "turkistan", Name: lang.Text{KK: "Түркістан облысы", RU: "Туркестанская область"}},
	{ID: "ulytau", Name: lang.Text{KK: "Ұлытау облысы", RU: "область Ұлытау"}},
	{ID: "east-kazakhstan", Name: lang.Text{KK: "Шығыс Қазақстан облысы", RU: "Восточно-Казахстанская область"}},
	{ID: "shymkent", Name: lang.Text{KK: "Шымкент қаласы", RU: "город Шымкент"}},
}

// Region returns the region with an id, or nil.
func Region(id tariff.RegionID) *tariff.Region {
	return lists.First(Regions, func(r *tariff.Region) bool { return r.ID == id })
}

// Places returns the file of places of a new site.
func Places(p *tariff.Place) []byte {
	return tomlwrite.Catalogue(&tariff.Catalogue{Regions: []*tariff.Region{p.Region}, Places: []*tariff.Place{p}}, tomlwrite.Comments{})
}

// WithPlace adds a place to a file of places, and also its region unless known
// is set.
func WithPlace(src []byte, p *tariff.Place, known bool) []byte {
	c := &tariff.Catalogue{Places: []*tariff.Place{p}}
	if !known {
		c.Regions = []*tariff.Region{p.Region}
	}
	_, added, _ := bytes.Cut(tomlwrite.Catalogue(c, tomlwrite.Comments{}), []byte("\n")) // without the first line, which names the schema
	if len(bytes.TrimSpace(src)) == 0 {
		return tomlwrite.Catalogue(c, tomlwrite.Comments{})
	}
	return append(append(bytes.TrimRight(src, "\n"), '\n'), added...)
}

// LevelOf returns the level of a place by its Kazakh name, or "" if the name
// does not tell.
func LevelOf(kk string) tariff.Level {
	switch {
	case strings.HasSuffix(kk, " ауданы"):
		return tariff.District
	case strings.HasSuffix(kk, " қаласы"):
		return tariff.City
	case strings.HasSuffix(kk, " облысы"):
		return tariff.OfRegion
	}
	return ""
}

// Short returns a name without the word for the kind of place.
func Short(name lang.Text) lang.Text {
	s := lang.Text{KK: name.KK, RU: name.RU}
	for _, end := range []string{" ауданы", " қаласы"} {
		s.KK = strings.TrimSuffix(s.KK, end)
	}
	for _, word := range []string{"район ", "город "} {
		s.RU = strings.TrimPrefix(s.RU, word)
	}
	s.RU = strings.TrimSuffix(s.RU, " район")
	return s
}

// In proposes the locative form of a name, as in "in the city of …". It knows
// the common endings of place names, and leaves a language empty if it does not
// know.
func In(name lang.Text) lang.Text {
	return lang.Text{KK: inKK(name.KK), RU: inRU(name.RU)}
}

func inKK(s string) string {
	for _, end := range []string{"ауданы", "қаласы", "облысы"} {
		if strings.HasSuffix(s, " "+end) {
			return s + "нда"
		}
	}
	return ""
}

// inRU declines an adjective together with its noun. A noun after "район" or
// "область" is not declined; for one after "город" the user must be asked.
func inRU(s string) string {
	for _, c := range []struct{ end, in string }{
		{"ский район", "ском районе"}, {"цкий район", "цком районе"}, {"ской район", "ском районе"},
		{"ская область", "ской области"}, {"цкая область", "цкой области"},
	} {
		if stem, ok := strings.CutSuffix(s, c.end); ok && stem != "" {
			return "в " + stem + c.in
		}
	}
	for _, c := range []struct{ begin, in string }{{"район ", "в районе "}, {"область ", "в области "}} {
		if rest, ok := strings.CutPrefix(s, c.begin); ok {
			return c.in + rest
		}
	}
	return ""
}
