package output

import (
	"errors"
	"hash/fnv"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/pack"
	"tarif/cmd/tarif/internal/source"
)

// A site that is too large for one computer is built in shares, each by a
// process that plans the whole site and renders a part of it, and then joined.
// The joined site is identical to that of a single build.

// Shard, in the manifest of a share, says which share of how many it is, and
// identifies the site that it is a part of.
type Shard struct {
	Index int    `json:"index"` // from 1
	Of    int    `json:"of"`
	State string `json:"state"` // of everything from which the site is made
	Plan  string `json:"plan"`  // a hash of the paths of all files of the site
}

// ShareOf returns the files of a share, and the entry of its manifest. The two
// languages of a page, which are made from the same data, are in one share.
func ShareOf(t Target, files []File, index, of int) ([]File, *Shard) {
	var mine []File
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
		h := fnv.New32a()
		h.Write([]byte(within(f.Path)))
		if int(h.Sum32()%uint32(of)) == index-1 {
			mine = append(mine, f)
		}
	}
	return mine, &Shard{index, of, t.state(), planSum(paths)}
}

func planSum(paths []string) string {
	slices.Sort(paths)
	return Sum([]byte(strings.Join(paths, "\n")))
}

// Share is a folder with a share of a site. Name is what people call it.
type Share struct {
	Name string
	FS   fs.FS

	manifest Manifest
	record   record
}

// Join writes to t the site whose parts are in shares. They must be of one
// site, one day and one address, each of them exactly once; a file that differs
// from its share's manifest is an error. notes makes the note of the whole of
// those of the shares.
func Join(t Target, shares []Share, notes func([][]byte) []byte, progress func(done, total int)) (Result, Manifest, error) {
	if err := readShares(shares); err != nil {
		return Result{}, Manifest{}, err
	}
	files, err := joined(shares)
	if err != nil {
		return Result{}, Manifest{}, err
	}
	first := shares[0]
	m := Manifest{Date: first.manifest.Date, BaseURL: first.manifest.BaseURL, Owed: first.manifest.Owed}
	t.State, t.twins, t.sums = first.manifest.Shard.State, true, map[string]string{}
	t.Note = func() []byte { return notes(lists.Of(shares, func(s Share) []byte { return s.record.note })) }
	for _, s := range shares {
		for _, x := range s.record.sets {
			t.sums[strings.Join(x.names, "\n")] = x.hash
		}
	}
	res, err := Write(t, files, m, progress)
	m.Files = map[string]string{}
	for _, f := range files {
		m.Files[f.Path] = ""
	}
	return res, m, err
}

// readShares reads the manifests and checks that they belong together.
func readShares(shares []Share) error {
	have := map[int]string{}
	for i := range shares {
		s := &shares[i]
		var ok bool
		if s.manifest, ok = ReadManifest(s.FS); !ok || s.manifest.Shard == nil {
			return source.Say("{1} holds no share of a site: build one with --shard", s.Name).Err()
		}
		data, err := fs.ReadFile(s.FS, recordName)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		s.record = decodeRecord(data)
		if err := oneSite(shares[0], *s); err != nil {
			return err
		}
		n := s.manifest.Shard.Index
		if other, twice := have[n]; twice {
			return source.Say("{1} and {2} hold the same share, {3}", other, s.Name, n).Err()
		}
		have[n] = s.Name
	}
	for n := 1; len(shares) > 0 && n <= shares[0].manifest.Shard.Of; n++ {
		if have[n] == "" {
			return source.Say("share {1} of {2} is missing", n, shares[0].manifest.Shard.Of).Err()
		}
	}
	return nil
}

// oneSite reports how two shares differ that are not of one site.
func oneSite(a, b Share) error {
	x, y := a.manifest, b.manifest
	switch {
	case x.Date != y.Date:
		return source.Say("{1} was built as on {2}, {3} as on {4}", a.Name, x.Date, b.Name, y.Date).Err()
	case x.BaseURL != y.BaseURL:
		return source.Say("{1} was built for {2}, {3} for {4}", a.Name, x.BaseURL, b.Name, y.BaseURL).Err()
	case x.Shard.Of != y.Shard.Of:
		return source.Say("{1} is of {2} shares, {3} of {4}", a.Name, x.Shard.Of, b.Name, y.Shard.Of).Err()
	case x.Shard.State == "" || x.Shard.State != y.Shard.State || x.Shard.Plan != y.Shard.Plan || !slices.Equal(x.Owed, y.Owed):
		return source.Say("{1} and {2} are not made from the same files, by the same program, with the same options", a.Name, b.Name).Err()
	}
	return nil
}

// joined returns the files of all shares.
func joined(shares []Share) ([]File, error) {
	var files []File
	where := map[string]string{}
	for _, s := range shares {
		for p := range s.manifest.Files {
			if p == ignoreName {
				continue
			}
			if other, twice := where[p]; twice {
				return nil, source.Say("{1} stands in {2} and in {3}", p, other, s.Name).Err()
			}
			where[p] = s.Name
			files = append(files, s.file(p))
		}
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	var paths []string
	for p := range where {
		if !isTwin(p, where) {
			paths = append(paths, p)
		}
	}
	if len(shares) > 0 && planSum(paths) != shares[0].manifest.Shard.Plan {
		return nil, source.Say("the shares together do not hold every file of the site").Err()
	}
	return files, nil
}

// isTwin reports whether a path is that of a compressed twin.
func isTwin(p string, files map[string]string) bool {
	base := strings.TrimSuffix(p, path.Ext(p))
	_, there := files[base]
	return there && slices.Contains(pack.Extensions, path.Ext(p))
}

// file returns a file of a share, which must be as the share's manifest says.
func (s Share) file(p string) File {
	was := s.record.files[p]
	f := File{Path: p, Inputs: was.inputs, parts: s.record.parts[p], Render: func() ([]byte, error) {
		data, err := fs.ReadFile(s.FS, p)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, source.Say("{1}: {2} is missing", s.Name, p).Err()
		}
		if err == nil && Sum(data) != s.manifest.Files[p] {
			err = source.Say("{1}: {2} has other bytes than the manifest says", s.Name, p).Err()
		}
		return data, err
	}}
	if was.inputs != "" && was.read != none && was.read < len(s.record.sets) {
		f.Read = func() []string { return s.record.sets[was.read].names }
	}
	return f
}
