package cli

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// TestFmt checks that fmt names and writes the files that differ, keeps
// comments, and changes nothing the second time. A file that cannot be
// formatted is unchanged and reported.
func TestFmt(t *testing.T) {
	r := real(t)
	const name, bad = "tariffs/astana/waste/2025.toml", "tariffs/atyrau/waste/2023.toml"
	src := is.File(t, name)
	canonical := strings.Replace(string(src), `price = "637.00"`, `price = "637.00" # checked`, 1)
	messy := strings.Replace(canonical, `price = "637.00" #`, "price='637' #", 1)
	is.Must(t, messy != canonical, "the file has another price")
	save(t, name, messy)

	r.expect(t, "fmt --check", statusWrong, name+"\n", "looked at 14 editions: 1 are not in canonical form\n")
	is.Equal(t, read(t, name), messy, "--check has written")
	r.expect(t, "fmt tariffs/oral", statusDone, "", "looked at 1 edition: 0 were changed\n")
	if status := r.do(t, "fmt", "tariffs/astana", bad); status != statusDone || r.stdout.String() != name+"\n" {
		t.Errorf("status %d: %s%s", status, &r.stdout, &r.stderr)
	}
	is.Equal(t, read(t, name), canonical)
	r.expect(t, "fmt --check", statusDone, "", "looked at 14 editions: 0 are not in canonical form\n")
	r.expect(t, "fmt --json", statusDone, "{\n  \"editions\": 14,\n  \"files\": [],\n  \"findings\": []\n}\n", "looked at 14 editions: 0 were changed\n")

	save(t, bad, strings.Replace(read(t, bad), "[[rate]]", "[[rat]]", 1))
	broken := read(t, bad)
	if status := r.do(t, "fmt"); status != statusWrong || !strings.Contains(r.stderr.String(), bad+":") || r.stdout.Len() > 0 {
		t.Errorf("status %d: %s%s", status, &r.stdout, &r.stderr)
	}
	is.Equal(t, read(t, bad), broken, "a file with an error was written")
	noLeftovers(t)
}

func read(t *testing.T, name string) string {
	t.Helper()
	b := is.File(t, name)
	return string(b)
}

// TestFmtElsewhere checks that files fmt does not format are rejected.
func TestFmtElsewhere(t *testing.T) {
	r := real(t)
	for _, path := range []string{"tariffs/catalogue", "tariffs/catalogue/places.toml", "content", "nowhere"} {
		if status := r.do(t, "fmt", path); status != statusUsage {
			t.Errorf("fmt %s: status %d: %s", path, status, &r.stderr)
		}
	}
}
