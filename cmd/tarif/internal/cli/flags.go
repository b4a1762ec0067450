package cli

import (
	"fmt"
	"net"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// valueFlag is a flag whose value has a syntax of its own.
type valueFlag[T any] struct {
	to    *T
	name  string // of the value in help
	parse func(string) (T, error)
}

func (f valueFlag[T]) String() string {
	if v := reflect.ValueOf(*f.to); v.IsZero() {
		return "" // no default
	}
	return fmt.Sprint(*f.to)
}

func (f valueFlag[T]) Set(s string) (err error) {
	*f.to, err = f.parse(s)
	return err
}

func (f valueFlag[T]) Type() string { return f.name }

func dateFlag(to *tariff.Date) pflag.Value {
	return valueFlag[tariff.Date]{to, "YYYY-MM-DD", tariff.ParseDate}
}

// urlFlag is the address at which a site will be published.
func urlFlag(to *string) pflag.Value {
	return valueFlag[string]{to, "URL", func(s string) (string, error) {
		clean, err := config.CleanURL(s)
		if err != nil {
			return "", source.Say("write a whole address, like https://example.kz/tariffs/").Err()
		}
		return clean, nil
	}}
}

// addrFlag is the address a server listens on.
func addrFlag(to *string) pflag.Value {
	return valueFlag[string]{to, "HOST:PORT", func(s string) (string, error) {
		if _, port, err := net.SplitHostPort(s); err != nil || port == "" {
			return "", source.Say("write host and port, like 127.0.0.1:8080").Err()
		}
		return s, nil
	}}
}

// dirFlag is a folder. An empty name is an error, as it would mean the current
// folder.
func dirFlag(to *string) pflag.Value {
	return valueFlag[string]{to, "DIR", func(s string) (string, error) {
		if s == "" {
			return "", source.Say("name a folder").Err()
		}
		return s, nil
	}}
}

// langsFlag lists languages in the order of the files.
func langsFlag(to *[]lang.Lang) pflag.Value {
	return valueFlag[[]lang.Lang]{to, "LANG", func(s string) ([]lang.Lang, error) {
		l, err := lang.Parse(s)
		if err != nil {
			return nil, source.Say("write kk or ru").Err()
		}
		return append(*to, l), nil
	}}
}

// idFlag is an id in the data, which may be new.
func idFlag(to *string) pflag.Value { return valueFlag[string]{to, "ID", parseID} }

var idSyntax = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func parseID(s string) (string, error) {
	if !idSyntax.MatchString(s) {
		return "", source.Say("an id has small Latin letters, digits and hyphens, like home-care").Err()
	}
	return s, nil
}

// shard is one of several shares of a site.
type shard struct{ index, of int }

func shardFlag(to *shard) pflag.Value { return valueFlag[shard]{to, "I/N", parseShard} }

func parseShard(s string) (shard, error) {
	i, n, _ := strings.Cut(s, "/")
	index, err := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if err != nil || err2 != nil || index < 1 || index > of {
		return shard{}, source.Say("write which share of how many, like 3/8").Err()
	}
	return shard{index, of}, nil
}
