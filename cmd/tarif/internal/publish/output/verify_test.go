package output

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func TestVerify(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	if _, err := Write(Disk(public), plan("x"), manifest, nil); err != nil {
		t.Fatal(err)
	}
	check := func(want string) {
		t.Helper()
		m, ok := ReadManifest(os.DirFS(public))
		is.Must(t, ok, "no manifest")
		found, err := Verify(os.DirFS(public), m)
		got := fmt.Sprint(found)
		is.True(t, got == want && err == nil, "found %s, %v, want %s", got, err, want)
	}
	check("[]")
	is.OK(t, os.WriteFile(filepath.Join(public, "mine.txt"), []byte("mine"), 0o644))
	check("[]")
	if err := os.WriteFile(filepath.Join(public, "index.html"), []byte("y"), 0o644); err != nil { // one byte
		t.Fatal(err)
	}
	is.OK(t, os.Remove(filepath.Join(public, "kk", "index.html")))
	check("[{index.html changed} {kk/index.html missing}]")
}

func TestVerifyPlan(t *testing.T) {
	public := filepath.Join(t.TempDir(), "public")
	if _, err := Write(Disk(public), plan("x"), manifest, nil); err != nil {
		t.Fatal(err)
	}
	m, _ := ReadManifest(os.DirFS(public))
	if found, err := VerifyPlan(plan("x"), m, going); len(found) > 0 || err != nil {
		t.Errorf("%v, %v", found, err)
	}
	files := append(plan("x")[1:], text("new", ""))
	files[0] = text(files[0].Path, "y")
	found, err := VerifyPlan(files, m, going)
	got := fmt.Sprint(found)
	is.True(t, got == "[{index.html otherwise} {kk/index.html unmade} {new unnamed}]" && err == nil, "%s, %v", got, err)
}

func going() error { return nil }
