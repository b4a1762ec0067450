package export_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// many returns 220 places with 10 editions of 76 rates, as large as we want to
// publish.
func many() []*tariff.Edition {
	w := tarifftest.New()
	var table strings.Builder
	for row := range 76 {
		fmt.Fprintf(&table, "%d s%d role=carer section=x %d.50 | Қызмет алушыға үйде тамақ әзірлеуге көмектесу | Помощь в приготовлении пищи\n", row+1, row, 100+row)
	}
	var out []*tariff.Edition
	for p := range 220 {
		for e := range 10 {
			out = append(out, w.Edition(fmt.Sprintf("place-%d/care/%d", p, 2017+e), table.String()))
		}
	}
	return out
}

func BenchmarkRatesCSV(b *testing.B) {
	es := many()
	for b.Loop() {
		var n counter
		is.OK(b, export.WriteRatesCSV(&n, es...))
		b.SetBytes(int64(n))
	}
}

func BenchmarkRatesJSON(b *testing.B) {
	es := many()
	for b.Loop() {
		var n counter
		is.OK(b, export.WriteNDJSON(&n, build, es...))
		b.SetBytes(int64(n))
	}
}

// counter counts bytes and discards them.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return io.Discard.Write(p)
}

func BenchmarkEditionXLSX(b *testing.B) {
	e := many()[0]
	for b.Loop() {
		_, err := workbookOf(e, keys{})
		is.OK(b, err)
	}
}
