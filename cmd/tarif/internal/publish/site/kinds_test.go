package site_test

import (
	"bytes"
	"testing"
)

// Every kind has a page with all its editions, and a price that no other can be
// drawn with, Astana's of 2019, stands on a chart of its own.
func TestKindPages(t *testing.T) {
	b := real(t, during)
	for _, x := range b.Data.Tariffs {
		p := "ru/kinds/" + string(x.Kind.ID) + "/index.html"
		for _, e := range x.Editions {
			if !bytes.Contains(b.files[p], []byte("../../places/"+e.Name()+"/")) {
				t.Errorf("%s does not lead to %s", p, e.Name())
			}
		}
	}
	if !bytes.Contains(b.files["ru/kinds/waste/index.html"], []byte("редакция 2019 — 390,00\u00a0₸")) {
		t.Error("the price of 2019 stands on no chart")
	}
}
