package kit_test

import (
	"image"
	"regexp"
	"strings"
	"testing"

	reader "tarif/cmd/tarif/internal/act/doc"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/show/kit"
	"tarif/cmd/tarif/internal/show/picture/card"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
	"tarif/templates"
)

// texts are the files of a kit that hold words, as plain text with plain spaces.
func texts(t *testing.T, e, before *tariff.Edition, state tariff.State) map[string]string {
	t.Helper()
	w, found := words.Load(templates.FS)
	is.OK(t, found.Err())
	painter, err := card.New(image.White)
	is.OK(t, err)
	files, err := kit.Files(kit.Input{Theme: templates.FS, Words: w, Painter: painter, Edition: e, Before: before, State: state,
		Day: tariff.Date{Year: 2026, Month: 8, Day: 1}, Title: lang.Text{KK: "Т", RU: "Т"}, BaseURL: "https://tarif.kz/"})
	is.OK(t, err)
	out := map[string]string{}
	for _, f := range files {
		text := string(f.Data)
		switch ext := f.Name[strings.LastIndex(f.Name, ".")+1:]; ext {
		case "png", "ics":
			continue
		case "pdf", "docx", "html":
			read, err := reader.Read(t.Context(), f.Name, f.Data)
			is.OK(t, err)
			text = ""
			for _, line := range read.Plain() {
				text += line.Text + " "
			}
		}
		out[f.Name] = strings.Join(strings.Fields(strings.ReplaceAll(text, "\u00a0", " ")), " ")
	}
	return out
}

// ofPrices reports whether a file of a kit tells prices of the whole tariff.
func ofPrices(name string) bool {
	return !strings.HasPrefix(name, "checklist") && !strings.HasPrefix(name, "letter") && !strings.HasPrefix(name, "section")
}

func with(e *tariff.Edition, id string, act tariff.ActRef) *tariff.Edition {
	e.ID, e.Period = tariff.EditionID(id), 2026
	if act.Number != "" {
		e.AmendedBy = []tariff.ActRef{act}
	}
	return e
}

// A price goes nowhere without what it is for, whether VAT is in it, and the
// footnotes of the act on it; what it was for before stands beside what it was.
func TestEveryPriceSaysWhatItIsFor(t *testing.T) {
	w := tarifftest.New()
	e := w.Edition("p/k/2026", "1 a basis=hour vat=excluded 842.40 | а\n2 b basis=volume vat=included 3120.00 | б*\n3 c basis=month vat=none - | с\n4 d vat=none 9.00")
	e.Footnotes = []*tariff.Footnote{{ID: "n", Mark: "*", Text: lang.Text{KK: "Жол ақысы бөлек.", RU: "Дорога отдельно."}}}
	e.Rates[1].Footnotes, e.Rates[3].Footnotes = e.Footnotes, e.Footnotes
	old := w.Edition("p/k/2025", "1 a basis=day vat=excluded 700.00\n2 b basis=volume vat=included 3000.00\n3 c basis=month vat=none 5.00")
	for _, before := range []*tariff.Edition{nil, old} {
		for name, text := range texts(t, e, before, tariff.InForce) {
			if !ofPrices(name) {
				continue
			}
			want := []string{"842,40 ₸", "hour ру, без НДС", "3 120,00 ₸", "volume ру, с НДС (* Дорога отдельно)"}
			if strings.Contains(name, ".kk.") {
				want = []string{"842,40 ₸", "hour кк, ҚҚС-сыз", "3 120,00 ₸", "volume кк, ҚҚС-пен (* Жол ақысы бөлек)"}
			}
			if before != nil && strings.Contains(name, ".ru.") {
				want = append(want, "700,00 ₸ day ру, без НДС", "3 000,00 ₸")
			}
			if !strings.Contains(name, ".kk.") && !strings.Contains(name, ".ru.") {
				want = strings.Fields(strings.Join(want, " ")) // two languages side by side are read line by line
			}
			for _, part := range want {
				is.In(t, part, text, name)
			}
			if n := strings.Count(text, "(* "); (strings.HasSuffix(name, ".txt") || strings.HasPrefix(name, "poster")) != (n == 1) {
				t.Errorf("%s tells the footnote %d times", name, n)
			}
		}
	}
}

// What all prices are for stands once above them on a sheet.
func TestSheetsSayOnceWhatAllPricesAreFor(t *testing.T) {
	e := tarifftest.New().Edition("p/k/2026", "1 a basis=hour 1.00\n2 b basis=hour 2.00\n3 c basis=hour 3.00")
	all := texts(t, e, nil, tariff.InForce)
	is.Equal(t, strings.Count(all["notice.ru.pdf"], "За что цена: hour ру."), 1, "above")
	is.Equal(t, strings.Count(all["notice.ru.pdf"], "hour ру"), 1, "above and beside the prices")
	is.Equal(t, strings.Count(all["notice.pdf"], "hour кк"), 1, "in both languages")
}

// Where the act's words are a translation, what is sent out says so, in that
// language alone.
func TestKitSaysTranslation(t *testing.T) {
	e := with(tarifftest.New().Edition("p/k/2026", "1 a 10.00"), "2026", tariff.ActRef{})
	for _, r := range e.Rates {
		r.Text.Text = lang.Text{KK: "жуындыру", RU: "мытьё"}
		r.Text.Status.Set(lang.KK, tariff.Official)
		r.Text.Status.Set(lang.RU, tariff.Translation)
	}
	all := texts(t, e, nil, tariff.InForce)
	for _, name := range []string{"summary", "telegram", "whatsapp", "press", "letter", "fragment", "table", "checklist"} {
		for l, said := range map[string]bool{"ru": true, "kk": false} {
			for file, text := range all {
				if strings.HasPrefix(file, name+"."+l) {
					is.Equal(t, strings.Contains(text, "не официальный текст") || strings.Contains(text, "ресми мәтін емес"), said, "%s: %s", file, text)
				}
			}
		}
	}
}

// A cell without an amount is no price, and what changed is told in words that
// need no site: no editions by their ids, nothing about what is not there.
func TestKitCountsPrices(t *testing.T) {
	w := tarifftest.New()
	table := "1 a 10.00\n2 b 20.00\n3 c 30.00\n4 d 40.00\n5 e -\n6 f -"
	first, second := with(w.Edition("p/k/2026", table), "2026", tariff.ActRef{}), w.Edition("p/k/2026", strings.NewReplacer("10.00", "12.00", "20.00", "25.00", "40.00", "39.00").Replace(table))
	with(second, "2026-02", tariff.ActRef{Form: tariff.Resolution, Number: "31", Date: tariff.Date{Year: 2026, Month: 2, Day: 16}})
	first.From = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2026, Month: 1, Day: 1}}
	for name, text := range texts(t, first, nil, tariff.InForce) {
		for _, no := range []string{"сравнить не с чем", "салыстыратын ештеңе", "6 цен", "6 баға", "6 услуг"} {
			is.NotIn(t, no, text, name)
		}
	}
	one := texts(t, first, nil, tariff.InForce)
	is.In(t, "Тариф на 2026 год: k ру. В таблице 4 цены на 4 услуги.", one["press.ru.txt"], "press")
	is.In(t, "4 цены и 2 прочерка", one["poster.ru.pdf"], "poster")
	is.In(t, "4 баға және 2 сызықша", one["poster.kk.pdf"], "poster")
	two := texts(t, second, first, tariff.InForce)
	is.In(t, "По сравнению с прежними ценами (с 1 января 2026 года) 2 цены выросли, 1 цена снизилась, остальные прежние.", two["telegram.ru.txt"], "telegram")
	is.In(t, "Бұрынғы бағалармен (алғашқы күні – 2026 жылғы 1 қаңтар) салыстырғанда 2 баға өсті, 1 баға төмендеді, қалғандары өзгерген жоқ.", two["telegram.kk.txt"], "telegram")
	is.NotIn(t, "Изменения:", two["telegram.ru.txt"], "telegram")
}

// The kit of an act that changes two rows of many is about these two: they are
// its examples, nothing is news that stayed, and the verb is "changed".
func TestKitOfAmendment(t *testing.T) {
	w := tarifftest.New()
	table := func(first, second string) string {
		var b strings.Builder
		for i, r := range strings.Split("abcdefghijklmnopqrstuvwxyz", "") {
			price := "10" + string(rune('0'+i%10)) + ".00"
			if i == 20 {
				price = first
			} else if i == 21 {
				price = second
			}
			b.WriteString("1 " + r + " section=s" + string(rune('0'+i/9)) + " role=r" + string(rune('0'+i/9)) + " " + price + "\n")
		}
		return b.String()
	}
	amending := tariff.ActRef{Form: tariff.Resolution, Number: "92", Date: tariff.Date{Year: 2026, Month: 6, Day: 15}}
	before := w.Edition("p/k/2026", table("550.50", "660.60"))
	e := with(w.Edition("p/k/2026", table("589.05", "700.00")), "2026-06", amending)
	percent := regexp.MustCompile(`(^|[^0-9,])0,00 ?%`)
	for name, text := range texts(t, e, before, tariff.InForce) {
		is.True(t, !percent.MatchString(text), "%s tells that nothing changed as news", name)
		is.NotIn(t, "Утверждён тариф", text, name)
		is.NotIn(t, "бекітілді", text, name)
		unchanged := strings.HasPrefix(name, "poster-s0") || strings.HasPrefix(name, "poster-s1") // sections
		if !ofPrices(name) || unchanged {
			continue
		}
		is.In(t, "589,05 ₸", text, name)
		is.In(t, "550,50 ₸", text, name)
		is.In(t, "700,00 ₸", text, name)
		if !strings.Contains(name, "table") && !strings.Contains(name, "notice") && !strings.Contains(name, "fragment") {
			is.NotIn(t, "100,00 ₸", text, name)
		}
		if strings.HasSuffix(name, ".ru.txt") {
			is.In(t, "Изменён тариф на 2026 год: 2 из 26 цен.", text, name)
		}
	}
	unchanged := with(w.Edition("p/k/2026", table("550.50", "660.60")), "2026-06", amending)
	for name, text := range texts(t, unchanged, before, tariff.InForce) {
		if strings.HasSuffix(name, ".ru.txt") && ofPrices(name) {
			is.In(t, "Изменён акт о тарифе на 2026 год: 26 цен.", text, name)
		}
		is.NotIn(t, "было", text, name)
	}
}

// A kit of an edition that was repealed, withdrawn, replaced or is over says so
// before anything else.
func TestKitOfEnded(t *testing.T) {
	for want, end := range map[string]func(*tariff.Edition) tariff.State{
		"признан утратившим силу: решение от 20 июля 2026 года № 210": func(e *tariff.Edition) tariff.State {
			e.RepealedBy = &tariff.ActRef{Form: tariff.Decision, Number: "210", Date: tariff.Date{Year: 2026, Month: 7, Day: 20}}
			e.Until = tariff.Bound{Status: tariff.Known, Date: tariff.Date{Year: 2026, Month: 12, Day: 10}}
			return tariff.InForce
		},
		"Причина: ошибка": func(e *tariff.Edition) tariff.State {
			e.Withdrawn = &tariff.Notice{Date: tariff.Date{Year: 2026, Month: 7, Day: 1}, Cause: lang.Text{KK: "қате", RU: "ошибка"}}
			return tariff.Repealed
		},
		"принята более поздняя редакция": func(*tariff.Edition) tariff.State { return tariff.Replaced },
	} {
		e := tarifftest.New().Edition("p/k/2026", "1 a 1.00")
		for name, text := range texts(t, e, nil, end(e)) {
			if !strings.Contains(name, ".ru.") || strings.HasPrefix(name, "checklist") {
				continue
			}
			is.In(t, want, text, name)
			is.NotIn(t, "твержд", strings.ReplaceAll(text, "Год, на который утверждён тариф", ""), name)
			if at := strings.Index(text, want); strings.HasSuffix(name, ".txt") && at > 200 || strings.Contains(text[:max(at, 0)], "1,00") {
				t.Errorf("%s says it late: %s", name, text)
			}
		}
	}
}

// A price in indices says what it is for as one in money does; an edition of
// which a row has no price has a kit all the same.
func TestKitMeasureHasTerms(t *testing.T) {
	e := tarifftest.New().Edition("p/k/2026", "1 a -\n2 b measure=mci:4325.00 vat=excluded 0.50")
	for name, text := range texts(t, e, nil, tariff.InForce) {
		if strings.HasPrefix(name, "telegram.ru") {
			is.In(t, "0,5 МРП = "+strings.ReplaceAll(lang.Tenge(lang.RU, money.MustParse("2162.50")), "\u00a0", " ")+" service ру, без НДС", text)
		}
	}
}
