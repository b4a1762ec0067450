package words

import (
	"fmt"
	"regexp"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// phrase is a text cut at its places to fill: literals[0], place places[0],
// literals[1] … and at last the tail. The zero phrase is the empty text.
type phrase struct {
	literals []string
	places   []int // 0-based arguments
	tail     string
	args     int // the highest place used
}

var (
	braces = regexp.MustCompile(`\{[^{}]*\}|[{}]`)
	place  = regexp.MustCompile(`^\{[1-9]\}$`)
)

// parsePhrase cuts s. Braces stand for nothing but {1} to {9}, so that a
// misspelt place is not printed to a reader. The phrase that comes with an
// error is s uncut.
func parsePhrase(s string) (phrase, error) {
	var p phrase
	end := 0
	for _, at := range braces.FindAllStringIndex(s, -1) {
		found := s[at[0]:at[1]]
		if !place.MatchString(found) {
			return phrase{tail: s}, source.Say("%q is not a place to fill", found).Err()
		}
		n := int(found[1] - '0')
		p.literals = append(p.literals, s[end:at[0]])
		p.places = append(p.places, n-1)
		p.args = max(p.args, n)
		end = at[1]
	}
	p.tail = s[end:]
	return p, nil
}

// fill puts args into the places. There must be p.args of them or more.
func (p phrase) fill(args []string) string {
	var b strings.Builder
	for i, n := range p.places {
		b.WriteString(p.literals[i])
		b.WriteString(args[n])
	}
	return b.String() + p.tail
}

// String returns the text as it is written in the file.
func (p phrase) String() string {
	args := make([]string, p.args)
	for i := range args {
		args[i] = fmt.Sprintf("{%d}", i+1)
	}
	return p.fill(args)
}

// uses returns the places of a phrase as a set of bits.
func (p phrase) uses() uint {
	var set uint
	for _, n := range p.places {
		set |= 1 << n
	}
	return set
}
