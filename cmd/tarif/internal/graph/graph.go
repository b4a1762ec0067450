// Package graph turns values that point to each other into bytes and back,
// exactly: two pointers to one value are again two pointers to one value.
//
// What many values refer to, such as a catalogue, is a [Base]. It is not
// written; a pointer into it is written as a number. The bytes can be read only
// by the same program and with an equal base, which the caller has to make sure
// of: nothing in them says what they are.
//
// A country's tables take ten times longer to parse than to read in this form.
// encoding/gob knows neither a base nor shared pointers.
package graph

import (
	"encoding"
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// Base is the values that others refer to. It is safe for concurrent use.
type Base struct {
	numbers map[any]int // by pointer
	all     []reflect.Value

	mu    sync.Mutex
	texts map[string]string // that have been read
}

// NewBase returns a base of everything that root points to, directly or not.
func NewBase(root any) *Base {
	b := &Base{numbers: map[any]int{}, texts: map[string]string{}}
	b.walk(reflect.ValueOf(root))
	return b
}

func (b *Base) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || has(b.numbers, v.Interface()) {
			return
		}
		b.numbers[v.Interface()] = len(b.all)
		b.all = append(b.all, v)
		b.walk(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				b.walk(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			b.walk(v.Index(i))
		}
	}
}

func has(m map[any]int, key any) bool { _, ok := m[key]; return ok }

// Values that are written for the first time have one of these numbers; others
// have that of the first, counted from known.
const (
	isNil = iota
	isNew
	known
)

// Append appends a value to data. It panics if the type of a value is none that
// it can write: an interface, a function or a struct with unexported fields.
func (b *Base) Append(data []byte, value any) []byte {
	w := &writer{data: data, base: b, pointers: map[any]int{}, strings: map[string]int{}}
	w.value(reflect.ValueOf(value))
	return w.data
}

type writer struct {
	data     []byte
	base     *Base
	pointers map[any]int // those that are not of the base, by order
	strings  map[string]int
}

func (w *writer) number(n int) { w.data = binary.AppendUvarint(w.data, uint64(n)) }

func (w *writer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		w.number(map[bool]int{true: 1}[v.Bool()])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.data = binary.AppendVarint(w.data, v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		w.data = binary.AppendUvarint(w.data, v.Uint())
	case reflect.Pointer:
		w.pointer(v)
	case reflect.Slice:
		if v.IsNil() {
			w.number(isNil)
			return
		}
		w.number(v.Len() + 1)
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Struct:
		w.record(v)
	default:
		panic("graph: a value of the type " + v.Type().String())
	}
}

func (w *writer) text(s string) {
	if s == "" {
		w.number(isNil)
	} else if n, ok := w.strings[s]; ok {
		w.number(known + n)
	} else {
		w.strings[s] = len(w.strings)
		w.number(isNew)
		w.number(len(s))
		w.data = append(w.data, s...)
	}
}

func (w *writer) pointer(v reflect.Value) {
	if v.IsNil() {
		w.number(isNil)
		return
	}
	p := v.Interface()
	if n, ok := w.base.numbers[p]; ok {
		w.number(known + n)
	} else if n, ok := w.pointers[p]; ok {
		w.number(known + len(w.base.all) + n)
	} else {
		w.pointers[p] = len(w.pointers)
		w.number(isNew)
		w.value(v.Elem())
	}
}

func (w *writer) record(v reflect.Value) {
	if !own(v.Type()) {
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
		return
	}
	data, err := v.Interface().(encoding.BinaryMarshaler).MarshalBinary()
	if err != nil {
		panic(err)
	}
	w.text(string(data))
}

// own reports whether a type of structs says itself how it is written.
func own(t reflect.Type) bool {
	if is, known := owns.Load(t); known {
		return is.(bool)
	}
	is := t.Implements(marshaler) && reflect.PointerTo(t).Implements(unmarshaler)
	for i := 0; !is && i < t.NumField(); i++ {
		if !t.Field(i).IsExported() {
			panic(fmt.Sprintf("graph: %v has fields that cannot be written", t))
		}
	}
	owns.Store(t, is)
	return is
}

var (
	owns        sync.Map // the answers of own, which are asked for often
	marshaler   = reflect.TypeFor[encoding.BinaryMarshaler]()
	unmarshaler = reflect.TypeFor[encoding.BinaryUnmarshaler]()
)

// Read reads what Append wrote into the value that to points to. Equal strings of
// all values that are read take memory once, and none of them refers to data.
func (b *Base) Read(data string, to any) (err error) {
	r := &reader{data: data, base: b}
	defer func() {
		if x := recover(); x != nil {
			if err, _ = x.(broken); err == nil {
				panic(x)
			}
		}
	}()
	r.value(reflect.ValueOf(to).Elem())
	if len(r.data) > 0 {
		return errBroken
	}
	return nil
}

// broken is the panic with which a reader gives up.
type broken error

var errBroken = errors.New("graph: the bytes are not those that were written")

type reader struct {
	data     string
	base     *Base
	pointers []reflect.Value
	strings  []string
}

func (r *reader) must(ok bool) {
	if !ok {
		panic(broken(errBroken))
	}
}

func (r *reader) uvarint() (x uint64) {
	for shift := 0; ; shift += 7 {
		r.must(len(r.data) > 0 && shift < 64)
		c := r.data[0]
		r.data = r.data[1:]
		x |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return x
		}
	}
}

// number reads a number below limit.
func (r *reader) number(limit int) int {
	x := r.uvarint()
	r.must(x < uint64(limit))
	return int(x)
}

func (r *reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Bool:
		v.SetBool(r.number(2) == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		x := r.uvarint()
		v.SetInt(int64(x>>1) ^ -int64(x&1))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(r.uvarint())
	case reflect.Pointer:
		r.pointer(v)
	case reflect.Slice:
		n := r.number(len(r.data) + 1) // an element takes a byte or more
		if n == isNil {
			v.SetZero()
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), n-1, n-1))
		for i := range n - 1 {
			r.value(v.Index(i))
		}
	case reflect.Struct:
		r.record(v)
	default:
		panic("graph: a value of the type " + v.Type().String())
	}
}

func (r *reader) text() string {
	switch n := r.number(known + len(r.strings)); n {
	case isNil:
		return ""
	case isNew:
		n := r.number(len(r.data) + 1)
		r.must(n <= len(r.data))
		s := r.base.text(r.data[:n])
		r.data, r.strings = r.data[n:], append(r.strings, s)
		return s
	default:
		return r.strings[n-known]
	}
}

// text returns the one string that is equal to s.
func (b *Base) text(s string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	one, ok := b.texts[s]
	if !ok {
		one = strings.Clone(s)
		b.texts[one] = one
	}
	return one
}

func (r *reader) pointer(v reflect.Value) {
	base := len(r.base.all)
	switch n := r.number(known + base + len(r.pointers)); {
	case n == isNil:
		v.SetZero()
	case n == isNew:
		x := reflect.New(v.Type().Elem())
		r.pointers = append(r.pointers, x)
		v.Set(x)
		r.value(x.Elem())
	default:
		all, i := r.base.all, n-known
		if i >= base {
			all, i = r.pointers, i-base
		}
		r.must(all[i].Type() == v.Type())
		v.Set(all[i])
	}
}

func (r *reader) record(v reflect.Value) {
	if own(v.Type()) {
		r.must(v.Addr().Interface().(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte(r.text())) == nil)
		return
	}
	for i := range v.NumField() {
		r.value(v.Field(i))
	}
}
