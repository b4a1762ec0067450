package output

import (
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/spf13/afero"

	"tarif/cmd/tarif/internal/signature"
	"tarif/cmd/tarif/internal/test/is"
)

// TestSignatureStays: a signature is kept as long as the manifest has the same
// bytes, however it is built, and removed by the first build that changes it.
func TestSignatureStays(t *testing.T) {
	steps := 1000
	for name, fsys := range map[string]afero.Fs{"beside": afero.NewMemMapFs(), "in place": mountedFS{afero.NewMemMapFs(), &steps}} {
		t.Run(name, func(t *testing.T) {
			is.OK(t, fsys.MkdirAll(dir, 0o755))
			write(t, fsys, plan("one"))
			put(t, fsys, dir+"/"+SignatureName, "signed")
			for _, clean := range []bool{false, true} {
				to := target(fsys)
				to.Clean = clean
				_, err := Write(to, plan("one"), manifest, nil)
				is.OK(t, err)
				is.Equal(t, tree(t, fsys, dir)[SignatureName], "signed", "clean %v: an unchanged site has the signature", clean)
			}
			write(t, fsys, plan("two"))
			got, there := tree(t, fsys, dir)[SignatureName]
			is.True(t, !there, "another site has the signature %q", got)
		})
	}
}

func TestVerifySignature(t *testing.T) {
	read := func(name string) []byte {
		t.Helper()
		data := is.File(t, "../../signature/testdata/"+name)
		return data
	}
	office, err := signature.ParseSecret(read("office.key"), nil)
	is.OK(t, err)
	other, err := signature.ParsePublic(string(read("other.pub")))
	is.OK(t, err)
	made, changed := `{"generator":"tarif"}`, `{"generator":"tarif" }`
	signed, err := office.Sign([]byte(made), "")
	is.OK(t, err)
	for _, c := range []struct {
		manifest, signature string
		key                 signature.Public
		want                string
	}{
		{made, string(signed), office.Public(), "[]"},
		{changed, string(signed), office.Public(), "[{manifest.json altered}]"},
		{made, string(signed), other, "[{manifest.json.minisig other-key}]"},
		{made, "", office.Public(), "[{manifest.json.minisig missing}]"},
		{made, "signed", office.Public(), "[{manifest.json.minisig unreadable}]"},
	} {
		fsys := fstest.MapFS{manifestName: {Data: []byte(c.manifest)}}
		if c.signature != "" {
			fsys[SignatureName] = &fstest.MapFile{Data: []byte(c.signature)}
		}
		if found, err := VerifySignature(fsys, c.key); fmt.Sprint(found) != c.want || err != nil {
			t.Errorf("%s signed %q: %v, %v, want %s", c.manifest, c.signature, found, err, c.want)
		}
	}
}
