package lang

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Phrase is a text with numbered placeholders, {1}, {2} … {9}. Both the words
// of the interface and the program's messages have this form. The zero Phrase
// is the empty text.
type Phrase struct {
	literals []string // before each placeholder
	places   []int    // the 0-based argument of each placeholder
	tail     string   // after the last placeholder
}

var placeToFill = regexp.MustCompile(`\{[1-9]\}`)

// ParsePhrase splits a text at its placeholders. Other braces are literal.
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

// Fill replaces the placeholders by args, of which there must be at least
// p.Args(). In a placeholder between straight quotes, "{1}", invisible
// characters are escaped as in Go.
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

// Args returns the number of arguments that the phrase needs: its highest
// placeholder.
func (p Phrase) Args() int {
	highest := 0
	for _, n := range p.places {
		highest = max(highest, n+1)
	}
	return highest
}

// Uses returns the placeholders of the phrase as a bit set.
func (p Phrase) Uses() uint {
	var set uint
	for _, n := range p.places {
		set |= 1 << n
	}
	return set
}

// String returns the text as written in a catalogue.
func (p Phrase) String() string {
	var b strings.Builder
	for i, n := range p.places {
		fmt.Fprintf(&b, "%s{%d}", p.literals[i], n+1)
	}
	return b.String() + p.tail
}
