package pdfpage

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
)

// maxUnpacked bounds what one stream may unpack to; no page of text comes near.
const maxUnpacked = 64 << 20

// unpack applies the filters of a stream. It returns what precedes any damage,
// and nothing for an unsupported filter.
func (f *file) unpack(s *stream) []byte {
	data := s.raw
	filters, params := f.list(s.dict, "Filter", "F"), f.list(s.dict, "DecodeParms", "DP")
	for i, v := range filters {
		if i == 4 {
			return nil // no program applies five filters
		}
		var p dict
		if i < len(params) {
			p = f.dict(params[i])
		}
		kind, _ := f.get(v).(name)
		data = f.filter(kind, data, p)
	}
	return data
}

// list returns a value that may be a single object or an array of them.
func (f *file) list(d dict, long, short name) array {
	v := f.get(d[long])
	if v == nil {
		v = f.get(d[short])
	}
	switch v := v.(type) {
	case nil:
		return nil
	case array:
		return v
	default:
		return array{v}
	}
}

func (f *file) filter(kind name, data []byte, p dict) []byte {
	switch kind {
	case "FlateDecode", "Fl":
		return f.predict(f.flate(data), p)
	case "ASCIIHexDecode", "AHx":
		l := &lexer{data: append([]byte("<"), data...), budget: f.budget}
		f.budget.spend(len(data))
		out, _ := l.hex().(text)
		return []byte(out)
	case "ASCII85Decode", "A85":
		return f.base85(data)
	}
	f.fail(fmt.Errorf("a part of the page is packed with %s, which is not read", kind))
	return nil
}

func (f *file) fail(err error) {
	if f.failed == nil {
		f.failed = err
	}
}

func (f *file) flate(data []byte) []byte {
	r, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		f.fail(fmt.Errorf("a part of the page cannot be unpacked: %w", err))
		return nil
	}
	f.budget.spend(4096) // for setting up
	limit := min(maxUnpacked, int64(max(*f.budget, 0)))
	out, err := io.ReadAll(io.LimitReader(r, limit+1))
	f.budget.spend(len(out))
	if int64(len(out)) > limit {
		*f.budget = 0
		return nil
	}
	if err != nil && !errors.Is(err, zlib.ErrChecksum) {
		f.fail(fmt.Errorf("a part of the page cannot be unpacked: %w", err))
	}
	return out
}

func (f *file) base85(data []byte) []byte {
	if i := bytes.Index(data, []byte("~>")); i >= 0 {
		data = data[:i]
	}
	data = bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~"))
	f.budget.spend(len(data))
	out := make([]byte, 4*len(data)+4)
	n, _, _ := ascii85.Decode(out, data, true)
	return out[:n]
}

// predict undoes the PNG predictors.
func (f *file) predict(data []byte, p dict) []byte {
	if f.int(p["Predictor"]) < 10 {
		return data
	}
	or := func(key name, n int) int {
		if v := f.int(p[key]); v > 0 {
			return v
		}
		return n
	}
	colors, bits, columns := or("Colors", 1), or("BitsPerComponent", 8), or("Columns", 1)
	if colors > 32 || bits > 16 || columns > len(data) {
		return nil
	}
	size, width := max(colors*bits/8, 1), (colors*bits*columns+7)/8
	var out []byte
	last := make([]byte, width)
	for len(data) > width {
		row := data[1 : width+1]
		unfilter(data[0], row, last, size)
		out = append(out, row...)
		last, data = row, data[width+1:]
	}
	return out
}

// unfilter undoes the filter of one row in place; up is the row above.
func unfilter(kind byte, row, up []byte, size int) {
	for i := range row {
		var left, corner byte
		if i >= size {
			left, corner = row[i-size], up[i-size]
		}
		switch kind {
		case 1:
			row[i] += left
		case 2:
			row[i] += up[i]
		case 3:
			row[i] += byte((int(left) + int(up[i])) / 2)
		case 4:
			row[i] += paeth(left, up[i], corner)
		}
	}
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(n int) int { return max(n, -n) }
