package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/windows"
)

// hold opens a file as Excel does, so that no other program may open it.
func hold(t *testing.T, name string) {
	t.Helper()
	p, err := windows.UTF16PtrFromString(name)
	if err != nil {
		t.Fatal(err)
	}
	h, err := windows.CreateFile(p, windows.GENERIC_READ|windows.GENERIC_WRITE, 0, nil, windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { windows.CloseHandle(h) })
}

// If another program has a file of the site open, the message names the file
// and says what to do, in each language: when writing it, when making a post
// over it and when copying the site to a folder.
func TestHeldFile(t *testing.T) {
	r := start(t)
	if status := r.do(t, "build"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	if status := r.do(t, "publish", "www"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	hold(t, filepath.Join("www", "data", "rates.csv"))
	r.files = append(r.files[:2], file("data/rates.csv", "b\n"))
	if status := r.do(t, "build"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	for code, want := range map[string]string{"en": "is open in another program", "kk": "басқа бағдарламада ашық", "ru": "открыт в другой программе"} {
		r.app.speakIn(code)
		if status := r.do(t, "publish", "www"); status != statusWrong || !strings.Contains(r.stderr.String(), "rates.csv") || !strings.Contains(r.stderr.String(), want) {
			t.Errorf("%s: status %d: %s", code, status, &r.stderr)
		}
	}
}

// A site works in a folder with Kazakh letters and blanks whose path is longer
// than the 260 characters that old programs allow, with slashes of either kind.
func TestWindowsPaths(t *testing.T) {
	r := start(t)
	deep := filepath.Join(t.TempDir(), "Тарифтер мен ғимараттар", strings.Repeat("қалта ", 20)+"x", strings.Repeat("ұзын ", 20)+"x")
	if status := r.do(t, "new", "site", deep, "--place", "terekti", "--region", "west-kazakhstan", "--name-kk", "Теректі ауданы", "--name-ru", "Теректинский район"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	for _, name := range []string{`config.toml`, `tariffs\catalogue\places.toml`, "tariffs/catalogue/kinds.toml"} {
		if _, err := os.Stat(filepath.Join(deep, name)); err != nil {
			t.Error(err)
		}
	}
	r.app.load = loadSite
	if status := r.do(t, "--site", deep, "check"); status != statusDone {
		t.Errorf("check: %s", &r.stderr)
	}
	if status := r.do(t, "--site", deep, "new", "place", "AUX"); status != statusUsage {
		t.Errorf("a device as a place: status %d", status)
	}
}

// A drive letter is not a kind of target.
func TestDriveIsFolder(t *testing.T) {
	r := start(t)
	if status := r.do(t, "build"); status != statusDone {
		t.Fatal(r.stderr.String())
	}
	to := filepath.Join(t.TempDir(), "www")
	if filepath.VolumeName(to) == "" {
		t.Fatal(to, "has no drive")
	}
	if status := r.do(t, "publish", to); status != statusDone {
		t.Error(r.stderr.String())
	}
	if _, err := os.Stat(filepath.Join(to, "kk", "index.html")); err != nil {
		t.Error(err)
	}
}

func TestWindowsLanguage(t *testing.T) {
	if l := uiLanguages(); len(l) == 0 {
		t.Error("Windows names no language")
	}
	for _, l := range uiLanguages() {
		if !strings.Contains("en kk ru", spoken(l)) {
			t.Errorf("%s is spoken as %s", l, spoken(l))
		}
	}
}
