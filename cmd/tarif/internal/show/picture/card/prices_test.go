package card

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

var priced = map[string]struct {
	card   Card
	prices []Price
}{
	"price-kk": {Card{Site: "Жарияланған тарифтер", Title: "Шомылдыру", Subject: "Орал қаласы", Detail: "2025 жылғы 18 желтоқсандағы № 2999 қаулы"},
		[]Price{{"948,30 ₸", "Бір қызмет үшін · Күтім жөніндегі әлеуметтік қызметкер"}}},
	"price-two": {Card{Site: "Опубликованные тарифы", Title: "Консультация для людей с инвалидностью и членов их семей", Subject: "Город Уральск", Detail: "Постановление от 18 декабря 2025 года № 2999"},
		[]Price{{"1 896,60 ₸", "За одну услугу · социальный работник по уходу"}, {"984,90 ₸", "За одну услугу · специалист по социальной работе, социальный работник – кейс-менеджер"}}},
	"price-three": {Card{Site: "Опубликованные тарифы", Title: "Вывоз мусора", Subject: "Город Атырау", Detail: "Решение от 1 января 2024 года № 1"},
		[]Price{{"338,84 ₸", "За жителя в месяц · благоустроенное жильё · без НДС"}, {"379,50 ₸", "За жителя в месяц · благоустроенное жильё · с НДС"}, {"365,41 ₸", "За жителя в месяц · неблагоустроенное жильё · без НДС"}}},
	"price-words": {Card{Site: "Сайт", Title: strings.Repeat("әғқңөұүһі ", 30), Subject: strings.Repeat("Жер ", 60), Detail: strings.Repeat("қаулы ", 40)},
		[]Price{{"в акте цена не указана", strings.Repeat("за что ", 40)}}},
}

func TestPrices(t *testing.T) {
	p, err := New(image.White)
	is.OK(t, err)
	for name, c := range priced {
		data, err := p.Prices(c.card, c.prices)
		is.OK(t, err)
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil || img.Bounds().Dx() != Width || img.Bounds().Dy() != Height || len(data) > 40<<10 {
			t.Errorf("%s: %v, %d bytes, %v", name, img.Bounds(), len(data), err)
		}
		again, _ := p.Prices(c.card, c.prices)
		is.True(t, bytes.Equal(again, data), "%s: drawn again it is another picture", name)
		if *pictures != "" {
			is.OK(t, os.WriteFile(filepath.Join(*pictures, name+".png"), data, 0o644))
		}
	}
}

// TestPNG: image/png reads every pixel as drawn.
func TestPNG(t *testing.T) {
	for _, width := range []int{1, 2, 7, 16} {
		s := &sheet{img: image.NewPaletted(image.Rect(0, 0, width, 9), palette)}
		for i := range s.img.Pix {
			s.img.Pix[i] = uint8(i * 7 % len(palette))
		}
		data, err := s.png()
		is.OK(t, err)
		img, err := png.Decode(bytes.NewReader(data))
		is.OK(t, err)
		if got := img.(*image.Paletted); !bytes.Equal(got.Pix, s.img.Pix) || got.Rect != s.img.Rect || len(got.Palette) != len(palette) {
			t.Errorf("%d pixels wide: %v", width, got.Pix)
		}
	}
}

// TestBadge: a badge is an SVG with its text, whatever characters it has, wide
// enough for it, and without anything that a strict content policy would
// refuse.
func TestBadge(t *testing.T) {
	p, err := New(nil)
	is.OK(t, err)
	short, long := p.Badge("Вывоз & <мусор>", "1 896,60 ₸"), p.Badge(strings.Repeat("Шомылдыру ", 9), "948,30 – 1 896,60 ₸")
	var said struct {
		Width int      `xml:"width,attr"`
		Label string   `xml:"aria-label,attr"`
		Title string   `xml:"title"`
		Text  []string `xml:"g>text"`
	}
	is.OK(t, xml.Unmarshal(short, &said))
	want := "Вывоз & <мусор>: 1 896,60 ₸"
	is.True(t, said.Title == want && said.Label == want && strings.Join(said.Text, ": ") == want, "it says %+v", said)
	narrow := said.Width
	if err := xml.Unmarshal(long, &said); err != nil || said.Width <= narrow {
		t.Errorf("a long name has %d pixels, a short one %d (%v)", said.Width, narrow, err)
	}
	for _, bad := range []string{"style", "script", "href"} {
		is.NotIn(t, bad, long, "a badge")
	}
}

// BenchmarkPrices draws one price card of a country's thousands.
func BenchmarkPrices(b *testing.B) {
	p, err := New(image.White)
	is.OK(b, err)
	for b.Loop() {
		_, err := p.Prices(priced["price-two"].card, priced["price-two"].prices)
		is.OK(b, err)
	}
}
