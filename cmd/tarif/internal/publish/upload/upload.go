// Package upload publishes a built site on a server, file by file, in an order
// that keeps the site whole for its readers at any moment.
//
// A [Target] stores files by name, and a [Job] is one run. A record on the
// target, [recordName], lists the files of the site with their SHA-256, and the
// files that an interrupted run may have changed. A run uploads only what
// differs: first files whose names carry a hash, then data, then pages, and the
// manifest last. What the new site does not have is removed at the end; only the
// assets stay for a day, because a reader may still have a page open that asks
// for them.
//
// If a run is interrupted, readers get a mixture of old and new pages, each
// with everything it needs. The record tells which files are in doubt, and the
// next run, of this site or another, repairs them. Before any file is replaced,
// the old bytes of all are stored in the record's folder under their hash, so
// that the previous site can be restored, once, from any computer.
//
// The packages below this one implement Target for one kind of server each,
// except branch: there a git commit is the whole site.
package upload

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/pool"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Target stores files by name: slash-separated paths below the target's folder.
// Write replaces a file atomically and creates missing folders. For a missing
// file, Read returns fs.ErrNotExist and Remove does nothing. A Target is safe
// for concurrent use.
type Target interface {
	Read(ctx context.Context, name string) ([]byte, error)
	Write(ctx context.Context, name string, data []byte) error
	Remove(ctx context.Context, name string) error
}

// Errors of servers that the user can act upon. A Target returns these where
// they apply.
var (
	ErrDenied     = source.Say("the server does not accept the name or the password").Err()
	ErrNoPassword = source.Say("the server asks for a password, and none was given").Err()
	ErrNoRight    = source.Say("the server does not let this account write there").Err()
	ErrNoPlace    = source.Say("the server has no such folder or bucket").Err()
	ErrFull       = source.Say("there is no room left on the server").Err()
	ErrLocked     = source.Say("the server keeps a file locked: somebody else is changing it").Err()
	ErrNoTLS      = source.Say("the server answers without encryption").Err()
)

// ErrTooLarge is a file on a target that is larger than any of a site.
var ErrTooLarge = source.Say("the file there is larger than any file of a site").Err()

// mostBytes is the size of the largest file that is read from a target.
const mostBytes = 256 << 20

// ReadAll reads a file of a target, for those who make one: not past mostBytes,
// and no further once ctx is done.
func ReadAll(ctx context.Context, r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(until{ctx, r}, mostBytes+1))
	if err == nil && len(data) > mostBytes {
		return nil, ErrTooLarge
	}
	return data, err
}

// until is a reader that fails once ctx is done.
type until struct {
	ctx context.Context
	io.Reader
}

func (u until) Read(p []byte) (int, error) {
	if err := u.ctx.Err(); err != nil {
		return 0, err
	}
	return u.Reader.Read(p)
}

// The record and the kept files stand in a folder of their own, which servers
// need not show.
const (
	folder     = ".tarif/"
	recordName = folder + "record.json"
	objects    = folder + "objects/"
)

const manifestName = "manifest.json"

// Record is what is known of the target.
type Record struct {
	Site    map[string]string `json:"site"`              // path → SHA-256 of the published file
	Before  map[string]string `json:"before,omitempty"`  // the same of the previous site
	Doubt   []string          `json:"doubt,omitempty"`   // files that an interrupted run may have changed
	Gone    map[string]string `json:"gone,omitempty"`    // unneeded file → the day since when
	Objects []string          `json:"objects,omitempty"` // hashes of kept files
}

// ErrRecord is a record, or a manifest in the place of one, that this program
// cannot have written.
var ErrRecord = source.Say("what is published there has a record that tarif did not write").Err()

// check holds that the record names files of the target and hashes, and nothing
// else: whoever can write to the target could otherwise have files of this
// computer removed or replaced.
func (r Record) check() error {
	for _, names := range []iter.Seq[string]{maps.Keys(r.Site), maps.Keys(r.Before), maps.Keys(r.Gone), slices.Values(r.Doubt)} {
		for name := range names {
			if !fs.ValidPath(name) || name == "." || strings.HasPrefix(name+"/", folder) || strings.ContainsAny(name, "\\:") {
				return ErrRecord
			}
		}
	}
	for _, sums := range []iter.Seq[string]{maps.Values(r.Site), maps.Values(r.Before), slices.Values(r.Objects)} {
		for sum := range sums {
			if !sha.MatchString(sum) {
				return ErrRecord
			}
		}
	}
	return nil
}

var sha = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Job is one run. Site is the folder with the built site; nil puts back the
// site before. Day is today; MostRemoved is how many files may be removed at
// once, 0 for no bound; Tell, which may be nil, is told of each file.
type Job struct {
	Target      Target
	Site        fs.FS
	Day         tariff.Date
	MostRemoved int
	All         bool // upload every file, also those that the target should have
	Tell        func(done, total int)
}

// Plan lists what a run does, in the order of the work.
type Plan struct {
	Upload []string
	Remove []string
	Kept   int // unneeded files that stay until a day has passed
	Late   int // unneeded files above MostRemoved
	Same   int
	Lost   []string // files that an undo cannot put back: somebody else altered them

	record Record
	want   map[string]string
}

// ErrNothingBefore is undo of a first upload, or of an undo.
var ErrNothingBefore = source.Say("there is no site to put back: this is the first one there, or it has been put back already").Err()

// ErrLost is undo of what somebody else has changed on the target.
var ErrLost = source.Say("its content is no longer kept").Err()

// Plan compares the site with the target and changes nothing.
func (j *Job) Plan(ctx context.Context) (*Plan, error) {
	r, err := j.read(ctx)
	if err != nil {
		return nil, err
	}
	want, err := j.wanted(r)
	if err != nil {
		return nil, err
	}
	p := &Plan{record: r, want: want}
	for name, sum := range want {
		if j.All || r.Site[name] != sum || slices.Contains(r.Doubt, name) {
			p.Upload = append(p.Upload, name)
		}
	}
	byClass(p.Upload)
	p.Same = len(want) - len(p.Upload)
	p.removals(j)
	if j.Site == nil {
		return p, j.available(ctx, p)
	}
	return p, nil
}

// available leaves out of an undo the files whose bytes are not there any more.
func (j *Job) available(ctx context.Context, p *Plan) error {
	var mu sync.Mutex
	err := together(ctx, p.Upload, func(ctx context.Context, name string) error {
		_, err := j.bytes(ctx, p, name)
		if errors.Is(err, ErrLost) {
			mu.Lock()
			defer mu.Unlock()
			p.Lost, err = append(p.Lost, name), nil
		}
		return err
	}, func() {})
	slices.Sort(p.Lost)
	for _, name := range p.Lost {
		delete(p.want, name)
	}
	p.Upload = slices.DeleteFunc(p.Upload, func(name string) bool { return slices.Contains(p.Lost, name) })
	return err
}

// wanted returns the files of the site to publish: that of the folder, or the
// previous one.
func (j *Job) wanted(r Record) (map[string]string, error) {
	if j.Site == nil {
		if r.Before == nil {
			return nil, ErrNothingBefore
		}
		return maps.Clone(r.Before), nil
	}
	m, ok := output.ReadManifest(j.Site)
	if !ok {
		return nil, source.Say("there is no manifest.json of a site made by tarif").Err()
	}
	if m.Shard != nil {
		return nil, source.Say("this is a share of a site: join all of them first").Err()
	}
	want := maps.Clone(m.Files)
	delete(want, ".gitignore") // it is for git, not for readers
	data, err := fs.ReadFile(j.Site, manifestName)
	want[manifestName] = output.Sum(data)
	if signed, err := fs.ReadFile(j.Site, output.SignatureName); err == nil {
		want[output.SignatureName] = output.Sum(signed)
	}
	return want, cmp.Or(err, Record{Site: want}.check())
}

// removals are the files that the site does not have. A page that somebody is
// reading may still ask for its assets: they stay for a day. Everything else, the
// figures above all, goes at once.
func (p *Plan) removals(j *Job) {
	gone := map[string]string{}
	for name, since := range p.record.Gone {
		gone[name] = since
	}
	for _, name := range slices.Concat(slices.Collect(maps.Keys(p.record.Site)), p.record.Doubt) {
		if gone[name] == "" {
			gone[name] = j.Day.String()
		}
	}
	maps.DeleteFunc(gone, func(name, _ string) bool { return p.want[name] != "" })
	for _, name := range slices.Backward(byClass(slices.Collect(maps.Keys(gone)))) { // pages first
		switch {
		case gone[name] >= j.Day.String() && class(name) == asset:
			p.Kept++
		case j.MostRemoved > 0 && len(p.Remove) == j.MostRemoved:
			p.Late++
		default:
			p.Remove = append(p.Remove, name)
		}
	}
	p.record.Gone = gone
}

// asset is the class of what pages load; its names carry a hash.
const asset = 0

func byClass(names []string) []string {
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(class(a)-class(b), strings.Compare(a, b)) })
	return names
}

// class orders files: what pages ask for comes before the pages, and the
// manifest, which tells of all of them, last, with its signature.
func class(name string) int {
	switch {
	case strings.HasPrefix(name, "assets/"):
		return asset
	case name == manifestName, name == output.SignatureName:
		return 3
	case path.Ext(name) == ".html" || path.Ext(name) == ".xml" || name == "sw.js":
		return 2
	}
	return 1
}

// Run carries out a plan.
func (j *Job) Run(ctx context.Context, p *Plan) error {
	r := p.record
	if len(p.Upload)+len(p.Remove) == 0 && maps.Equal(r.Site, p.want) {
		return nil
	}
	before := r.Site
	if maps.Equal(before, p.want) { // an interrupted run is being completed
		before = r.Before
	}
	// From here on everything that may change is in doubt. Kept files are
	// listed before they are stored; listing one too many does no harm.
	r.Doubt = unite(r.Doubt, p.Upload)
	old := map[string][]string{} // SHA-256 → the files that have it and are about to go
	for _, name := range p.Upload {
		if sum := r.Site[name]; sum != p.want[name] {
			old[sum] = append(old[sum], name)
		}
	}
	for _, name := range p.Remove {
		old[before[name]] = append(old[before[name]], name)
	}
	delete(old, "")
	sums := slices.Sorted(maps.Keys(old))
	r.Objects = unite(r.Objects, sums)
	if err := j.save(ctx, r); err != nil {
		return err
	}
	if err := together(ctx, sums, func(ctx context.Context, sum string) error { return j.keep(ctx, sum, old[sum]) }, func() {}); err != nil {
		return err
	}
	if err := j.upload(ctx, p); err != nil {
		return err
	}
	for _, name := range p.Remove {
		if err := j.Target.Remove(ctx, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		delete(r.Gone, name)
	}
	if j.Site == nil { // an undo is not undone: a second one would publish again what was taken back
		before = nil
	}
	r.Site, r.Before, r.Doubt = p.want, before, p.Lost
	useless := r.clean()
	if err := j.save(ctx, r); err != nil {
		return err
	}
	for _, sum := range useless {
		if err := j.Target.Remove(ctx, objects+sum); err != nil {
			return err
		}
	}
	return nil
}

// clean drops kept files that the previous site does not need, and returns
// them.
func (r *Record) clean() []string {
	needed := map[string]bool{}
	for name, sum := range r.Before {
		needed[sum] = r.Site[name] != sum || needed[sum]
	}
	var useless []string
	r.Objects = slices.DeleteFunc(r.Objects, func(sum string) bool {
		if !needed[sum] {
			useless = append(useless, sum)
		}
		return !needed[sum]
	})
	return useless
}

func unite(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// workers is how many files are transferred at once. It hides the latency of a
// distant server, and few servers accept more connections.
const workers = 4

// upload writes one class after another, and the files of a class concurrently.
func (j *Job) upload(ctx context.Context, p *Plan) error {
	done := 0
	for first := 0; first < len(p.Upload); {
		last := first
		for last < len(p.Upload) && class(p.Upload[last]) == class(p.Upload[first]) {
			last++
		}
		err := together(ctx, p.Upload[first:last], func(ctx context.Context, name string) error { return j.one(ctx, p, name) }, func() {
			done++
			if j.Tell != nil {
				j.Tell(done, len(p.Upload))
			}
		})
		if err != nil {
			return err
		}
		first = last
	}
	return nil
}

// together calls do for the names concurrently, until one fails.
func together(ctx context.Context, names []string, do func(context.Context, string) error, told func()) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var mu sync.Mutex
	_ = pool.Some(workers, len(names), func(i int) error {
		err := ctx.Err()
		if err == nil {
			err = do(ctx, names[i])
		}
		if err != nil {
			stop(fmt.Errorf("%s: %w", names[i], err)) // cancels the others too
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		told()
		return nil
	})
	return context.Cause(ctx)
}

// one writes what a file shall be.
func (j *Job) one(ctx context.Context, p *Plan, name string) error {
	data, err := j.bytes(ctx, p, name)
	if err != nil {
		return err
	}
	return j.Target.Write(ctx, name, data)
}

// keep keeps the bytes that some files have and that are about to go, once for
// all of them. Those that an earlier run has replaced already it has kept.
func (j *Job) keep(ctx context.Context, sum string, names []string) error {
	for _, name := range names {
		was, err := j.Target.Read(ctx, name)
		switch {
		case err == nil && output.Sum(was) == sum:
			return j.Target.Write(ctx, objects+sum, was)
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	return nil
}

// bytes returns the new bytes of a file. What is no longer as it was built is not
// published. Those of the previous site are among the kept ones, or still in
// place.
func (j *Job) bytes(ctx context.Context, p *Plan, name string) ([]byte, error) {
	if j.Site != nil {
		data, err := fs.ReadFile(j.Site, name)
		if err == nil && output.Sum(data) != p.want[name] {
			err = source.Say("changed since the site was built: build it again").Err()
		}
		return data, err
	}
	for _, at := range []string{objects + p.want[name], name} {
		data, err := j.Target.Read(ctx, at)
		if err == nil && output.Sum(data) == p.want[name] {
			return data, nil
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return nil, ErrLost
}

// Live is the day of the site that is on the target.
func (j *Job) Live(ctx context.Context) (string, error) {
	var m output.Manifest
	data, err := j.Target.Read(ctx, manifestName)
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	return m.Date, err
}

// Check reads back at most this many files, evenly spread over the site, and
// returns those that differ.
func (j *Job) Check(ctx context.Context, p *Plan, most int) ([]string, error) {
	names := slices.Sorted(maps.Keys(p.want))
	var wrong []string
	for i := range min(most, len(names)) {
		name := names[i*len(names)/min(most, len(names))]
		data, err := j.Target.Read(ctx, name)
		switch {
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return nil, err
		case output.Sum(data) != p.want[name]:
			wrong = append(wrong, name)
		}
	}
	return wrong, nil
}

// read reads the record. For a target without one, it takes the files from the
// manifest of a site of ours, or assumes that the target is empty.
func (j *Job) read(ctx context.Context) (Record, error) {
	var r Record
	data, err := j.Target.Read(ctx, recordName)
	switch {
	case err == nil:
		if err := json.Unmarshal(data, &r); err != nil {
			return r, fmt.Errorf("%s: %w", recordName, err)
		}
		return r, r.check()
	case !errors.Is(err, fs.ErrNotExist):
		return r, err
	}
	data, err = j.Target.Read(ctx, manifestName)
	var m output.Manifest
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r, nil
	case err != nil:
		return r, err
	case json.Unmarshal(data, &m) == nil && m.Generator == output.Generator:
		r.Site = m.Files
		r.Site[manifestName] = output.Sum(data)
		delete(r.Site, ".gitignore")
		if signed, err := j.Target.Read(ctx, output.SignatureName); err == nil {
			r.Site[output.SignatureName] = output.Sum(signed)
		}
	}
	return r, r.check()
}

func (j *Job) save(ctx context.Context, r Record) error {
	data, err := json.Marshal(r)
	if err != nil {
		return err
	}
	return j.Target.Write(ctx, recordName, data)
}
