package browser_test

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// until waits until a promise resolves to true in the open page.
func until(tab *browser.Tab, promise string) {
	browser.Eval[bool](tab, `(async () => {
		while (!(await (`+promise+`))) await new Promise(r => setTimeout(r, 20));
		return true;
	})()`)
}

// kept is true when the worker controls the page and has stored it.
const kept = `navigator.serviceWorker.controller && caches.match(location.href.replace(/[?#].*/, ""))`

const note = "document.querySelector('main > [data-kept]')"

// A page that was opened once can be read without the host, with a notice of
// its day in its own language and with its style; a page that was not says so
// in both languages; once the host answers again, the current page is shown.
func (s *suite) offline(t *testing.T) {
	server := browser.Serve(t, maps.Clone(s.files), "/")
	tab := s.Tab(t, server.Home)
	tab.Today("2026-06-15")
	tab.Open(server.Home + "ru/" + edition)
	until(tab, kept)
	is.True(t, !browser.Eval[bool](tab, note+" !== null"), "a page from the network has the notice of one that was kept")
	tab.Open(server.Home + "kk/" + edition)
	until(tab, kept)

	server.Stop()
	tab.Allow("ERR_CONNECTION_REFUSED")
	tab.Allow("Failed to fetch")
	tab.Allow("FetchEvent")
	words := map[string]string{"ru": "была сохранена ", "kk": "сақталған күйінде"}
	for _, lang := range []string{"ru", "kk"} { // a change of only the fragment would load nothing
		tab.Open(server.Home + lang + "/" + edition + "#r7")
		tab.Wait(styled)
		text := browser.Eval[string](tab, note+".innerText")
		day := browser.Eval[string](tab, "String(new Date().getFullYear())")
		is.True(t, strings.Contains(text, words[lang]) && strings.Contains(text, day), "%s: the notice is %q", lang, text)
		is.Equal(t, browser.Eval[int](tab, "document.querySelectorAll('table.rates tbody tr[id]').length"), 76, "%s rows", lang)
	}
	tab.Open(server.Home + "ru/places/astana/")
	tab.Wait("document.styleSheets.length && document.styleSheets[0].cssRules.length")
	for _, words := range []string{"Желі жоқ", "Нет сети"} {
		is.In(t, words, browser.Eval[string](tab, "document.body.innerText"), "the page that was not kept")
	}
	for lang, title := range map[string]string{"ru": "Город Уральск", "kk": "Орал қаласы"} { // each in its language
		is.In(t, title, browser.Eval[string](tab, `document.querySelector("[data-list=`+lang+`] li").innerText`), "the list of what is kept")
	}
	tab.Follow(func() { press(tab, "", `[data-list="ru"] li a`) }, "/ru/"+edition)
	tab.Wait(styled)
}

// A new build is shown as soon as the host answers, and the files of the old
// one are deleted; if switched off, the worker unregisters itself.
func (s *suite) newBuild(t *testing.T) {
	files := maps.Clone(s.files)
	server := browser.Serve(t, files, "/")
	tab := s.Tab(t, server.Home)
	page := "ru/" + edition
	tab.Open(server.Home + page)
	until(tab, kept)
	old := browser.Eval[string](tab, "caches.keys().then(k => k.filter(n => n.includes(location.host)).join())")

	next := maps.Clone(files)
	next[page+"index.html"] = bytes.ReplaceAll(files[page+"index.html"], []byte("948,30"), []byte("999,99"))
	next["sw.js"] = bytes.Replace(files["sw.js"], []byte(`"build":"`), []byte(`"build":"f`), 1)
	server.Replace(next)
	tab.Open(server.Home + page)
	is.In(t, "999,99", browser.Eval[string](tab, "document.body.textContent"), "a kept page is shown although the host answers")
	browser.Eval[bool](tab, "navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)")
	until(tab, `caches.keys().then(k => { const n = k.filter(n => n.includes(location.host)).join(); return n.includes(" f") && n !== `+quoted(old)+` && !n.includes(`+quoted(strings.Split(old, ",")[0])+`); })`)

	off := maps.Clone(next)
	off["sw.js"] = []byte("self.TARIF=null;" + string(files["sw.js"][bytes.Index(files["sw.js"], []byte(";\n")):]))
	server.Replace(off)
	browser.Eval[bool](tab, "navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)")
	until(tab, "caches.keys().then(k => !k.some(n => n.includes(location.host)))")
	until(tab, "navigator.serviceWorker.getRegistration().then(r => !r)")
}

func quoted(s string) string { return "'" + s + "'" }

// If the network hangs, a stored page is shown after some seconds, and any
// other page once the network answers.
func (s *suite) slowNetwork(t *testing.T) {
	files := maps.Clone(s.files)
	files["sw.js"] = bytes.Replace(files["sw.js"], []byte(`"patience":4000`), []byte(`"patience":200`), 1)
	server := browser.Serve(t, files, "/")
	tab := s.Tab(t, server.Home)
	tab.Open(server.Home + "ru/" + edition)
	until(tab, kept)
	free := server.Hold()
	tab.Open(server.Home + "ru/" + edition)
	tab.Wait(note)
	free()
	tab.Open(server.Home + "ru/places/")
	is.True(t, !browser.Eval[bool](tab, note+" !== null"), "a page that was never kept has the notice")
}

// In a sub-folder the worker controls only that folder.
func (s *suite) offlineSubfolder(t *testing.T) {
	server := browser.Serve(t, s.files, "/sub/")
	tab := s.Tab(t, server.Home)
	tab.Open(server.Home + "kk/places/")
	until(tab, kept)
	scope := browser.Eval[string](tab, "navigator.serviceWorker.ready.then(r => r.scope)")
	is.True(t, scope == server.Home, "the worker rules over %s", scope)
}

// The whole site in one file, unpacked into a folder, can be read and navigated
// without a host and without JavaScript.
func (s *suite) whole(t *testing.T) {
	dir := t.TempDir()
	z, err := zip.NewReader(bytes.NewReader(s.files["data/site.zip"]), int64(len(s.files["data/site.zip"])))
	is.OK(t, err)
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		is.OK(t, err)
		if files[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	write(t, dir, files)
	tab := s.Tab(t, "file:")
	tab.NoScript()
	click := func(selector, end string) {
		t.Helper()
		tab.Follow(func() { browser.Eval[bool](tab, "document.querySelector('"+selector+"').click(), true") }, end)
		tab.Wait(styled)
	}
	start := url.URL{Scheme: "file", Path: filepath.Join(dir, "tarif", "index.html")}
	tab.Follow(func() { tab.Open(start.String()) }, "/tarif/kk/index.html")
	click(`main a[href*="oral/home-care/"]`, "oral/home-care/index.html")
	click("#twin", "/ru/places/oral/home-care/index.html")
	click(`.crumbs a[href*="oral"], .crumbs a:last-of-type`, "index.html")
	click(`.menu a[href*="services"]`, "/ru/services/index.html")
	click(`main a[href*="laundry"]`, "index.html")
	click(".brand", "/tarif/ru/index.html")
}

// A printed page has its address and QR code; the screen neither shows nor
// loads them.
func TestPrinted(t *testing.T) {
	page := "kk/" + edition
	files := render(t, slices.DeleteFunc(plan(t, "https://example.kz/"),
		func(f output.File) bool {
			return !strings.HasPrefix(f.Path, page) && !strings.HasPrefix(f.Path, "assets/") && f.Path != "sw.js"
		}))
	b := browser.Start(t)
	server := browser.Serve(t, files, "/")
	tab := b.Tab(t, server.Home)
	tab.Open(server.Home + page)
	tab.Settle()
	is.True(t, !browser.Eval[bool](tab, "document.querySelector('.live').checkVisibility()"), "a screen shows the code")
	is.True(t, server.Asked(page+"qr.svg") == 0, "a screen fetches the code")
	before := len(tab.PDF())
	is.True(t, server.Asked(page+"qr.svg") != 0 && before != 0, "paper does not have the code")
	tab.Media("print")
	if !browser.Eval[bool](tab, "document.querySelector('.live').checkVisibility() && document.querySelector('.live').innerText.includes('https://example.kz/"+page+"')") {
		t.Error("paper does not have the address")
	}
	tab.Wait("document.querySelector('.live img').naturalWidth > 0")
}
