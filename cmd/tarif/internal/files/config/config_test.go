package config_test

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

const valid = `title.kk = "Тарифтер"
title.ru = "Тарифы"
description.kk = "Бағалар"
description.ru = "Цены"
base_url = "https://tarif.example/oral"
time_zone = "Asia/Almaty"
compare_pairs = "region"
contact = "tarif@example.kz"
change_pairs = "all"
`

func load(t *testing.T, toml string) (*config.Config, string) {
	t.Helper()
	c, found := config.Load(fstest.MapFS{config.Name: {Data: []byte(toml)}})
	var b strings.Builder
	found.Print(&b, source.English)
	return c, b.String()
}

func TestLoad(t *testing.T) {
	c, found := load(t, valid)
	is.Must(t, found == "", "%s", found)
	want := config.Config{
		Title: lang.Text{KK: "Тарифтер", RU: "Тарифы"}, Description: lang.Text{KK: "Бағалар", RU: "Цены"},
		BaseURL: "https://tarif.example/oral/", TimeZone: "Asia/Almaty", ComparePairs: "region", Contact: "tarif@example.kz",
		ChangePairs: config.PairsAll, Prices: true,
	}
	is.True(t, reflect.DeepEqual(*c, want), "got %+v", *c)
	is.Equal(t, c.Location().String(), "Asia/Almaty", "the zone")
}

// TestAdditions: the three additions are off by default, the pages of prices
// on.
func TestAdditions(t *testing.T) {
	c, found := load(t, valid+"cards = true\noffline = true\nzip = true\nprices = false\n")
	is.True(t, found == "" && c.Cards && c.Offline && c.Zip, "%+v\n%s", c, found)
	is.True(t, !c.Prices, "prices = false is not heard")
	if c, _ := load(t, valid); !c.Prices {
		t.Error("prices are left out where nothing is said of them")
	}
	if c, found := load(t, valid+`zip = "yes"`+"\n"); c != nil || !strings.Contains(found, "zip") {
		t.Errorf("a word in place of true: %q", found)
	}
}

// TestPublished: names under .example belong to nobody and are not published.
func TestPublished(t *testing.T) {
	for base, host := range map[string]string{
		"https://tarif.kz/": "tarif.kz", "http://127.0.0.1:8080/": "127.0.0.1", "https://example.kz/tariffs/": "example.kz",
		config.ExampleURL: "", "https://a.b.example:8080/x/": "", "https://example/": "",
	} {
		c := config.Config{BaseURL: base}
		if c.Host() != host || c.Published() != (host != "") {
			t.Errorf("%s: host %q", base, c.Host())
		}
	}
}

func TestFindings(t *testing.T) {
	for _, tt := range []struct{ name, old, new, want string }{
		{"a misspelt key", "compare_pairs", "compare_pair", `
config.toml:7:1: error: unknown key "compare_pair"
    compare_pair = "region"
    ^
    hint: did you mean "compare_pairs"?
`},
		{"an address without https", "https://tarif.example/oral", "tarif.example", `
config.toml:5:12: error: base_url: "tarif.example" is not an absolute web address
    base_url = "tarif.example"
               ^
    hint: write the whole address, like "https://tarif.example/"
`},
		{"an address with a query", "/oral", "/?lang=kk", `
config.toml:5:12: error: base_url: "https://tarif.example/?lang=kk" has more than a site's address: no user, ? or #
    base_url = "https://tarif.example/?lang=kk"
               ^
    hint: write the whole address, like "https://tarif.example/"
`},
		{"a zone that does not exist", "Asia/Almaty", "Asia/Oral City", `
config.toml:6:13: error: time_zone: "Asia/Oral City" is not a time zone
    time_zone = "Asia/Oral City"
                ^
    hint: write a name like "Asia/Almaty"
`},
		{"a word that is not among those", `"region"`, `"some"`, `
config.toml:7:17: error: compare_pairs: "some" is not one of the words allowed here
    compare_pairs = "some"
                    ^
    hint: write one of: all, region, none
`},
		{"a word that is not among those of changes", `change_pairs = "all"`, `change_pairs = "some"`, `
config.toml:9:16: error: change_pairs: "some" is not one of the words allowed here
    change_pairs = "some"
                   ^
    hint: write one of: all, neighbours
`},
		{"a secret in place of the public key", `compare_pairs = "region"`, `public_key = "RWQAAEIyAAAA"` + "\n" + `compare_pairs = "region"`, `
config.toml:7:14: error: public_key: this is no public key of minisign: it is one line that begins with RW
    public_key = "RWQAAEIyAAAA"
                 ^
    hint: copy the second line of the file minisign.pub
`},
		{"not an e-mail address", "tarif@example.kz", "Tarif <tarif@example.kz>", `
config.toml:8:11: error: contact: "Tarif <tarif@example.kz>" is not an e-mail address
    contact = "Tarif <tarif@example.kz>"
              ^
    hint: leave it out if there is none
`},
		{"one language", `title.ru = "Тарифы"`, ``, `
config.toml:1:1: error: title.ru is missing
    title.kk = "Тарифтер"
    ^
    hint: the text is wanted in both languages
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c, got := load(t, strings.Replace(valid, tt.old, tt.new, 1))
			is.Equal(t, got, strings.TrimPrefix(tt.want, "\n"))
			is.True(t, c == nil, "a Config in spite of the error")
		})
	}
}

func TestNoFile(t *testing.T) {
	_, found := config.Load(fstest.MapFS{})
	is.True(t, len(found) == 1 && found[0].Message.String() == "there is no such file here", "got %v", found)
}

func TestCleanURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.kz":          "https://a.kz/",
		"http://127.0.0.1:8080": "http://127.0.0.1:8080/",
		"https://a.kz/b//":      "https://a.kz/b/",
		"//a.kz/":               "",
		"ftp://a.kz/":           "",
		"https://u:p@a.kz/":     "",
		"https://a.kz/#":        "",
		"":                      "",
	} {
		got, err := config.CleanURL(in)
		is.True(t, got == want && (err == nil) == (want != ""), "CleanURL(%q) = %q, %v, want %q", in, got, err, want)
	}
}

// TestOwn loads the settings of this repository.
func TestOwn(t *testing.T) {
	c, found := config.Load(os.DirFS("../../../../.."))
	is.Must(t, len(found) == 0, "%v", found)
	is.Equal(t, c.TimeZone, "Asia/Almaty", "the zone")
}
