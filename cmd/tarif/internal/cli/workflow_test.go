package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// asProgram makes the test binary act as the program, for scripts that call it.
const asProgram = "TARIF_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// blocks returns the scripts of a workflow, "run: |" of GitHub and "- |" of
// GitLab, in order.
func blocks(workflow string) []string {
	var out []string
	begin := regexp.MustCompile(`^( *)(?:run: \||- \|)$`)
	lines := strings.Split(workflow, "\n")
	for i := 0; i < len(lines); i++ {
		m := begin.FindStringSubmatch(lines[i])
		if m == nil {
			continue
		}
		var script []string
		for i++; i < len(lines) && strings.HasPrefix(lines[i], m[1]+"  "); i++ {
			script = append(script, strings.TrimSpace(lines[i]))
		}
		i--
		out = append(out, strings.Join(script, "\n"))
	}
	return out
}

// TestWorkflows runs the scripts of the workflows in a repository whose second
// commit proposes a new edition and edits an old price. The comment must have a
// table of each in both languages with the right figures.
func TestWorkflows(t *testing.T) {
	for _, name := range []string{"bash", "git", "sha256sum"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip(err)
		}
	}
	r := real(t)
	lean(t)
	site, _ := os.Getwd()
	for name, text := range map[string]string{"github": "", "gitlab": ""} {
		status := r.do(t, "new", "server", name)
		is.Must(t, status == statusDone, "%s", r.stderr.String())
		text = r.stdout.String()
		t.Run(name, func(t *testing.T) {
			dir, tmp := t.TempDir(), t.TempDir()
			is.OK(t, os.CopyFS(dir, os.DirFS(site)))
			sh := script(t, dir, tmp)
			sh("git init -q -b main . && git add -A && git -c user.name=a -c user.email=a@b commit -q -m before && git update-ref refs/remotes/origin/main HEAD")
			proposed(t, dir)
			sh("git add -A && git -c user.name=a -c user.email=a@b commit -q -m after")
			for _, b := range blocks(strings.NewReplacer("${{ vars.TARIF_URL }}", "$TARIF_URL", "${{ vars.TARIF_SHA256 }}", "$TARIF_SHA256", "/tmp/", tmp+"/").Replace(text)) {
				sh(b)
			}
			said, _ := os.ReadFile(filepath.Join(tmp, "comment"))
			for _, want := range []string{
				"| Жол | Қызмет |",
				"| Строка | Услуга | Вид изменения | Было | Стало | Разница | Процент |",
				"| цена выросла | 948,30 ₸ | 1 000,00 ₸ | +51,70 ₸ | +5,45 % |", // 51.70 / 948.30 = 5.4518… %
				"2026 → 2027",
				"| цена снизилась |",
			} {
				is.True(t, strings.Contains(strings.ReplaceAll(string(said), "\u00a0", " "), want),
					"the comment lacks %s:\n%.3000s", want, said)
			}
			is.Equal(t, strings.Count(string(said), "## "), 4, "tables")
		})
	}
}

// script runs scripts in dir as a workflow does; the programs they call are in
// tmp.
func script(t *testing.T, dir, tmp string) func(string) {
	t.Helper()
	self, err := os.Executable()
	is.OK(t, err)
	for name, text := range map[string]string{
		"program": "#!/bin/sh\n" + asProgram + "=1 exec '" + self + "' \"$@\"\n",
		"curl":    "#!/bin/sh\ncase $2 in -o) cp \"$4\" \"$3\";; *) for a; do case $a in body@*) cp \"${a#body@}\" '" + tmp + "/comment';; esac; done;; esac\n",
		"gh":      "#!/bin/sh\nwhile [ \"$1\" != -F ]; do shift; done\ncp \"$2\" '" + tmp + "/comment'\n",
	} {
		is.OK(t, os.WriteFile(filepath.Join(tmp, name), []byte(text), 0o755))
	}
	sum, err := exec.Command("sha256sum", filepath.Join(tmp, "program")).Output()
	is.OK(t, err)
	env := append(os.Environ(), "PATH="+tmp+":"+os.Getenv("PATH"), "RUNNER_TEMP="+tmp, "GITHUB_BASE_REF=main", "NUMBER=1",
		"GITHUB_STEP_SUMMARY="+filepath.Join(tmp, "summary"), "TARIF_URL="+filepath.Join(tmp, "program"), "TARIF_SHA256="+strings.Fields(string(sum))[0],
		"CI_MERGE_REQUEST_DIFF_BASE_SHA=origin/main", "CI_API_V4_URL=https://gitlab.example", "CI_PROJECT_ID=1", "CI_MERGE_REQUEST_IID=1", "GITLAB_TOKEN=t")
	return func(text string) {
		cmd := exec.Command("bash", "-e", "-o", "pipefail", "-c", text)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		is.Must(t, err == nil, "%s\n%v\n%s", text, err, out)
	}
}

// proposed edits a site: it changes a price of one edition and adds an edition
// with one lower price.
func proposed(t *testing.T, dir string) {
	t.Helper()
	edit := func(from, to string, changes ...string) {
		src := is.File(t, filepath.Join(dir, from))
		for i := 0; i < len(changes); i += 2 {
			if !strings.Contains(string(src), changes[i]) {
				t.Fatalf("%s has no %s", from, changes[i])
			}
			src = []byte(strings.Replace(string(src), changes[i], changes[i+1], 1))
		}
		is.OK(t, os.WriteFile(filepath.Join(dir, to), src, 0o644))
	}
	edit("tariffs/oral/home-care/2026.toml", "tariffs/oral/home-care/2026.toml", `price = "948.30"`, `price = "1000.00"`)
	src := is.File(t, filepath.Join(dir, "tariffs/baiterek/home-care/2026.toml"))
	texts := regexp.MustCompile(`(?ms)^\[\[source\.text\]\].*?\n\n`).FindString(string(src))
	first := regexp.MustCompile(`(?m)^price = "(\d+)\.\d\d"$`).FindString(string(src))
	number := regexp.MustCompile(`(?m)^number = ".*"$`).FindString(string(src))
	date := regexp.MustCompile(`(?m)^date = ".*"$`).FindString(string(src))
	edit("tariffs/baiterek/home-care/2026.toml", "tariffs/baiterek/home-care/2027.toml", first, `price = "100.00"`, `edition = "2026"`, `edition = "2027"`,
		`period = 2026`, `period = 2027`, `valid_until = "2027-01-01"`, `valid_until = "2028-01-01"`, texts, "", number, `number = "999"`, date, `date = "2026-12-01"`)
}
