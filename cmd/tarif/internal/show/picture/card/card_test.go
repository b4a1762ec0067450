package card

import (
	"bytes"
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

var pictures = flag.String("pictures", "", "write the cards of the tests to this `folder`")

var samples = map[string]Card{
	"edition-kk": {Site: "Жарияланған тарифтер", Title: "Бәйтерек ауданы", Subject: "Үй жағдайындағы арнаулы әлеуметтік қызметтер",
		Edition: "2026", Headline: "76 баға", Detail: "Аудан әкімдігінің 2025 жылғы 26 желтоқсандағы № 668 қаулысы"},
	"edition-ru": {Site: "Опубликованные тарифы", Title: "Город Уральск", Subject: "Специальные социальные услуги на дому",
		Edition: "2026", Headline: "76 цен", Detail: "Постановление акимата города Уральск от 18 декабря 2025 года № 2999"},
	"change-ru": {Site: "Опубликованные тарифы", Title: "Карагандинская область", Subject: "Плата за пользование поверхностными водными ресурсами",
		Edition: "2024", Figure: "+8,5 %", Headline: "22 из 24 цен изменились одинаково", Detail: "Решение Карагандинского областного маслихата"},
	"change-kk": {Site: "Жарияланған тарифтер", Title: "Абай облысы", Subject: "Ауыз су", Edition: "2024-11", Figure: "−12,25 %", Headline: "барлық баға бірдей өзгерді"},
	"site-kk":   {Site: "tarif.example", Title: "Жарияланған тарифтер", Subject: "Жергілікті атқарушы және өкілді органдардың актілерімен бекітілген тарифтер: қызмет қанша тұрады, баға қай уақытта қолданылады және не өзгерді.", Headline: "8 аудан мен қала"},
	"long":      {Site: strings.Repeat("Сайт ", 40), Title: strings.Repeat("Шығыс Қазақстан ", 9), Subject: strings.Repeat("әғқңөұүһі ", 60), Edition: "2026-qosymsha-redaksia", Figure: "+1 234 567,89 %", Headline: strings.Repeat("сөз ", 90), Detail: strings.Repeat("қаулы ", 40)},
	"empty":     {},
}

func TestDraw(t *testing.T) {
	p, err := New(image.White)
	is.OK(t, err)
	for name, c := range samples {
		data, err := p.Draw(c)
		is.OK(t, err)
		img, err := png.Decode(bytes.NewReader(data))
		is.OK(t, err)
		b := img.Bounds()
		is.True(t, b.Dx() == Width && b.Dy() == Height && len(data) <= 40<<10, "%s: %v, %d bytes", name, b, len(data))
		again, _ := p.Draw(c)
		is.True(t, bytes.Equal(again, data), "%s: drawn again it is another picture", name)
		if *pictures != "" {
			is.OK(t, os.WriteFile(filepath.Join(*pictures, name+".png"), data, 0o644))
		}
	}
}

// BenchmarkDraw draws one card of a country's thousands: all letters are
// cached.
func BenchmarkDraw(b *testing.B) {
	p, err := New(image.White)
	is.OK(b, err)
	for b.Loop() {
		_, err := p.Draw(samples["change-ru"])
		is.OK(b, err)
	}
}
