package pages

import (
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// TestEveryday: a place's page begins with the services that have most words,
// with the neighbour's price if it has one.
func TestEveryday(t *testing.T) {
	w := tarifftest.New()
	here := w.Edition("oral/home-care/2026", "1 funeral 9.00\n2 washing 1.00\n3 sewing -\n4 washing role=nurse 5.00")
	there := w.Edition("semei/home-care/2026", "1 washing 2.00")
	here.Rates[1].Service.Words = lang.List{RU: []string{"стирка"}}
	rows := russian(t).everyday(here, there)
	if len(rows) != 2 || rows[0].Here.Value != "1.00" || rows[0].There.Value != "2.00" || rows[1].Here.Value != "9.00" || rows[1].There.Value != "" {
		t.Errorf("%+v", rows)
	}
	if rows := russian(t).everyday(here, (*tariff.Edition)(nil)); len(rows) != 2 || rows[0].There.Value != "" {
		t.Errorf("without a neighbour %+v", rows)
	}
}

// TestCommonest: the search page first offers what most tariffs in force price;
// ties are decided by section, then by number of words.
func TestCommonest(t *testing.T) {
	w := tarifftest.New()
	d := w.Data(
		w.Edition("abai/home-care/2026", "1 legal section=law 9.00\n2 cooking section=home 5.00\n3 washing section=home 1.00\n4 sewing section=home -\n5 letters section=home 3.00"),
		w.Edition("oral/home-care/2026", "1 washing section=home 2.00\n2 sewing section=home -"),
		w.Edition("semei/home-care/2027", "1 letters section=home 7.00\n2 legal section=law 7.00"))
	c := &d.Catalogue
	c.Sections = []*tariff.Section{c.Service("cooking").Section, c.Service("legal").Section}
	c.Service("legal").Words = lang.List{RU: []string{"юрист", "адвокат"}}
	c.Service("letters").Words = lang.List{RU: []string{"письмо"}}
	got := lists.Of((serviceLists{russian(t), d}).commonest(), func(l SpannedLink) string { return l.Text + " " + l.Span })
	want := []string{"washing ру 1,00–2,00\u00a0₸", "letters ру 3,00\u00a0₸", "cooking ру 5,00\u00a0₸", "legal ру 9,00\u00a0₸"}
	is.EqualSlices(t, got, want)
}
