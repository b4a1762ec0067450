package load

import (
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// FuzzWaive: whatever [[waive]] contains, no finding is waived without a cause,
// by another rule, or by a rule that may not be waived; and no other finding is
// lost.
func FuzzWaive(f *testing.F) {
	f.Add("[[waive]]\nrule = \"price-zero\"\nrow = 2\ncause = \"so printed\"\n")
	f.Add("[[waive]]\nrule = \"price-zero\"\ncause = \"so printed\"\n[[waive]]\nrule = \"price-zero\"\nrow = 2\ncause = \" \"\n")
	f.Add("[[waive]]\nrule = \"text-missing\"\nrow = -1\ncause = \"\"\n")
	f.Add("waive = 1")
	f.Add("[waive]\nrule = \"price-zero\"\ncause = \"x\"\n")
	f.Add("[[waive]]\nrule = 'price-zero'\nrow = 99999999999\ncause = '''\n'''\n")
	const name = "tariffs/oral/home-care/2026.toml"
	site := base(f)
	data, _ := Load(site, "tariffs")
	good := strings.Replace(string(site[name].Data), `price = "948.30"`, `price = "0.00"`, 1)
	_, plain := Edition(name, []byte(good), &data.Catalogue)
	f.Fuzz(func(t *testing.T, waive string) {
		_, found := Edition(name, []byte(good+"\n"+waive), &data.Catalogue)
		for _, f := range found {
			if w := f.Waived; w != nil && (w.Cause == "" || w.Rule != f.Rule || !may(f.Rule) || w.File != f.Pos.File) {
				t.Errorf("%s is waived by %+v", f.Message, w)
			}
		}
		if found.Err() != nil {
			return // what was added is invalid
		}
		for _, p := range plain {
			is.True(t, has(found, p), "lost: %s", p.Message)
		}
	})
}

func has(l source.List, want source.Finding) bool {
	return slices.ContainsFunc(l, func(f source.Finding) bool { return f.Rule == want.Rule && f.Pos == want.Pos })
}

// TestBlankCause: a cause of spaces waives nothing.
func TestBlankCause(t *testing.T) {
	site := base(t)
	const name = "tariffs/oral/home-care/2026.toml"
	site[name].Data = []byte(strings.Replace(string(site[name].Data), `price = "948.30"`, `price = "0.00"`, 1) +
		"\n[[waive]]\nrule = \"price-zero\"\ncause = \"  \"\n")
	_, found := Load(site, "tariffs")
	for _, f := range found {
		is.True(t, f.Waived == nil, "%s is waived", f.Message)
	}
	is.True(t, found.Errors() == 1 && found.Warnings() == 1, "%s", printed(found))
}
