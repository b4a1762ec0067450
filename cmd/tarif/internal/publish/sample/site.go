package sample

import (
	"fmt"

	"tarif/cmd/tarif/internal/lang"
)

// config is the settings of the site.
func (o Options) config() []byte {
	d := newDocument("")
	d.text("title", lang.Text{KK: "Үлгі сайт: ойдан шығарылған тарифтер", RU: "Образец сайта: вымышленные тарифы"})
	d.text("description", lang.Text{KK: "Жүктемені сынауға арналған ойдан шығарылған тарифтер: мұндай жер, акт және баға жоқ.",
		RU: "Вымышленные тарифы для проверки нагрузки: таких мест, актов и цен нет."})
	d.str("base_url", "https://synthetic.example/")
	d.str("time_zone", "Asia/Almaty")
	// All pairs of a country's places would be tens of thousands of pages.
	d.str("compare_pairs", "region")
	// So would all pairs of the editions of their tariffs.
	d.str("change_pairs", "neighbours")
	// And a page, a picture and a badge for each price a hundred thousand
	// files.
	d.bool("prices", o.Prices)
	return d.bytes()
}

// about is the page that says what the site is.
func about(l lang.Lang) []byte {
	title := lang.Text{KK: "Үлгі сайт туралы", RU: "Об образце сайта"}
	text := lang.Text{KK: "Бұл сайттағы барлық жер, қызмет, акт және баға ойдан шығарылған. Сайт тек жүктемені сынау үшін жасалған.",
		RU: "Все места, услуги, акты и цены на этом сайте вымышлены. Он создан только для проверки нагрузки."}
	return fmt.Appendf(nil, "+++\ntitle = %q\nsummary = %q\n+++\n\n%[2]s\n", title.In(l), text.In(l))
}
