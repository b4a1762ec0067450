package fit

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/realdata"
)

func TestConditions(t *testing.T) {
	d := realdata.Tariffs(t)
	tests := []struct {
		kind string
		lang lang.Lang
		text string
		want string
	}{
		{"waste", lang.KK, "Абаттандырылған секторда тұратын жеке тұлғаларға (айына 1 жеке тұлғаға) арналған тариф", "housing-serviced"},
		{"waste", lang.KK, "Абаттандырылмаған секторда тұратын жеке тұлғаларға (айына 1 жеке тұлғаға) арналған тариф", "housing-unserviced"},
		{"waste", lang.KK, "Абаттандырылған үй шаруашылықтарында тұратын жеке тұлғаға", "housing-serviced"},
		{"waste", lang.KK, "Абаттандырылмаған үй шаруашылықтарында тұратын жеке тұлғаға", "housing-unserviced"},
		{"waste", lang.KK, "Абаттандырылмаған үй иелері", "housing-unserviced"},
		{"waste", lang.KK, "Жайлы үйлер", "housing-serviced"},
		{"waste", lang.KK, "Жайлы емес үйлер", "housing-unserviced"},
		{"waste", lang.KK, "Бір тұрғынға арналған айлық тариф", ""},
		{"waste", lang.KK, "1 текше метр қатты тұрмыстық қалдықтарды жинауға, тасымалдауға арналған тариф", ""},
		{"waste", lang.KK, "Заңды тұлғалар және заңды тұлғалар болып табылмайтын кәсіпкерлік субъектілеріне арналған тариф", "payer-business"},
		{"waste", lang.RU, "Домовладения благоустроенные", "housing-serviced"},
		{"waste", lang.RU, "Домовладения не благоустроенные", "housing-unserviced"},
		{"waste", lang.RU, "Тариф для физических лиц неблагоустроенного сектора (на 1 жителя в месяц)", "housing-unserviced"},
		{"waste", lang.RU, "Тариф для физических лиц благоустроенного сектора (на 1 жителя в месяц)", "housing-serviced"},
		{"waste", lang.RU, "Тариф для юридических лиц и субъектам предпринимательства, не являющимися юридическими лицами (за 1 куб.метр)", "payer-business"},
		{"waste", lang.RU, "Годовой тариф на единицу (объем)", ""},
		{"drinking-water", lang.KK, "Ауыз суды есепке алу аспаптары бар тұтынушылар үшін", "with-meter"},
		{"drinking-water", lang.KK, "Ауызсуды есепке алу аспаптары жоқ тұтынушылар үшін", "without-meter"},
		{"drinking-water", lang.RU, "Для потребителей, имеющих приборы учета питьевой воды", "with-meter"},
		{"drinking-water", lang.RU, "Для потребителей, не имеющих приборы учета питьевой воды", "without-meter"},
		{"surface-water", lang.KK, "Балқаш және Алакөл көлдері мен өзендерінің бассейні", "basin-balkhash-alakol"},
		{"surface-water", lang.KK, "Ертіс өзенінің бассейні", "basin-irtysh"},
		{"surface-water", lang.KK, "Есіл өзенінің бассейні", "basin-esil"},
		{"surface-water", lang.KK, "Нұра, Сарысу, Кеңгір өзендерінің бассейні", "basin-nura-sarysu-kengir"},
		{"surface-water", lang.KK, "Торғай, Тобыл, Ырғыз өзендерінің бассейні", "basin-torgai-tobyl-yrgyz"},
		{"surface-water", lang.RU, "Бассейн рек и озер Балхаш и Алаколь", "basin-balkhash-alakol"},
		{"surface-water", lang.RU, "Бассейн реки Иртыш", "basin-irtysh"},
		{"surface-water", lang.RU, "Бассейн реки Ишим", "basin-esil"},
		{"surface-water", lang.RU, "Бассейны рек Нура, Сарысу, Кенгир", "basin-nura-sarysu-kengir"},
		{"surface-water", lang.RU, "Бассейны рек Тургай, Тобол, Иргиз", "basin-torgai-tobyl-yrgyz"},
		{"home-care", lang.KK, "қарттар мен мүгедектерге арналған жеке үй", ""},
	}
	for _, tt := range tests {
		f := New(d, tariff.KindID(tt.kind))
		ids := lists.Of(f.Conditions(tt.lang, tt.text), func(c *tariff.Condition) string { return string(c.ID) })
		if got := strings.Join(ids, ";"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
			for _, p := range f.polar {
				if s, no := p.in(topicsOf(tt.lang, tt.text), f); p.lang == tt.lang && s > 0.3 {
					t.Logf("    %s %v no=%v twins=%v: %.2f %v", p.of.ID, p.stems, p.no, p.twins, s, no)
				}
			}
		}
	}
}
