package words

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/lang"
)

// Listener is a catalogue that records which of its texts were used. It is safe
// for concurrent use.
type Listener struct {
	words *Words
	mu    sync.Mutex
	heard map[name]bool
}

// name is a text in one language.
type name struct {
	lang lang.Lang
	key  string
}

// Listen returns a listener for w.
func Listen(w *Words) *Listener { return &Listener{words: w, heard: map[name]bool{}} }

func (l *Listener) T(in lang.Lang, key string, args ...any) (string, error) {
	l.hear(in, key)
	return l.words.T(in, key, args...)
}

func (l *Listener) N(in lang.Lang, key string, n int, args ...any) (string, error) {
	l.hear(in, key)
	return l.words.N(in, key, n, args...)
}

func (l *Listener) hear(in lang.Lang, key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard[name{in, key}] = true
}

// Heed adds the texts recorded by other, which must no longer be in use.
func (l *Listener) Heed(other *Listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.Copy(l.heard, other.heard)
}

// Heard returns the texts that were used, by language and key: "kk nav.home".
func (l *Listener) Heard() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := make([]string, 0, len(l.heard))
	for n := range l.heard {
		out = append(out, string(n.lang)+" "+n.key)
	}
	slices.Sort(out)
	return out
}

// Print returns a string that identifies a text with all its forms; "" if there
// is none.
func (w *Words) Print(l lang.Lang, key string) string {
	t, err := w.lookup(l, key)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%#v", t) // with the categories of its forms in sorted order
}

// PrintAll returns a string that identifies the whole catalogue of the site's
// languages.
func (w *Words) PrintAll() string {
	var b strings.Builder
	for _, l := range lang.All {
		for _, key := range w.Keys() {
			fmt.Fprintf(&b, "%s %s %s\n", l, key, w.Print(l, key))
		}
	}
	return b.String()
}
