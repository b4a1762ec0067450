package lang

import "testing"

func TestDateOf(t *testing.T) {
	tests := []struct {
		month  int
		in, of string
	}{
		{1, "2026 жылғы 15 қаңтарда", "2026 жылғы 15 қаңтардағы"},
		{4, "2026 жылғы 15 сәуірде", "2026 жылғы 15 сәуірдегі"},
		{6, "2026 жылғы 15 маусымда", "2026 жылғы 15 маусымдағы"},
		{7, "2026 жылғы 15 шілдеде", "2026 жылғы 15 шілдедегі"},
		{9, "2026 жылғы 15 қыркүйекте", "2026 жылғы 15 қыркүйектегі"},
		{12, "2026 жылғы 15 желтоқсанда", "2026 жылғы 15 желтоқсандағы"},
	}
	for _, tt := range tests {
		if got := DateIn(KK, 2026, tt.month, 15); got != tt.in {
			t.Errorf("DateIn = %q; want %q", got, tt.in)
		}
		if got := DateOf(KK, 2026, tt.month, 15); got != tt.of {
			t.Errorf("DateOf = %q; want %q", got, tt.of)
		}
	}
	if got := DateOf(RU, 2026, 6, 15); got != "15 июня 2026 года" || got != DateIn(RU, 2026, 6, 15) {
		t.Errorf("in Russian %q", got)
	}
}

// A day, a month or a year may be all that is known.
func TestDateIn(t *testing.T) {
	for _, tt := range []struct {
		l                Lang
		year, month, day int
		want             string
	}{
		{KK, 2018, 12, 0, "2018 жылғы желтоқсанда"}, {RU, 2018, 12, 0, "в декабре 2018 года"}, {EN, 2018, 12, 0, "in December 2018"},
		{KK, 2007, 0, 0, "2007 жылы"}, {RU, 2007, 0, 0, "в 2007 году"}, {EN, 2007, 0, 0, "in 2007"},
		{RU, 2018, 12, 18, "18 декабря 2018 года"}, {KK, 0, 0, 0, ""},
	} {
		if got := DateIn(tt.l, tt.year, tt.month, tt.day); got != tt.want {
			t.Errorf("DateIn(%s, %d, %d, %d) = %q, want %q", tt.l, tt.year, tt.month, tt.day, got, tt.want)
		}
	}
}

func TestLowerFirst(t *testing.T) {
	for in, want := range map[string]string{"": "", "Уход на дому": "уход на дому", "Үйдегі күтім": "үйдегі күтім", "ТБО": "ТБО", "Я": "я"} {
		if got := LowerFirst(in); got != want {
			t.Errorf("LowerFirst(%q) = %q", in, got)
		}
	}
}

func TestUpperFirst(t *testing.T) {
	for in, want := range map[string]string{"": "", "город": "Город", "ү": "Ү", "Әділет": "Әділет", "5": "5"} {
		if got := UpperFirst(in); got != want {
			t.Errorf("UpperFirst(%q) = %q", in, got)
		}
	}
	if got := Attributive(KK, "Жәңгір ауылдық округінде"); got != "Жәңгір ауылдық округіндегі" {
		t.Errorf("Attributive = %q", got)
	}
}
