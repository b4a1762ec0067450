package pages

import (
	"slices"
	"strings"
	"sync/atomic"
	"unique"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/words"
)

// reading is what the maker of one page asks for besides the data: texts of the
// interface and addresses of files. All of them come through a composer, so that
// none can be forgotten.
type reading struct {
	words *words.Listener
	files []string
}

// The names of what is read: "word kk nav.home", "file site.css".
const (
	wordRead = "word "
	fileRead = "file "
)

func (r *reading) file(name string) {
	if !slices.Contains(r.files, name) {
		r.files = append(r.files, name)
	}
}

// names lists what was read, sorted.
func (r *reading) names() []string {
	out := ReadWords(r.words)
	for _, f := range r.files {
		out = append(out, ReadFile(f))
	}
	slices.Sort(out)
	return out
}

// Read is what something was made from when it was last made, besides the data,
// the settings and the day. Nothing is known of it before. Thousands of pages
// ask for the same, so the names are kept once, a line each.
type Read struct {
	names atomic.Pointer[unique.Handle[string]]
}

func (r *Read) keep(c composer) {
	names := unique.Make(strings.Join(c.read.names(), "\n"))
	r.names.Store(&names)
}

// Names lists texts of the interface, "word kk nav.home", and files whose address
// was asked for, "file site.css".
func (r *Read) Names() []string {
	if names := r.names.Load(); names != nil && names.Value() != "" {
		return strings.Split(names.Value(), "\n")
	}
	return nil
}

// ReadFile is the name by which a file whose address was asked for is read.
func ReadFile(name string) string { return fileRead + name }

// ReadWords are the names of the texts that a listener has heard.
func ReadWords(l *words.Listener) []string {
	var out []string
	for _, w := range l.Heard() {
		out = append(out, wordRead+w)
	}
	return out
}

// Current is what a name of what was read stands for now, empty where there is
// no such thing any more.
func (s *Site) Current(name string) string {
	if file, ok := strings.CutPrefix(name, fileRead); ok {
		address, err := s.Assets.File(file)
		if err != nil {
			return ""
		}
		return address
	}
	if name == AnyText {
		return s.Words.PrintAll()
	}
	l, key, _ := strings.Cut(strings.TrimPrefix(name, wordRead), " ")
	return s.Words.Print(lang.Lang(l), key)
}
