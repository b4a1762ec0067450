package graph_test

import (
	"encoding/binary"
	"errors"
	"reflect"
	"testing"

	"tarif/cmd/tarif/internal/graph"
	"tarif/cmd/tarif/internal/test/is"
)

type shelf struct{ Things []*thing }

type thing struct {
	Name string
	Of   *thing
}

type exact struct{ n uint32 }

func (x exact) MarshalBinary() ([]byte, error) { return binary.BigEndian.AppendUint32(nil, x.n), nil }

func (x *exact) UnmarshalBinary(b []byte) error {
	if len(b) != 4 {
		return errors.ErrUnsupported
	}
	x.n = binary.BigEndian.Uint32(b)
	return nil
}

type table struct {
	Title, Again string
	Of           *thing
	Rows         []*row
	Nothing      []string
	Empty        []string
	Day          struct{ Year, Month int }
	Sum          exact
	Small        uint8
	Yes, No      bool
}

type row struct {
	Table *table
	Thing *thing
	Note  *string
	Words [][]string
	N     int64
}

func example() (*graph.Base, *table, *shelf) {
	s := &shelf{[]*thing{{Name: "a"}, {Name: "b"}}}
	s.Things[1].Of = s.Things[0]
	note := "same note"
	t := &table{Title: "title", Again: "title", Of: s.Things[1], Empty: []string{}, Sum: exact{189660}, Small: 255, Yes: true}
	t.Day.Year, t.Day.Month = 2026, -3
	own := &thing{Name: "own", Of: s.Things[0]}
	t.Rows = []*row{{t, s.Things[0], &note, [][]string{nil, {"x", ""}}, -1 << 63}, {t, own, &note, nil, 1<<63 - 1}, {Thing: own}}
	return graph.NewBase(s), t, s
}

func TestRead(t *testing.T) {
	base, want, s := example()
	data := base.Append([]byte("before"), want)
	var got *table
	is.OK(t, base.Read(string(data[len("before"):]), &got))
	is.True(t, reflect.DeepEqual(got, want), "got %+v, want %+v", got, want)
	is.True(t, got.Rows[0].Table == got && got.Of == s.Things[1] && got.Rows[0].Thing == s.Things[0], "pointers lead elsewhere")
	is.True(t, got.Rows[0].Note == got.Rows[1].Note && got.Rows[1].Thing == got.Rows[2].Thing, "one value has become two")
	is.True(t, got.Nothing == nil && got.Empty != nil, "nothing and empty are mixed up")
}

func TestUnwritable(t *testing.T) {
	for _, v := range []any{&struct{ F func() }{}, &struct{ A any }{}, &struct{ M map[string]int }{}, &struct{ n int }{}} {
		func() {
			defer func() { is.True(t, recover() != nil, "%T was written", v) }()
			graph.NewBase(nil).Append(nil, v)
		}()
	}
}

// FuzzRead reads bytes of any origin: an error, or a value that can be written.
func FuzzRead(f *testing.F) {
	base, want, _ := example()
	whole := base.Append(nil, want)
	f.Add(string(whole))
	f.Add(string(whole[:len(whole)-1]))
	f.Add("\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, data string) {
		var got *table
		if base.Read(data, &got) == nil {
			base.Append(nil, got)
		}
	})
}
