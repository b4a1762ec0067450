package load

import (
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// manyTimes is from how many times on the same is said once.
const manyTimes = 4

// gather says once for a file that there is nothing of an id which stands in it
// again and again: one id that was changed in the catalogue is one fault. The
// findings are sorted; the first of each stays.
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

// unknownIn names the file and what it looks for in vain, without the key at
// which it does; it is empty for other findings.
func unknownIn(f source.Finding) string {
	if f.Rule != ruleUnknownID {
		return ""
	}
	_, what, _ := strings.Cut(f.Message.String(), ": ")
	return f.Pos.File + ": " + what
}
