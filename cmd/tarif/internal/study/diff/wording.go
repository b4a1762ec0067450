package diff

import "strings"

// SameWording reports whether two texts differ only in what a typist chooses: ё
// or е, the kind of quotes, dashes and spaces, and spaces beside brackets,
// dashes and slashes and before punctuation. Letters, digits, case and every
// other sign count.
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

// tight removes spaces that do not matter because of the sign beside them.
var tight = strings.NewReplacer(
	" ,", ",", " .", ".", " ;", ";", " :", ":", " )", ")", "( ", "(",
	" - ", "-", " -", "-", "- ", "-", " / ", "/", " /", "/", "/ ", "/",
)

func normalise(s string) string {
	return tight.Replace(strings.Join(strings.Fields(signs.Replace(s)), " "))
}
