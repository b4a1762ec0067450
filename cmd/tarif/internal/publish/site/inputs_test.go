package site_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/pack"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/sample"
	"tarif/cmd/tarif/internal/publish/site"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
	"tarif/templates"
)

// TestIncremental checks that after any sequence of edits an incremental build
// has the same output as a clean build. TARIF_EDITS is the number of edits;
// TARIF_SEED selects them. TARIF_PLACES and TARIF_EDITIONS, of each tariff, are
// the size of the site.
func TestIncremental(t *testing.T) {
	count, seed := asked("TARIF_EDITS", 4), asked("TARIF_SEED", 1)
	if testing.Short() {
		count = min(count, 3)
	}
	e := newEditor(t, uint64(seed))
	dir := t.TempDir()
	e.build(t, dir, "public", false)
	if res := e.build(t, dir, "public", false); res.Made != 0 {
		t.Errorf("nothing changed, and %d files were made", res.Made)
	}
	saved := 0
	for i := range count {
		what := e.edit(t)
		res := e.build(t, dir, "public", false)
		told := e.told
		clean := e.build(t, dir, "clean", true)
		is.Equal(t, told, e.told, "edit %d of seed %d, %s: what is found with and without what was known", i, seed, what)
		if res.Made < clean.Made {
			saved++
		}
		if !same(t, fmt.Sprintf("edit %d of seed %d, %s", i, seed, what), filepath.Join(dir, "public"), filepath.Join(dir, "clean")) {
			return
		}
	}
	is.True(t, saved != 0, "every edit made every file anew")
}

// TestRecall checks that findings of an earlier process are reused while
// nothing has changed, and recomputed if they are damaged or come from another
// program.
func TestRecall(t *testing.T) {
	memory := new(site.Memory)
	_, honest := newEditor(t, 1).loadWith("test", memory)
	kept, err := memory.Keep()
	is.OK(t, err)
	lie, err := source.List{{Rule: "lie", Severity: source.Warning, Message: source.Say("never found")}}.Keep()
	is.OK(t, err)
	is.Equal(t, len(kept), 6, "tariffs are kept")
	for _, tt := range []struct {
		what, program string
		believed      bool
	}{{"the same", "test", true}, {"another program", "another", false}, {"another catalogue", "test", false}, {"spoilt", "test", false}} {
		e, memory, all := newEditor(t, 1), new(site.Memory), map[string]json.RawMessage{}
		for key := range kept {
			all[key] = lie
			if tt.what == "spoilt" {
				all[key] = []byte("{")
			}
		}
		if tt.what == "another catalogue" {
			name := e.matching("tariffs/catalogue/*.toml")[0]
			e.write(name, e.read(name)+"\n# edited\n")
		}
		memory.Recall(all)
		_, found := e.loadWith(tt.program, memory)
		lied := slices.ContainsFunc(found, func(f source.Finding) bool { return f.Rule == "lie" })
		is.True(t, lied == tt.believed && (lied || printed(found) == printed(honest)), "%s: found\n%s", tt.what, printed(found))
	}
}

// TestTouched checks that an edit does not render unaffected files: a price
// affects the pages of its place, its service and everything; a text the pages
// that use it.
func TestTouched(t *testing.T) {
	e := newEditor(t, 1)
	dir := t.TempDir()
	all := e.build(t, dir, "public", false).Made
	for _, tt := range []struct {
		what string
		make func()
		most int
	}{
		{"a price", func() { e.price(t, "tariffs/synthetic-0001/synthetic-1/2026.toml") }, all / 3},
		{"a word of one page", func() { e.say("home.groups") }, all / 5},
		{"a template", func() { e.page("search.html") }, all / 5},
	} {
		tt.make()
		res := e.build(t, dir, "public", false)
		is.True(t, res.Made != 0 && res.Made <= tt.most,
			"%s: %d of %d files were made, want at most %d", tt.what, res.Made, all, tt.most)
	}
}

// TestOtherPlaces checks that a page is rendered again if what it shows of
// other places changes.
func TestOtherPlaces(t *testing.T) {
	e := newEditor(t, 1)
	dir := t.TempDir()
	e.build(t, dir, "public", false)
	for _, edit := range [][2]string{{`price = "1`, `price = "9`}, {`price = "`, `vat = "included"
price = "`}} {
		for _, name := range e.matching("tariffs/synthetic-0001/*/2026.toml") {
			text := strings.ReplaceAll(e.read(name), edit[0], edit[1])
			if text == e.read(name) {
				t.Fatalf("%s has no %s", name, edit[0])
			}
			e.write(name, text)
		}
		e.build(t, dir, "public", false)
		e.build(t, dir, "clean", true)
		if !same(t, "with "+edit[1], filepath.Join(dir, "public"), filepath.Join(dir, "clean")) {
			return
		}
	}
}

func asked(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// editor edits a site's folder in memory.
type editor struct {
	files  fstest.MapFS
	day    tariff.Date
	random *rand.Rand
	gone   map[string]*fstest.MapFile // deleted editions
	count  int

	kept map[string]json.RawMessage // findings of the last build in the tariffs
	told string                     // all findings of the last build

	sizes map[string]pack.Content // what the last build knew
}

// newEditor returns an editor for a site of a few short tables.
func newEditor(t *testing.T, seed uint64) *editor {
	t.Helper()
	e := &editor{files: fstest.MapFS{}, day: during, random: rand.New(rand.NewPCG(seed, 2)), gone: map[string]*fstest.MapFile{}}
	files, err := sample.Files(sample.Options{Places: asked("TARIF_PLACES", 3), Editions: asked("TARIF_EDITIONS", 2), Kinds: 2, Seed: 1})
	is.OK(t, err)
	for f := range files {
		if editionPath.MatchString(f.Path) {
			f.Data = shortened(f.Data, 6)
		}
		e.files[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	return e
}

var editionPath = regexp.MustCompile(`^tariffs/synthetic-[0-9]+/`)

// shortened keeps only the first rows of an edition.
func shortened(data []byte, rows int) []byte {
	parts := strings.Split(string(data), "[[rate]]\n")
	return []byte(strings.Join(parts[:min(len(parts), rows+1)], "[[rate]]\n"))
}

func (e *editor) build(t *testing.T, dir, to string, clean bool) output.Result {
	t.Helper()
	target := output.Disk(filepath.Join(dir, to))
	target.Clean = clean
	memory := new(site.Memory)
	if !clean {
		memory.Recall(e.kept)
		memory.RecallSizes(e.sizes)
	}
	memory.RecallData(output.Kept(target), site.ReadInputs(e.files, "test"))
	s, found := e.loadWith("test", memory)
	is.Must(t, s != nil, "%s", printed(found))
	var err error
	e.kept, err = memory.Keep()
	is.OK(t, err)
	e.told = printed(found)
	plan, err := s.Plan()
	is.OK(t, err)
	files, err := plan.All()
	is.OK(t, err)
	target.Current, target.Keep = plan.Current, memory.KeepData
	res, err := output.Write(target, files, s.Manifest(), nil)
	is.OK(t, err)
	e.sizes = memory.Sizes()
	return res
}

func (e *editor) load() (*site.Site, source.List) {
	return e.loadWith("test", nil)
}

func (e *editor) loadWith(program string, memory *site.Memory) (*site.Site, source.List) {
	return site.Load(e.files, site.Options{Day: e.day, Inputs: site.ReadInputs(e.files, program), Memory: memory})
}

// edit makes a random edit that leaves the site valid, and describes it.
func (e *editor) edit(t *testing.T) string {
	t.Helper()
	for {
		files, day := maps.Clone(e.files), e.day
		kinds := []func(*testing.T) string{e.anyPrice, e.anyPrice, e.wording, e.row, e.remark, e.deletion, e.addition, e.rename,
			e.word, e.word, e.template, e.part, e.asset, e.prose, e.proseGone, e.picture, e.setting, e.days, e.catalogue, e.placeGone}
		e.count++
		what := kinds[e.random.IntN(len(kinds))](t)
		if what != "" {
			if s, _ := e.load(); s != nil {
				return what
			}
		}
		e.files, e.day = files, day
	}
}

func (e *editor) write(name, text string) { e.files[name] = &fstest.MapFile{Data: []byte(text)} }
func (e *editor) read(name string) string { return string(e.files[name].Data) }

func (e *editor) matching(pattern string) []string {
	var out []string
	for name := range e.files {
		if ok, _ := path.Match(pattern, name); ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func pick[T any](e *editor, of []T) T { return of[e.random.IntN(len(of))] }

func (e *editor) anEdition() string { return pick(e, e.matching("tariffs/synthetic-*/*/*.toml")) }

// replace changes a random match of a pattern.
func (e *editor) replace(name, pattern, with string) string {
	text := e.read(name)
	all := regexp.MustCompile(pattern).FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return ""
	}
	at := pick(e, all)
	e.write(name, text[:at[0]]+with+text[at[1]:])
	return name
}

func (e *editor) price(t *testing.T, name string) {
	t.Helper()
	is.Must(t, e.replace(name, `(?m)^price = ".*"$`, fmt.Sprintf("price = \"%d.%02d\"", 100+e.random.IntN(900), e.random.IntN(100))) != "",
		"%s", "no price in "+name)
}

func (e *editor) anyPrice(t *testing.T) string {
	name := e.anEdition()
	e.price(t, name)
	return "a price in " + name
}

func (e *editor) wording(*testing.T) string {
	return "a wording in " + e.replace(e.anEdition(), `образец текста: `, fmt.Sprintf("образец текста: %d ", e.count))
}

func (e *editor) row(*testing.T) string {
	name := e.anEdition()
	parts := strings.Split(e.read(name), "[[rate]]\n")
	if len(parts) < 4 {
		return ""
	}
	e.write(name, strings.Join(parts[:len(parts)-1], "[[rate]]\n"))
	return "one row less in " + name
}

func (e *editor) remark(*testing.T) string {
	return "a remark in " + e.replace(e.anEdition(), `note.ru = "`, fmt.Sprintf(`note.ru = "%d `, e.count))
}

func (e *editor) deletion(*testing.T) string {
	name := e.anEdition()
	if len(e.matching("tariffs/synthetic-*/*/*.toml")) < 5 {
		return "" // at least one must remain
	}
	e.gone[name] = e.files[name]
	delete(e.files, name)
	return "deletion of " + name
}

func (e *editor) addition(*testing.T) string {
	names := slices.Sorted(maps.Keys(e.gone))
	if len(names) == 0 {
		return ""
	}
	name := pick(e, names)
	e.files[name] = e.gone[name]
	delete(e.gone, name)
	return "addition of " + name
}

func (e *editor) rename(*testing.T) string {
	name := e.anEdition()
	id := strings.TrimSuffix(path.Base(name), ".toml")
	to := fmt.Sprintf("%s-%d", id[:4], 1+e.random.IntN(9))
	text := strings.Replace(e.read(name), `edition = "`+id+`"`, `edition = "`+to+`"`, 1)
	delete(e.files, name)
	e.write(path.Dir(name)+"/"+to+".toml", text)
	return name + " renamed to " + to
}

// own returns a theme file, from the site or else the embedded one.
func (e *editor) own(name string) string {
	if f := e.files["templates/"+name]; f != nil {
		return string(f.Data)
	}
	data, err := fs.ReadFile(templates.FS, name)
	if err != nil {
		panic(err)
	}
	return string(data)
}

// say changes a Russian text and reports whether the key exists.
func (e *editor) say(key string) bool {
	table, last := key[:strings.LastIndex(key, ".")], key[strings.LastIndex(key, ".")+1:]
	head, body, found := strings.Cut(e.own("words/ru.toml"), "\n["+table+"]\n")
	at := regexp.MustCompile(`(?m)^` + last + ` = "`).FindStringIndex(body)
	if !found || at == nil {
		return false
	}
	e.write("templates/words/ru.toml", head+"\n["+table+"]\n"+body[:at[1]]+fmt.Sprint(e.count)+" "+body[at[1]:])
	return true
}

func (e *editor) word(*testing.T) string {
	l := pick(e, []string{"kk", "ru"})
	text := e.own("words/" + l + ".toml")
	all := regexp.MustCompile(`(?m)^[a-z-]+ = "[^{"\n]{3,}"$`).FindAllString(text, -1)
	line := pick(e, all)
	e.write("templates/words/"+l+".toml", strings.Replace(text, line, line[:len(line)-1]+" "+fmt.Sprint(e.count)+`"`, 1))
	return "words " + l + " " + line
}

func (e *editor) page(name string) { e.markup("pages/"+name, "</p>") }

func (e *editor) markup(name, before string) {
	e.write("templates/"+name, strings.Replace(e.own(name), before, fmt.Sprintf(" %d", e.count)+before, 1))
}

func (e *editor) template(*testing.T) string {
	names, _ := fs.Glob(templates.FS, "pages/*.html")
	name := pick(e, names)
	e.markup(name, "</p>")
	return "template " + name
}

func (e *editor) part(*testing.T) string {
	names, _ := fs.Glob(templates.FS, "parts/*.html")
	name := pick(e, names)
	e.markup(name, "</")
	return "template " + name
}

func (e *editor) asset(*testing.T) string {
	name := pick(e, []string{"assets/css/site.css", "assets/css/time.css", "assets/css/compare.css"})
	e.write("templates/"+name, fmt.Sprintf("%s\n.x%d { color: red }\n", e.own(name), e.count))
	return name
}

func (e *editor) prose(*testing.T) string {
	name := fmt.Sprintf("content/news/n%d", e.random.IntN(2))
	text := fmt.Sprintf("+++\ntitle = \"%d\"\nsummary = \"%d\"\ndate = 2026-01-02\n+++\n\n%d\n", e.random.IntN(2), e.random.IntN(2), e.count)
	e.write(name+".kk.md", text)
	e.write(name+".ru.md", text)
	return name
}

func (e *editor) proseGone(*testing.T) string {
	names := e.matching("content/news/*.kk.md")
	if len(names) == 0 {
		return ""
	}
	name := strings.TrimSuffix(pick(e, names), ".kk.md")
	delete(e.files, name+".kk.md")
	delete(e.files, name+".ru.md")
	return name + " gone"
}

func (e *editor) picture(*testing.T) string {
	e.write("content/about/a.svg", fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 9"/>`, e.count))
	return "a picture"
}

func (e *editor) setting(*testing.T) string {
	text := e.read("config.toml")
	switch e.random.IntN(4) {
	case 0:
		text = strings.Replace(text, `title.ru = "`, fmt.Sprintf(`title.ru = "%d `, e.count), 1)
	case 1:
		text = toggle(text, "cards = true\n")
	case 2:
		text = toggle(text, "offline = true\n")
	case 3:
		text = strings.Replace(text, `description.kk = "`, fmt.Sprintf(`description.kk = "%d `, e.count), 1)
	}
	e.write("config.toml", text)
	return "settings"
}

// toggle adds a line to the end of the settings, or removes it.
func toggle(text, line string) string {
	if strings.Contains(text, line) {
		return strings.Replace(text, line, "", 1)
	}
	return line + text
}

func (e *editor) days(*testing.T) string {
	e.day = during.AddDays(e.random.IntN(700) - 350)
	return "the day " + e.day.String()
}

func (e *editor) catalogue(*testing.T) string {
	name := pick(e, e.matching("tariffs/catalogue/*.toml"))
	return "the catalogue, " + e.replace(name, `name.ru = "`, fmt.Sprintf(`name.ru = "%d `, e.count))
}

func (e *editor) placeGone(*testing.T) string {
	dir := path.Dir(path.Dir(e.anEdition()))
	if len(e.matching("tariffs/synthetic-*/*/*.toml")) < 8 {
		return ""
	}
	for _, name := range e.matching(dir + "/*/*") {
		e.gone[name] = e.files[name]
		delete(e.files, name)
	}
	return "all of " + dir + " gone"
}

// same compares two folders byte for byte.
func same(t *testing.T, what, a, b string) bool {
	t.Helper()
	x, y := tarifftest.Folder(t, a), tarifftest.Folder(t, b)
	good := true
	for _, p := range slices.Sorted(maps.Keys(y)) {
		if x[p] != y[p] {
			t.Errorf("after %s: %s is otherwise than of a clean build", what, p)
			good = false
		}
		delete(x, p)
	}
	for p := range x {
		t.Errorf("after %s: %s is still there", what, p)
		good = false
	}
	return good
}
