package export

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/tariff"
)

// RatesCSV returns data/rates.csv.
func RatesCSV(d *tariff.Data) ([]byte, error) {
	es := editions(d)
	return into(room(es...), func(w io.Writer) error { return WriteRatesCSV(w, es...) })
}

// RatesJSON returns data/rates.json.
func RatesJSON(d *tariff.Data) ([]byte, error) {
	es := editions(d)
	return into(room(es...), func(w io.Writer) error { return WriteRatesJSON(w, es...) })
}

// EditionCSV returns the rates.csv beside an edition's page.
func EditionCSV(e *tariff.Edition) ([]byte, error) {
	return into(room(e), func(w io.Writer) error { return WriteRatesCSV(w, e) })
}

// EditionJSON returns the rates.json beside an edition's page.
func EditionJSON(e *tariff.Edition) ([]byte, error) {
	return into(room(e), func(w io.Writer) error { return WriteRatesJSON(w, e) })
}

// into collects what is written, of which there will be about size bytes.
func into(size int, write func(io.Writer) error) ([]byte, error) {
	b := bytes.NewBuffer(make([]byte, 0, size))
	err := write(b)
	return b.Bytes(), err
}

// room guesses the size of a file of rates. The rates of a country are some
// hundred megabytes, of which a buffer that grows by doubling would hold
// several copies.
func room(es ...*tariff.Edition) int {
	const rest = 900 // what a rate has besides its wording
	size := 0
	for _, e := range es {
		for _, r := range e.Rates {
			size += rest + len(r.Text.Text.KK) + len(r.Text.Text.RU)
		}
	}
	return size
}

// editions lists all editions by place, kind and edition id.
func editions(d *tariff.Data) []*tariff.Edition {
	var out []*tariff.Edition
	for _, t := range d.Tariffs {
		out = append(out, t.Editions...)
	}
	slices.SortFunc(out, func(a, b *tariff.Edition) int {
		return cmp.Or(cmp.Compare(a.Place.ID, b.Place.ID), cmp.Compare(a.Kind.ID, b.Kind.ID), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// sorted returns an edition's rates by row and column.
func sorted(e *tariff.Edition) []*tariff.Rate {
	return slices.SortedStableFunc(slices.Values(e.Rates), func(a, b *tariff.Rate) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Column, b.Column))
	})
}

// WriteRatesCSV writes rates.csv for the editions, in the order given.
func WriteRatesCSV(w io.Writer, es ...*tariff.Edition) error {
	c := csv.NewWriter(w)
	record := make([]string, len(rateColumns))
	for i, col := range rateColumns {
		record[i] = col.name
	}
	if err := c.Write(record); err != nil {
		return err
	}
	for _, e := range es {
		for _, r := range sorted(e) {
			for i, col := range rateColumns {
				record[i] = col.value(r)
			}
			if err := c.Write(record); err != nil {
				return err
			}
		}
	}
	c.Flush()
	return c.Error()
}

// WriteRatesJSON writes rates.json for the editions, in the order given, one
// object a line.
func WriteRatesJSON(w io.Writer, es ...*tariff.Edition) error {
	b := bufio.NewWriter(w)
	b.WriteString("[")
	sep := "\n"
	for _, e := range es {
		for _, r := range sorted(e) {
			b.WriteString(sep)
			writeObject(b, r)
			sep = ",\n"
		}
	}
	b.WriteString("\n]\n")
	return b.Flush()
}

// writeObject writes a rate; errors stay in b until it is flushed.
func writeObject(b *bufio.Writer, r *tariff.Rate) {
	sep := byte('{')
	for _, col := range rateColumns {
		v := col.value(r)
		if v == "" {
			continue
		}
		b.WriteByte(sep)
		sep = ','
		writeString(b, col.name)
		b.WriteByte(':')
		if col.kind == integer {
			b.WriteString(v)
			continue
		}
		writeString(b, v)
	}
	b.WriteByte('}')
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
