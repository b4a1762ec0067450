package cli

import (
	"net"
	"regexp"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// dateFlag is a day.
type dateFlag struct{ tariff.Date }

func (f *dateFlag) Set(s string) (err error) {
	f.Date, err = tariff.ParseDate(s)
	return err
}

func (f *dateFlag) Type() string { return "YYYY-MM-DD" }

// urlFlag is the address at which a site will be published.
type urlFlag string

func (f *urlFlag) String() string { return string(*f) }

func (f *urlFlag) Set(s string) error {
	clean, err := config.CleanURL(s)
	if err != nil {
		return source.Say("write a whole address, like https://example.kz/tariffs/").Err()
	}
	*f = urlFlag(clean)
	return nil
}

func (f *urlFlag) Type() string { return "URL" }

// addrFlag is the address a server listens on.
type addrFlag string

func (f *addrFlag) String() string { return string(*f) }

func (f *addrFlag) Set(s string) error {
	if _, port, err := net.SplitHostPort(s); err != nil || port == "" {
		return source.Say("write host and port, like 127.0.0.1:8080").Err()
	}
	*f = addrFlag(s)
	return nil
}

func (f *addrFlag) Type() string { return "HOST:PORT" }

// dirFlag is a folder. An empty name is an error, as it would mean the current
// folder.
type dirFlag string

func (f *dirFlag) String() string { return string(*f) }

func (f *dirFlag) Set(s string) error {
	if s == "" {
		return source.Say("name a folder").Err()
	}
	*f = dirFlag(s)
	return nil
}

func (f *dirFlag) Type() string { return "DIR" }

// langsFlag lists languages in the order of the files.
type langsFlag []lang.Lang

func (f *langsFlag) String() string {
	return strings.Join(lists.Of(*f, func(l lang.Lang) string { return string(l) }), " ")
}

func (f *langsFlag) Set(s string) error {
	for _, l := range lang.All {
		if string(l) == s {
			*f = append(*f, l)
			return nil
		}
	}
	return source.Say("write kk or ru").Err()
}

func (f *langsFlag) Type() string { return "LANG" }

// of returns the language of the i-th file, or "" if none was given.
func (f langsFlag) of(i int) lang.Lang {
	switch len(f) {
	case 0:
		return ""
	case 1:
		return f[0]
	}
	return f[i]
}

// idFlag is an id in the data, which may be new.
type idFlag string

var idSyntax = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (f *idFlag) String() string { return string(*f) }

func (f *idFlag) Set(s string) error {
	if !idSyntax.MatchString(s) {
		return source.Say("an id has small Latin letters, digits and hyphens, like home-care").Err()
	}
	*f = idFlag(s)
	return nil
}

func (f *idFlag) Type() string { return "ID" }

// shardFlag is one of several shares of a site.
type shardFlag struct{ index, of int }

func (f *shardFlag) String() string {
	if f.of == 0 {
		return ""
	}
	return strconv.Itoa(f.index) + "/" + strconv.Itoa(f.of)
}

func (f *shardFlag) Set(s string) error {
	i, n, _ := strings.Cut(s, "/")
	index, err := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if err != nil || err2 != nil || index < 1 || index > of {
		return source.Say("write which share of how many, like 3/8").Err()
	}
	f.index, f.of = index, of
	return nil
}

func (f *shardFlag) Type() string { return "I/N" }
