package site_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestSignedPage checks that the page of downloads tells how to verify the
// publisher only if the settings name a key.
func TestSignedPage(t *testing.T) {
	const key = "RWQ+zzy2RC5hO4fMCigWPnO5FfJpwKfDWZyeA5E6oV/NO9wmRMx7lXue"
	promised := strings.NewReplacer(`# public_key = "RW…"`, `public_key = "`+key+`"`, "zip = true", "", "prices = true", "prices = false")
	for name, change := range map[string]*strings.Replacer{"promised": promised, "not": nil} {
		files := planOf(t, change, "")
		for _, lang := range []string{"kk", "ru"} {
			page, err := files[lang+"/data/index.html"].Render()
			is.OK(t, err)
			for _, want := range []string{"<code>minisign -Vm manifest.json -P RWQ&#43;", `href="../../manifest.json"`, `href="../../manifest.json.minisig"`} {
				is.Equal(t, strings.Contains(string(page), want), name == "promised", "%s, %s: %q %s", name, lang, want, page)
			}
		}
	}
}
