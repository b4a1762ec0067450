package cli

import (
	"errors"
	"net"

	"tarif/cmd/tarif/internal/config"
	"tarif/cmd/tarif/internal/tariff"
)

// dateFlag is a day on the command line.
type dateFlag struct{ tariff.Date }

func (f *dateFlag) Set(s string) (err error) {
	f.Date, err = tariff.ParseDate(s)
	return err
}

func (f *dateFlag) Type() string { return "YYYY-MM-DD" }

// urlFlag is the address at which a site is to be published.
type urlFlag string

func (f *urlFlag) String() string { return string(*f) }

func (f *urlFlag) Set(s string) error {
	clean, err := config.CleanURL(s)
	if err != nil {
		return errors.New("write a whole address, like https://example.kz/tariffs/")
	}
	*f = urlFlag(clean)
	return nil
}

func (f *urlFlag) Type() string { return "URL" }

// addrFlag is where a server listens.
type addrFlag string

func (f *addrFlag) String() string { return string(*f) }

func (f *addrFlag) Set(s string) error {
	if _, port, err := net.SplitHostPort(s); err != nil || port == "" {
		return errors.New("write host and port, like 127.0.0.1:8080")
	}
	*f = addrFlag(s)
	return nil
}

func (f *addrFlag) Type() string { return "HOST:PORT" }

// dirFlag is a folder; the empty name would mean the current one.
type dirFlag string

func (f *dirFlag) String() string { return string(*f) }

func (f *dirFlag) Set(s string) error {
	if s == "" {
		return errors.New("name a folder")
	}
	*f = dirFlag(s)
	return nil
}

func (f *dirFlag) Type() string { return "DIR" }
