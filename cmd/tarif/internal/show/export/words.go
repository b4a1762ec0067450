package export

import (
	"errors"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
)

// speaker lays out what a language has to say: a file has both languages side
// by side.
type speaker struct{ *wording.Speaker }

func speakers(w wording.Words) (kk, ru speaker, failed func() error) {
	kk, ru = speaker{wording.New(w, lang.KK)}, speaker{wording.New(w, lang.RU)}
	return kk, ru, func() error { return errors.Join(kk.Err(), ru.Err()) }
}
