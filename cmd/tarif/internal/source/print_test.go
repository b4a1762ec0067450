package source_test

import (
	"encoding/json"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

func TestPrint(t *testing.T) {
	at := func(line, col int) source.Pos { return source.Pos{File: "a.toml", Line: line, Col: col} }
	for _, tt := range []struct {
		name    string
		finding source.Finding
		want    string
	}{
		{"everything", source.Finding{Pos: at(12, 9), Message: source.Say(`price: "1 896,6O" is not an amount`),
			Line: `price = "1 896,6O"`, Hint: source.Say("write digits"), See: &source.Pos{File: "b.toml", Line: 3, Col: 1}}, `
a.toml:12:9: error: price: "1 896,6O" is not an amount
    price = "1 896,6O"
            ^
    hint: write digits
    see b.toml:3:1
`},
		{"a file as a whole", source.Finding{Pos: source.Pos{File: "a.toml"}, Message: source.Say("is empty"), Line: "x"}, `
a.toml: error: is empty
`},
		{"letters of two bytes", source.Finding{Pos: at(1, 10), Message: source.Say("m"), Line: `"Орал" = 1`}, `
a.toml:1:10: error: m
    "Орал" = 1
         ^
`},
		{"a tab stays a tab", source.Finding{Pos: at(1, 4), Message: source.Say("m"), Line: "\tә\tx"}, `
a.toml:1:4: error: m
    	ә	x
    	 ^
`},
		{"wide and combining characters", source.Finding{Pos: at(1, 8), Message: source.Say("m"), Line: "価и\u0306=x"}, "\n" +
			"a.toml:1:8: error: m\n    価и\u0306=x\n       ^\n"},
		{"inside a character", source.Finding{Pos: at(1, 4), Message: source.Say("m"), Line: "əəx"}, `
a.toml:1:4: error: m
    əəx
     ^
`},
		{"behind the end", source.Finding{Pos: at(1, 99), Message: source.Say("m"), Line: "ab"}, `
a.toml:1:99: error: m
    ab
      ^
`},
		{"control characters", source.Finding{Pos: at(1, 3), Message: source.Say("say \x1b[31m"), Line: "\x1b[31mred\u202e"}, "\n" +
			"a.toml:1:3: error: say \ufffd[31m\n    \ufffd[31mred\ufffd\n      ^\n"},
		{"invalid UTF-8", source.Finding{Pos: at(1, 2), Message: source.Say("m"), Line: "a\xffb"}, "\n" +
			"a.toml:1:2: error: m\n    a\ufffdb\n     ^\n"},
		{"a very long line", source.Finding{Pos: at(1, 1001), Message: source.Say("m"), Line: strings.Repeat("a", 1000) + strings.Repeat("b", 1000)}, "\n" +
			"a.toml:1:1001: error: m\n" +
			"    …" + strings.Repeat("a", 80) + strings.Repeat("b", 80) + "…\n" +
			"    " + strings.Repeat(" ", 81) + "^\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.finding.Severity = source.Error
			var b strings.Builder
			source.List{tt.finding}.Print(&b, source.English)
			is.Equal(t, b.String(), strings.TrimPrefix(tt.want, "\n"))
		})
	}
}

// TestIn: the JSON form has messages in the chosen language, and field names
// that never change.
func TestIn(t *testing.T) {
	if got := source.List(nil).In(source.English); got == nil || len(got) != 0 {
		t.Errorf("an empty list is %v", got)
	}
	l := source.List{{Pos: source.Pos{File: "a.toml", Line: 1, Col: 2}, Severity: source.Warning, Rule: "r", Message: source.Say("<{1}>", "m"), Line: "x"},
		{Pos: source.Pos{File: "a.toml"}, Severity: source.Error, Rule: "r", Message: source.Say("m"), Waived: &source.Waiver{Cause: "printed so"}}}
	got, err := json.Marshal(l.In(&source.Localizer{Wordings: map[string]source.Wording{"<{1}>": {Forms: map[string]string{"other": "«{1}»"}}}}))
	is.OK(t, err)
	const want = `[{"pos":{"file":"a.toml","line":1,"col":2},"severity":"warning","rule":"r","message":"«m»","excerpt":"x"},` +
		`{"pos":{"file":"a.toml"},"severity":"error","rule":"r","message":"m","waived":{"cause":"printed so","pos":{"file":""}}}]`
	is.Equal(t, string(got), want)
}
