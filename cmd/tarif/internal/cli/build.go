package cli

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"iter"
	"maps"
	"math"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/pack"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/published"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

type buildOptions struct {
	out     string
	baseURL string
	date    tariff.Date
	pack    bool
	clean   bool
	shard   shard
	join    []string
	json    bool
}

func (a *app) buildCommand() *cobra.Command {
	var o buildOptions
	cmd := command("build", func(cmd *cobra.Command, args []string) error {
		if len(o.join) == 0 {
			return noArgs(cmd, args)
		}
		return nil
	}, runs(func(ctx context.Context, args []string) error {
		if o.join = append(o.join, args...); len(o.join) > 0 && o.shard.of > 0 {
			return usage{source.Say("--shard builds a share and --join puts shares together: give one of them").Err()}
		}
		return a.build(ctx, o)
	}))
	f := cmd.Flags()
	f.Var(dirFlag(&o.out), "out", "write to `DIR` (default public in the site's folder)")
	f.Var(urlFlag(&o.baseURL), "base-url", "address at which the site is published (default as in config.toml)")
	f.Var(dateFlag(&o.date), "date", "build as on this day (default today)")
	f.BoolVar(&o.clean, "clean", false, "make every file anew, with the same bytes")
	f.BoolVar(&o.pack, "compress", false, "write .gz and .br twins too, for a server that sends them")
	f.Var(shardFlag(&o.shard), "shard", "render share `I/N` of the site alone")
	f.StringArrayVar(&o.join, "join", nil, "put together the shares in `DIR` and in the folders named after it")
	a.speak(cmd, "lang")
	f.BoolVar(&o.json, "json", false, "print a report in JSON on standard output")
	return cmd
}

// buildReport is the output of build --json.
type buildReport struct {
	Out      string        `json:"out"`
	Date     string        `json:"date,omitempty"`
	BaseURL  string        `json:"base_url,omitempty"`
	Pages    int           `json:"pages"`
	Files    int           `json:"files"`
	Bytes    int64         `json:"bytes"`
	Millis   int64         `json:"milliseconds"`
	Findings []source.Said `json:"findings"`
	Error    string        `json:"error,omitempty"`

	leftover string
}

func (a *app) build(ctx context.Context, o buildOptions) error {
	defer frugal()()
	start := a.now()
	dir, err := a.folder()
	if err != nil {
		return err
	}
	out, err := filepath.Abs(cmp.Or(o.out, filepath.Join(dir, "public")))
	if err != nil {
		return err
	}
	_ = a.mend(out, dir) // its error shows up again when the site is written
	r := buildReport{Out: show(out), Findings: []source.Said{}}
	err = a.buildTo(ctx, out, dir, o, &r)
	r.Millis = a.now().Sub(start).Milliseconds()
	if err != nil {
		r.Error = a.localizer.Say(source.Of(err))
	}
	if o.json {
		if err := a.printJSON(r); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	a.summarise(r)
	return nil
}

// room is a memory limit that suffices to build a country of two hundred
// places.
const room = 205 << 20

// frugal makes the garbage collector keep a build within room. The returned
// function restores the previous limit.
func frugal() (undo func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	before := debug.SetMemoryLimit(room)
	return func() { debug.SetMemoryLimit(before) }
}

// widen raises the limit for larger sites, because near the limit the collector
// would take all the time. It is called when the data is loaded, which is most
// of what stays in memory, and collects what is left of loading it.
func widen() {
	runtime.GC()
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if limit := debug.SetMemoryLimit(-1); limit < math.MaxInt64 && live[0].Value.Kind() == metrics.KindUint64 {
		debug.SetMemoryLimit(max(limit, int64(live[0].Value.Uint64())*7/4))
	}
}

// buildTo builds the site and fills in the report.
func (a *app) buildTo(ctx context.Context, out, dir string, o buildOptions, r *buildReport) error {
	q := request{day: o.date, now: a.now, baseURL: o.baseURL, site: out, inputs: a.hash(siteFiles(dir))}
	to := output.Disk(out, protected(dir)...)
	to.Compress, to.Clean, to.State, to.Stop = o.pack, o.clean, q.inputs.State(q.options()), ctx.Err
	if len(o.join) > 0 {
		return a.join(to, o.join, r)
	}
	q.memory = new(site.Memory)
	if o.shard.of == 0 {
		if a.unchanged(to, dir, q.memory, r) {
			return nil
		}
		if q.inputs != nil {
			q.memory.RecallData(output.Kept(to), q.inputs)
			to.Keep = q.memory.KeepData
		}
	}
	s, found := a.readSite(dir, q)
	widen()
	keep := noting(found)
	a.tellFindings(dir, found, r)
	if found.Err() != nil {
		return source.Say("{1}: nothing was written", verdict(found)).Err()
	}
	plan, err := s.plan()
	if err != nil {
		return err
	}
	files, err := plan.All()
	if err != nil {
		return err
	}
	to.Current, to.Note = plan.Current, func() []byte { return keep(len(s.manifest.Owed), q.memory) }
	if o.shard.of > 0 {
		files, s.manifest.Shard = output.ShareOf(to, files, o.shard.index, o.shard.of)
	}
	var res output.Result
	err = a.writeSite(func(tell func(done, total int)) (err error) {
		res, err = output.Write(to, files, s.manifest, tell)
		return err
	})
	if e := (*output.RenderError)(nil); errors.As(err, &e) && s.explain != nil {
		found := source.List{s.explain(e.Err)}
		relocate(found, show(dir))
		found.Print(a.stderr, a.localizer)
		r.Findings = append(r.Findings, found.In(a.localizer)...)
		return source.Say("{1}: nothing was written", verdict(found)).Err()
	}
	if err != nil {
		return err
	}
	r.built(s.manifest, res)
	r.Pages = pages(slices.Values(lists.Of(files, func(f output.File) string { return f.Path })))
	return nil
}

// writeSite calls write, which writes a site, and shows its progress.
func (a *app) writeSite(write func(tell func(done, total int)) error) error {
	tell, wipe := a.progress()
	err := a.writes(func() error { return write(tell) })
	wipe()
	if errors.Is(err, context.Canceled) {
		return source.Say("interrupted: nothing was written").Err()
	}
	return err
}

// join puts shares together into a site.
func (a *app) join(to output.Target, dirs []string, r *buildReport) error {
	shares := lists.Of(dirs, func(d string) output.Share { return output.Share{Name: show(d), FS: siteFiles(d)} })
	var res output.Result
	var m output.Manifest
	err := a.writeSite(func(tell func(done, total int)) (err error) {
		res, m, err = output.Join(to, shares, joinNotes, tell)
		return err
	})
	if err != nil {
		return err
	}
	r.built(m, res)
	r.Pages = pages(maps.Keys(m.Files))
	return nil
}

// pages counts the pages among the files of a site.
func pages(names iter.Seq[string]) int {
	n := 0
	for name := range names {
		if path.Ext(name) == ".html" {
			n++
		}
	}
	return n
}

// tellFindings prints the findings of a site's folder, and adds them to the
// report.
func (a *app) tellFindings(dir string, found source.List, r *buildReport) {
	relocate(found, show(dir))
	found.Print(a.stderr, a.localizer)
	r.Findings = found.In(a.localizer)
}

// noted is the findings of a build, all of them and those of each tariff.
type noted struct {
	Found   json.RawMessage            `json:"found"`
	Tariffs map[string]json.RawMessage `json:"tariffs"`
	Sizes   map[string]pack.Content    `json:"sizes"`
}

// unchanged reports whether the output is already as this build would make it.
// It reads only what it needs to tell, and recalls into memory what the earlier
// build found in the tariffs.
func (a *app) unchanged(to output.Target, dir string, memory *site.Memory, r *buildReport) bool {
	var n noted
	res, m, note, ok := output.Unchanged(to)
	if json.Unmarshal(note, &n) != nil {
		return false
	}
	memory.Recall(n.Tariffs)
	memory.RecallSizes(n.Sizes)
	found, err := source.Recall(n.Found)
	if !ok || err != nil {
		return false
	}
	a.tellFindings(dir, found, r)
	r.built(m, res)
	r.Pages = pages(maps.Keys(m.Files))
	return true
}

// noting returns a function that encodes what a build has found, so that a
// later unchanged build can report it without loading the site, and any later
// one what has not changed. Findings about owed files are recomputed by every
// build. Other findings about the replaced site are reported once only, and with
// one of those there is no note.
func noting(found source.List) func(owed int, memory *site.Memory) []byte {
	all, err := found.Keep()
	once := 0
	for _, f := range found {
		if slices.ContainsFunc(published.Rules(), func(r source.Rule) bool { return r.Name == f.Rule }) {
			once++
		}
	}
	return func(owed int, memory *site.Memory) []byte {
		tariffs, err2 := memory.Keep()
		data, err3 := json.Marshal(noted{all, tariffs, memory.Sizes()})
		if errors.Join(err, err2, err3) != nil || owed < once {
			return nil
		}
		return data
	}
}

// joinNotes returns the note of the first share with the sizes of all: what a
// share has not written it has not measured.
func joinNotes(notes [][]byte) []byte {
	var whole noted
	for _, data := range slices.Backward(notes) {
		n := noted{}
		if json.Unmarshal(data, &n) != nil {
			return nil
		}
		if n.Sizes == nil {
			n.Sizes = whole.Sizes
		}
		maps.Copy(n.Sizes, whole.Sizes)
		whole = n
	}
	data, err := json.Marshal(whole)
	if err != nil {
		return nil
	}
	return data
}

func (r *buildReport) built(m output.Manifest, res output.Result) {
	r.Date, r.BaseURL = m.Date, m.BaseURL
	r.Files, r.Bytes, r.leftover = res.Files, res.Bytes, res.Leftover
}

// hashSite hashes a site's folder and the program's executable. It returns nil
// if they cannot be read; then nothing of an earlier build is reused.
func hashSite(fsys fs.FS) *site.Inputs {
	name, err := os.Executable()
	if err != nil {
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer file.Close()
	program := sha256.New()
	if _, err := io.Copy(program, file); err != nil {
		return nil
	}
	return site.ReadInputs(fsys, hex.EncodeToString(program.Sum(nil)))
}

// protected returns the sources of the site, which no output may replace.
func protected(dir string) []string {
	return lists.Of(sources, func(name string) string { return filepath.Join(dir, name) })
}

func (a *app) summarise(r buildReport) {
	if r.leftover != "" {
		a.tell(source.Say("tarif: warning: the old site could not be removed from {1}", show(r.leftover)))
	}
	took := time.Duration(r.Millis) * time.Millisecond
	a.tell(source.Say("built {1} with {2} ({3}), {4}, as on {5}, in {6}",
		r.Out, files(r.Files), source.Say("{1} pages", r.Pages), size(r.Bytes), a.day(r.Date), a.seconds(took)))
	if r.BaseURL == config.ExampleURL {
		a.advise(source.Say("before you publish, write the site's address as base_url in {1}, or give --base-url: {2} is only an example",
			config.Name, config.ExampleURL))
	}
}

// size formats a number of bytes in a suitable unit.
func size(n int64) source.Text {
	switch {
	case n < 1000:
		return source.Say("{1} B", n)
	case n < 1000_000:
		return source.Say("{1} KB", (n+500)/1000)
	}
	return source.Say("{1}.{2} MB", n/1000_000, n/100_000%10)
}

func (a *app) printJSON(v any) error {
	enc := json.NewEncoder(a.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
