package site

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"tarif/cmd/tarif/internal/files/picture"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/pack"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
)

// Downloads have no language; each is published once, under data/.

// mostPlain is the largest size in bytes up to which the file of a kind, or of
// everything, is also published uncompressed.
const mostPlain = 25_000_000

// built returns the provenance that data files of this build carry.
func (s *Site) built() export.Build { return s.builtAs(s.Manifest()) }

// builtAs is like built, for another build of this site.
func (s *Site) builtAs(m output.Manifest) export.Build {
	return export.Build{Date: m.Date, BaseURL: m.BaseURL, Generator: output.Generator, Licence: s.licence(),
		Page: func(r *tariff.Rate) string { return string(pages.RateAddr(r)) }}
}

func (s *Site) licence() *export.Licence {
	if s.Config.Licence == nil {
		return nil
	}
	return &export.Licence{Name: s.Config.Licence.Name, URL: s.Config.Licence.URL}
}

// descriptions plans the files that describe the data to programs.
func (s *Site) descriptions(made *assets) []output.File {
	about := func(write func(export.Package) ([]byte, error)) func() ([]byte, error) {
		return func() ([]byte, error) {
			p, err := s.described(made)
			if err != nil {
				return nil, err
			}
			return write(p)
		}
	}
	return []output.File{
		{Path: "data/datapackage.json", Render: about(func(p export.Package) ([]byte, error) { return export.DataPackage(s.Data, p, s.Words) })},
		{Path: "data/csvw.json", Render: about(func(p export.Package) ([]byte, error) { return export.CSVW(p, s.Words) })},
		{Path: "data/dcat.jsonld", Render: about(func(p export.Package) ([]byte, error) { return export.DCAT(p, s.Words) })},
		{Path: "data/v1/openapi.json", Render: about(func(p export.Package) ([]byte, error) { return export.OpenAPI(p, s.Words) })},
	}
}

func (s *Site) described(made *assets) (export.Package, error) {
	p := export.Package{Build: s.built(), Name: output.Generator, Title: s.Config.Title, Description: s.Config.Description,
		Publisher: s.Config.Publisher, Contact: s.Config.Contact, Lines: path.Base(pages.LinesFile)}
	if p.Publisher.IsZero() {
		p.Publisher = s.Config.Title
	}
	for file, to := range map[string]*string{pages.RatesFile: &p.Rates, pages.ChangesFile: &p.Changes} {
		address, err := made.addresses().File(file)
		if err != nil {
			return p, err
		}
		*to = path.Base(address)
	}
	return p, nil
}

// dataFiles plans the downloads whose paths are known in advance.
func (s *Site) dataFiles(made *assets) []output.File {
	files := append(s.descriptions(made), s.lines())
	for _, k := range s.Data.Catalogue.Kinds {
		files = append(files, output.File{Path: pages.KindScript(k),
			Render: func() ([]byte, error) { return export.KindScript(s.Data, k, s.Day) }})
	}
	for e := range s.Data.Editions() {
		files = append(files, s.editionFiles(e)...)
		files = append(files, output.File{Path: pages.EditionScript(e),
			Render: func() ([]byte, error) { return export.EditionScript(e) }})
	}
	return slices.Concat(files, s.placeFiles(), s.serviceFiles())
}

func (s *Site) editionFiles(e *tariff.Edition) []output.File {
	folder := pages.EditionData(e)
	files := []output.File{
		output.Written(folder+"rates.csv", func(w io.Writer) error { return export.WriteRatesCSV(w, e) }),
		output.Written(folder+"rates.json", func(w io.Writer) error { return export.WriteJSON(w, s.built(), export.Rates(e), nil) }),
		s.worded(folder+"rates.xlsx", func(to io.Writer, w wording.Words) error { return export.WriteEditionXLSX(to, e, w) }),
	}
	for _, t := range e.Source.Texts {
		file := path.Join(path.Dir(e.Pos.File), t.File)
		files = append(files, output.File{Path: folder + pages.TextFile(t), Render: func() ([]byte, error) { return fs.ReadFile(s.fsys, file) }})
	}
	return files
}

// worded plans a data file whose headings are interface texts.
func (s *Site) worded(path string, write func(io.Writer, wording.Words) error) output.File {
	read := new(pages.Read)
	f := output.Written(path, func(w io.Writer) error {
		heard := words.Listen(s.Words)
		defer read.KeepWords(heard)
		return write(w, heard)
	})
	f.Read = read.Names
	return f
}

// editionJSON returns an edition's rates.json for a build.
func (s *Site) editionJSON(e *tariff.Edition, m output.Manifest) ([]byte, error) {
	return export.JSON(s.builtAs(m), export.Rates(e), nil)
}

// placeFiles plans, for each place, the files of the rates in force today, with
// links to every edition.
func (s *Site) placeFiles() []output.File {
	var files []output.File
	for _, p := range s.Data.Catalogue.Places {
		tariffs := slices.DeleteFunc(slices.Clone(s.Data.Tariffs), func(t *tariff.Tariff) bool { return t.Place != p })
		if len(tariffs) == 0 {
			continue
		}
		folder := pages.PlaceData(p)
		files = append(files,
			output.Written(folder+"rates.csv", func(w io.Writer) error { return export.WriteRatesCSV(w, s.inForce(tariffs)...) }),
			output.Written(folder+"rates.json", func(w io.Writer) error {
				return export.WriteJSON(w, s.built(), export.Rates(s.inForce(tariffs)...), s.listed(tariffs))
			}))
	}
	return files
}

func (s *Site) serviceFiles() []output.File {
	var files []output.File
	for _, x := range s.Data.Catalogue.Services {
		files = append(files, output.Written(pages.ServiceData(x), func(w io.Writer) error {
			tariffs := slices.DeleteFunc(s.Data.OfKind(x.Kind.ID), func(t *tariff.Tariff) bool { return !t.Has(x) })
			return export.WriteJSON(w, s.built(), export.Priced(x, s.inForce(tariffs)...), s.listed(tariffs))
		}))
	}
	return files
}

// inForce returns the editions in force on the day, in the order of the
// tariffs.
func (s *Site) inForce(tariffs []*tariff.Tariff) []*tariff.Edition {
	var out []*tariff.Edition
	for _, t := range tariffs {
		if i, state := t.Editions.On(s.Day); state == tariff.InForce {
			out = append(out, t.Editions[i])
		}
	}
	return out
}

// listed returns all editions, each with its status on the day.
func (s *Site) listed(tariffs []*tariff.Tariff) []export.Listed {
	out := []export.Listed{}
	for _, t := range tariffs {
		for i, e := range t.Editions {
			out = append(out, export.Listed{Place: e.Place.ID, Kind: e.Kind.ID, Edition: e.ID, State: t.Editions.StateOf(i, s.Day),
				Rates: s.Config.BaseURL + pages.EditionData(e) + "rates.json"})
		}
	}
	return out
}

// addWholes plans the files of each kind and of everything; large ones are only
// published compressed.
func (s *Site) addWholes(a *assets) {
	a.addWhole(pages.RatesFile, s.table(pages.RatesFile, s.Data.Tariffs, export.WriteRatesHead, func(w io.Writer, t *tariff.Tariff) error {
		return export.WriteRateLines(w, export.Ordered(&tariff.Data{Tariffs: []*tariff.Tariff{t}})...)
	}))
	a.addWhole(pages.ChangesFile, s.table(pages.ChangesFile, s.Data.Tariffs, export.WriteChangesHead, func(w io.Writer, t *tariff.Tariff) error {
		return export.WriteChangeLines(w, diff.Neighbours(&tariff.Data{Tariffs: []*tariff.Tariff{t}}))
	}))
	for _, k := range s.Data.Catalogue.Kinds {
		tariffs := s.Data.OfKind(k.ID)
		if len(tariffs) == 0 {
			continue
		}
		name := pages.KindData(k) + "rates.csv"
		a.addWhole(name, s.table(name, tariffs, export.WriteRatesHead, func(w io.Writer, t *tariff.Tariff) error {
			return export.WriteRateLines(w, s.inForce([]*tariff.Tariff{t})...)
		}))
		a.addWhole(pages.KindData(k)+"rates.json", s.kindJSON(k, tariffs))
	}
}

// table returns the parts of a table: its headings, and the lines of each
// tariff.
func (s *Site) table(name string, all []*tariff.Tariff, head func(io.Writer) error, lines func(io.Writer, *tariff.Tariff) error) func() []output.Part {
	return func() []output.Part {
		parts := []output.Part{{Write: head}}
		for _, t := range all {
			parts = append(parts, output.Part{Inputs: s.partKey(name, t), Write: func(w io.Writer) error { return lines(w, t) }})
		}
		return parts
	}
}

// kindJSON returns the parts of the rates.json of a kind.
func (s *Site) kindJSON(k *tariff.Kind, all []*tariff.Tariff) func() []output.Part {
	return func() []output.Part {
		parts := []output.Part{{Write: func(w io.Writer) error {
			head, err := export.JSON(s.built(), nil, s.listed(all))
			if err == nil {
				_, err = w.Write(bytes.TrimSuffix(head, []byte(export.JSONEnd)))
			}
			return err
		}}}
		first := true
		for _, t := range all {
			rates := export.Rates(s.inForce([]*tariff.Tariff{t})...)
			if len(rates) == 0 {
				continue
			}
			name := pages.KindData(k) + "rates.json"
			if first {
				name += " first"
			}
			parts = append(parts, output.Part{Inputs: s.partKey(name, t), Write: func(first bool) func(io.Writer) error {
				return func(w io.Writer) error { return export.WriteItems(w, s.built(), rates, first) }
			}(first)})
			first = false
		}
		return append(parts, output.Part{Write: func(w io.Writer) error { _, err := io.WriteString(w, export.JSONEnd); return err }})
	}
}

// partKey identifies everything from which the part of a data file about one
// tariff is made, "" if that is unknown.
func (s *Site) partKey(name string, t *tariff.Tariff) string {
	m := s.hashes()
	if m == nil {
		return ""
	}
	return short(name, m.common, m.tariff[string(t.Place.ID)+"/"+string(t.Kind.ID)])
}

// lines plans the file of all rates as JSON lines. It is for programs, so it is
// always compressed.
func (s *Site) lines() output.File {
	return parted(pages.LinesFile, s.memory.sizes.zipped(func() []output.Part {
		var parts []output.Part
		for _, t := range s.Data.Tariffs {
			parts = append(parts, output.Part{Inputs: s.partKey(pages.LinesFile, t), Write: func(w io.Writer) error {
				return export.WriteNDJSON(w, s.built(), export.Ordered(&tariff.Data{Tariffs: []*tariff.Tariff{t}})...)
			}})
		}
		return parts
	}))
}

// zipped returns the parts of the gzip file of parts.
func (k *sizes) zipped(parts func() []output.Part) func() []output.Part {
	for _, p := range parts() {
		k.known(p.Inputs) // kept for the next build, even if this one does not need it
	}
	return func() []output.Part {
		all := parts()
		pieces := lists.Of(all, func(p output.Part) output.Part {
			inputs := p.Inputs
			if inputs != "" {
				inputs += "z"
			}
			return output.Part{Inputs: inputs, Write: func(w io.Writer) error {
				return pack.GzipPiece(w, func(w io.Writer) error { return k.learn(p, w) })
			}}
		})
		head := output.Part{Write: func(w io.Writer) error { _, err := io.WriteString(w, pack.GzipHead); return err }}
		end := output.Part{Write: func(w io.Writer) error {
			var whole pack.Content
			for _, p := range all {
				c, err := k.measure(p)
				if err != nil {
					return err
				}
				whole = whole.Then(c)
			}
			_, err := w.Write(pack.GzipEnd(whole))
			return err
		}}
		return slices.Concat([]output.Part{head}, pieces, []output.Part{end})
	}
}

// parted plans a file that is made in parts.
func parted(name string, parts func() []output.Part) output.File {
	f := output.Written(name, func(w io.Writer) error {
		for _, p := range parts() {
			if err := p.Write(w); err != nil {
				return err
			}
		}
		return nil
	})
	f.Parts = parts
	return f
}

// addWhole plans a file that is only published compressed if it is large.
func (a *assets) addWhole(name string, parts func() []output.Part) {
	plain := parted(name, parts)
	large := sync.OnceValues(func() (bool, error) { return a.sizes.over(mostPlain, parts()) })
	address := func() (string, error) {
		is, err := large()
		if is {
			return name + ".gz", err
		}
		return name, err
	}
	a.all = append(a.all, asset{name, address, func() (output.File, error) {
		is, err := large()
		if is {
			return parted(name+".gz", a.sizes.zipped(parts)), err
		}
		return plain, err
	}})
}

// sizes are the sizes and checksums of parts by their inputs.
type sizes struct {
	mu      sync.Mutex
	earlier map[string]pack.Content // of an earlier process
	of      map[string]pack.Content
}

// over reports whether parts have more than most bytes. It writes only those
// whose size is not known, and none that is not needed to tell.
func (k *sizes) over(most int64, parts []output.Part) (bool, error) {
	for _, p := range parts {
		c, err := k.measure(p)
		if err != nil {
			return false, err
		}
		if most -= c.Size; most < 0 {
			return true, nil
		}
	}
	return false, nil
}

// measure returns what is known of a part, or else writes it to nowhere.
func (k *sizes) measure(p output.Part) (pack.Content, error) {
	if c, ok := k.known(p.Inputs); ok {
		return c, nil
	}
	var c pack.Content
	err := k.learn(p, &c)
	return c, err
}

func (k *sizes) known(inputs string) (pack.Content, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if c, ok := k.of[inputs]; ok {
		return c, true
	}
	c, ok := k.earlier[inputs]
	if ok {
		k.put(inputs, c)
	}
	return c, ok
}

// learn writes a part and remembers its size.
func (k *sizes) learn(p output.Part, w io.Writer) error {
	var c pack.Content
	err := p.Write(io.MultiWriter(w, &c))
	if err == nil && p.Inputs != "" {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.put(p.Inputs, c)
	}
	return err
}

func (k *sizes) put(inputs string, c pack.Content) {
	if k.of == nil {
		k.of = map[string]pack.Content{}
	}
	k.of[inputs] = c
}

// matrixFiles plans the downloads of the pages that compare many places.
func (s *Site) matrixFiles(p *pages.Site) []output.File {
	var files []output.File
	for _, m := range p.Matrices() {
		files = append(files,
			output.File{Path: pages.MatrixData(m) + "matrix.csv", Render: func() ([]byte, error) { return export.MatrixCSV(m.Compare(), s.Day) }},
			s.worded(pages.MatrixData(m)+"matrix.xlsx", func(to io.Writer, w wording.Words) error {
				data, err := export.MatrixXLSX(m.Compare(), s.Day, w)
				if err == nil {
					_, err = to.Write(data)
				}
				return err
			}))
	}
	return files
}

// media plans the pictures beside the prose: content/news/a.svg becomes
// media/news/a.svg. Folders without a page, such as that of the README's
// pictures, are not published.
func (s *Site) media() []output.File {
	var files []output.File
	for _, name := range s.beside() {
		if picture.Is(name) {
			to := "media/" + strings.TrimPrefix(name, "content/")
			files = append(files, output.File{Path: to, Render: func() ([]byte, error) {
				data, found := s.picture(name)
				return data, found.Err()
			}})
		}
	}
	return files
}

// beside lists the files in the folders of pages.
func (s *Site) beside() []string {
	var out []string
	for _, section := range s.sections() {
		entries, _ := fs.ReadDir(s.fsys, "content/"+section)
		for _, e := range entries {
			out = append(out, path.Join("content", section, e.Name()))
		}
	}
	return out
}

// picture returns a picture as it is published.
func (s *Site) picture(name string) ([]byte, source.List) {
	data, err := fs.ReadFile(s.fsys, name)
	if err != nil {
		return nil, source.List{{Pos: source.Pos{File: name}, Severity: source.Error, Rule: picture.RulePicture, Message: source.Say("cannot be read: {1}", err.Error())}}
	}
	return picture.Clean(name, data)
}

// sections returns the folders of content/ that hold pages.
func (s *Site) sections() []string {
	var names []string
	for _, p := range s.Prose {
		names = lists.With(names, p.Section)
	}
	return names
}
