package load

import (
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// manyTimes is how many equal findings are merged into one.
const manyTimes = 4

// gather merges findings about an unknown id that occurs many times in a file
// into the first of them: one id renamed in the catalogue is one error. The
// findings must be sorted.
func gather(found source.List) source.List {
	times := map[string]int{}
	for _, f := range found {
		times[unknownIn(f)]++
	}
	said := map[string]bool{"": true}
	out := found[:0]
	for _, f := range found {
		what := unknownIn(f)
		if n := times[what]; what != "" && n >= manyTimes {
			if said[what] {
				continue
			}
			said[what] = true
			f.Message = source.Say("{1}, here and in {2} other places of this file", f.Message, n-1)
		}
		out = append(out, f)
	}
	return out
}

// unknownIn returns the file and the id that is unknown in it, without the key;
// "" for other findings.
func unknownIn(f source.Finding) string {
	if f.Rule != ruleUnknownID {
		return ""
	}
	_, what, _ := strings.Cut(f.Message.String(), ": ")
	return f.Pos.File + ": " + what
}
