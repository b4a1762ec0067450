// Package upload brings a built site to where readers get it, file by file, so
// that a reader meets a whole site at any moment.
//
// Its nouns are [Target], a place that keeps files by name, and [Job], one run.
// What is on the target is known from a record of ours there, [recordName]: the
// files of the site with their SHA-256, and which of them a run that did not
// end may have changed. A run uploads only what differs: first the files whose
// names carry a hash, then data, then pages, and the manifest last. What the new
// site no longer needs is removed at the end, and not before it has been
// superfluous for a day: somebody may be reading the page that asks for it.
//
// A run that is killed leaves readers old pages and new ones, each with all that
// it needs; the record says which files are in doubt, and the next run, of this
// site or another, completes it. Before a file is replaced its old bytes are
// kept in the record's folder under their hash, so that the site before can be
// put back, from any computer.
//
// A package beside this one makes a Target of each kind of server. A branch of
// git is no Target: there a commit is the whole site.
package upload

import (
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

// Target keeps files by name: paths with slashes, below the target's folder.
// Write replaces a file at once and makes the folders it needs; a file that is
// not there is fs.ErrNotExist to Read and nothing to Remove. A Target is safe
// for concurrent use.
type Target interface {
	Read(ctx context.Context, name string) ([]byte, error)
	Write(ctx context.Context, name string, data []byte) error
	Remove(ctx context.Context, name string) error
}

// What servers answer for which somebody can do something. A Target's errors are
// one of these, where they mean it.
var (
	ErrDenied  = source.Say("the server does not accept the name or the password").Err()
	ErrNoRight = source.Say("the server lets this account not write there").Err()
	ErrNoPlace = source.Say("the server has no such folder or bucket").Err()
	ErrFull    = source.Say("there is no room left on the server").Err()
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

// Record is what we know of the target.
type Record struct {
	Site    map[string]string `json:"site"`              // path → SHA-256 of what is published
	Before  map[string]string `json:"before,omitempty"`  // of the site before it
	Doubt   []string          `json:"doubt,omitempty"`   // files that a run which did not end may have changed
	Gone    map[string]string `json:"gone,omitempty"`    // file no longer needed → the day since when
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
	Tell        func(done, total int)
}

// Plan is what a run does, each list in the order of the work.
type Plan struct {
	Upload []string
	Remove []string
	Kept   int // files that stay although nobody needs them, till a day has passed
	Late   int // files that should go and are too many to go at once
	Same   int

	record Record
	want   map[string]string
}

// ErrNothingBefore is undo of a first upload.
var ErrNothingBefore = source.Say("there is no site before this one").Err()

// Plan compares the site with what is on the target and changes nothing.
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
		if r.Site[name] != sum || slices.Contains(r.Doubt, name) {
			p.Upload = append(p.Upload, name)
		}
	}
	slices.SortFunc(p.Upload, func(a, b string) int {
		if x := class(a) - class(b); x != 0 {
			return x
		}
		return strings.Compare(a, b)
	})
	p.Same = len(want) - len(p.Upload)
	p.removals(j)
	return p, nil
}

// wanted is the site to be: that of the folder, or the one before.
func (j *Job) wanted(r Record) (map[string]string, error) {
	if j.Site == nil {
		if r.Before == nil {
			return nil, ErrNothingBefore
		}
		return r.Before, nil
	}
	m, ok := output.ReadManifest(j.Site)
	if !ok {
		return nil, source.Say("there is no manifest.json of a site made by tarif").Err()
	}
	if m.Shard != nil {
		return nil, source.Say("this is a share of a site: join all of them first").Err()
	}
	want := maps.Clone(m.Files)
	delete(want, ".gitignore") // it is for the folder, not for readers
	data, err := fs.ReadFile(j.Site, manifestName)
	want[manifestName] = output.Sum(data)
	if signed, err := fs.ReadFile(j.Site, output.SignatureName); err == nil {
		want[output.SignatureName] = output.Sum(signed)
	}
	return want, err
}

// removals are the files that have not been needed for a day or more.
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
	for _, name := range slices.Sorted(maps.Keys(gone)) {
		switch {
		case gone[name] >= j.Day.String() && name != output.SignatureName: // it would be of another manifest
			p.Kept++
		case j.MostRemoved > 0 && len(p.Remove) == j.MostRemoved:
			p.Late++
		default:
			p.Remove = append(p.Remove, name)
		}
	}
	p.record.Gone = gone
}

// class orders files: what pages ask for comes before the pages, and the
// manifest, which tells of all of them, last, with its signature.
func class(name string) int {
	switch {
	case strings.HasPrefix(name, "assets/"):
		return 0
	case name == manifestName, name == output.SignatureName:
		return 3
	case path.Ext(name) == ".html" || path.Ext(name) == ".xml" || name == "sw.js":
		return 2
	}
	return 1
}

// Run carries a plan out.
func (j *Job) Run(ctx context.Context, p *Plan) error {
	r := p.record
	if len(p.Upload)+len(p.Remove) == 0 && maps.Equal(r.Site, p.want) {
		return nil
	}
	before := r.Site
	if maps.Equal(before, p.want) { // a run that did not end is completed
		before = r.Before
	}
	// Everything that may change is in doubt from here on. Kept files are in the
	// list before they are there: one too many does no harm.
	r.Doubt = unite(r.Doubt, p.Upload)
	for _, name := range p.Upload {
		if sum := r.Site[name]; sum != "" {
			r.Objects = unite(r.Objects, []string{sum})
		}
	}
	for _, name := range p.Remove {
		if sum := before[name]; sum != "" {
			r.Objects = unite(r.Objects, []string{sum})
		}
	}
	if err := j.save(ctx, r); err != nil {
		return err
	}
	if err := j.upload(ctx, p); err != nil {
		return err
	}
	for _, name := range p.Remove {
		if sum := before[name]; sum != "" {
			if err := j.keep(ctx, name, sum); err != nil {
				return err
			}
		}
		if err := j.Target.Remove(ctx, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		delete(r.Gone, name)
	}
	r.Site, r.Before, r.Doubt = p.want, before, nil
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

// clean forgets kept files that the site before does not need, and returns them.
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

// workers is how many files are under way at once: a server far away answers
// late, and few servers take more.
const workers = 4

// upload writes class after class, the files of a class side by side.
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

// together works on names side by side until one fails.
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
			stop(fmt.Errorf("%s: %w", names[i], err)) // what is under way ends too
			return err
		}
		mu.Lock()
		defer mu.Unlock()
		told()
		return nil
	})
	return context.Cause(ctx)
}

// one keeps what a file was and writes what it shall be.
func (j *Job) one(ctx context.Context, p *Plan, name string) error {
	data, err := j.bytes(ctx, p, name)
	if err != nil {
		return err
	}
	if old := p.record.Site[name]; old != "" && old != p.want[name] {
		if err := j.keep(ctx, name, old); err != nil {
			return err
		}
	}
	return j.Target.Write(ctx, name, data)
}

// keep keeps the bytes of a file that are about to go. Those that an earlier run
// has replaced already it has kept.
func (j *Job) keep(ctx context.Context, name, sum string) error {
	was, err := j.Target.Read(ctx, name)
	switch {
	case err == nil && output.Sum(was) == sum:
		return j.Target.Write(ctx, objects+sum, was)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return nil
}

// bytes are those that a file shall have. Of the site before they are kept, or
// still in their place.
func (j *Job) bytes(ctx context.Context, p *Plan, name string) ([]byte, error) {
	if j.Site != nil {
		return fs.ReadFile(j.Site, name)
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
	return nil, source.Say("its bytes are no longer kept").Err()
}

// Check reads some files of the site back, evenly spread, and returns those that
// are not as they should be.
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

// read reads the record. A target without one is taken as its manifest says, if
// it has one of ours, and as empty else.
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
