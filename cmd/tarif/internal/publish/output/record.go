package output

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/lists"
)

// recordName is the file in which a build records from what each of its files
// was made, for the next build. It is part of the site, so that it is put into
// place in the same step, but not in the manifest, since readers do not need
// it.
const recordName = ".tarif-record"

// keptName is the file in which a build keeps what helps the next one to load
// the site. It is beside the record for the same reasons.
const keptName = ".tarif-kept"

// Kept returns what the earlier build into the folder has kept, nil if there is
// nothing.
func Kept(t Target) []byte {
	dir, err := t.where()
	if err != nil || t.Clean {
		return nil
	}
	data, _ := afero.ReadFile(t.FS, filepath.Join(dir, keptName))
	return data
}

// record is what an earlier build recorded. Files that have read the same share
// a set of names.
type record struct {
	state string // of everything, empty if unknown
	note  []byte
	files map[string]made
	parts map[string][]madePart
	sets  []set
}

// made records how a file was rendered: the hash of its inputs, the set of
// names that it read, and its size.
type made struct {
	inputs string
	read   int
	size   int64
}

// none is the set of a file that has read nothing by name.
const none = -1

// set is a list of names and a hash of their contents.
type set struct {
	names []string
	hash  string
}

// still returns a function that reports whether the contents of a set's names
// are unchanged. Each name is looked up once.
func (r record) still(current func(string) string) func(set int) bool {
	now := sums(current)
	same := lists.Of(r.sets, func(s set) func() bool { return sync.OnceValue(func() bool { return now(s.names) == s.hash }) })
	return func(i int) bool { return i >= 0 && i < len(same) && same[i]() }
}

// sums returns a function that hashes the contents of names.
func sums(current func(string) string) func(names []string) string {
	var mu sync.Mutex
	known := map[string]string{}
	return func(names []string) string {
		mu.Lock()
		defer mu.Unlock()
		var b bytes.Buffer
		for _, n := range names {
			v, ok := known[n]
			if !ok {
				v = Sum([]byte(current(n)))[:24]
				known[n] = v
			}
			b.WriteString(v)
		}
		return Sum(b.Bytes())[:24]
	}
}

// The record has the lines "state STATE" and "note NOTE", if any; "name NAME"
// for each name, counted from 0; "set HASH 1 5 9" for each set; "parts PATH …"
// for each file of parts; "INPUTS SET SIZE PATH" for each file. Lines that cannot be parsed are ignored.
func decodeRecord(data []byte) record {
	r := record{files: map[string]made{}, parts: map[string][]madePart{}}
	var names []string
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, len(data)+1)
	for lines.Scan() {
		kind, rest, _ := strings.Cut(lines.Text(), " ")
		switch kind {
		case "state":
			r.state = rest
		case "note":
			r.note = []byte(rest)
		case "name":
			names = append(names, rest)
		case "set":
			r.sets = append(r.sets, decodeSet(rest, names))
		case "parts":
			if path, parts := decodeParts(rest); parts != nil {
				r.parts[path] = parts
			}
		default:
			if path, m, ok := decodeMade(kind, rest); ok {
				r.files[path] = m
			}
		}
	}
	return r
}

func decodeSet(line string, names []string) set {
	fields := strings.Fields(line)
	if len(fields) == 0 {
		return set{}
	}
	s := set{hash: fields[0]}
	for _, f := range fields[1:] {
		n, err := strconv.Atoi(f)
		if err != nil || n < 0 || n >= len(names) {
			return set{} // no hash equals it
		}
		s.names = append(s.names, names[n])
	}
	return s
}

func decodeMade(inputs, rest string) (path string, m made, ok bool) {
	parts := strings.SplitN(rest, " ", 3)
	if len(parts) != 3 {
		return "", made{}, false
	}
	read, err := strconv.Atoi(parts[0])
	size, err2 := strconv.ParseInt(parts[1], 10, 64)
	return parts[2], made{inputs, read, size}, err == nil && err2 == nil
}

// notes is a record that is being made.
type notes struct {
	mu    sync.Mutex
	files map[string]made
	parts map[string][]madePart
	sets  [][]string
	known map[string]int // sets by their names, joined
}

func newNotes() *notes {
	return &notes{files: map[string]made{}, parts: map[string][]madePart{}, known: map[string]int{}}
}

// add records how a file was rendered; for one that was copied, what the
// earlier build recorded.
func (n *notes) add(f File, p placed, old *earlier) {
	n.mu.Lock()
	defer n.mu.Unlock()
	m := made{f.Inputs, none, p.size}
	switch was := old.record.files[f.Path]; {
	case !p.made && was.read != none:
		m.read = n.set(old.record.sets[was.read].names)
	case p.made && f.Read != nil:
		m.read = n.set(f.Read())
	}
	if f.Inputs == "" {
		return
	}
	n.files[f.Path] = m
	if p.parts == nil {
		p.parts = f.parts
	}
	if !p.made {
		p.parts = old.record.parts[f.Path]
	}
	if p.parts != nil {
		n.parts[f.Path] = p.parts
	}
}

// twin records the size of a compressed twin, which is made only from its file.
func (n *notes) twin(path string, size int64) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.files[path] = made{"-", none, size}
}

// set returns the number of a set of names, adding it if it is new.
func (n *notes) set(names []string) int {
	names = slices.Clone(names)
	slices.Sort(names)
	names = slices.Compact(names)
	key := strings.Join(names, "\n")
	i, ok := n.known[key]
	if !ok {
		i = len(n.sets)
		n.known[key] = i
		n.sets = append(n.sets, names)
	}
	return i
}

// encode writes the format of decodeRecord: the same for the same files, in
// whatever order they were made.
func (n *notes) encode(t Target) []byte {
	var b bytes.Buffer
	if t.State != "" && t.Note != nil {
		if note := t.Note(); len(note) > 0 && !bytes.Contains(note, []byte("\n")) {
			fmt.Fprintf(&b, "state %s\nnote %s\n", t.state(), note)
		}
	}
	numbers := map[string]int{}
	for i, name := range n.names() {
		numbers[name] = i
		fmt.Fprintln(&b, "name", name)
	}
	now, place := t.hash(), n.order()
	for _, i := range sortedBy(place) {
		fmt.Fprint(&b, "set ", now(n.sets[i]))
		for _, name := range n.sets[i] {
			fmt.Fprint(&b, " ", numbers[name])
		}
		fmt.Fprintln(&b)
	}
	for _, p := range sortedKeys(n.parts) {
		fmt.Fprintln(&b, encodeParts(p, n.parts[p]))
	}
	for _, p := range sortedKeys(n.files) {
		m := n.files[p]
		if m.read != none {
			m.read = place[m.read]
		}
		fmt.Fprintln(&b, m.inputs, m.read, m.size, p)
	}
	return b.Bytes()
}

// hash returns a function that hashes the contents of a set of names.
func (t Target) hash() func(names []string) string {
	if t.Current != nil {
		return sums(t.Current)
	}
	return func(names []string) string { return t.sums[strings.Join(names, "\n")] }
}

// names returns all names without duplicates.
func (n *notes) names() []string {
	all := map[string]bool{}
	for _, s := range n.sets {
		for _, name := range s {
			all[name] = true
		}
	}
	return sortedKeys(all)
}

// order returns the rank of each set among all, by their names.
func (n *notes) order() []int {
	place := make([]int, len(n.sets))
	for i, key := range sortedKeys(n.known) {
		place[n.known[key]] = i
	}
	return place
}

func sortedBy(place []int) []int {
	out := make([]int, len(place))
	for i, p := range place {
		out[p] = i
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
