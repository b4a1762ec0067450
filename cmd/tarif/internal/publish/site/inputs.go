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

// A build renders again only what an edit touches. What a file of the output is made
// from is said in two ways. What is known beforehand, [output.File.Inputs], is a
// hash of the program, the day, the settings and those data on which the file can
// rest by its address: see rests. What shows only when a page is made, texts of
// the interface and addresses of the theme's files, is noted while it is made:
// see package pages.

// catalogueDir is the folder of tariffs/ that is no place's.
const catalogueDir = "tariffs/catalogue"

// Inputs are the hashes of what a site is made from.
type Inputs struct {
	fsys    fs.FS
	program string
	theme   map[string]string // by name in the theme
	files   map[string]string // by name in the site's folder
}

// ReadInputs hashes a site's folder; program tells this program from any other
// that could make other bytes of the same site. It is nil where something cannot
// be read. That is done before the folder is read, so that what is edited
// meanwhile is taken for edited afterwards.
func ReadInputs(fsys fs.FS, program string) *Inputs {
	own, err := hashes(theme(fsys), ".")
	if err != nil {
		return nil
	}
	files, err := hashes(fsys, config.Name, "content", "tariffs")
	if err != nil {
		return nil
	}
	return &Inputs{fsys, program, own, files}
}

// hashes are those of all files below the roots that are there.
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

// sum hashes those of the hashes whose name is wanted.
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

func below(dir string) func(string) bool {
	return func(name string) bool { return strings.HasPrefix(name, dir+"/") }
}

// state stands for everything from which a site is made, the day apart.
func (in *Inputs) state() string {
	return short(in.program, sum(in.theme, everything), sum(in.files, everything))
}

// common is what every page may be made from: the program, the settings, the
// catalogue, the parts of the theme that are no page's own. The theme's assets
// and the words of the interface are known by what a page asks for.
func (in *Inputs) common() string {
	theme := func(name string) bool {
		own := slices.Contains([]string{"assets", "pages", "words"}, strings.Split(name, "/")[0])
		return !own
	}
	return short(in.program, sum(in.theme, theme), in.files[config.Name], sum(in.files, below(catalogueDir)))
}

// short is a hash of many.
func short(parts ...string) string {
	h := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(h[:12])
}

// made holds the hashes of what the files of a plan are rendered from.
type made struct {
	common   string // what all are
	data     string // all data and prose
	theme    string // all of the theme, its words too
	template func(page string) string
	tariff   map[string]string // by place and kind, and by either alone
	service  map[string]string
}

// made hashes the site that was read.
func (s *Site) made() *made {
	in := s.inputs
	if in == nil {
		return nil
	}
	d := digest(s.Data)
	m := &made{tariff: map[string]string{}, service: d.services, theme: sum(in.theme, everything)}
	m.common = short(in.common(), d.headers, s.proseIndex(), s.Day.String(), s.Config.BaseURL)
	m.data = sum(in.files, everything)
	m.template = func(page string) string { return in.theme["pages/"+page] }
	for _, p := range s.Data.Catalogue.Places {
		m.tariff[string(p.ID)] = short() // also of one that has none yet
	}
	for _, t := range s.Data.Tariffs {
		p, k := string(t.Place.ID), string(t.Kind.ID)
		own := sum(in.files, below(path.Join("tariffs", p, k)))
		m.tariff[p+"/"+k] = own
		m.tariff[p] = short(m.tariff[p], own)
		m.tariff["/"+k] = short(m.tariff["/"+k], own)
	}
	return m
}

// proseIndex is what all pages may say of the prose: which there is, under which
// title.
func (s *Site) proseIndex() string {
	var b strings.Builder
	for _, p := range s.Prose {
		fmt.Fprintf(&b, "%s %s %q %q %s\n", p.Lang, p.Address(), p.Title, p.Summary, p.Date)
	}
	return b.String()
}

// state gives files of the plan their inputs. templates are those of the pages
// among them, by path. Nothing is known to be the same where the program does not
// say which it is.
func (s *Site) state(files []output.File, m *made, templates map[string]string) {
	if m == nil {
		return
	}
	for i, f := range files {
		parts := []string{m.common, m.template(templates[f.Path])}
		if f.Read == nil && !wordless(f.Path) {
			parts = append(parts, m.theme)
		}
		files[i].Inputs = short(append(parts, m.rests(f.Path)...)...)
	}
}

// wordless reports whether a file of data says nothing in words of the interface.
func wordless(file string) bool {
	return strings.HasPrefix(file, "data/") && slices.Contains([]string{".csv", ".json", ".js", ".txt"}, path.Ext(file)) &&
		strings.Count(file, "/") > 2
}

// rests are the hashes of the data on which a file rests beyond what all do. Its
// address says which: a page of a place shows prices of that place alone. Of an
// address that is not known here it is everything.
func (m *made) rests(file string) []string {
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
	case "places", "editions", "calculator", "tariff":
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
		return known(m.tariff, "/"+parts[1])
	case "kinds":
		return known(m.tariff, "/"+strings.TrimSuffix(parts[1], ".js"))
	case "services":
		return known(m.service, strings.TrimSuffix(parts[1], ".json"))
	}
	return []string{m.data}
}

// digests are hashes of the data by what they say.
type digests struct {
	headers  string            // of the editions, all but their rates
	services map[string]string // of the rates of a service in all places
}

func digest(d *tariff.Data) digests {
	out := digests{services: map[string]string{}}
	var headers []string
	services := map[*tariff.Service][]string{}
	for _, t := range d.Tariffs {
		for _, e := range t.Editions {
			header := *e
			header.Rates = nil
			headers = append(headers, imprint(&header))
			for _, r := range e.Rates {
				services[r.Service] = append(services[r.Service], e.Name(), imprint(r))
			}
		}
	}
	out.headers = short(headers...)
	for _, x := range d.Catalogue.Services {
		out.services[string(x.ID)] = short(services[x]...) // also of one that nobody offers
	}
	return out
}

// State stands for everything that a build of the site's folder is made from; it
// is empty where that cannot be told. Two builds with the same state make the same
// site and find the same.
func (in *Inputs) State(o Options) string {
	s := &Site{}
	if in != nil {
		s.Config, _ = config.Load(in.fsys)
	}
	if s.Config == nil {
		return ""
	}
	s.apply(o)
	return short(in.state(), s.Day.String(), s.Config.BaseURL)
}
