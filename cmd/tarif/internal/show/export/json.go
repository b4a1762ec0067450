package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Version is that of the JSON files' shape.
const Version = 1

// Build is what each file says of where it comes from.
type Build struct {
	Date      string   `json:"date"`
	BaseURL   string   `json:"base_url"`
	Generator string   `json:"generator"`
	Licence   *Licence `json:"-"` // nil where nobody has stated one
	// Page is the address of the page on which a rate stands, at its row, below
	// the language's folder.
	Page func(*tariff.Rate) string `json:"-"`
}

// Licence is under which the data may be used.
type Licence struct {
	Name string `json:"name"` // as SPDX has it: "CC-BY-4.0"
	URL  string `json:"url"`
}

// Listed is an edition as a file of more than one tariff lists it: where its
// own files are, so that the file need not hold what no longer holds.
type Listed struct {
	Place   tariff.PlaceID   `json:"place"`
	Kind    tariff.KindID    `json:"kind"`
	Edition tariff.EditionID `json:"edition"`
	State   tariff.State     `json:"state"`
	Rates   string           `json:"rates"` // address of its rates.json
}

// JSON returns rates as a JSON object. listed may be nil: then the file has no
// such list.
func JSON(b Build, rates []*tariff.Rate, listed []Listed) ([]byte, error) {
	return into(2400*len(rates), func(w io.Writer) error { return WriteJSON(w, b, rates, listed) })
}

// WriteJSON writes what JSON returns.
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
			data, _ := json.Marshal(x) // strings alone
			return append(to, data...)
		})
	}
	out.WriteString(",\n\"rates\":")
	objects := objects{build: b}
	list(out, rates, objects.append)
	out.WriteString("}\n")
	return out.Flush()
}

// list writes a JSON array, a line an element.
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

// WriteNDJSON writes the rates of editions, an object of rates.json a line.
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

// Rates are the rates of editions, each in the order of its table.
func Rates(es ...*tariff.Edition) []*tariff.Rate {
	var out []*tariff.Rate
	for _, e := range es {
		out = append(out, sorted(e)...)
	}
	return out
}

// Priced are the rates of one service in editions.
func Priced(x *tariff.Service, es ...*tariff.Edition) []*tariff.Rate {
	return slices.DeleteFunc(Rates(es...), func(r *tariff.Rate) bool { return r.Service != x })
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

// through is the last day on which an edition holds, empty where that is not
// known.
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

// appendString appends a JSON string. Letters stand as they are: the file is
// for people too.
func appendString(out []byte, s string) []byte {
	if plain(s) {
		return append(append(append(out, '"'), s...), '"')
	}
	b := bytes.NewBuffer(out)
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.Encode(s) // which cannot fail on a string
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// plain reports whether a string surely stands in JSON as it is: nearly every
// one does. U+2028, U+2029 and U+FFFD begin with the bytes E2 and EF, and what
// is no UTF-8 is not left to stand.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0xE2 || c == 0xEF {
			return false
		}
	}
	return utf8.ValidString(s)
}
