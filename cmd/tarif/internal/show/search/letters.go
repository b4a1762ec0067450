package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// The index is mostly Cyrillic text, which takes two bytes a letter in UTF-8,
// and compression does not fully make up for that. So its texts are written
// with the letters of two alphabets exchanged, and a Cyrillic capital as a mark
// and its small letter, which makes a word the same bytes at the beginning of a
// name and within one. The files become a sixth smaller after gzip; the browser
// exchanges the letters back. Ids are not changed.
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

// texts are texts written with their letters exchanged.
type texts []string

// MarshalJSON implements [json.Marshaler].
func (t texts) MarshalJSON() ([]byte, error) {
	out := make([]string, len(t))
	for i, s := range t {
		out[i] = coded(s)
	}
	return json.Marshal(out)
}

// records are the records of one type in the index. The file stores them as
// columns by name: similar values together compress better, and a name is
// written once. Letters are exchanged except in ids.
type records struct {
	names string // of the columns, separated by spaces
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

// field converts a value for the file.
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
