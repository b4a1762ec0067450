package pdfpage

import (
	"bytes"
	"slices"
)

// maxObjects is more than a document of a thousand pages has.
const maxObjects = 500_000

// file is a PDF whose objects have been found.
type file struct {
	data   []byte
	budget *budget
	places map[ref]place
	loaded map[ref]any
	fonts  map[ref]*font
	known  int    // number of fonts read
	trail  []dict // trailers, the newest last
	locked bool
	failed error // the first stream that could not be unpacked
}

// place is where an object is: in the file or in an object stream.
type place struct {
	at   int
	data []byte // of the object stream
}

func open(data []byte) *file {
	p := newBudget(len(data))
	f := &file{data: data, budget: &p, places: map[ref]place{}, loaded: map[ref]any{}, fonts: map[ref]*font{}}
	streams := f.find()
	f.trailers()
	f.unfold(streams)
	f.locked = f.encrypted()
	return f
}

func (f *file) encrypted() bool {
	return slices.ContainsFunc(f.trail, func(d dict) bool { return d["Encrypt"] != nil })
}

// find records where each object begins ("12 0 obj"), and returns the object
// streams.
func (f *file) find() (streams []ref) {
	for at := 0; len(f.places) < maxObjects; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		if i < 0 {
			break
		}
		n, ok := headed(f.data[max(at+i-24, 0) : at+i])
		if at += i + 3; !ok {
			continue
		}
		f.places[n] = place{at: at}
		head := f.data[at:min(at+1024, len(f.data))]
		if i := bytes.Index(head, []byte("endobj")); i >= 0 {
			head = head[:i]
		}
		if bytes.Contains(head, []byte("/ObjStm")) || bytes.Contains(head, []byte("/XRef")) {
			streams = append(streams, n)
		}
	}
	return streams
}

// headed parses the object number before "obj".
func headed(s []byte) (ref, bool) {
	rest, gen := lastNumber(s)
	_, num := lastNumber(rest)
	if gen == nil || num == nil || len(num) > 7 {
		return 0, false
	}
	n := ref(0)
	for _, c := range num {
		n = n*10 + ref(c-'0')
	}
	return n, true
}

// lastNumber splits off the number at the end of s, ignoring spaces after it.
func lastNumber(s []byte) (before, number []byte) {
	end := bytes.TrimRightFunc(s, func(r rune) bool { return r < 0x80 && isSpace(byte(r)) })
	from := len(end)
	for from > 0 && end[from-1] >= '0' && end[from-1] <= '9' {
		from--
	}
	if from == len(end) {
		return nil, nil
	}
	return end[:from], end[from:]
}

func (f *file) trailers() {
	word := []byte("trailer")
	for at, n := 0, 0; n < 100; n++ {
		i := bytes.Index(f.data[at:], word)
		if i < 0 {
			return
		}
		at += i + len(word)
		l := &lexer{data: f.data, at: at, budget: f.budget, refs: true}
		if d, ok := l.object(0).(dict); ok {
			f.trail = append(f.trail, d)
		}
	}
}

// unfold finds the objects inside object streams. An object that follows the
// stream in the file is newer and takes precedence.
func (f *file) unfold(streams []ref) {
	for _, n := range streams {
		at := f.places[n].at
		s, ok := f.get(n).(*stream)
		if !ok {
			continue
		}
		switch s.dict["Type"] {
		case name("XRef"):
			f.trail = append(f.trail, s.dict)
		case name("ObjStm"):
			f.contents(s, at)
		}
	}
}

func (f *file) contents(s *stream, at int) {
	if f.encrypted() {
		return
	}
	data := f.unpack(s)
	first, count := f.int(s.dict["First"]), f.int(s.dict["N"])
	l := &lexer{data: data, budget: f.budget}
	for range min(count, maxObjects) {
		n, ok1 := l.object(0).(float64)
		off, ok2 := l.object(0).(float64)
		if !ok1 || !ok2 || n < 0 || n > 1e7 || off < 0 || off > float64(len(data)) || first < 0 || first+int(off) >= len(data) || len(f.places) > maxObjects {
			return
		}
		if old, ok := f.places[ref(n)]; ok && old.data == nil && old.at > at {
			continue
		}
		f.places[ref(n)] = place{at: first + int(off), data: data}
		delete(f.loaded, ref(n))
	}
}

// get follows references until it reaches an object.
func (f *file) get(v any) any {
	for range 8 {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.load(r)
	}
	return nil
}

func (f *file) load(r ref) any {
	if v, ok := f.loaded[r]; ok {
		return v
	}
	p, ok := f.places[r]
	if !ok || f.budget.spent() {
		return nil
	}
	f.loaded[r] = nil // in case reading the object refers to itself
	data := f.data
	if p.data != nil {
		data = p.data
	}
	l := &lexer{data: data, at: p.at, budget: f.budget, refs: true}
	v := l.object(0)
	if d, ok := v.(dict); ok && p.data == nil {
		l.blanks()
		if bytes.HasPrefix(l.data[l.at:], []byte("stream")) {
			v = &stream{dict: d, raw: f.raw(d, l.at+len("stream"))}
		}
	}
	f.loaded[r] = v
	return v
}

// raw returns the bytes of a stream: of the stated length if it ends there,
// else up to the next endstream.
func (f *file) raw(d dict, at int) []byte {
	data := f.data[at:]
	data = bytes.TrimPrefix(data, []byte("\r"))
	data = bytes.TrimPrefix(data, []byte("\n"))
	if n := f.int(d["Length"]); n >= 0 && n <= len(data) {
		after := bytes.TrimLeft(data[n:min(n+20, len(data))], "\r\n\t ")
		if bytes.HasPrefix(after, []byte("endstream")) {
			return data[:n]
		}
	}
	n := bytes.Index(data, []byte("endstream"))
	if n < 0 {
		n = len(data)
	}
	f.budget.spend(n / 4)
	return data[:n]
}

func (f *file) int(v any) int { return int(f.num(v)) }

func (f *file) num(v any) float64 {
	n, _ := f.get(v).(float64)
	return sane64(n)
}

// sane64 returns -1 for numbers that do not fit into 32 bits.
func sane64(n float64) float64 {
	if n != n || n > 1<<31-1 || n < -(1<<31) {
		return -1
	}
	return n
}

func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

func (f *file) array(v any) array {
	a, _ := f.get(v).(array)
	return a
}
