package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"

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
		list(out, listed, func(x Listed) {
			data, _ := json.Marshal(x) // strings alone
			out.Write(data)
		})
	}
	out.WriteString(",\n\"rates\":")
	list(out, rates, func(r *tariff.Rate) { writeObject(out, b, r) })
	out.WriteString("}\n")
	return out.Flush()
}

// list writes a JSON array, a line an element.
func list[T any](b *bufio.Writer, all []T, write func(T)) {
	b.WriteString("[")
	sep := "\n"
	for _, x := range all {
		b.WriteString(sep)
		write(x)
		sep = ",\n"
	}
	b.WriteString("\n]")
}

// WriteNDJSON writes the rates of editions, an object of rates.json a line.
func WriteNDJSON(w io.Writer, b Build, es ...*tariff.Edition) error {
	out := bufio.NewWriter(w)
	for _, e := range es {
		for _, r := range sorted(e) {
			writeObject(out, b, r)
			out.WriteByte('\n')
		}
	}
	return out.Flush()
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

// writeObject writes a rate with every key; errors stay in out until it is
// flushed.
func writeObject(out *bufio.Writer, b Build, r *tariff.Rate) {
	sep := byte('{')
	for _, col := range rateColumns {
		out.WriteByte(sep)
		sep = ','
		writeString(out, col.name)
		out.WriteByte(':')
		writeValue(out, col.kind, col.value(r))
		if col.name == "valid_until" {
			out.WriteString(`,"valid_through":`)
			writeValue(out, date, through(r.Edition.Until))
		}
	}
	page := b.Page(r)
	out.WriteString(`,"url":{`)
	for i, l := range lang.All {
		if i > 0 {
			out.WriteByte(',')
		}
		writeString(out, string(l))
		out.WriteByte(':')
		writeString(out, b.BaseURL+string(l)+"/"+page)
	}
	out.WriteString("}}")
}

// through is the last day on which an edition holds, empty where that is not
// known.
func through(until tariff.Bound) string {
	if until.Status != tariff.Known {
		return ""
	}
	return until.Date.AddDays(-1).String()
}

func writeValue(b *bufio.Writer, kind fieldType, v string) {
	switch {
	case v == "":
		b.WriteString("null")
	case kind == integer:
		b.WriteString(v)
	default:
		writeString(b, v)
	}
}

// writeString writes a JSON string. Letters stand as they are: the file is for
// people too.
func writeString(b *bufio.Writer, s string) {
	if !strings.ContainsFunc(s, escaped) {
		b.WriteByte('"')
		b.WriteString(s)
		b.WriteByte('"')
		return
	}
	e := json.NewEncoder(trimNewline{b})
	e.SetEscapeHTML(false)
	e.Encode(s)
}

// escaped reports whether JSON may write a rune otherwise than as it is.
func escaped(r rune) bool {
	return r < ' ' || r == '"' || r == '\\' || r == '\u2028' || r == '\u2029' || r == '\ufffd'
}

// trimNewline drops the line end that a json.Encoder puts after each value.
type trimNewline struct{ w io.Writer }

func (t trimNewline) Write(p []byte) (int, error) {
	_, err := t.w.Write(bytes.TrimSuffix(p, []byte("\n")))
	return len(p), err
}
