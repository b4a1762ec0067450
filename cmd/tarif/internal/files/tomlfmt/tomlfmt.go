// Package tomlfmt brings an edition's TOML file into canonical form and keeps
// its comments.
//
// [Edition] reads the file, writes it with package tomlwrite, and verifies that
// nothing was lost: reading the result gives the same edition, and every
// comment is at the key or table where it was. If not, it returns an error
// instead of a damaged file. Catalogue files are not formatted: their order and
// grouping are their authors'.
package tomlfmt

import (
	"bytes"
	"maps"
	"reflect"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Edition returns the file in canonical form, or findings with an error if it
// cannot be formatted. The name is used in findings.
func Edition(name string, src []byte, c *tariff.Catalogue) ([]byte, source.List) {
	e, found := load.Edition(name, src, c)
	if e == nil {
		return nil, found
	}
	notes := collect(name, src)
	notes.follow(fileOrder(e.Rates))
	out := notes.around(tomlwrite.Edition(e, notes.Comments))
	if f, bad := notes.lost(name, collect(name, out)); bad {
		return nil, source.List{f}
	}
	if again, _ := load.Edition(name, out, c); again == nil || !same(e, again) {
		return nil, source.List{{Pos: source.Pos{File: name}, Severity: source.Error, Rule: ruleMeaning,
			Message: source.Say("the file was left as it is: written in canonical form it would not say the same")}}
	}
	return out, nil
}

// fileOrder returns, for each rate, its index in the file: rates are sorted by
// row, but the paths of comments count in file order.
func fileOrder(rates []*tariff.Rate) []int {
	byLine := make([]int, len(rates))
	for i := range rates {
		byLine[i] = i
	}
	slices.SortFunc(byLine, func(a, b int) int { return rates[a].Pos.Compare(rates[b].Pos) })
	return byLine
}

// around restores what is outside all keys: the schema line, and comments after
// the last key.
func (n *notes) around(out []byte) []byte {
	if n.schema != "" {
		_, rest, _ := bytes.Cut(out, []byte("\n"))
		out = append([]byte(n.schema+"\n"), rest...)
	}
	if len(n.end) > 0 {
		out = append(out, '\n')
	}
	for _, line := range n.end {
		out = append(out, strings.TrimRight("# "+line, " ")+"\n"...)
	}
	return out
}

// lost finds a comment of the file that is not in the result.
func (n *notes) lost(name string, out *notes) (source.Finding, bool) {
	at := n.stray
	for _, path := range slices.Sorted(maps.Keys(n.lines)) {
		if n.Behind[path] != out.Behind[path] || !slices.Equal(n.Above[path], out.Above[path]) {
			at = append(at, n.lines[path])
		}
	}
	if len(at) == 0 {
		return source.Finding{}, false
	}
	return source.Finding{Pos: source.Pos{File: name, Line: slices.Min(at), Col: 1}, Severity: source.Error, Rule: ruleComment,
		Message: source.Say("the file was left as it is: {1} of its comments would get lost, here the first", len(at)),
		Hint:    source.Say("move the comment above a key or a table that is written in full, or take it out")}, true
}

// same reports whether two editions have the same content, regardless of
// positions.
func same(a, b *tariff.Edition) bool { return reflect.DeepEqual(bare(a), bare(b)) }

// bare returns an edition without file positions, with amounts as written.
func bare(e *tariff.Edition) any {
	plain := *e
	plain.Pos, plain.Rates = source.Pos{}, nil
	plain.AmendedBy, plain.Act.LegalGrounds = filled(e.AmendedBy), filled(e.Act.LegalGrounds)
	plain.Source.Texts, plain.Columns = filled(e.Source.Texts), filled(e.Columns)
	plain.Roles, plain.Sections, plain.Footnotes, plain.Waivers = filled(e.Roles), filled(e.Sections), filled(e.Footnotes), filled(e.Waivers)
	var rates []tariff.Rate
	var amounts []string
	for _, r := range e.Rates {
		x := *r
		x.Edition, x.Pos = nil, source.Pos{}
		x.Conditions, x.Footnotes = filled(r.Conditions), filled(r.Footnotes)
		if x.Price.Stated() {
			amounts = append(amounts, r.Price.Amount.String())
			x.Price = tariff.Price{Status: tariff.Stated, Measure: r.Price.Measure}
		}
		rates = append(rates, x)
	}
	return [3]any{plain, rates, amounts}
}

// filled treats an empty list like none.
func filled[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}
