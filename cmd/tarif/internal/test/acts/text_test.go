package acts

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"tarif/cmd/tarif/internal/test/is"
)

// A reader consumes an act's text letter by letter. It skips only white space,
// which extraction has moved about.
type reader struct {
	text []rune
	pos  int
}

// eat consumes the letters of want and returns them as they are in the text. If
// the text has something else, it consumes nothing.
func (r *reader) eat(want string) (string, bool) {
	start := r.pos
	for _, c := range want {
		if unicode.IsSpace(c) {
			continue
		}
		r.skipSpace()
		if r.pos == len(r.text) || r.text[r.pos] != c {
			r.pos = start
			return "", false
		}
		r.pos++
	}
	return string(r.text[start:r.pos]), true
}

func (r *reader) skipSpace() {
	for r.pos < len(r.text) && unicode.IsSpace(r.text[r.pos]) {
		r.pos++
	}
}

// eatCell consumes a row's number and wording. The number may be inside the
// wording: the PDF centres it beside a cell that a page break splits.
func (r *reader) eatCell(n int, wording string) (raw string, inside bool, err error) {
	start := r.pos
	for i := range wording {
		before, ok1 := r.eat(wording[:i])
		_, ok2 := r.eat(strconv.Itoa(n))
		after, ok3 := r.eat(wording[i:])
		if ok1 && ok2 && ok3 {
			return before + after, i > 0, nil
		}
		r.pos = start
	}
	return "", false, r.unlike(wording)
}

// unlike describes what the text has instead of what was expected.
func (r *reader) unlike(want string) error {
	r.skipSpace()
	rest := r.text[r.pos:]
	return fmt.Errorf("the act has %q, want %q", string(rest[:min(60, len(rest))]), want)
}

// mustEat is eat for text that must follow.
func (r *reader) mustEat(t *testing.T, want string) {
	t.Helper()
	_, ok := r.eat(want)
	is.Must(t, ok, "%v", r.unlike(want))
}

// A repair is a word that the text has split.
type repair struct{ torn, word string }

// repairs compares a wording with its cell in the text. The text must have all
// spaces of the wording; any other spaces of the text are repairs.
func repairs(wording, raw string) ([]repair, error) {
	var found []repair
	r := &reader{text: []rune(raw)}
	for _, word := range strings.Split(wording, " ") {
		if r.pos > 0 && r.pos < len(r.text) && !unicode.IsSpace(r.text[r.pos]) {
			return nil, fmt.Errorf("no space before %q in the act", word)
		}
		torn, ok := r.eat(word)
		if !ok || word == "" {
			return nil, r.unlike(word)
		}
		if f := strings.Fields(torn); len(f) > 1 {
			found = append(found, repair{strings.Join(f, " "), word})
		}
	}
	return found, nil
}

func TestRepairs(t *testing.T) {
	got, err := repairs("жеке жүргізу, көмек (ЖОБ)", "\n жеке\nж ү р г і з у ,  \nкөмек (\nЖОБ)")
	want := []repair{{"ж ү р г і з у ,", "жүргізу,"}, {"( ЖОБ)", "(ЖОБ)"}}
	is.True(t, err == nil && fmt.Sprint(got) == fmt.Sprint(want), "repairs are %q, %v; want %q", got, err, want)
	for _, wording := range []string{"бірге", "бі рі", "бірі  екі", "екі"} {
		got, err := repairs(wording, "бірі екі")
		is.True(t, err != nil, "%q is taken for \"бірі екі\" with %q", wording, got)
	}
}
