package load

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

func captured(t textTable) tariff.CapturedText {
	return tariff.CapturedText{Lang: t.Lang, File: t.File, SHA256: string(t.SHA256), Medium: t.Medium}
}

// checkTexts compares the captured texts beside an edition with what it says of
// them, and returns their names.
func checkTexts(fsys fs.FS, doc *tomlfile.Doc, texts []textTable) (names []string, found source.List) {
	for i, t := range texts {
		s := spot{doc, fmt.Sprintf("source.text[%d]", i), &found}
		if t.File == "" {
			continue // reported by the decoder
		}
		names = append(names, t.File)
		s.text(fsys, t)
	}
	return names, found
}

// text checks one captured text. The hash protects the text against which the
// prices are checked from accidental changes.
func (s spot) text(fsys fs.FS, t textTable) {
	if path.Base(t.File) != t.File || strings.ContainsAny(t.File, `\:`) || strings.HasPrefix(t.File, ".") {
		s.error("file", ruleTextFile, source.Say(`file: "{1}" is not the name of a file beside this one`, t.File), source.Say("write the name alone, without a folder"))
		return
	}
	src, err := fs.ReadFile(fsys, path.Join(path.Dir(s.doc.Name()), t.File))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.error("file", ruleTextFile, source.Say(`file: there is no file "{1}" beside this one`, t.File), source.Text{})
		return
	case err != nil:
		s.error("file", ruleTextFile, source.Say(`file: "{1}" cannot be read: {2}`, t.File, errors.Unwrap(err)), source.Text{})
		return
	}
	sum := sha256.Sum256(src)
	if got := hex.EncodeToString(sum[:]); t.SHA256 != "" && got != string(t.SHA256) {
		s.error("sha256", ruleTextChanged, source.Say(`sha256: the file "{1}" is not the one that was captured`, t.File),
			source.Say("its SHA-256 is {1}; write this only if the change is meant", got))
	}
}
