package pages

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"unique"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/tariff"
)

// reading records what one page uses besides the data that its address implies:
// texts of the interface, addresses of files, data of other places. Texts and
// files are recorded by the composer, so that none can be forgotten.
type reading struct {
	words *words.Listener
	other []string
}

// The names of what was used: "word kk nav.home", "file site.css", "meanings
// home-care". TariffRead is the beginning of "tariff oral/home-care".
const (
	wordRead     = "word "
	fileRead     = "file "
	TariffRead   = "tariff "
	meaningsRead = "meanings "
)

func (r *reading) add(name string) {
	r.other = lists.With(r.other, name)
}

func (r *reading) file(name string) { r.add(ReadFile(name)) }

// tariff records that the page shows something of another place's tariff.
func (r *reading) tariff(t *tariff.Tariff) {
	r.add(TariffRead + string(t.Place.ID) + "/" + string(t.Kind.ID))
}

// meanings records that the page depends on what prices of a kind mean
// everywhere.
func (r *reading) meanings(k *tariff.Kind) { r.add(meaningsRead + string(k.ID)) }

// names returns what was used, sorted.
func (r *reading) names() []string {
	out := append(ReadWords(r.words), r.other...)
	slices.Sort(out)
	return out
}

// Read is what something used when it was last made, besides the data, the
// settings and the day. It is empty before. Thousands of pages use the same, so
// the names are interned, one on each line.
type Read struct {
	names atomic.Pointer[unique.Handle[string]]
}

func (r *Read) keep(c composer) { r.Keep(c.read.names()) }

// KeepWords sets what was used to the texts that a listener has recorded.
func (r *Read) KeepWords(l *words.Listener) { r.Keep(ReadWords(l)) }

// Keep sets what was used.
func (r *Read) Keep(names []string) {
	all := unique.Make(strings.Join(names, "\n"))
	r.names.Store(&all)
}

// Names returns texts of the interface, "word kk nav.home", and files whose
// address was used, "file site.css".
func (r *Read) Names() []string {
	if names := r.names.Load(); names != nil && names.Value() != "" {
		return strings.Split(names.Value(), "\n")
	}
	return nil
}

// ReadFile returns the name for a file whose address was used.
func ReadFile(name string) string { return fileRead + name }

// ReadWords returns the names of the texts that a listener has recorded.
func ReadWords(l *words.Listener) []string {
	return lists.Of(l.Heard(), func(w string) string { return wordRead + w })
}

// Current returns the present value of what a name refers to, "" if it no
// longer exists. The value of a tariff is known to callers by its hash.
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

// meanings writes down which edition of a kind each place has on the day, what
// its prices mean and what they are multiplied by.
func (s *Site) meanings(kind tariff.KindID) string {
	var b strings.Builder
	for _, t := range s.Data.OfKind(kind) {
		e := shown(t, s.Day)
		fmt.Fprintf(&b, "%s %s %v\n", e.Name(), compare.SpanOf(e), s.found.classesOf(e))
	}
	return b.String()
}
