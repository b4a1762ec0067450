package sarif_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"tarif/cmd/tarif/internal/cli/messages"
	"tarif/cmd/tarif/internal/cli/rules"
	"tarif/cmd/tarif/internal/cli/sarif"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// log is a document as another program reads it.
type log struct {
	Runs []struct {
		ColumnKind string
		Tool       struct {
			Driver struct{ Rules []struct{ ID string } }
		}
		Results []result
	}
}

type result struct {
	RuleID              string
	RuleIndex           *int
	Level               string
	Message             struct{ Text string }
	Locations           []location
	RelatedLocations    []location
	PartialFingerprints map[string]string
	Suppressions        []struct {
		Kind, Status, Justification string
		Location                    location
	}
}

type location struct {
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           *struct {
			StartLine, StartColumn int
			Snippet                struct{ Text string }
		}
	}
}

// write writes findings, validates the document against the schema, and parses
// it.
func write(t *testing.T, shape *jsonschema.Schema, code string, found ...source.Finding) log {
	t.Helper()
	return read(t, shape, sarif.Log(found, rules.All(), "v1", messages.In(code)))
}

func read(t *testing.T, shape *jsonschema.Schema, doc sarif.Document) log {
	t.Helper()
	src, err := json.Marshal(doc)
	is.OK(t, err)
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	is.OK(t, err)
	if err := shape.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, src)
	}
	var l log
	is.OK(t, json.Unmarshal(src, &l))
	return l
}

func shape(t testing.TB) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "sarif-2.1.0-part.schema.json"))
	is.OK(t, err)
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	is.OK(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	is.OK(t, c.AddResource("sarif.json", doc))
	return c.MustCompile("sarif.json")
}

func price(line int) source.Finding {
	return source.Finding{
		Pos: source.Pos{File: "tariffs/oral/home-care/2026.toml", Line: line, Col: 12}, Severity: source.Error, Rule: "price",
		Message: source.Say(`"{1}" is not an amount`, "1 896,6O"), Hint: source.Say("keep one of the two"),
		Line: `баға = "1 896,6O"`, See: &source.Pos{File: "tariffs/a b:ә.toml", Line: 3, Col: 4},
	}
}

// TestLog checks that everything about a finding is where code hosts look for
// it. The column counts characters; the letters before it have two bytes each.
func TestLog(t *testing.T) {
	l := write(t, shape(t), "ru", price(63))
	run := l.Runs[0]
	is.Must(t, run.ColumnKind == "unicodeCodePoints" && len(run.Tool.Driver.Rules) == len(rules.All()) && len(run.Results) == 1,
		"%+v", run)
	r := run.Results[0]
	if r.RuleID != "price" || run.Tool.Driver.Rules[*r.RuleIndex].ID != "price" || r.Level != "error" ||
		r.Message.Text != "\"1 896,6O\" – не сумма\nподсказка: оставьте один из двух" || len(r.Suppressions) != 0 {
		t.Errorf("%+v", r)
	}
	if at := r.Locations[0].PhysicalLocation; at.ArtifactLocation.URI != "tariffs/oral/home-care/2026.toml" ||
		at.Region.StartLine != 63 || at.Region.StartColumn != 8 || at.Region.Snippet.Text != `баға = "1 896,6O"` {
		t.Errorf("%+v", at)
	}
	see := r.RelatedLocations[0].PhysicalLocation
	if at, err := url.PathUnescape(see.ArtifactLocation.URI); err != nil || at != "tariffs/a b:ә.toml" || see.Region.StartLine != 3 {
		t.Errorf("%+v", see)
	}
}

// TestLogWaived checks that a waiver becomes a suppression with its cause, and
// that a finding without a position gets none.
func TestLogWaived(t *testing.T) {
	f := price(1)
	f.Waived = &source.Waiver{Cause: "актіде солай", Pos: source.Pos{File: "config.toml", Line: 7, Col: 8}}
	s := write(t, shape(t), "kk", f).Runs[0].Results[0].Suppressions
	if len(s) != 1 || s[0].Kind != "external" || s[0].Status != "accepted" || s[0].Justification != "актіде солай" ||
		s[0].Location.PhysicalLocation.ArtifactLocation.URI != "config.toml" {
		t.Errorf("%+v", s)
	}
	f.Waived.Pos.File = f.Pos.File
	if s := write(t, shape(t), "kk", f).Runs[0].Results[0].Suppressions; s[0].Kind != "inSource" {
		t.Errorf("%+v", s)
	}
	if r := write(t, shape(t), "en", source.Finding{Rule: "plan", Severity: source.Error, Message: source.Say("rule")}).Runs[0].Results[0]; len(r.Locations) != 0 {
		t.Errorf("%+v", r)
	}
	if r := write(t, shape(t), "en"); len(r.Runs[0].Results) != 0 {
		t.Errorf("%+v", r)
	}
}

// TestFingerprints checks that a finding keeps its fingerprint when lines above
// it change, and in another language, and that identical findings have
// different ones.
func TestFingerprints(t *testing.T) {
	s := shape(t)
	prints := func(code string, found ...source.Finding) (out []string) {
		for _, r := range write(t, s, code, found...).Runs[0].Results {
			out = append(out, r.PartialFingerprints["tarif/v1"])
		}
		return out
	}
	a, b := prints("en", price(1), price(5)), prints("kk", price(2), price(9))
	is.True(t, a[0] == b[0] && a[1] == b[1] && a[0] != a[1] && a[0] != "", "%v, %v", a, b)
}

// FuzzLog checks that the document is valid whatever the files contain.
func FuzzLog(f *testing.F) {
	f.Add("tariffs/x.toml", "is missing", `price = "1"`, "price", 3, 9, "so printed")
	f.Add("a b:c%.toml", "\xff\x00", "ә\xff\u202e\"", "\xfe", 1, 4, "\x1b[31m")
	f.Add("//x", "", "", "", -1, -1, "")
	s, few := shape(f), rules.All()[:2]
	f.Fuzz(func(t *testing.T, file, message, text, rule string, line, col int, cause string) {
		at := source.Pos{File: file, Line: line, Col: col}
		found := source.Finding{Pos: at, Severity: source.Warning, Rule: rule, Message: source.Say("{1}", message), Line: text,
			See: &at, Waived: &source.Waiver{Cause: cause, Pos: at}}
		if message == "" || rule == "" {
			return // not a realistic finding
		}
		for _, code := range messages.Languages() {
			r := read(t, s, sarif.Log(source.List{found}, few, "v1", messages.In(code))).Runs[0].Results[0]
			for _, l := range r.Locations {
				g := l.PhysicalLocation.Region
				if g != nil && g.StartColumn > utf8.RuneCountInString(text)+1 {
					t.Errorf("column %d of %q", g.StartColumn, text)
				}
			}
		}
	})
}
