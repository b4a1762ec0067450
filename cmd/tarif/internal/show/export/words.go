package export

import (
	"errors"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
)

// speaker is a wording.Speaker with this package's layout. A file has both
// languages side by side.
type speaker struct{ *wording.Speaker }

func speakers(w wording.Words) (kk, ru speaker, failed func() error) {
	kk, ru = speaker{wording.New(w, lang.KK)}, speaker{wording.New(w, lang.RU)}
	return kk, ru, func() error { return errors.Join(kk.Err(), ru.Err()) }
}
