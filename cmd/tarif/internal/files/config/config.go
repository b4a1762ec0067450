// Package config reads config.toml, the settings of a site: [Load] returns a
// checked [Config]. A folder is a site if it has the file [Name].
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"net/mail"
	"net/url"
	"strings"
	"time"
	_ "time/tzdata" // Windows has no time zone database

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
	BaseURL      string    `toml:"base_url,required"`      // the address at which the site will be published; ends in a slash
	TimeZone     string    `toml:"time_zone,required"`     // decides which day is "today", such as "Asia/Almaty"
	ComparePairs string    `toml:"compare_pairs,required"` // which pairs of places get a page: one of Pairs
	ChangePairs  string    `toml:"change_pairs"`           // which pairs of editions of a tariff get a page: PairsAll or PairsNeighbours
	Publisher    lang.Text `toml:"publisher"`              // who publishes the site; may be empty
	Publish      string    `toml:"publish"`                // the default target of tarif publish
	PublicKey    string    `toml:"public_key"`             // the minisign key with which readers check the site's signature; empty if it is not signed
	Contact      string    `toml:"contact"`                // e-mail of the publisher; may be empty
	Language     string    `toml:"language"`               // language of messages for those who make the site: kk, ru or en; empty: that of their computer
	Licence      *Licence  `toml:"licence"`                // terms of use of the data; nil if not stated
	Cards        bool      `toml:"cards"`                  // make a social card for each edition and each change
	Prices       bool      `toml:"prices"`                 // make a page for each price; true by default
	Offline      bool      `toml:"offline"`                // let browsers keep pages for reading offline
	Zip          bool      `toml:"zip"`                    // offer the whole site as one file
	Waive        []Waiver  `toml:"waive"`                  // findings in files other than editions that may stay

	waivers []source.Waiver
}

// Licence is the terms under which others may use the data.
type Licence struct {
	Name string `toml:"name,required"` // SPDX identifier: "CC-BY-4.0"
	URL  string `toml:"url,required"`
}

// Waiver is a finding that is known and may stay. Editions have waivers in
// their own files.
type Waiver struct {
	Rule  string `toml:"rule,required"`  // as listed by tarif check --rules
	File  string `toml:"file,required"`  // relative to the site's folder: "content/about/index.kk.md", or a folder with a slash: "tariffs/catalogue/"
	Cause string `toml:"cause,required"` // why it may stay
}

// Waivers returns the waivers in the settings with their positions.
func (c *Config) Waivers() []source.Waiver { return c.waivers }

// The values of Config.ComparePairs: all pairs of places, those within a
// region, or none. The number of pages grows with the square of the number of
// places.
const (
	PairsAll    = "all"
	PairsRegion = "region"
	PairsNone   = "none"
)

// PairsNeighbours is the value of ChangePairs for pages that compare each
// edition with the one before it; PairsAll is for any two. The number of pages
// grows with the square of the number of editions, so neighbours is the
// default.
const PairsNeighbours = "neighbours"

// ExampleURL is the address in a new site's settings until somebody writes the
// real one. It is not an error, since a site can be viewed locally without one.
const ExampleURL = "https://tarif.example/"

// Published reports whether the address is a real one, which may be printed,
// encoded in QR codes and given to other sites.
func (c *Config) Published() bool { return c.Host() != "" }

// Host returns the host name of the site, "" while there is no real one: names
// under .example are reserved for documentation.
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

// Location returns the time zone. It cannot fail for a loaded Config.
func (c *Config) Location() *time.Location {
	zone, err := time.LoadLocation(c.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// Language returns the language that the settings choose for messages, "" if
// they cannot be read or choose none. It is read separately so that errors in
// the settings are reported in that language.
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

// check completes the settings and reports values that cannot be used. Empty
// values have been reported by the decoder.
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
		report("compare_pairs", source.Say(`"{1}" is not one of the words allowed here`, c.ComparePairs), source.Say("write one of: all, region, none"))
	}
	switch c.ChangePairs {
	case "":
		c.ChangePairs = PairsNeighbours
	case PairsAll, PairsNeighbours:
	default:
		report("change_pairs", source.Say(`"{1}" is not one of the words allowed here`, c.ChangePairs), source.Say("write one of: all, neighbours"))
	}
	if l := c.Licence; l != nil && l.URL != "" {
		if u, err := url.Parse(l.URL); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			report("licence.url", source.Say(`"{1}" is not an absolute web address`, l.URL), source.Say(`write the whole address, like "https://tarif.example/"`))
		}
	}
	switch c.Language {
	case "", string(lang.KK), string(lang.RU), "en":
	default:
		report("language", source.Say(`"{1}" is not one of the words allowed here`, c.Language), source.Say("write one of: kk, ru, en"))
	}
	if a, err := mail.ParseAddress(c.Contact); c.Contact != "" && (err != nil || a.Address != c.Contact) {
		report("contact", source.Say(`"{1}" is not an e-mail address`, c.Contact), source.Say("leave it out if there is none"))
	}
	return found
}

// CleanURL checks that s can be the address of a site: absolute, http or https,
// without query or fragment. It returns it with a slash at the end.
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
