package lang

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func TestPhrase(t *testing.T) {
	for _, x := range []struct {
		text string
		args []string
		want string
		n    int
		uses uint
	}{
		{"", nil, "", 0, 0},
		{"нет {1}", []string{"цены"}, "нет цены", 1, 1},
		{"{2} и {1}, {2}", []string{"a", "b"}, "b и a, b", 2, 3},
		{"{1}{3}", []string{"a", "b", "c"}, "ac", 3, 5},
		{"{1}", []string{"{1}"}, "{1}", 1, 1}, // placeholders in arguments are literal
		{"{{1}} {0} {10} {a}", []string{"price"}, "{price} {0} {10} {a}", 1, 1},
		{`"{1}" {2}`, []string{"a\n\"б\"", "a\n"}, "\"a\\n\\\"б\\\"\" a\n", 2, 3},
		{`"{1} {2}"`, []string{"\t", "\t"}, "\"\t \t\"", 2, 3}, // the quotes do not enclose a single placeholder
	} {
		p := ParsePhrase(x.text)
		if got := p.Fill(x.args); got != x.want || p.Args() != x.n || p.Uses() != x.uses {
			t.Errorf("%q filled is %q of %d arguments %b; want %q, %d, %b", x.text, got, p.Args(), p.Uses(), x.want, x.n, x.uses)
		}
		is.Equal(t, p.String(), x.text)
	}
}
