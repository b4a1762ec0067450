package wording_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/show/wording"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
	"tarif/templates"
)

func speaker(t *testing.T, l lang.Lang) *wording.Speaker {
	t.Helper()
	w, found := words.Load(templates.FS)
	if w == nil {
		t.Fatal(found.Err())
	}
	return wording.New(w, l)
}

// same compares a result after replacing no-break spaces.
func same(t *testing.T, s *wording.Speaker, got, want string) {
	t.Helper()
	if plain := strings.ReplaceAll(got, "\u00a0", " "); plain != want || s.Err() != nil {
		t.Errorf("%s: %q, want %q (%v)", s.Lang, plain, want, s.Err())
	}
}

// TestCite: an act is cited with its issuer if it is known and has a name in
// the language; issuers have none in English.
func TestCite(t *testing.T) {
	act := tariff.ActRef{Form: tariff.Resolution, Number: "2999", Date: tariff.Date{Year: 2025, Month: 12, Day: 18},
		Issuer: lang.Text{KK: "Орал қаласының әкімдігі", RU: "акимат города Уральска"}}
	for l, want := range map[lang.Lang]string{
		lang.KK: "2025 жылғы 18 желтоқсандағы № 2999 қаулы (Орал қаласының әкімдігі)",
		lang.RU: "постановление от 18 декабря 2025 года № 2999 (акимат города Уральска)",
		lang.EN: "resolution of 18 December 2025 No 2999",
	} {
		s := speaker(t, l)
		same(t, s, s.Cite(act), want)
	}
	s := speaker(t, lang.RU)
	same(t, s, s.CiteShort(act), "Постановление от 18 декабря 2025 года № 2999")
	same(t, s, s.Registration(act), "")
}

// TestPrice: zero, a dash, an empty cell and words are four different things.
func TestPrice(t *testing.T) {
	e := tarifftest.New().Edition("a/k/2025", "1 a 0.00\n2 b -\n3 c empty\n4 d text\n5 e measure=mci:4325.00 0.5")
	for l, want := range map[lang.Lang][]string{
		lang.RU: {"0,00 ₸", "в акте стоит прочерк", "в акте цена не указана", "по договору", "0,5 МРП = 2 162,50 ₸"},
		lang.EN: {"0.00 ₸", "a dash in the act", "no price in the act", "келісім бойынша / по договору", "0.5 MCI = 2162.50 ₸"},
	} {
		s := speaker(t, l)
		for i, w := range want {
			same(t, s, s.Price(e.Rates[i].Price), w)
		}
	}
}

// TestPurpose: what prices are for is said once, with VAT only if the act
// mentions it.
func TestPurpose(t *testing.T) {
	e := tarifftest.New().Edition("a/k/2025", "1 a basis=volume/m3 vat=included 1.00\n2 b basis=volume/m3 vat=included 2.00\n3 c basis=service 3.00")
	s := speaker(t, lang.EN)
	same(t, s, s.Purpose(e.Rates...), "volume, m3, with VAT / service")
	same(t, s, s.Purpose(nil, e.Rates[2]), "service")
	same(t, s, s.StatedVAT(""), "")
	ru := speaker(t, lang.RU)
	same(t, ru, ru.VAT(""), "об НДС не сказано")
}

// TestVerdicts: every verdict and reason of package compare has words in every
// language.
func TestVerdicts(t *testing.T) {
	w := tarifftest.New()
	c := compare.Pair(&w.Catalogue, w.Edition("a/k/2025", "1 s 1.00"), w.Edition("b/k/2025", "1 s 2.00"))
	kinds := []compare.ReasonKind{compare.Basis, compare.Measure, compare.Unit, compare.VAT, compare.VATNotStated, compare.Period}
	for _, l := range []lang.Lang{lang.KK, lang.RU, lang.EN} {
		s := speaker(t, l)
		for _, k := range wording.Verdicts {
			is.True(t, s.Verdict(c, k) != "", "%s says nothing of %s", l, k)
		}
		for _, k := range kinds {
			is.True(t, s.Reason(compare.Reason{Kind: k}) != "" && s.ReasonShort(k) != "", "%s says nothing of %s", l, k)
		}
		same(t, s, s.ReasonShort(compare.RowA), "")
	}
	s := speaker(t, lang.EN)
	same(t, s, strings.Join(s.VerdictCounts(c), "; "), "comparable: 1")
	same(t, s, s.Verdict(c, compare.OnlyB), "only in b")
}

// TestMissingWords: the first missing word is the error.
func TestMissingWords(t *testing.T) {
	s := speaker(t, lang.EN)
	s.T("no.such")
	s.T("nor.this")
	err := s.Err()
	is.True(t, err != nil && strings.Contains(err.Error(), `"no.such"`), "%v", err)
}

// TestUniformRole: that the prices of a role stayed is said in words, not as a
// change by 0,00 %.
func TestUniformRole(t *testing.T) {
	w := tarifftest.New()
	d := diff.Between(w.Edition("p/k/2025", "1 a role=r 100.00\n2 b role=r 200.00\n3 c role=q 20.00"), w.Edition("p/k/2026", "1 a role=r 100.00\n2 b role=r 200.00\n3 c role=q 30.00"))
	for l, want := range map[lang.Lang]string{lang.KK: "r кк: бағалар өзгермеген (барлығы 2 баға).", lang.RU: "r ру: цены не изменились (всего цен: 2).", lang.EN: "r: no price changed (2 in all)."} {
		s := speaker(t, l)
		same(t, s, s.UniformRole(d.Summary.ByRole[0]), want)
	}
}

// TestEditionNamed checks that an edition whose prices hold from another month
// than that of its act is called by the former.
func TestEditionNamed(t *testing.T) {
	known := func(month, day int) tariff.Bound {
		return tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2027, Month: month, Day: day}}
	}
	amended := []tariff.ActRef{{Number: "31"}}
	for _, c := range []struct {
		e    tariff.Edition
		want string
	}{
		{tariff.Edition{ID: "2027-02", From: known(3, 1), AmendedBy: amended}, "март 2027 года"},
		{tariff.Edition{ID: "2027-02", From: known(3, 15), AmendedBy: amended}, "15 марта 2027 года"},
		{tariff.Edition{ID: "2027-02", From: known(2, 15), AmendedBy: amended}, "февраль 2027 года"},
		{tariff.Edition{ID: "2027-02", From: tariff.Bound{Status: tariff.Unknown}, AmendedBy: amended}, "февраль 2027 года"},
		{tariff.Edition{ID: "2027", From: known(3, 1), AmendedBy: amended}, "2027"},
	} {
		is.Equal(t, wording.Edition(lang.RU, &c.e), c.want)
	}
}
