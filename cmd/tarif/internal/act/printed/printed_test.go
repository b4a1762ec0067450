package printed

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/tariff"
	"tarif/cmd/tarif/internal/test/is"
)

func TestRead(t *testing.T) {
	tests := []struct{ in, want, marks, fixed, doubt string }{
		{"1485", "1485.00", "", "", ""},
		{"742,5", "742.50", "", "", ""},
		{"371,25", "371.25", "", "", ""},
		{"1 896,60", "1896.60", "", "", ""},
		{"1\u00a0896,60", "1896.60", "", "", ""},
		{"1\u202f234\u202f567,89", "1234567.89", "", "", ""},
		{"1896.60", "1896.60", "", "", ""},
		{"0", "0.00", "", "", ""},
		{"331 теңге", "331.00", "", "", ""},
		{"1657 тенге", "1657.00", "", "", ""},
		{"45 тг.", "45.00", "", "", ""},
		{"45,5 ₸", "45.50", "", "", ""},
		{"390*", "390.00", "*", "", ""},
		{"637 **", "637.00", "**", "", ""},
		{"85¹", "85.00", "¹", "", ""},
		{"107 (сто семь) тенге", "107.00", "", "", ""},
		{"107 (бір жүз жеті) теңге", "107.00", "", "", ""},
		{"1 250 (одна тысяча двести пятьдесят) тенге", "1250.00", "", "", ""},
		{"25 316 (жиырма бес мың үш жүз он алты теңге)", "25316.00", "", "", ""},
		{"371 (триста семьдесят один) тенге 25 тиын", "371.25", "", "", ""},
		{"500 (без НДС)", "500.00", "", "", ""},
		{"300 (двести) тенге", "text", "", "", RuleForm},
		{"107 (бір жүз он жеті) теңге", "text", "", "", RuleForm},
		{"45 (сорок пять тысяч) тенге", "text", "", "", RuleForm},
		{"30, 28", "30.28", "", FixedSpace, ""},
		{"30 ,28", "30.28", "", FixedSpace, ""},
		{"1 896, 60", "1896.60", "", FixedSpace, ""},
		{"1.896,60", "1896.60", "", FixedGroup, ""},
		{"1'896,60", "1896.60", "", FixedGroup, ""},
		{"-", "dash", "", "", ""},
		{" – ", "dash", "", "", ""},
		{"—", "dash", "", "", ""},
		{"", "empty", "", "", ""},
		{"\u00a0", "empty", "", "", ""},
		{"0,5 МРП", "0.50", "", "", ""},
		{"2 АЕК", "2.00", "", "", ""},
		{"0,025 айлық есептік көрсеткіш", "0.025", "", "", ""},
		{"50 %", "50.00", "", "", ""},
		{"¼ МРП", "0.25", "", FixedPart, ""},
		{"50 % от тарифа", "text", "", "", RulePercent},
		{"10 долл. США", "text", "", "", RuleForeign},
		{"100-200", "text", "", "", RuleRange},
		{"от 100 до 200", "text", "", "", RuleRange},
		{"100 дейін", "text", "", "", RuleRange},
		{"келісім бойынша", "text", "", "", RuleText},
		{"бесплатно", "text", "", "", RuleText},
		{"1,896", "text", "", "", RuleForm},
		{"371,25¹, ²", "371.25", "¹, ²", "", ""},
		{"1 2ОО", "text", "", "", RuleForm},
		{"6 4oo,5O", "text", "", "", RuleForm},
		{"9l0", "text", "", "", RuleForm},
		{"12б", "text", "", "", RuleText},
		{"1.896", "text", "", "", RuleForm},
		{"1,500", "text", "", "", RuleForm},
		{"12 50", "text", "", "", RuleForm},
		{"1 2345", "text", "", "", RuleForm},
		{"12,3456", "text", "", "", RulePlaces},
		{"-5,00", "text", "", "", RuleBelow},
		{"1O0", "text", "", "", RuleForm},
	}
	for _, tt := range tests {
		p := Read(tt.in)
		got := string(p.Status)
		if p.Status == tariff.Stated {
			got = p.Amount.String()
		}
		is.True(t, got == tt.want && p.Marks == tt.marks && p.Fixed == tt.fixed && p.Doubt == tt.doubt,
			"Read(%q) = %s, marks %q, fixed %q, doubt %q; want %+v", tt.in, got, p.Marks, p.Fixed, p.Doubt, tt)
	}
}

// TestMoney reads the units that words state, and converts to tenge.
func TestMoney(t *testing.T) {
	for _, tt := range []struct {
		words string
		want  Money
	}{
		{"Стоимость одной услуги, тыс. тенге", Thousand}, {"Құны, мың теңге", Thousand}, {"сумма (тысяч тенге)", Thousand}, {"в тыс.тг.", Thousand},
		{"Құны (млн. теңге)", Million}, {"миллион тенге", Million},
		{"Тариф, тиын за 1 м3", Tiyn}, {"тиынмен", Tiyn}, {"Баға, теңге, тиын", Tenge},
		{"Тариф, тенге за тыс. м3", Tenge}, {"теңге/мың текше метр", Tenge}, {"Цена, тг", Tenge}, {"бағасы (теңгемен)", Tenge},
		{"Ставка, МРП", Index}, {"Мөлшері (АЕК)", Index}, {"в месячных расчётных показателях", Index}, {"айлық есептік көрсеткішпен", Index},
		{"Ставка, %", Percent}, {"Ставка, в % от МРП", Percent}, {"пайызбен", Percent}, {"базалық мөлшерлеменің проценті", Percent},
		{"Цена с НДС 12%, тенге", Tenge}, {"Тариф с НДС (12 %)", Unsaid}, {"ҚҚС 12% қоса, теңге", Tenge},
		{"Коэффициент к базовой ставке", Coefficient}, {"Түзету коэффициенті", Coefficient},
		{"Цена, долл. США", Foreign}, {"Стоимость, евро", Foreign}, {"руб.", Foreign}, {"Рубка деревьев, тенге", Tenge}, {"евроконтейнер", Unsaid},
		{"Ставка, МРП (тенге)", IndexTenge}, {"Цена, тенге / USD", Mixed}, {"Размер платы", Unsaid},
	} {
		is.Equal(t, MoneyOf(tt.words), tt.want, "%q counts", tt.words)
	}
	for _, tt := range []struct {
		cell string
		in   Money
		want string
	}{
		{"2,5", Thousand, "2500.00"}, {"12,75", Thousand, "12750.00"}, {"0,1255", Thousand, "125.50"}, {"1 250", Thousand, "1250000.00"},
		{"1,2", Million, "1200000.00"}, {"184", Tiyn, "1.84"}, {"16,5", Tiyn, "part-of-tiyn 0.165"}, {"7", Tiyn, "0.07"},
		{"16,5 тиын", Tenge, "part-of-tiyn 0.165"}, {"3 тыс. тенге", Tenge, "3000.00"}, {"100 теңге", Thousand, "100.00"},
		{"0,5 МРП", Tenge, "0.50"}, {"5", Foreign, "foreign-money "}, {"2,5", Tenge, "2.50"}, {"1,896", Thousand, "price-ambiguous "},
	} {
		p := Read(tt.cell).In(tt.in)
		got := p.Doubt + " " + p.Exact
		if p.Status == tariff.Stated {
			got = p.Amount.String()
		}
		is.Equal(t, got, tt.want, "%q in %s", tt.cell, tt.in)
	}
}

// TestLines checks that digits of two lines never form one amount.
func TestLines(t *testing.T) {
	for in, want := range map[string]string{
		"150|200": "150.00 200.00", "300|450,50": "300.00 450.50", "1 200|900": "1200.00 900.00", "1|896,60": "1.00 896.60",
		"1 896,|60": "1896.60", "107|(сто семь)|тенге": "107.00", "948,30|¹": "948.30", "–|200": "dash 200.00",
		"от 100|до 200": "price-range", "5 теңге|7 тиын": "5.07", "100 (сто)|200 (двести)": "100.00 200.00", "150|за 200 м": "price-text", "": "empty",
	} {
		var got []string
		for _, p := range Lines(strings.Split(in, "|")) {
			switch {
			case p.Status == tariff.Stated:
				got = append(got, p.Amount.String())
			case p.Doubt != "":
				got = append(got, p.Doubt)
			default:
				got = append(got, string(p.Status))
			}
		}
		is.Equal(t, strings.Join(got, " "), want, in)
	}
}

func TestVAT(t *testing.T) {
	for in, want := range map[string]tariff.VAT{
		"Қосылған құн салығы ескертілген тариф (теңге)":          tariff.VATIncluded,
		"Тариф с учетом налога на добавленную стоимость (теңге)": tariff.VATIncluded,
		"Теңге (қосымша құн салығысыз)":                          tariff.VATExcluded,
		"Теңге (қосымша құн салығымен)":                          tariff.VATIncluded,
		"(теңгенің қосылған құн салығынсыз)":                     tariff.VATExcluded,
		"тенге (без налога на добавленную стоимость тенге)":      tariff.VATExcluded,
		"Цена, тенге (с НДС)":                                    tariff.VATIncluded,
		"Цена без НДС":                                           tariff.VATExcluded,
		"Цена без учета НДС":                                     tariff.VATExcluded,
		"ҚҚС-сыз":                                                tariff.VATExcluded,
		"Құны, ҚҚС қоса алғанда":                                 tariff.VATIncluded,
		"Стоимость, включая НДС":                                 tariff.VATIncluded,
		"Тариф (теңге)":                                          "",
		"Стоимость одной услуги":                                 "",
	} {
		is.Equal(t, VAT(in), want, "VAT(%q)", in)
	}
}

// FuzzRead checks that an amount has exactly the digits of its cell, in order.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"1 896,60", "30, 28", "390*", "107 (сто семь) тенге", "1.896,60"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p := Read(s)
		if p.Status == tariff.Stated && p.Doubt != "" {
			t.Errorf("%q is an amount and a doubt", s)
		}
		if p.Status == tariff.Stated {
			in, out := significant(s), significant(p.Amount.String())
			rest, ok := strings.CutPrefix(out, in)
			is.True(t, ok && strings.Trim(rest, "0") == "", "%q was read as %s", s, p.Amount)
		}
		Looks(s)
	})
}

// significant returns the digits of a text without leading zeros.
func significant(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	return strings.TrimLeft(digits, "0")
}
