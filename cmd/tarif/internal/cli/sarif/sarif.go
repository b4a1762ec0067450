// Package sarif writes findings as SARIF 2.1.0 for code hosts, which show each
// finding at its line and recognize it in later runs.
//
// [Log] makes the whole document. The types have only those fields of the
// standard that are used here (docs.oasis-open.org/sarif/sarif/v2.1.0; section
// numbers below). Columns count characters, not bytes as elsewhere in this
// program; the run declares that (columnKind unicodeCodePoints, 3.14.27).
package sarif

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// The version of the standard and its schema.
const (
	version = "2.1.0"
	schema  = "https://json.schemastore.org/sarif-2.1.0.json"
	columns = "unicodeCodePoints"
)

// Document is a log file with one run (3.13).
type Document struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []run  `json:"runs"`
}

type run struct {
	Tool       tool     `json:"tool"`
	Language   string   `json:"language"`
	ColumnKind string   `json:"columnKind"`
	Results    []result `json:"results"`
}

type tool struct {
	Driver driver `json:"driver"`
}

type driver struct {
	Name     string `json:"name"`
	Version  string `json:"version,omitempty"`
	Language string `json:"language"`
	Rules    []rule `json:"rules"`
}

// rule is a reportingDescriptor (3.49). A reason is one sentence and serves as
// both descriptions, which GitHub requires.
type rule struct {
	ID      string        `json:"id"`
	Short   text          `json:"shortDescription"`
	Full    text          `json:"fullDescription"`
	Help    text          `json:"help"`
	Default configuration `json:"defaultConfiguration"`
}

type configuration struct {
	Level source.Severity `json:"level"`
}

// result is one finding (3.27).
type result struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    *int              `json:"ruleIndex,omitempty"`
	Level        source.Severity   `json:"level"`
	Message      text              `json:"message"`
	Locations    []location        `json:"locations,omitempty"`
	Related      []location        `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Suppressions []suppression     `json:"suppressions,omitempty"`
}

type text struct {
	Text string `json:"text"`
}

type location struct {
	ID       *int     `json:"id,omitempty"`
	Physical physical `json:"physicalLocation"`
	Message  *text    `json:"message,omitempty"`
}

type physical struct {
	Artifact artifact `json:"artifactLocation"`
	Region   *region  `json:"region,omitempty"`
}

type artifact struct {
	URI string `json:"uri"`
}

type region struct {
	StartLine   int   `json:"startLine"`
	StartColumn int   `json:"startColumn,omitempty"`
	Snippet     *text `json:"snippet,omitempty"`
}

// suppression is a waiver (3.35) in a file of the site itself.
type suppression struct {
	Kind          string    `json:"kind"`
	Status        string    `json:"status"`
	Justification string    `json:"justification"`
	Location      *location `json:"location,omitempty"`
}

// Log returns the document for findings. It describes every rule, even those
// without findings, to show what was checked.
func Log(found source.List, rules []source.Rule, program string, v *source.Localizer) Document {
	r := run{ColumnKind: columns, Language: v.Lang, Results: make([]result, len(found)),
		Tool: tool{driver{Name: "tarif", Version: program, Language: v.Lang, Rules: make([]rule, len(rules))}}}
	index := map[string]int{}
	for i, x := range rules {
		index[x.Name] = i
		r.Tool.Driver.Rules[i] = describe(x, v)
	}
	seen := map[string]int{}
	for i, f := range found {
		r.Results[i] = tell(f, v, seen)
		if at, ok := index[f.Rule]; ok {
			r.Results[i].RuleIndex = &at
		}
	}
	return Document{schema, version, []run{r}}
}

func describe(x source.Rule, v *source.Localizer) rule {
	help := source.Say("may be waived, with its cause")
	if !x.May() {
		help = source.Say("may not be waived: {1}", x.Firm)
	}
	why := text{clean(v.Say(x.Why))}
	return rule{ID: x.Name, Short: why, Full: why, Help: text{clean(v.Say(help))}, Default: configuration{x.Severity}}
}

func tell(f source.Finding, v *source.Localizer, seen map[string]int) result {
	message := v.Say(f.Message)
	if !f.Hint.IsZero() {
		message += "\n" + v.Say(source.Say("hint: {1}", f.Hint))
	}
	r := result{RuleID: f.Rule, Level: f.Severity, Message: text{clean(message)}, Fingerprints: fingerprint(f, seen)}
	if at := place(f.Pos, f.Line); at != nil {
		r.Locations = []location{*at}
	}
	if f.See != nil {
		if at := place(*f.See, ""); at != nil {
			at.ID, at.Message = new(1), &text{clean(v.Say(source.Say("see {1}", f.See)))}
			r.Related = []location{*at}
		}
	}
	if w := f.Waived; w != nil {
		kind := "external"
		if w.Pos.File == f.Pos.File {
			kind = "inSource"
		}
		r.Suppressions = []suppression{{kind, "accepted", clean(w.Cause), place(w.Pos, w.Line)}}
	}
	return r
}

// place returns a position in a file, or nil if there is none.
func place(p source.Pos, line string) *location {
	if p.File == "" {
		return nil
	}
	at := &location{Physical: physical{Artifact: artifact{address(p.File)}}}
	if p.Line > 0 {
		at.Physical.Region = &region{StartLine: p.Line, StartColumn: column(p.Col, line)}
		if line != "" {
			at.Physical.Region.Snippet = &text{clean(line)}
		}
	}
	return at
}

// address converts a path to a relative URI reference, in which "a b:c.toml" is
// not read as having a scheme, and "//a" not as having a host.
func address(file string) string {
	p := clean(file)
	if strings.HasPrefix(p, "//") {
		p = "/" + strings.TrimLeft(p, "/")
	}
	return (&url.URL{Path: p}).String()
}

// column converts a column in bytes to one in characters. Without the text of
// the line only the first column is known; for others it returns 0, which omits
// the column, so that the finding is about the whole line.
func column(col int, line string) int {
	switch {
	case col <= 1:
		return max(col, 0)
	case line == "":
		return 0
	}
	at := min(col-1, len(line))
	return utf8.RuneCountInString(line[:at]) + 1
}

// fingerprint identifies a finding even after lines have moved: by rule, file,
// the text of the line, and its number among identical ones.
func fingerprint(f source.Finding, seen map[string]int) map[string]string {
	key := fmt.Sprintf("%q %q %q", f.Rule, f.Pos.File, strings.TrimSpace(f.Line))
	if f.Line == "" {
		key += fmt.Sprintf(" %q", f.Message)
	}
	seen[key]++
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d", key, seen[key]))
	return map[string]string{"tarif/v1": hex.EncodeToString(sum[:16])}
}

// clean makes a string valid UTF-8 for JSON.
func clean(s string) string { return strings.ToValidUTF8(s, "\ufffd") }
