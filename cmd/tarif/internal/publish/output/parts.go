package output

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
)

// madePart records a part of a file in the output.
type madePart struct {
	inputs string
	size   int64
}

// writeParts writes a file's parts, those that have not changed from the
// earlier output.
func (e *earlier) writeParts(f File, to io.Writer) ([]madePart, error) {
	old, closeOld := e.openParts(f.Path)
	defer closeOld()
	parts := f.Parts()
	made := make([]madePart, len(parts))
	for i, p := range parts {
		w := &counter{to: to}
		write := p.Write
		if was, ok := old[p.Inputs]; ok && p.Inputs != "" {
			write = func(w io.Writer) error { _, err := io.Copy(w, was); return err }
		}
		if err := write(w); err != nil {
			return nil, err
		}
		made[i] = madePart{p.Inputs, w.n}
	}
	return made, nil
}

// openParts returns the parts of a file of the earlier output, by their inputs.
func (e *earlier) openParts(path string) (parts map[string]io.Reader, closeFile func() error) {
	known := e.record.parts[path]
	if len(known) == 0 || !e.intact(path) {
		return nil, func() error { return nil }
	}
	file, err := e.fs.Open(e.place(path))
	if err != nil {
		return nil, func() error { return nil }
	}
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil || hex.EncodeToString(hash.Sum(nil)) != e.sums[path] {
		return nil, file.Close // what somebody has altered must not spread
	}
	parts, from := map[string]io.Reader{}, int64(0)
	for _, p := range known {
		parts[p.inputs] = io.NewSectionReader(file, from, p.size)
		from += p.size
	}
	return parts, file.Close
}

type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}

// encodeParts and decodeParts write and read a line of the record, "parts PATH",
// and inputs and size of each; the inputs "-" are none.
func encodeParts(path string, parts []madePart) string {
	line := []string{"parts", path}
	for _, p := range parts {
		if p.inputs == "" {
			p.inputs = "-"
		}
		line = append(line, p.inputs, strconv.FormatInt(p.size, 10))
	}
	return strings.Join(line, " ")
}

func decodeParts(line string) (path string, parts []madePart) {
	fields := strings.Fields(line)
	if len(fields)%2 == 0 {
		return "", nil
	}
	for i := 1; i < len(fields); i += 2 {
		size, err := strconv.ParseInt(fields[i+1], 10, 64)
		if err != nil || size < 0 {
			return "", nil
		}
		parts = append(parts, madePart{strings.TrimPrefix(fields[i], "-"), size})
	}
	return fields[0], parts
}
