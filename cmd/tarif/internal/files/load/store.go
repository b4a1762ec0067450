package load

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/graph"
	"tarif/cmd/tarif/internal/pack"
	"tarif/cmd/tarif/internal/tariff"
)

// Store carries editions from one run of the program to the next, because to
// parse those of a whole country takes longer than everything else after an
// edit. An edition is stored if there are no findings about it, under a key
// that identifies everything from which it was read.
type Store struct {
	sum     func(name string) string
	program string
	stored  map[string][]byte // by key

	// Of the load that is going on.
	base   *graph.Base
	beside map[string][]string // files by folder
	rest   string              // what all keys have in common

	mu    sync.Mutex
	known map[*tariff.Edition]bool // those that have been read from the store
	next  map[string]next          // by file
}

// next is what the next run reads of an edition.
type next struct {
	key  string
	data []byte
}

// stored is what is stored of a result.
type stored struct {
	Edition *tariff.Edition
	Places  []place
	Called  string
	Texts   []string
}

// NewStore reads what [Store.Write] has written. If a byte of it has changed, it
// is not used. sum returns a hash of a file's bytes, "" if there is none, and
// program must differ between programs that could read a file differently.
func NewStore(data []byte, program string, sum func(name string) string) *Store {
	s := &Store{sum: sum, program: program, stored: map[string][]byte{}}
	for data = checked(data); len(data) > 0; {
		key, rest, _ := bytes.Cut(data, []byte("\n"))
		size, n := binary.Uvarint(rest)
		if n <= 0 || size > uint64(len(rest)-n) {
			break
		}
		s.stored[string(key)] = rest[n : n+int(size)]
		data = rest[n+int(size):]
	}
	return s
}

// checked returns data without the hash at its end, nil if the hash is wrong.
func checked(data []byte) []byte {
	n := len(data) - sha256.Size
	if n < 0 || sha256.Sum256(data[:n]) != [sha256.Size]byte(data[n:]) {
		return nil
	}
	return data[:n]
}

// Write writes what the next run reads: the same for the same folder.
func (s *Store) Write(to io.Writer) error {
	hash := sha256.New()
	w := io.MultiWriter(to, hash)
	for _, file := range slices.Sorted(maps.Keys(s.next)) {
		x := s.next[file]
		head := binary.AppendUvarint([]byte(x.key+"\n"), uint64(len(x.data)))
		if _, err := w.Write(append(head, x.data...)); err != nil {
			return err
		}
	}
	_, err := to.Write(hash.Sum(nil))
	return err
}

// Known reports whether an edition is that of the earlier run.
func (s *Store) Known(e *tariff.Edition) bool { return s != nil && s.known[e] }

func (s *Store) begin(t tree, c *tariff.Catalogue) {
	s.base, s.beside = graph.NewBase(c), map[string][]string{}
	s.known, s.next = map[*tariff.Edition]bool{}, map[string]next{}
	for name := range t.infos {
		if path.Ext(name) != ".toml" {
			s.beside[path.Dir(name)] = append(s.beside[path.Dir(name)], name)
		}
	}
	rest := []string{s.program}
	for _, name := range t.catalogue {
		rest = append(rest, name, s.sum(name))
	}
	s.rest = strings.Join(rest, " ")
}

// key identifies everything from which an edition is read: the program, the
// catalogue, its file and the texts beside it.
func (s *Store) key(at editionPath) string {
	parts := []string{s.rest, at.file, s.sum(at.file)}
	names := s.beside[path.Dir(at.file)]
	for _, name := range slices.Sorted(slices.Values(names)) {
		parts = append(parts, name, s.sum(name))
	}
	return fmt.Sprintf("%x", sha256.Sum256([]byte(strings.Join(parts, " "))))
}

// edition returns the stored result for a file, else that of read. A result of
// read that can be stored is read back: it takes less memory, as all editions of
// a tariff say nearly the same.
func (s *Store) edition(at editionPath, read func() result) result {
	key := s.key(at)
	if data, ok := s.stored[key]; ok {
		if r, err := s.result(at, data); err == nil {
			s.keep(at, next{key, data}, r.edition)
			return r
		}
	}
	r := read()
	if !r.good() || len(r.found)+len(r.marks)+len(r.waivers) > 0 {
		return r
	}
	data := pack.Quick(s.base.Append(nil, stored{r.edition, r.places, r.called, r.texts}))
	if again, err := s.result(at, data); err == nil {
		s.keep(at, next{key, data}, nil)
		return again
	}
	return r
}

// result reads what is stored of a result.
func (s *Store) result(at editionPath, data []byte) (result, error) {
	var x stored
	plain, err := pack.Unquick(data)
	if err == nil {
		err = s.base.Read(string(plain), &x)
	}
	return result{at: at, edition: x.Edition, places: x.Places, called: x.Called, texts: x.Texts}, err
}

func (s *Store) keep(at editionPath, x next, known *tariff.Edition) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next[at.file] = x
	if known != nil {
		s.known[known] = true
	}
}
