package acts

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// repo is the root of the repository, seen from this package.
const repo = "../../../../.."

// A table is one header of a TOML file with the keys below it. Strings are
// unquoted; numbers and lists stay as they are written.
type table struct {
	name string
	line int
	keys map[string]string
}

// A document is a TOML file in the order of its headers. The keys above the
// first header are in a table without a name.
type document []table

// all returns the tables under one header, in the order of the file.
func (d document) all(name string) []table {
	var found []table
	for _, t := range d {
		if t.name == name {
			found = append(found, t)
		}
	}
	return found
}

// texts maps the id of every table under a header to its Kazakh text.
func (d document) texts(name string) map[string]string {
	found := map[string]string{}
	for _, t := range d.all(name) {
		found[t.keys["id"]] = t.keys["text.kk"]
	}
	return found
}

func readTOML(t *testing.T, elem ...string) document {
	t.Helper()
	name := filepath.Join(append([]string{repo, "tariffs"}, elem...)...)
	b := is.File(t, name)
	doc, err := parseTOML(string(b))
	is.OK(t, err, name)
	return doc
}

// parseTOML reads headers, key = value on one line, comments, and lists over
// several lines, which is all that editions use. Anything else is an error, so
// that no line is silently skipped.
func parseTOML(text string) (document, error) {
	doc := document{{keys: map[string]string{}}}
	inList := false
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case inList:
			inList = line != "]"
		case line == "" || line[0] == '#':
		case line[0] == '[':
			doc = append(doc, table{strings.Trim(line, "[]"), i + 1, map[string]string{}})
		default:
			value, err := doc[len(doc)-1].set(line)
			if err != nil {
				return nil, fmt.Errorf("%d: %w", i+1, err)
			}
			inList = value == "["
		}
	}
	return doc, nil
}

// set adds the key of one line and returns its value.
func (t table) set(line string) (string, error) {
	key, value, ok := strings.Cut(line, " = ")
	if !ok {
		return "", fmt.Errorf("%q is not key = value", line)
	}
	if _, twice := t.keys[key]; twice {
		return "", fmt.Errorf("%s stands twice", key)
	}
	value, err := unquote(value)
	if err != nil {
		return "", fmt.Errorf("%s: %w", key, err)
	}
	t.keys[key] = value
	return value, nil
}

// unquote returns the value of a basic string, and any other value unchanged. A
// basic string of TOML on one line is a Go string with fewer escapes.
func unquote(s string) (string, error) {
	if strings.HasPrefix(s, `"""`) || strings.HasPrefix(s, "'") {
		return "", fmt.Errorf("this reader knows only \"…\" strings")
	}
	if !strings.HasPrefix(s, `"`) {
		bare, _, _ := strings.Cut(s, " #")
		return strings.TrimSpace(bare), nil
	}
	quoted, err := strconv.QuotedPrefix(s)
	if err != nil {
		return "", err
	}
	rest := strings.TrimSpace(s[len(quoted):])
	if rest != "" && rest[0] != '#' {
		return "", fmt.Errorf("%q after the string", rest)
	}
	return strconv.Unquote(quoted)
}

func TestParseTOML(t *testing.T) {
	doc, err := parseTOML("period = 2026 # year\nwords.kk = [\n  \"a\",\n]\n\n[[rate]]\nrow = 1\n" +
		"text.kk = \"\\\"Заң\\\" # туралы\" # note\n[[rate]]\nconditions = [\"x\"]\n")
	is.OK(t, err)
	rates := doc.all("rate")
	is.Must(t, len(doc) == 3 && len(rates) == 2 && doc[0].keys["period"] == "2026", "parsed as %v", doc)
	if got := rates[0].keys["text.kk"]; got != `"Заң" # туралы` || rates[0].line != 6 {
		t.Errorf("text.kk = %q at line %d", got, rates[0].line)
	}
	is.Equal(t, rates[1].keys["conditions"], `["x"]`, "conditions")
}

func TestParseTOMLRefuses(t *testing.T) {
	for _, text := range []string{
		"row", "row = 1\nrow = 2", `a = "b`, `a = "b" c`, `a = """`, "a = 'b'", "a = [\n]\nb",
	} {
		doc, err := parseTOML(text)
		is.True(t, err != nil, "%q parsed as %v", text, doc)
	}
}
