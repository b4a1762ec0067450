package pages

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"unique"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/tariff"
)

// reading is what the maker of one page asks for besides the data on which its
// address shows it to rest: texts of the interface, addresses of files, data of
// other places. Texts and files come through a composer, so that none can be
// forgotten.
type reading struct {
	words *words.Listener
	other []string
}

// The names of what is read: "word kk nav.home", "file site.css",
// "meanings home-care". TariffRead is how "tariff oral/home-care" begins.
const (
	wordRead     = "word "
	fileRead     = "file "
	TariffRead   = "tariff "
	meaningsRead = "meanings "
)

func (r *reading) add(name string) {
	if !slices.Contains(r.other, name) {
		r.other = append(r.other, name)
	}
}

func (r *reading) file(name string) { r.add(ReadFile(name)) }

// tariff says that the page shows something of another place's tariff.
func (r *reading) tariff(t *tariff.Tariff) {
	r.add(TariffRead + string(t.Place.ID) + "/" + string(t.Kind.ID))
}

// meanings says that the page knows what prices of a kind mean everywhere.
func (r *reading) meanings(k *tariff.Kind) { r.add(meaningsRead + string(k.ID)) }

// names lists what was read, sorted.
func (r *reading) names() []string {
	out := append(ReadWords(r.words), r.other...)
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
// no such thing any more. What a tariff holds is known to whoever has its hash.
func (s *Site) Current(name string) string {
	if file, ok := strings.CutPrefix(name, fileRead); ok {
		address, err := s.Assets.File(file)
		if err != nil {
			return ""
		}
		return address
	}
	if kind, ok := strings.CutPrefix(name, meaningsRead); ok {
		return s.meanings(tariff.KindID(kind))
	}
	if name == AnyText {
		return s.Words.PrintAll()
	}
	l, key, _ := strings.Cut(strings.TrimPrefix(name, wordRead), " ")
	return s.Words.Print(lang.Lang(l), key)
}

// meanings writes down what prices of a kind mean in each place on the day, and
// what they are multiplied by.
func (s *Site) meanings(kind tariff.KindID) string {
	var b strings.Builder
	for _, t := range s.Data.OfKind(kind) {
		fmt.Fprintf(&b, "%s %v\n", t.Place.ID, s.found.classesOf(shown(t, s.Day)))
	}
	return b.String()
}
