package lang

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

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
		is.Equal(t, DateIn(KK, 2026, tt.month, 15), tt.in, "DateIn")
		is.Equal(t, DateOf(KK, 2026, tt.month, 15), tt.of, "DateOf")
	}
	got := DateOf(RU, 2026, 6, 15)
	is.True(t, got == "15 июня 2026 года" && got == DateIn(RU, 2026, 6, 15), "in Russian %q", got)
}

// TestDateIn covers dates of which only the month or the year is known.
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
		is.Equal(t, DateIn(tt.l, tt.year, tt.month, tt.day), tt.want, "DateIn(%s, %d, %d, %d)", tt.l, tt.year, tt.month, tt.day)
	}
}

func TestLowerFirst(t *testing.T) {
	for in, want := range map[string]string{"": "", "Уход на дому": "уход на дому", "Үйдегі күтім": "үйдегі күтім", "ТБО": "ТБО", "Я": "я"} {
		is.Equal(t, LowerFirst(in), want, "LowerFirst(%q)", in)
	}
}

func TestUpperFirst(t *testing.T) {
	for in, want := range map[string]string{"": "", "город": "Город", "ү": "Ү", "Әділет": "Әділет", "5": "5"} {
		is.Equal(t, UpperFirst(in), want, "UpperFirst(%q)", in)
	}
	is.Equal(t, Attributive(KK, "Жәңгір ауылдық округінде"), "Жәңгір ауылдық округіндегі", "Attributive")
}
