package importer

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
)

// idLength keeps ids short enough for addresses.
const idLength = 40

// idSet is the ids of one kind of thing that are taken.
type idSet struct {
	taken  map[string]bool
	suffix map[string]int // the last number appended to an id
}

func idsOf[T any](all []T, id func(T) string) *idSet {
	out := &idSet{map[string]bool{}, map[string]int{}}
	for _, x := range all {
		out.taken[id(x)] = true
	}
	return out
}

// fromWords makes an unused id by transliterating words.
func (x *idSet) fromWords(words string) string {
	return x.unused(cmp.Or(shortID(words, idLength), "row"))
}

// unused takes an id, with a number behind it if it is taken already.
func (x *idSet) unused(id string) string {
	try := id
	for x.taken[try] {
		x.suffix[id] = max(2, x.suffix[id]+1)
		try = fmt.Sprintf("%s-%d", id, x.suffix[id])
	}
	x.taken[try] = true
	return try
}

// shortID transliterates the first words, whole words if they fit.
func shortID(words string, length int) string {
	id := transliterate(words)
	if len(id) > length {
		id = id[:length]
		if i := strings.LastIndexByte(id, '-'); i > length/2 {
			id = id[:i]
		}
	}
	return strings.Trim(id, "-")
}

var latin = func() map[rune]string {
	m := map[rune]string{}
	fields := strings.Fields("а a ә a б b в v г g ғ g д d е e ё yo ж zh з z и i й i к k қ q л l м m н n ң n о o ө o п p " +
		"р r с s т t у u ұ u ү u ф f х kh һ h ц ts ч ch ш sh щ shch ы y і i э e ю yu я ya ² 2 ³ 3")
	for i := 0; i+1 < len(fields); i += 2 {
		m[[]rune(fields[i])[0]] = fields[i+1]
	}
	return m
}()

// transliterate writes Cyrillic letters in Latin, and everything but letters
// and digits as hyphens.
func transliterate(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		to, ok := latin[r]
		switch {
		case ok:
			b.WriteString(to)
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case r != 'ь' && r != 'ъ' && b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
