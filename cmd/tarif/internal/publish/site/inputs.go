package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"strings"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/tariff"
)

// catalogueDir is the folder of tariffs/ that is no place's.
const catalogueDir = "tariffs/catalogue"

// inputs says of the files of a plan what they are made from: hashes of the
// program, the theme and the files of the site's folder. A page may
// show a price of any place, so it is made from everything; the data of an
// edition are made from its place's folder and from what all have in common.
// That is coarser than it could be and cannot be wrong: a file that is made
// again with the same bytes keeps its time all the same.
type inputs struct {
	all    string
	places map[tariff.PlaceID]string
}

// readInputs hashes the site's folder. That is done before the folder is read,
// so that what is edited meanwhile is taken for edited afterwards.
func (s *Site) readInputs(program string) (*inputs, error) {
	common, folders := sha256.New(), map[string]hash.Hash{}
	fmt.Fprintf(common, "%q\n", program)
	err := hashTree(common, s.theme, ".")
	for _, root := range []string{config.Name, "content"} {
		if err == nil {
			err = hashTree(common, s.fsys, root)
		}
	}
	if err != nil {
		return nil, err
	}
	entries, err := fs.ReadDir(s.fsys, "tariffs")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		name := path.Join("tariffs", e.Name())
		to := hash.Hash(common)
		if e.IsDir() && name != catalogueDir {
			to = sha256.New()
			folders[e.Name()] = to
		}
		if err := hashTree(to, s.fsys, name); err != nil {
			return nil, err
		}
	}
	return join(common, entries, folders), nil
}

func join(common hash.Hash, entries []fs.DirEntry, folders map[string]hash.Hash) *inputs {
	in := &inputs{places: map[tariff.PlaceID]string{}}
	shared := common.Sum(nil)
	all := sha256.New()
	all.Write(shared)
	for _, e := range entries { // in the order of their names
		h, ok := folders[e.Name()]
		if !ok {
			continue
		}
		own := h.Sum(nil)
		fmt.Fprintf(all, "%s %x\n", e.Name(), own)
		both := sha256.Sum256(append(append([]byte{}, shared...), own...))
		in.places[tariff.PlaceID(e.Name())] = short(both[:])
	}
	in.all = short(all.Sum(nil))
	return in
}

func short(sum []byte) string { return hex.EncodeToString(sum[:12]) }

// state gives files of the plan their inputs, to which the day and the address
// belong. Nothing is known to be the same where the program does not say which
// it is.
func (s *Site) state(files []output.File) {
	if s.made == nil {
		return
	}
	when := sha256.Sum256(fmt.Appendf(nil, "%q %q", s.Day, s.Config.BaseURL))
	for i, f := range files {
		files[i].Inputs = s.made.of(f.Path) + short(when[:])
	}
}

// of is what the file at a path is made from.
func (in *inputs) of(file string) string {
	for _, folder := range []string{"data/v1/editions/", "data/v1/places/", "data/editions/"} {
		if rest, ok := strings.CutPrefix(file, folder); ok {
			place, _, _ := strings.Cut(rest, "/")
			if own := in.places[tariff.PlaceID(place)]; own != "" {
				return own
			}
		}
	}
	return in.all
}
