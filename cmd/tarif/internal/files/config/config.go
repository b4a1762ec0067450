// Package config reads config.toml, the settings of a site.
//
// Its noun is [Config]. A folder is a site when it holds the file [Name].
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/mail"
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // office computers with Windows have no time zones of their own

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/signature"
	"tarif/cmd/tarif/internal/source"
)

// Name is the name of the file in a site's folder.
const Name = "config.toml"

// Config is the settings of a site, checked.
type Config struct {
	Title        lang.Text `toml:"title,required"`
	Description  lang.Text `toml:"description,required"`   // one sentence, for search engines
	BaseURL      string    `toml:"base_url,required"`      // where the site will stand; ends in a slash
	TimeZone     string    `toml:"time_zone,required"`     // in which "today" is meant, such as "Asia/Almaty"
	ComparePairs string    `toml:"compare_pairs,required"` // of which places pages of pairs are made: one of Pairs
	ChangePairs  string    `toml:"change_pairs"`           // between which editions of a tariff there are pages: PairsAll or PairsNeighbours
	Publisher    lang.Text `toml:"publisher"`              // who publishes the site; empty if it does not say
	Publish      string    `toml:"publish"`                // where tarif publish brings the site when no target is named
	PublicKey    string    `toml:"public_key"`             // of minisign, by which readers check the site's signature; empty where it is not signed
	Contact      string    `toml:"contact"`                // e-mail of the publisher; empty if there is none
	Language     string    `toml:"language"`               // in which tarif speaks to those who make the site: kk, ru or en; empty: as their computer does
	Licence      *Licence  `toml:"licence"`                // under which the data may be used; nil where the site does not say
	Cards        bool      `toml:"cards"`                  // make a social card for each edition and each change
	Prices       bool      `toml:"prices"`                 // make a page of each price; true where the file does not say
	Offline      bool      `toml:"offline"`                // let browsers keep pages for reading without a network
	Zip          bool      `toml:"zip"`                    // offer the whole site as one file
	Waive        []Waiver  `toml:"waive"`                  // findings in other files than editions' that may stay

	waivers []source.Waiver
}

// Licence is the terms under which others may use the data.
type Licence struct {
	Name string `toml:"name,required"` // as SPDX has it: "CC-BY-4.0"
	URL  string `toml:"url,required"`
}

// Waiver is a finding that is known and may stay. An edition's file has its own.
type Waiver struct {
	Rule  string `toml:"rule,required"`  // as tarif check --rules lists it
	File  string `toml:"file,required"`  // from the site's folder: "content/about/index.kk.md", or a folder with its slash: "tariffs/catalogue/"
	Cause string `toml:"cause,required"` // why it may stay
}

// Waivers returns what the settings waive, with its places in the file.
func (c *Config) Waivers() []source.Waiver { return c.waivers }

// The values of Config.ComparePairs: all places, only those of one region, or
// no pages of pairs. Pages grow with the square of the places.
const (
	PairsAll    = "all"
	PairsRegion = "region"
	PairsNone   = "none"
)

// PairsNeighbours is the value of ChangePairs for pages of each edition and
// the one before it alone; PairsAll is for any two. Pages grow with the square
// of the editions, so one that is left out means neighbours.
const PairsNeighbours = "neighbours"

// ExampleURL is the address that stands in a new site's settings until somebody
// writes the real one. It is no fault, for a site can be looked at without one.
const ExampleURL = "https://tarif.example/"

// Published reports whether the address is a real one, so that it may be
// printed, drawn into a code and given to other sites.
func (c *Config) Published() bool { return c.Host() != "" }

// Host is the name of the site's host, empty where that is none yet: names
// under .example are reserved for documents.
func (c *Config) Host() string {
	u, err := url.Parse(c.BaseURL)
	if err != nil || strings.HasSuffix("."+u.Hostname(), ".example") {
		return ""
	}
	return u.Hostname()
}

// Load reads and checks the settings in a site's folder. The Config is nil if
// there is an error.
func Load(fsys fs.FS) (*Config, source.List) {
	src, err := fs.ReadFile(fsys, Name)
	if err != nil {
		return nil, source.List{absent(err)}
	}
	doc, found := tomlfile.Parse(Name, src)
	if doc == nil {
		return nil, found
	}
	c := &Config{Prices: true}
	found = append(doc.Decode(c), c.check(doc)...)
	found.Sort()
	if found.Errors() > 0 {
		return nil, found
	}
	return c, found
}

// Location returns the time zone. It never fails for a Config that was loaded.
func (c *Config) Location() *time.Location {
	zone, err := time.LoadLocation(c.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// Language is the language that the settings in a site's folder choose for what
// the program says; empty where there are none that can be read. Whatever else
// is wrong with them is said in that language.
func Language(fsys fs.FS) string {
	src, err := fs.ReadFile(fsys, Name)
	if err != nil {
		return ""
	}
	doc, _ := tomlfile.Parse(Name, src)
	if doc == nil {
		return ""
	}
	var only struct {
		Language string `toml:"language"`
	}
	doc.Decode(&only)
	return only.Language
}

func absent(err error) source.Finding {
	f := source.Finding{Pos: source.Pos{File: Name}, Severity: source.Error, Rule: ruleAbsent,
		Message: source.Say("the file cannot be read"), Hint: source.Say("run the command in the site's folder, or name it with --site")}
	if errors.Is(err, fs.ErrNotExist) {
		f.Message = source.Say("there is no such file here")
	}
	return f
}

// check completes the settings and reports values that cannot be used. What is
// empty has been reported by the decoder.
func (c *Config) check(doc *tomlfile.Doc) source.List {
	var found source.List
	report := func(key string, message, hint source.Text) {
		found = append(found, doc.Error(key, ruleSetting, source.Say("{1}: {2}", key, message), hint))
	}
	if base, err := CleanURL(c.BaseURL); err == nil {
		c.BaseURL = base
	} else if c.BaseURL != "" {
		report("base_url", source.Of(err), source.Say(`write the whole address, like "https://tarif.example/"`))
	}
	if _, err := time.LoadLocation(c.TimeZone); c.TimeZone != "" && (err != nil || c.TimeZone == "Local") {
		report("time_zone", source.Say(`"{1}" is not a time zone`, c.TimeZone), source.Say(`write a name like "Asia/Almaty"`))
	}
	if u, err := url.Parse(c.Publish); err == nil && u.User != nil {
		if _, secret := u.User.Password(); secret {
			report("publish", source.Say("a password stands in it, and this file is no secret"), source.Say("take it out: it is asked for, or stands in TARIF_PASSWORD"))
		}
	}
	if _, err := signature.ParsePublic(c.PublicKey); c.PublicKey != "" && err != nil {
		report("public_key", source.Of(err), source.Say("copy the second line of the file minisign.pub"))
	}
	for i, w := range c.Waive {
		if w.Rule != "" && strings.TrimSpace(w.Cause) != "" {
			c.waivers = append(c.waivers, doc.Waiver(fmt.Sprintf("waive[%d].rule", i), w.Rule, w.File, w.Cause))
		}
	}
	switch c.ComparePairs {
	case "", PairsAll, PairsRegion, PairsNone:
	default:
		report("compare_pairs", source.Say(`"{1}" is not a word that stands here`, c.ComparePairs), source.Say("write one of: all, region, none"))
	}
	switch c.ChangePairs {
	case "":
		c.ChangePairs = PairsNeighbours
	case PairsAll, PairsNeighbours:
	default:
		report("change_pairs", source.Say(`"{1}" is not a word that stands here`, c.ChangePairs), source.Say("write one of: all, neighbours"))
	}
	if l := c.Licence; l != nil && l.URL != "" {
		if u, err := url.Parse(l.URL); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			report("licence.url", source.Say(`"{1}" is not an absolute web address`, l.URL), source.Say(`write the whole address, like "https://tarif.example/"`))
		}
	}
	switch c.Language {
	case "", string(lang.KK), string(lang.RU), "en":
	default:
		report("language", source.Say(`"{1}" is not a word that stands here`, c.Language), source.Say("write one of: kk, ru, en"))
	}
	if a, err := mail.ParseAddress(c.Contact); c.Contact != "" && (err != nil || a.Address != c.Contact) {
		report("contact", source.Say(`"{1}" is not an e-mail address`, c.Contact), source.Say("leave it out if there is none"))
	}
	return found
}

// CleanURL checks the address of a site: absolute, http or https, without a
// query or fragment. It returns it with a slash at its end.
func CleanURL(s string) (string, error) {
	u, err := url.Parse(s)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http":
		return "", source.Say(`"{1}" is not an absolute web address`, s).Err()
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.HasSuffix(s, "#") || u.User != nil:
		return "", source.Say(`"{1}" has more than a site's address: no user, ? or #`, s).Err()
	}
	return strings.TrimRight(s, "/") + "/", nil
}
