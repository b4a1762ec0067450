package printed

import (
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/tariff"
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
		{"0,5 МРП", "text", "", "", RuleIndex},
		{"2 АЕК", "text", "", "", RuleIndex},
		{"0,025 айлық есептік көрсеткіш", "text", "", "", RuleIndex},
		{"50 %", "text", "", "", RulePercent},
		{"100-200", "text", "", "", RuleRange},
		{"от 100 до 200", "text", "", "", RuleRange},
		{"100 дейін", "text", "", "", RuleRange},
		{"келісім бойынша", "text", "", "", RuleText},
		{"бесплатно", "text", "", "", RuleText},
		{"1,896", "text", "", "", RuleForm},
		{"1.896", "text", "", "", RuleForm},
		{"1,500", "text", "", "", RuleForm},
		{"12 50", "text", "", "", RuleForm},
		{"1 2345", "text", "", "", RuleForm},
		{"12,3456", "text", "", "", RulePlaces},
		{"-5,00", "text", "", "", RuleBelow},
		{"1O0", "text", "", "", RuleText},
	}
	for _, tt := range tests {
		p := Read(tt.in)
		got := string(p.Status)
		if p.Status == tariff.Stated {
			got = p.Amount.String()
		}
		if got != tt.want || p.Marks != tt.marks || p.Fixed != tt.fixed || p.Doubt != tt.doubt {
			t.Errorf("Read(%q) = %s, marks %q, fixed %q, doubt %q; want %+v", tt.in, got, p.Marks, p.Fixed, p.Doubt, tt)
		}
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
		if got := VAT(in); got != want {
			t.Errorf("VAT(%q) = %q, want %q", in, got, want)
		}
	}
}

// What is read as an amount has the digits of the cell, in their order.
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
			if rest, ok := strings.CutPrefix(out, in); !ok || strings.Trim(rest, "0") != "" {
				t.Errorf("%q was read as %s", s, p.Amount)
			}
		}
		Looks(s)
	})
}

// significant is the digits of a text without the zeros before them.
func significant(s string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
	return strings.TrimLeft(digits, "0")
}
