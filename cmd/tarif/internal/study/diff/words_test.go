package diff_test

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/study/diff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

// marked formats runs like tarif diff without colour.
func marked(runs []diff.Run) string {
	var b strings.Builder
	for _, r := range runs {
		switch r.Op {
		case diff.Deleted:
			b.WriteString("[-" + r.Text + "-]")
		case diff.Inserted:
			b.WriteString("{+" + r.Text + "+}")
		default:
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"", "", ""},
		{"тамақ пісіру", "тамақ пісіру", "тамақ пісіру"},
		{"үйге барып тамақ пісіру", "үйге келіп тамақ пісіру", "үйге [-барып-]{+келіп+} тамақ пісіру"},
		{"", "тамақ", "{+тамақ+}"},
		{"тамақ", "", "[-тамақ-]"},
		{"тамақ пісіру", "тамақ дайындап пісіру", "тамақ {+дайындап +}пісіру"},
		{"тамақ дайындап пісіру", "тамақ пісіру", "тамақ [-дайындап -]пісіру"},
		{"тамақ", "тамақ пісіру", "тамақ{+ пісіру+}"},
		{"10 минут", "15 минут", "[-10-]{+15+} минут"},
		{"балаларға көмек", "балалар көмек", "[-балаларға-]{+балалар+} көмек"},
		{"Маман", "маман", "[-Маман-]{+маман+}"},
		{"5, 7 рет", "6, 8 рет", "[-5, 7-]{+6, 8+} рет"},
		{"бір екі үш төрт", "бес алты үш жеті", "[-бір екі-]{+бес алты+} үш [-төрт-]{+жеті+}"},
		{"мүгедектер үшін", "мүгедектігі бар адамдар үшін", "[-мүгедектер-]{+мүгедектігі бар адамдар+} үшін"},
		{"қарттар мен мүгедек адамдар", "қарттар мен мүгедектігі бар адамдар", "қарттар мен [-мүгедек-]{+мүгедектігі бар+} адамдар"},
		{"x y z w", "w p q r", "[-x y z -]w{+ p q r+}"},
		{"а, б", "а б", "а[-,-] б"},
		{"а,б", "а, б", "а,{+ +}б"},
		{"а-б", "а б", "а[---]{+ +}б"},
		{"текст(а)", "текст (а)", "текст{+ +}(а)"},
		{"в течение дня", "в течение одного дня.", "в течение {+одного +}дня{+.+}"},
		// Text that is only typed differently appears as in the new text.
		{"счёт «А»", `счет "А"`, `счет "А"`},
		{"счёт «А» за год", `счет "А" за месяц`, `счет "А" за [-год-]{+месяц+}`},
		{"іс-шара ( бару ) , қайту", "іс–шара (бару), келу", "іс–шара (бару), [-қайту-]{+келу+}"},
		{"a\u00a0b  c", "a b d", "a b [-c-]{+d+}"},
		{"пере\u00adнос слов", "перенос слова", "перенос [-слов-]{+слова+}"},
		{"  \u00ad ", "", ""},
		{"а", " \u00a0", "[-а-]{+ \u00a0+}"},
	} {
		is.Equal(t, marked(diff.Words(c.old, c.new)), c.want, "Words(%q, %q)", c.old, c.new)
		sound(t, c.old, c.new)
	}
}

// sound checks the laws of Words.
func sound(t *testing.T, old, new string) {
	t.Helper()
	var before, after strings.Builder
	changed := false
	last := diff.Run{}
	for _, r := range diff.Words(old, new) {
		if r.Text == "" || r.Op == last.Op || last.Op == diff.Inserted && r.Op == diff.Deleted {
			t.Errorf("Words(%q, %q): %q %q after %q", old, new, r.Op, r.Text, last.Op)
		}
		if r.Op != diff.Inserted {
			before.WriteString(r.Text)
		}
		if r.Op != diff.Deleted {
			after.WriteString(r.Text)
		}
		changed = changed || r.Op != diff.Same
		last = r
	}
	is.True(t, after.String() == new, "Words(%q, %q): same and inserted are %q", old, new, after.String())
	is.True(t, diff.SameWording(before.String(), old), "Words(%q, %q): same and deleted are %q", old, new, before.String())
	is.True(t, changed != diff.SameWording(old, new), "Words(%q, %q): changed %v", old, new, changed)
}

func FuzzWords(f *testing.F) {
	f.Add("үйге барып, тамақ пісіру", "үйге келіп — тамақ ( пісіру )")
	f.Add("счёт «А»/''Б''", `счет "А" / "Б" - `)
	f.Add("a\u00ad \u200b(", "\ufeff a ( - , ’’ '\u00ad'")
	f.Add("\xff a\u0301", "\xfe - \u2028")
	f.Fuzz(func(t *testing.T, old, new string) { sound(t, old, new) })
}

// TestWordsOfAbsurdLength: a very long text is compared in bounded time and
// memory.
func TestWordsOfAbsurdLength(t *testing.T) {
	old, new := "бас "+strings.Repeat("а б ", 20_000)+"соң", "бас "+strings.Repeat("в г ", 20_000)+"соң"
	sound(t, old, new)
	runs := diff.Words(old, new)
	is.True(t, len(runs) == 4 && runs[0].Text == "бас " && runs[3].Text == " соң", "%d runs", len(runs))
}

func TestReworded(t *testing.T) {
	w := tarifftest.New()
	d := diff.Between(
		w.Edition("p/k/2025", "1 a text | бір рет | один раз\n2 b 1.00 | екі"),
		w.Edition("p/k/2026", "1 a text | екі рет | один раз\n2 b 1.00 | екі"))
	it := d.Items[0]
	got := it.Reworded(lang.KK)
	is.True(t, marked(got.Row) == "[-бір-]{+екі+} рет" && got.Cell == nil, "kk: %q, %q", marked(got.Row), marked(got.Cell))
	got = it.Reworded(lang.RU)
	is.True(t, got.Row == nil && got.Cell == nil, "ru: %q", marked(got.Row))
	got = d.Items[1].Reworded(lang.KK)
	is.True(t, got.Row == nil, "unchanged: %q", marked(got.Row))
}

// TestRewordedCell: words in a price cell are wording too.
func TestRewordedCell(t *testing.T) {
	w := tarifftest.New()
	old, new := w.Edition("p/k/2025", "1 a text | бір"), w.Edition("p/k/2026", "1 a text | бір")
	new.Rates[0].Price.Printed = lang.Text{KK: "шарт бойынша"}
	got := diff.Between(old, new).Items[0].Reworded(lang.KK)
	is.True(t, marked(got.Cell) == "[-келісім-]{+шарт+} бойынша" && got.Row == nil, "%q, %q", marked(got.Row), marked(got.Cell))
}
