package lang

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Phrase is a text with places to fill, {1}, {2} … {9}. The words of the
// interface and what the program says are both kept in this form and no other.
// The zero Phrase is the empty text.
type Phrase struct {
	literals []string // before each place
	places   []int    // 0-based arguments
	tail     string   // behind the last
}

var placeToFill = regexp.MustCompile(`\{[1-9]\}`)

// ParsePhrase cuts a text at its places. Other braces stand as they are.
func ParsePhrase(s string) Phrase {
	var p Phrase
	end := 0
	for _, at := range placeToFill.FindAllStringIndex(s, -1) {
		p.literals = append(p.literals, s[end:at[0]])
		p.places = append(p.places, int(s[at[0]+1]-'1'))
		end = at[1]
	}
	p.tail = s[end:]
	return p
}

// Fill puts args into the places. There must be p.Args() of them or more. In a
// place between straight quotes, "{1}", what cannot be seen is written out as Go
// does it.
func (p Phrase) Fill(args []string) string {
	var b strings.Builder
	for i, n := range p.places {
		arg := args[n]
		if p.quoted(i) {
			q := strconv.Quote(arg)
			arg = q[1 : len(q)-1]
		}
		b.WriteString(p.literals[i])
		b.WriteString(arg)
	}
	return b.String() + p.tail
}

func (p Phrase) quoted(i int) bool {
	next := p.tail
	if i+1 < len(p.literals) {
		next = p.literals[i+1]
	}
	return strings.HasSuffix(p.literals[i], `"`) && strings.HasPrefix(next, `"`)
}

// Args is how many arguments a phrase takes: the highest of its places.
func (p Phrase) Args() int {
	highest := 0
	for _, n := range p.places {
		highest = max(highest, n+1)
	}
	return highest
}

// Uses returns the places of a phrase as a set of bits.
func (p Phrase) Uses() uint {
	var set uint
	for _, n := range p.places {
		set |= 1 << n
	}
	return set
}

// String returns the text as it is written in a catalogue.
func (p Phrase) String() string {
	var b strings.Builder
	for i, n := range p.places {
		fmt.Fprintf(&b, "%s{%d}", p.literals[i], n+1)
	}
	return b.String() + p.tail
}
