package load

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

var (
	tomlTable  = regexp.MustCompile(`^\[\[?([a-z_.]+)\]\]?$`)
	tomlKey    = regexp.MustCompile(`^([a-z0-9_.]+) = `)
	inlineTOML = regexp.MustCompile("`([a-z0-9_.]+) = ")
)

// TestManualExamples checks that every piece of TOML in the manual is well
// formed and uses existing keys.
func TestManualExamples(t *testing.T) {
	files, tables := formatKeys()
	exists := func(table, key string) bool {
		for _, keys := range files {
			for path := range keys {
				if path == table+key || table == "" && strings.HasSuffix(path, "."+key) {
					return true
				}
			}
		}
		return false
	}
	for _, half := range manual(t) {
		for _, block := range blocks(half, "```toml") {
			if _, found := tomlfile.Parse("manual", []byte(block)); len(found) > 0 {
				t.Errorf("%s in\n%s", printed(found), block)
			}
			table := ""
			for line := range strings.Lines(block) {
				line = strings.TrimSpace(line)
				if m := tomlTable.FindStringSubmatch(line); m != nil {
					if table = m[1] + "."; !tables[line] {
						t.Errorf("there is no table %s", line)
					}
				} else if m := tomlKey.FindStringSubmatch(line); m == nil && line != "" || m != nil && !exists(table, m[1]) {
					t.Errorf("%s: there is no key like this: %s", table, line)
				}
			}
		}
		for _, m := range inlineTOML.FindAllStringSubmatch(strings.Join(half, "\n"), -1) {
			if !exists("", m[1]) {
				t.Errorf("there is no key %s", m[1])
			}
		}
	}
}

// blocks returns the fenced blocks that open with a given line.
func blocks(half []string, fence string) []string {
	var out []string
	open := ""
	for _, line := range half {
		switch {
		case strings.HasPrefix(line, "```") && open == "":
			if open = line; line == fence {
				out = append(out, "")
			}
		case strings.HasPrefix(line, "```"):
			open = ""
		case open == fence:
			out[len(out)-1] += line + "\n"
		}
	}
	return out
}

// TestManualFindings checks that the findings shown in the manual are those of
// the program, in the language of the half: each occurs in testdata/cases.
func TestManualFindings(t *testing.T) {
	for i, half := range manual(t) {
		v := messages.In(string(lang.All[i]))
		severity := ": " + v.Say(source.Error.Say()) + ": "
		said := slices.DeleteFunc(blocks(half, "```text"), func(b string) bool { return !strings.Contains(b, severity) })
		is.True(t, len(said) != 0, "no finding is shown in %s", v.Lang)
		var all strings.Builder
		for _, file := range cases(t) {
			src := is.File(t, file)
			_, files := tarifftest.Archive(string(src))
			_, found := Load(seed(t, files), "tariffs")
			found.Print(&all, v)
		}
		for _, s := range said {
			is.In(t, s, all.String(), "no case prints this")
		}
	}
}

// TestManualHalves checks that the two languages have the same headings, steps,
// rows and blocks in the same order.
func TestManualHalves(t *testing.T) {
	halves := manual(t)
	kk, ru := halves[0], halves[1]
	for i := range min(len(kk), len(ru)) {
		if shape(kk[i]) != shape(ru[i]) {
			t.Fatalf("here the languages part:\n%s\n%s", kk[i], ru[i])
		}
	}
	is.Equal(t, len(kk), len(ru), "lines")
}

// shape classifies a line, whatever it says.
func shape(line string) string {
	word, _, _ := strings.Cut(line, " ")
	if strings.Trim(word, "#|-0123456789.") == "" || strings.HasPrefix(word, "```") {
		return word
	}
	return "text"
}

var anchor = regexp.MustCompile(`\]\(#([^)]+)\)`)

// TestManualAnchors checks that links within the manual lead to its headings.
func TestManualAnchors(t *testing.T) {
	halves := manual(t)
	lines := slices.Concat(halves[0], halves[1])
	var known []string
	for _, line := range lines {
		if title, ok := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); ok && strings.HasPrefix(line, "#") {
			known = append(known, slug(title))
		}
	}
	for _, m := range anchor.FindAllStringSubmatch(strings.Join(lines, "\n"), -1) {
		if !slices.Contains(known, m[1]) {
			t.Errorf("no heading is #%s", m[1])
		}
	}
}

// slug returns the anchor that GitHub and others give a heading.
func slug(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, title)
}
