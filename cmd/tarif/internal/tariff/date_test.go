package tariff

import (
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

func TestParseDate(t *testing.T) {
	if d, err := ParseDate("2024-02-29"); err != nil || d != (Date{2024, 2, 29}) || d.String() != "2024-02-29" {
		t.Errorf("ParseDate = %v, %v", d, err)
	}
	for _, s := range []string{"", "2025-02-29", "2025-2-3", "18.12.2025", "2025-12-18T00:00:00Z", "2025-13-01"} {
		d, err := ParseDate(s)
		is.True(t, err != nil, "ParseDate(%q) = %v; want an error", s, d)
	}
}

func TestParsePartialDate(t *testing.T) {
	tests := []struct {
		in   string
		want PartialDate
	}{
		{"2018", PartialDate{2018, 0, 0}},
		{"2018-12", PartialDate{2018, 12, 0}},
		{"2018-12-14", PartialDate{2018, 12, 14}},
	}
	for _, tt := range tests {
		got, err := ParsePartialDate(tt.in)
		is.True(t, err == nil && got == tt.want, "ParsePartialDate(%q) = %v, %v", tt.in, got, err)
	}
	for _, s := range []string{"", "18", "2018-13", "2018-02-30", "2018-1", "2018-12-"} {
		got, err := ParsePartialDate(s)
		is.True(t, err != nil, "ParsePartialDate(%q) = %v; want an error", s, got)
	}
}

func TestAddDays(t *testing.T) {
	is.Equal(t, (Date{2027, 1, 1}).AddDays(-1), Date{2026, 12, 31}, "the day before 1 January")
}
