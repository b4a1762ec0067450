package pages

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// site returns a site with some addresses and nothing else.
func site(addrs ...Addr) *Site {
	s := &Site{known: map[Addr]bool{}}
	for _, a := range addrs {
		s.known[a] = true
	}
	return s
}

func TestURL(t *testing.T) {
	known := []Addr{Home, Places, "places/oral/", "places/oral/home-care/", "places/oral/home-care/2026/", Services}
	for _, c := range []struct{ from, to, want string }{
		{"", "", "./"},
		{"", "places/", "places/"},
		{"", "services/#letter-а", "services/#letter-а"},
		{"places/", "", "../"},
		{"places/", "places/", "./"},
		{"places/oral/", "places/", "../"},
		{"places/oral/home-care/2026/", "services/", "../../../../services/"},
		{"places/oral/home-care/", "places/oral/home-care/2026/#r7", "2026/#r7"},
		{"places/oral/home-care/2026/", "places/oral/", "../../"},
		{"places/oral/home-care/2026/", "places/oral/home-care/2026/#r7", "#r7"},
		{"services/", "services/#kind-waste", "#kind-waste"},
	} {
		page := site(known...).composer(lang.KK, Addr(c.from))
		if got := page.url(Addr(c.to)); got != c.want || page.Err() != nil {
			t.Errorf("from %q to %q: %q, want %q (%v)", c.from, c.to, got, c.want, page.Err())
		}
	}
}

// TestURLUnknown: a link to an address that is not in the plan is an error that
// names both.
func TestURLUnknown(t *testing.T) {
	for _, a := range []Addr{"places/orel/", "places/orel/#r1", "places/oral"} {
		page := site(Home, "places/oral/").composer(lang.RU, Home)
		page.url(a)
		if page.Err() == nil || !strings.Contains(page.Err().Error(), "/ru/"+string(a)) {
			t.Errorf("a link to %q: %v", a, page.Err())
		}
	}
}

// TestFirstError: the first error is kept.
func TestFirstError(t *testing.T) {
	page := site().composer(lang.KK, "")
	page.url("one/")
	page.url("two/")
	if page.Err() == nil || !strings.Contains(page.Err().Error(), "one/") {
		t.Errorf("error %v", page.Err())
	}
}

func TestTwin(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", "../ru/"},
		{"places/", "places/", "../../ru/places/"},
		{"places/oral/home-care/", "places/oral/home-care/2026/#r7", "../../../../ru/places/oral/home-care/2026/#r7"},
	} {
		page := site().composer(lang.KK, Addr(c.from))
		is.Equal(t, page.twin(Addr(c.to)), c.want, "from %q to %q", c.from, c.to)
	}
}

func TestAddresses(t *testing.T) {
	e := tarifftest.New().Edition("oral/home-care/2026", "7 cooking 1.00\n")
	for _, c := range []struct{ got, want Addr }{
		{PlaceAddr(e.Place), "places/oral/"},
		{TariffAddr(e.Place, e.Kind), "places/oral/home-care/"},
		{EditionAddr(e), "places/oral/home-care/2026/"},
		{ChangesAddr(e), "places/oral/home-care/2026/changes/"},
		{RateAddr(e.Rates[0]), "places/oral/home-care/2026/#r7"},
		{ServiceAddr(e.Rates[0].Service), "services/cooking/"},
		{CompareAddr(e.Kind, e.Place, e.Place), "compare/home-care/oral-vs-oral/"},
		{WorksheetAddr(e.Place, e.Kind), "calculator/oral/home-care/"},
		{RateAddr(e.Rates[0]).page(), EditionAddr(e)},
	} {
		is.Equal(t, c.got, c.want, "address")
	}
}

func TestUp(t *testing.T) {
	for a, want := range map[Addr]string{"": "", "places/": "../", "a/b/c/": "../../../", "a/#x/y": "../"} {
		is.Equal(t, a.up(), want, "up from %q", a)
	}
}

func TestFile(t *testing.T) {
	for want, p := range map[string]Page{
		"kk/index.html":             {Lang: lang.KK},
		"ru/places/oral/index.html": {Lang: lang.RU, Addr: "places/oral/"},
	} {
		is.Equal(t, p.File(), want, "file")
	}
}

// TestSiteLink: addresses in Markdown are written from the root, without the
// language.
func TestSiteLink(t *testing.T) {
	s := site(Home, "places/oral/", "news/one/")
	s.Media = map[string]bool{"media/news/map.svg": true}
	for _, c := range []struct{ address, want string }{
		{"/places/oral/", "../../places/oral/"},
		{"/places/oral/#r2", "../../places/oral/#r2"},
		{"/", "../../"},
		{"/data/rates.csv", "../../../data/rates.csv"},
		{"/feed.xml", "../../feed.xml"},
		{"map.svg", "../../../media/news/map.svg"},
		{"other.svg", ""},
		{"/places/orel/", ""},
		{"/data/rates.pdf", ""},
	} {
		page := s.proseLinks(s.composer(lang.KK, "news/one/"))
		got, err := page.siteLink("news")(c.address)
		is.True(t, got == c.want && (err != nil) == (c.want == ""), "%q: %q, want %q (%v)", c.address, got, c.want, err)
	}
}
