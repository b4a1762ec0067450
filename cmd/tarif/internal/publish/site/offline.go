package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
)

// workerFile is the service worker, which keeps pages for reading offline. It
// controls the folder it is served from, so it is at the site's root. Its name
// never changes, because browsers look for updates under the same name.
const workerFile = "sw.js"

// The worker keeps keptPages pages and waits this many milliseconds for a
// network that does not answer.
const (
	keptPages = 60
	patience  = 4000
)

// worker is the configuration that the build writes into the script.
type worker struct {
	Build    string                    `json:"build"`
	Files    []string                  `json:"files"` // fetched on installation
	Pages    int                       `json:"pages"`
	Patience int                       `json:"patience"`
	Words    map[lang.Lang]workerWords `json:"words"`
}

// workerWords holds the notice shown on a kept page, with the placeholder
// {day}, and a date of each month, with the placeholders {y} and {d}.
type workerWords struct {
	Note   string   `json:"note"`
	Months []string `json:"months"`
}

// worker plans the script. If the settings turn it off, the script is still
// published, without configuration: it then unregisters itself in the browsers
// of earlier visitors.
func (s *Site) worker(a pages.Assets) output.File {
	return output.File{Path: workerFile, Render: func() ([]byte, error) {
		told := []byte("null")
		if s.Config.Offline {
			w, err := s.toldWorker(a)
			if err != nil {
				return nil, err
			}
			if told, err = json.Marshal(w); err != nil {
				return nil, err
			}
		}
		short, err := s.themeFile(scriptDir + workerFile)
		if err != nil {
			return nil, err
		}
		return []byte("self.TARIF=" + string(told) + ";\n" + string(short) + "\n"), nil
	}}
}

func (s *Site) toldWorker(a pages.Assets) (worker, error) {
	w := worker{Pages: keptPages, Patience: patience, Words: map[lang.Lang]workerWords{}}
	for _, name := range []string{"site.css", "vision.js", "site.js", "icon.svg"} {
		file, err := a.File(name)
		if err != nil {
			return w, err
		}
		w.Files = append(w.Files, file)
	}
	w.Files = append(w.Files, offlineFile)
	var err error
	if w.Build, err = s.fingerprint(); err != nil {
		return w, err
	}
	for _, l := range lang.All {
		note, err := s.Words.T(l, "offline.note", "{day}")
		if err != nil {
			return w, err
		}
		w.Words[l] = workerWords{note, months(l)}
	}
	return w, nil
}

// months returns a date of each month with placeholders for the year and the
// day.
func months(l lang.Lang) []string {
	const year, day = 1001, 99 // occur in no formatted date otherwise
	out := make([]string, 12)
	for m := range out {
		out[m] = strings.NewReplacer(fmt.Sprint(year), "{y}", fmt.Sprint(day), "{d}").Replace(lang.DateIn(l, year, m+1, day))
	}
	return out
}

// fingerprint identifies the build by everything that goes into it: the day,
// the address, the theme and the site's folder. Hashing the output instead
// would require rendering every file for this one.
func (s *Site) fingerprint() (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, s.Day, s.Config.BaseURL)
	err := hashTree(h, s.theme, ".")
	for _, root := range []string{config.Name, "tariffs", "content"} {
		if err == nil {
			err = hashTree(h, s.fsys, root)
		}
	}
	return hex.EncodeToString(h.Sum(nil))[:16], err
}

// hashTree hashes a file, or all files of a folder, if it exists.
func hashTree(h io.Writer, fsys fs.FS, root string) error {
	if _, err := fs.Stat(fsys, root); err != nil {
		return nil
	}
	return fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		fmt.Fprintln(h, name, len(data))
		_, _ = h.Write(data) // a hash never returns an error
		return err
	})
}
