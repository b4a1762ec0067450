package tomlfile

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestLinear: twice as much of anything takes about twice the memory to read,
// including the findings.
func TestLinear(t *testing.T) {
	each := func(line string) func(int) string {
		return func(n int) string { return tarifftest.Numbered(n, line) }
	}
	for name, text := range map[string]func(n int) string{
		"keys":             each("key# = 1\n"),
		"dotted keys":      each("a.b.key# = 1\n"),
		"misspelt keys":    each("silnt# = 1\n"),
		"tables":           each("[any.t#]\na = 1\n"),
		"lists of tables":  each("[[rate]]\nrow = #\nprice = \"1896.60\"\n"),
		"tables in lists":  each("[[rate]]\n[[rate.of]]\na = #\n"),
		"wrong values":     each("[[rate]]\nrow = \"#\"\nprice = 5\n"),
		"missing keys":     each("[[rate]]\n"),
		"comments":         each("# comment #\n"),
		"one list":         func(n int) string { return "any.a = [" + strings.Repeat("1, ", n) + "]\n" },
		"one inline table": func(n int) string { return "any.a = {" + strings.TrimSuffix(each("k# = 1, ")(n), ", ") + "}\n" },
		"a long text":      func(n int) string { return "any.a = \"" + strings.Repeat("ә\\n", n) + "\"\n" },
		"lines of a text":  func(n int) string { return "any.a = '''\n" + strings.Repeat("ә\n", n) + "'''\n" },
		"twice the same":   each("[any.a]\nb = 1\n"),
		"broken lines":     each("= #\n"),
	} {
		grown := tarifftest.Growth(2000, func(n int) func() {
			src := text(n)
			return func() {
				var v shape
				printed(decode(t, src, &v))
			}
		})
		is.True(t, grown <= 2.5, "twice the %s takes %.1f times the memory", name, grown)
	}
}
