package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type verifyOptions struct {
	sources bool
	key     string
	json    bool
}

func (a *app) verifyCommand() *cobra.Command {
	var o verifyOptions
	cmd := command("verify", cobra.MaximumNArgs(1), runs(func(ctx context.Context, args []string) error {
		return a.verify(ctx, cmp.Or(append(args, "")...), o)
	}))
	f := cmd.Flags()
	f.BoolVar(&o.sources, "sources", false, "compare with the sources too")
	f.StringVar(&o.key, "key", "", "check the signature with the public `KEY`, or with a file that holds it")
	a.speak(cmd, "lang")
	f.BoolVar(&o.json, "json", false, "print a report in JSON on standard output")
	return cmd
}

// verifyReport is the output of verify --json.
type verifyReport struct {
	Dir     string         `json:"dir"`
	Date    string         `json:"date"`
	BaseURL string         `json:"base_url"`
	Files   int            `json:"files"`
	Sources bool           `json:"sources"`       // whether the sources were compared
	Key     string         `json:"key,omitempty"` // the public key that verified the signature
	Faults  []output.Fault `json:"faults"`
}

func (a *app) verify(ctx context.Context, dir string, o verifyOptions) error {
	dir, key, err := a.signed(dir)
	if err == nil && o.key != "" {
		key, err = publicKey(o.key)
	}
	if err != nil {
		return err
	}
	built := siteFiles(dir)
	m, ok := output.ReadManifest(built)
	if !ok {
		return noSiteIn(dir)
	}
	r := verifyReport{Dir: show(dir), Date: m.Date, BaseURL: m.BaseURL, Files: len(m.Files), Sources: o.sources}
	found, err := output.Verify(built, m)
	if err != nil {
		return err
	}
	r.Faults = append([]output.Fault{}, found...)
	if key != nil {
		found, err := output.VerifySignature(built, *key)
		if err != nil {
			return err
		}
		r.Key, r.Faults = key.String(), slices.Insert(r.Faults, 0, found...)
	}
	var first source.Text
	if o.sources {
		files, err := a.rebuilt(m)
		if err != nil {
			return err
		}
		found, err := output.VerifyPlan(files, m, ctx.Err)
		if err != nil {
			return err
		}
		r.Faults, first = append(r.Faults, found...), firstDifference(built, files, found)
	}
	if o.json {
		if err := a.printJSON(r); err != nil {
			return err
		}
	} else {
		a.tellFaults(r.Faults)
	}
	if !first.IsZero() {
		a.tell(first)
	}
	if n := len(r.Faults); n > 0 {
		return &hinted{source.Say("{1} files are not as they should be", n),
			source.Say("tarif build makes the site in its own folder again; where it was published, tarif publish TARGET --all uploads every file again")}
	}
	a.tell(source.Say("{1} files are as the manifest of {2} says", r.Files, r.Date))
	if key != nil {
		a.tell(source.Say("the manifest is signed with the key {1}", key))
	}
	return nil
}

// rebuilt returns the plan of the sources with the day and address of a
// manifest.
func (a *app) rebuilt(m output.Manifest) ([]output.File, error) {
	dir, err := a.folder()
	if err != nil {
		return nil, err
	}
	day, err := tariff.ParseDate(m.Date)
	if err != nil {
		return nil, err
	}
	s, found := a.open(dir, request{day: day, now: a.now, baseURL: m.BaseURL})
	if err := found.Err(); err != nil {
		found.Print(a.stderr, a.localizer)
		return nil, err
	}
	plan, err := s.plan()
	if err != nil {
		return nil, err
	}
	files, err := plan.All()
	if m.Shard != nil && err == nil {
		files, _ = output.ShareOf(output.Target{}, files, m.Shard.Index, m.Shard.Of)
	}
	return files, err
}

func (a *app) tellFaults(all []output.Fault) {
	const most = 20
	for _, f := range all[:min(most, len(all))] {
		fmt.Fprintln(a.stdout, a.localizer.Say(faultText(f)))
	}
	if more := len(all) - most; more > 0 {
		fmt.Fprintln(a.stdout, a.localizer.Say(source.Say("and {1} more", more)))
	}
}

// faultText describes what is wrong with a file.
func faultText(f output.Fault) source.Text {
	says := map[output.FaultKind]func(string) source.Text{
		output.Missing:   func(p string) source.Text { return source.Say("{1} is missing", p) },
		output.Changed:   func(p string) source.Text { return source.Say("{1} has other bytes than the manifest says", p) },
		output.Otherwise: func(p string) source.Text { return source.Say("{1} is different when made from the sources", p) },
		output.Unmade:    func(p string) source.Text { return source.Say("{1} is not made from the sources", p) },
		output.Unnamed: func(p string) source.Text {
			return source.Say("{1} is made from the sources, and the manifest does not name it", p)
		},
		output.Altered: func(p string) source.Text {
			return source.Say("{1} was changed after it was signed, or its signature was", p)
		},
		output.OtherKey:   func(p string) source.Text { return source.Say("{1} was made with another key", p) },
		output.Unreadable: func(p string) source.Text { return source.Say("{1} is no signature of minisign", p) },
	}
	return says[f.Kind](f.Path)
}

// firstDifference shows the first line in which a file of the site differs from
// what the sources produce.
func firstDifference(built fs.FS, files []output.File, found []output.Fault) source.Text {
	for _, x := range found {
		for _, f := range files {
			if x.Kind != output.Otherwise || f.Path != x.Path {
				continue
			}
			is, err := fs.ReadFile(built, f.Path)
			should, err2 := f.Render()
			if err != nil || err2 != nil || bytes.IndexByte(is, 0) >= 0 {
				continue
			}
			line, a, b := unlike(is, should)
			return source.Say(`{1}, line {2}: the site has "{3}", the sources make "{4}"`, f.Path, line, a, b)
		}
	}
	return source.Text{}
}

// unlike returns the number of the first differing line and the excerpts of
// both that differ.
func unlike(a, b []byte) (line int, x, y string) {
	as, bs := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range max(len(as), len(bs)) {
		var p, q []byte
		if i < len(as) {
			p = as[i]
		}
		if i < len(bs) {
			q = bs[i]
		}
		if bytes.Equal(p, q) {
			continue
		}
		n := 0
		for n < min(len(p), len(q)) && p[n] == q[n] {
			n++
		}
		return i + 1, excerpt(p, n), excerpt(q, n)
	}
	return 0, "", ""
}

// excerpt returns the part of a line around an offset.
func excerpt(line []byte, at int) string {
	const around = 30
	piece := line[max(0, at-around):min(len(line), at+around)]
	return string(bytes.ToValidUTF8(piece, nil))
}
