package tomlfile

import (
	"fmt"
	"strings"
	"testing"
)

// Of a file with a fault in every line a thousand findings are kept, the first
// ones, and one that counts the rest.
func TestMostFindings(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "[x%d]\n", i)
	}
	d, found := Parse("a.toml", []byte(b.String()))
	if d == nil {
		t.Fatal(found)
	}
	var into struct {
		Name string `toml:"name"`
	}
	found = d.Decode(&into)
	if n := len(found); n != MostFindings+1 || found[0].Pos.Line != 1 || found[n-2].Pos.Line != MostFindings || found[n-1].Message.String() != "2000 more findings in this file are not shown" {
		t.Errorf("%d findings, the last: %v", n, found[n-1])
	}
	if again := Limit(found); len(again) != len(found) {
		t.Errorf("limited again, there are %d", len(again))
	}
}

// A zero byte in a text is found where it stands.
func TestZeroByte(t *testing.T) {
	_, found := Parse("a.toml", []byte("name = \"a\"\nshort = \"b\x00\"\n"))
	if len(found) != 1 || found[0].Pos.Line != 2 || found[0].Pos.Col != 11 || strings.Contains(found[0].Message.String(), "UTF-16") {
		t.Error(found)
	}
}
