package minify_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dop251/goja"

	"tarif/cmd/tarif/internal/publish/minify"
)

const assets = "../../../../../templates/assets/"

func TestThemeIsShorter(t *testing.T) {
	for _, name := range []string{"search.js", "site.js", "calculator.js", "site.css", "calculator.css"} {
		src, err := os.ReadFile(filepath.Join(assets, filepath.Ext(name)[1:], name))
		if err != nil {
			t.Fatal(err)
		}
		short, err := minify.File(name, src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, err := minify.File(name, src)
		if err != nil || !bytes.Equal(short, again) {
			t.Errorf("%s is not the same twice: %v", name, err)
		}
		if len(short) > len(src)*9/10 {
			t.Errorf("%s has %d bytes of %d", name, len(short), len(src))
		}
		if strings.HasSuffix(name, ".js") {
			if _, err := goja.Compile(name, string(short), true); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestOtherFilesStay(t *testing.T) {
	src := []byte("<svg>  <!-- a remark --> </svg>\n")
	if got, err := minify.File("icon.svg", src); err != nil || !bytes.Equal(got, src) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestBrokenScript(t *testing.T) {
	if got, err := minify.File("a.js", []byte("function (")); err == nil {
		t.Errorf("a broken script became %q", got)
	}
}
