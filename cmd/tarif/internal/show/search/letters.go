package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// The index is mostly Cyrillic text, of which UTF-8 takes two bytes a letter,
// and compression does not win all of that back. So its texts are written with
// the letters of two alphabets exchanged, and a Cyrillic capital as a mark and
// its small letter: a word is then the same run of bytes at the beginning of a
// name and within one. That makes the files a sixth smaller after gzip; the
// browser exchanges them back. Ids stay as they are.
const (
	exchanged     = "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіё"
	exchangedWith = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	capital       = "^"
)

var exchange = func() *strings.Replacer {
	pairs := []string{capital, capital + capital}
	for i, c := range []rune(exchanged) {
		small, latin := string(c), exchangedWith[i:i+1]
		pairs = append(pairs, small, latin, latin, small, strings.ToUpper(small), capital+latin)
	}
	return strings.NewReplacer(pairs...)
}()

// coded exchanges the letters of a text.
func coded(text string) string { return exchange.Replace(text) }

// texts are written with their letters exchanged.
type texts []string

// MarshalJSON implements [json.Marshaler].
func (t texts) MarshalJSON() ([]byte, error) {
	out := make([]string, len(t))
	for i, s := range t {
		out[i] = coded(s)
	}
	return json.Marshal(out)
}

// records are what the index has of one sort of thing. In the file they stand
// as columns, each under its name: like stands by like, which compresses better,
// and a name is written once. Their letters are exchanged but for an id.
type records struct {
	names string // separated by spaces
	rows  []row
}

type row = []any

// MarshalJSON implements [json.Marshaler].
func (r records) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	for i, name := range strings.Fields(r.names) {
		column := make([]any, len(r.rows))
		for j, record := range r.rows {
			column[j] = field(name, record[i])
		}
		js, err := json.Marshal(column)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, ",%q:%s", name, js)
	}
	return fmt.Appendf(nil, "{%s}", bytes.TrimPrefix(out.Bytes(), []byte(","))), nil
}

// field is a value as the file has it.
func field(name string, value any) any {
	switch v := value.(type) {
	case string:
		if name != "id" {
			return coded(v)
		}
	case []string:
		return texts(v)
	}
	return value
}

func (r *records) add(fields ...any) { r.rows = append(r.rows, fields) }
