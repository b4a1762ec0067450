package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/pool"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/tariff"
)

// A build renders only the files that an edit affects. Each file's inputs are
// recorded in two ways. Those known in advance, [output.File.Inputs], are a
// hash of the program, the day, the settings and the data that a file with this
// path can depend on: see depends. Those known only once a page is rendered,
// the interface texts it uses and the addresses of assets it links to, are
// recorded while it is rendered: see package pages.

// catalogueDir is the only folder of tariffs/ that is not a place.
const catalogueDir = "tariffs/catalogue"

// Inputs holds the hashes of everything a site is made from.
type Inputs struct {
	fsys    fs.FS
	program string
	theme   map[string]string            // by name in the theme
	files   map[string]string            // by name in the site's folder
	folders map[string]map[string]string // the same by folder
}

// ReadInputs hashes a site's folder. The program string must differ between any
// two programs that could render the same site differently. ReadInputs returns
// nil if something cannot be read. Call it before the folder is loaded, so that
// a file edited in between counts as changed.
func ReadInputs(fsys fs.FS, program string) *Inputs {
	own, err := hashes(theme(fsys), ".")
	if err != nil {
		return nil
	}
	files, err := hashes(fsys, config.Name, "content", "tariffs")
	if err != nil {
		return nil
	}
	return &Inputs{fsys: fsys, program: program, theme: own, files: files, folders: byFolder(files)}
}

// hashes returns the hashes of all files below those roots that exist.
func hashes(fsys fs.FS, roots ...string) (map[string]string, error) {
	var names []string
	for _, root := range roots {
		if _, err := fs.Stat(fsys, root); err != nil {
			continue
		}
		err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				names = append(names, name)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return hashAll(fsys, names)
}

// hashAll hashes files on all cores.
func hashAll(fsys fs.FS, names []string) (map[string]string, error) {
	sums := make([]string, len(names))
	err := pool.Each(len(names), func(i int) error {
		data, err := fs.ReadFile(fsys, names[i])
		sums[i] = output.Sum(data)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(names))
	for i, name := range names {
		out[name] = sums[i]
	}
	return out, nil
}

// sum returns a hash of the hashes whose names are wanted.
func sum(of map[string]string, want func(name string) bool) string {
	h := sha256.New()
	names := make([]string, 0, len(of))
	for name := range of {
		if want(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintln(h, name, of[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}

func everything(string) bool { return true }

// hash returns a hash of everything a site is made from, except the day.
func (in *Inputs) hash() string {
	return short(in.program, sum(in.theme, everything), sum(in.files, everything))
}

// byFolder groups files, by name, by their folders.
func byFolder(files map[string]string) map[string]map[string]string {
	of := map[string]map[string]string{}
	for name, hash := range files {
		dir := path.Dir(name)
		if of[dir] == nil {
			of[dir] = map[string]string{}
		}
		of[dir][name] = hash
	}
	return of
}

// common returns a hash of what any page may be made from: the program, the
// settings, the catalogue, and the parts of the theme that are not specific to
// one page. The theme's assets and the interface texts are left out, because
// their use is recorded while a page is rendered.
func (in *Inputs) common() string {
	theme := func(name string) bool {
		own := slices.Contains([]string{"assets", "pages", "words"}, strings.Split(name, "/")[0])
		return !own
	}
	return short(in.program, sum(in.theme, theme), in.files[config.Name], sum(in.folders[catalogueDir], everything))
}

// short returns a hash of the parts.
func short(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(h[:12])
}

// made holds the hashes of the inputs that files of a plan are rendered from.
type made struct {
	common   string // inputs of every file
	data     string // all data and prose
	theme    string // the whole theme, including its texts
	template func(page string) string
	tariff   map[string]string // by place and kind, by place, by kind, and by region and kind
	edition  map[string]string // by full name
	service  map[string]string
}

// made hashes the inputs of the site as it was loaded.
func (s *Site) made() *made {
	in := s.inputs
	if in == nil {
		return nil
	}
	d := digest(s.Data)
	m := &made{tariff: map[string]string{}, edition: map[string]string{}, service: d.services, theme: sum(in.theme, everything)}
	m.common = short(in.common(), d.headers, s.proseIndex(), s.Day.String(), s.Config.BaseURL)
	m.data = sum(in.files, everything)
	m.template = func(page string) string { return in.theme["pages/"+page] }
	for _, p := range s.Data.Catalogue.Places {
		m.tariff[string(p.ID)] = short() // even if the place has no tariff yet
	}
	for _, t := range s.Data.Tariffs {
		p, k := string(t.Place.ID), string(t.Kind.ID)
		folder := path.Join("tariffs", p, k)
		own := sum(in.folders[folder], everything)
		m.tariff[p+"/"+k] = own
		m.tariff[p] = short(m.tariff[p], own)
		m.tariff["/"+k] = short(m.tariff["/"+k], own)
		m.tariff[inRegion(t.Place.Region)+"/"+k] = short(m.tariff[inRegion(t.Place.Region)+"/"+k], own)
		texts := sum(in.folders[folder], func(name string) bool { return path.Ext(name) != ".toml" })
		for _, e := range t.Editions {
			m.edition[e.Name()] = short(in.files[e.Pos.File], texts)
		}
	}
	return m
}

// inRegion returns a name that no place has.
func inRegion(r *tariff.Region) string {
	if r == nil {
		return "in"
	}
	return "in " + string(r.ID)
}

// proseIndex returns what any page may show of the prose: which pages exist,
// and their titles.
func (s *Site) proseIndex() string {
	var b strings.Builder
	for _, p := range s.Prose {
		fmt.Fprintf(&b, "%s %s %q %q %s\n", p.Lang, p.Address(), p.Title, p.Summary, p.Date)
	}
	return b.String()
}

// setInputs sets the inputs of files of the plan. The templates map holds the
// template of each page, by path. If m is nil, because the program is not
// identified, no inputs are set and every file is rendered anew.
func (s *Site) setInputs(files []output.File, m *made, templates map[string]string) {
	if m == nil {
		return
	}
	for i, f := range files {
		parts := []string{m.common, m.template(templates[f.Path])}
		if f.Read == nil && !wordless(f.Path) {
			parts = append(parts, m.theme)
		}
		files[i].Inputs = short(append(parts, m.depends(f.Path)...)...)
	}
}

// wordless reports whether a data file contains no interface text.
func wordless(file string) bool {
	return strings.HasPrefix(file, "data/") && slices.Contains([]string{".csv", ".json", ".js", ".txt"}, path.Ext(file)) &&
		strings.Count(file, "/") > 2
}

// depends returns the hashes of the data that a file depends on beyond the
// common inputs. The path tells: a page of a place shows prices of that place
// only, a download of an edition those of the edition. A path of an unknown form depends on everything.
func (m *made) depends(file string) []string {
	parts := strings.Split(file, "/")
	for _, before := range []string{"kk", "ru", "embed", "data", "v1"} {
		if parts[0] == before {
			parts = parts[1:]
		}
	}
	parts = append(parts, "", "", "")
	known := func(of map[string]string, names ...string) []string {
		var out []string
		for _, name := range names {
			if of[name] == "" {
				return []string{m.data}
			}
			out = append(out, of[name])
		}
		return out
	}
	switch parts[0] {
	case "editions":
		return known(m.edition, path.Join(parts[1], parts[2], strings.TrimSuffix(parts[3], ".js")))
	case "places", "calculator", "tariff":
		if one := m.tariff[parts[1]+"/"+parts[2]]; one != "" {
			return []string{one}
		}
		return known(m.tariff, parts[1])
	case "prices", "price":
		return known(m.tariff, parts[1])
	case "compare":
		if a, b, pair := strings.Cut(parts[2], "-vs-"); pair {
			return known(m.tariff, a+"/"+parts[1], b+"/"+parts[1])
		}
		if within := m.tariff["in "+parts[2]+"/"+parts[1]]; within != "" {
			return []string{within}
		}
		return known(m.tariff, "/"+parts[1])
	case "kinds":
		return known(m.tariff, "/"+strings.TrimSuffix(parts[1], ".js"))
	case "services":
		return known(m.service, strings.TrimSuffix(parts[1], ".json"))
	}
	return []string{m.data}
}

// digests holds hashes of the data by content.
type digests struct {
	headers  string            // everything in the editions but their rates
	services map[string]string // by service, over all places
}

func digest(d *tariff.Data) digests {
	out := digests{services: map[string]string{}}
	var headers []string
	services := map[*tariff.Service][]string{}
	for e := range d.Editions() {
		header := *e
		header.Rates = nil
		headers = append(headers, imprint(&header))
		for _, r := range e.Rates {
			services[r.Service] = append(services[r.Service], e.Name(), imprint(r))
		}
	}
	out.headers = short(headers...)
	for _, x := range d.Catalogue.Services {
		out.services[string(x.ID)] = short(services[x]...) // even if no place offers the service
	}
	return out
}

// checkKey hashes everything on which the findings in a tariff depend: the rules,
// the day, the catalogue and the tariff's own files.
func (s *Site) checkKey(t *tariff.Tariff) string {
	if s.inputs == nil {
		return ""
	}
	return short(s.inputs.program, s.Day.String(), sum(s.inputs.folders[catalogueDir], everything),
		sum(s.inputs.folders[path.Join("tariffs", string(t.Place.ID), string(t.Kind.ID))], everything))
}

// State returns a hash of everything that a build is made from, or "" if that
// is unknown. Two builds with the same state produce the same site and the same
// findings.
func (in *Inputs) State(o Options) string {
	s := &Site{}
	if in != nil {
		s.Config, _ = config.Load(in.fsys)
	}
	if s.Config == nil {
		return ""
	}
	s.apply(o)
	return short(in.hash(), s.Day.String(), s.Config.BaseURL)
}
