package export_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/export"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestJSONAgreesWithCSV: an object has exactly the line's filled fields, and
// amounts are strings.
func TestJSONAgreesWithCSV(t *testing.T) {
	d := data()
	_, lines := ratesCSV(t, d)
	src, err := export.RatesJSON(d)
	if err != nil {
		t.Fatal(err)
	}
	var objects []map[string]any
	if err := json.Unmarshal(src, &objects); err != nil {
		t.Fatal(err)
	}
	if len(objects) != len(lines) {
		t.Fatalf("%d objects, %d lines", len(objects), len(lines))
	}
	for i, o := range objects {
		for name, value := range lines[i] {
			got, there := o[name]
			if there != (value != "") || there && fmt.Sprint(got) != value {
				t.Errorf("object %d: %s is %v, in CSV %q", i, name, got, value)
			}
		}
		if p, there := o["price"]; there {
			if _, ok := p.(string); !ok {
				t.Errorf("object %d: price is a %T", i, p)
			}
		}
	}
	empty, err := export.RatesJSON(&tariff.Data{})
	if err != nil || json.Unmarshal(empty, &objects) != nil {
		t.Errorf("no rates give %q, %v", empty, err)
	}
}

func TestJSONEscapes(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("a/k/2026", "1 s 1.00")
	awkward := "a\"b\\c\nd\u2028e<&>\x01ә\t"
	e.Rates[0].Text = tariff.Wording{Text: lang.Text{KK: awkward}, Status: tariff.Statuses{KK: tariff.Official}}
	src, err := export.EditionJSON(e)
	var objects []map[string]any
	if err != nil || json.Unmarshal(src, &objects) != nil || objects[0]["text_kk"] != awkward {
		t.Errorf("%s, %v", src, err)
	}
}
