package diff

import "strings"

// SameWording reports whether two texts differ in nothing but what a typist
// chooses: ё or е, the kind of quotes, dashes and spaces, and spaces beside
// brackets, dashes, slashes and before punctuation. Letters, digits, case and
// every other sign count.
func SameWording(a, b string) bool {
	return a == b || normalise(a) == normalise(b)
}

var signs = strings.NewReplacer(
	"ё", "е", "Ё", "Е",
	"«", `"`, "»", `"`, "“", `"`, "”", `"`, "„", `"`, "‟", `"`, "″", `"`, "''", `"`,
	"‘", "'", "’", "'", "‚", "'", "`", "'", "´", "'",
	"–", "-", "—", "-", "‒", "-", "―", "-", "−", "-", "‐", "-", "‑", "-",
	"\u00ad", "", "\u200b", "", "\u2060", "", "\ufeff", "",
)

// tight are signs beside which a space carries no meaning.
var tight = strings.NewReplacer(
	" ,", ",", " .", ".", " ;", ";", " :", ":", " )", ")", "( ", "(",
	" - ", "-", " -", "-", "- ", "-", " / ", "/", " /", "/", "/ ", "/",
)

func normalise(s string) string {
	return tight.Replace(strings.Join(strings.Fields(signs.Replace(s)), " "))
}
