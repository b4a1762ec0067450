package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Version is the version of the JSON format.
const Version = 1

// Build is the provenance that each file states.
type Build struct {
	Date      string   `json:"date"`
	BaseURL   string   `json:"base_url"`
	Generator string   `json:"generator"`
	Licence   *Licence `json:"-"` // nil if none is stated
	// Page returns the address of the page with a rate, at its row, relative to
	// the language's folder.
	Page func(*tariff.Rate) string `json:"-"`
}

// Licence is the terms of use of the data.
type Licence struct {
	Name string `json:"name"` // SPDX identifier: "CC-BY-4.0"
	URL  string `json:"url"`
}

// Listed is an edition in the list of a file that covers more than one tariff:
// it gives the addresses of the edition's own files, so that the file need not
// contain what no longer holds.
type Listed struct {
	Place   tariff.PlaceID   `json:"place"`
	Kind    tariff.KindID    `json:"kind"`
	Edition tariff.EditionID `json:"edition"`
	State   tariff.State     `json:"state"`
	Rates   string           `json:"rates"` // address of its rates.json
}

// JSON returns rates as a JSON object. If listed is nil, the object has no such
// list.
func JSON(b Build, rates []*tariff.Rate, listed []Listed) ([]byte, error) {
	return into(2400*len(rates), func(w io.Writer) error { return WriteJSON(w, b, rates, listed) })
}

func WriteJSON(w io.Writer, b Build, rates []*tariff.Rate, listed []Listed) error {
	head, err := json.Marshal(struct {
		Version int      `json:"version"`
		Built   Build    `json:"built"`
		Licence *Licence `json:"licence"`
	}{Version, b, b.Licence})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	out.Write(bytes.TrimSuffix(head, []byte("}")))
	if listed != nil {
		out.WriteString(",\n\"editions\":")
		list(out, listed, func(to []byte, x Listed) []byte {
			data, _ := json.Marshal(x) // only strings: cannot fail
			return append(to, data...)
		})
	}
	out.WriteString(",\n\"rates\":[")
	if err := WriteItems(out, b, rates, true); err != nil {
		return err
	}
	out.WriteString(JSONEnd)
	return out.Flush()
}

// JSONEnd ends the list of rates and the object.
const JSONEnd = "\n]}\n"

// WriteItems writes rates as items of the list of WriteJSON: the first of the
// list, or more of them.
func WriteItems(w io.Writer, b Build, rates []*tariff.Rate, first bool) error {
	objects := objects{build: b}
	var room []byte
	for _, r := range rates {
		room = append(room[:0], ",\n"...)
		if first {
			room = append(room[:0], '\n')
		}
		first = false
		room = objects.append(room, r)
		if _, err := w.Write(room); err != nil {
			return err
		}
	}
	return nil
}

// list writes a JSON array, one element a line.
func list[T any](b *bufio.Writer, all []T, element func([]byte, T) []byte) {
	var room []byte
	b.WriteString("[")
	sep := "\n"
	for _, x := range all {
		b.WriteString(sep)
		room = element(room[:0], x)
		b.Write(room)
		sep = ",\n"
	}
	b.WriteString("\n]")
}

// WriteNDJSON writes the rates of editions, one object of rates.json a line.
func WriteNDJSON(w io.Writer, b Build, es ...*tariff.Edition) error {
	objects := objects{build: b}
	var room []byte
	for _, e := range es {
		for _, r := range sorted(e) {
			room = append(objects.append(room[:0], r), '\n')
			if _, err := w.Write(room); err != nil {
				return err
			}
		}
	}
	return nil
}

// Rates returns the rates of editions, each in the order of its table.
func Rates(es ...*tariff.Edition) []*tariff.Rate {
	var out []*tariff.Rate
	for _, e := range es {
		out = append(out, sorted(e)...)
	}
	return out
}

// Priced returns the rates of one service in editions.
func Priced(x *tariff.Service, es ...*tariff.Edition) []*tariff.Rate {
	var out []*tariff.Rate
	for _, e := range es {
		for _, r := range sorted(e) {
			if r.Service == x {
				out = append(out, r)
			}
		}
	}
	return out
}

// objects writes rates as JSON objects with every key.
type objects struct {
	build Build
	line  line
}

func (o *objects) append(out []byte, r *tariff.Rate) []byte {
	o.line.set(r)
	sep := byte('{')
	for i, col := range rateColumns {
		out = append(append(append(out, sep, '"'), col.name...), '"', ':')
		sep = ','
		out = appendValue(out, col.kind, o.line.values[i])
		if col.name == "valid_until" {
			out = appendValue(append(out, `,"valid_through":`...), date, through(r.Edition.Until))
		}
	}
	page := o.build.Page(r)
	out = append(out, `,"url":`...)
	sep = '{'
	for _, l := range lang.All {
		out = append(append(append(out, sep, '"'), l...), '"', ':')
		sep = ','
		out = appendString(out, o.build.BaseURL+string(l)+"/"+page)
	}
	return append(out, "}}"...)
}

// through returns the last day on which an edition holds, "" if unknown.
func through(until tariff.Bound) string {
	if until.Status != tariff.Known {
		return ""
	}
	return until.Date.AddDays(-1).String()
}

func appendValue(out []byte, kind fieldType, v string) []byte {
	switch {
	case v == "":
		return append(out, "null"...)
	case kind == integer:
		return append(out, v...)
	}
	return appendString(out, v)
}

// appendString appends a JSON string. Letters are not escaped, since people
// read the file too.
func appendString(out []byte, s string) []byte {
	if plain(s) {
		return append(append(append(out, '"'), s...), '"')
	}
	b := bytes.NewBuffer(out)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.Encode(s) // cannot fail on a string
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// plain reports whether a string certainly needs no escaping, which is true for
// nearly every one. U+2028, U+2029 and U+FFFD begin with the bytes E2 and EF;
// text that is not UTF-8 needs escaping.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0xE2 || c == 0xEF {
			return false
		}
	}
	return utf8.ValidString(s)
}
