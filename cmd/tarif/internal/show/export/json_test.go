package export_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestJSONAgreesWithCSV: an object has every field of the line, null if empty,
// and amounts are strings.
func TestJSONAgreesWithCSV(t *testing.T) {
	d := data()
	_, lines := ratesCSV(t, d)
	src, err := allJSON(d)
	is.OK(t, err)
	objects := rates(t, src)
	is.Must(t, len(objects) == len(lines), "%d objects, %d lines", len(objects), len(lines))
	for i, o := range objects {
		for name, value := range lines[i] {
			got, there := o[name]
			value = strings.TrimPrefix(value, "'") // added for spreadsheets
			if !there || (got != nil) != (value != "") || got != nil && fmt.Sprint(got) != value {
				t.Errorf("object %d: %s is %v, in CSV %q", i, name, got, value)
			}
		}
		if p := o["price"]; p != nil {
			_, ok := p.(string)
			is.True(t, ok, "object %d: price is a %T", i, p)
		}
		url, _ := o["url"].(map[string]any)
		for _, l := range []string{"kk", "ru"} {
			want := fmt.Sprintf("https://example.test/%s/places/%s/%s/%s/#r%s", l, lines[i]["place"], lines[i]["kind"], lines[i]["edition"], lines[i]["row"])
			if url[l] != want {
				t.Errorf("object %d: its address is %v, want %s", i, url[l], want)
			}
		}
		if until, through := o["valid_until"], o["valid_through"]; (until == nil) != (through == nil) || until == "2027-01-01" && through != "2026-12-31" {
			t.Errorf("object %d holds until %v, through %v", i, until, through)
		}
	}
	empty, err := allJSON(&tariff.Data{})
	is.True(t, err == nil && len(rates(t, empty)) == 0, "no rates give %q, %v", empty, err)
}

// rates parses a file and returns its objects.
func rates(t *testing.T, src []byte) []map[string]any {
	t.Helper()
	var file struct {
		Version int
		Built   map[string]string
		Licence map[string]string
		Rates   []map[string]any
	}
	is.OK(t, json.Unmarshal(src, &file))
	if file.Version != 1 || file.Built["date"] != "2026-11-30" || file.Built["base_url"] != "https://example.test/" ||
		file.Built["generator"] != "tarif" || file.Licence["name"] != "CC-BY-4.0" || file.Rates == nil {
		t.Errorf("the file says of itself: version %d, %v, %v", file.Version, file.Built, file.Licence)
	}
	return file.Rates
}

func TestJSONEscapes(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("a/k/2026", "1 s 1.00")
	awkward := "a\"b\\c\nd\u2028e<&>\x01ә\t"
	e.Rates[0].Text = tariff.Wording{Text: lang.Text{KK: awkward}, Status: tariff.Statuses{KK: tariff.Official}}
	src, err := editionJSON(e)
	is.True(t, err == nil && rates(t, src)[0]["text_kk"] == awkward, "%s, %v", src, err)
}
