package mend

import (
	"strings"
	"testing"
	"unicode"

	"tarif/cmd/tarif/internal/test/is"
)

// hurtful returns cells of about n letters, each of which makes one of the
// rules as slow as possible.
func hurtful(n int) map[string]string {
	return map[string]string{
		"letters":     strings.Repeat("а б в г ", n/4),
		"spaces":      strings.Repeat(" ", n),
		"spaces end":  "а" + strings.Repeat(" ", n/2) + "б" + strings.Repeat(" ", n/2) + ",",
		"quotes":      strings.Repeat(`" а " `, n/6),
		"lines":       strings.Repeat("абв\n", n/4),
		"brackets":    strings.Repeat("( ", n/2),
		"hyphens":     strings.Repeat("а- б", n/4),
		"one word":    strings.Repeat("ж", n),
		"one letters": strings.Repeat("ж ", n/2),
		"mixed":       strings.Repeat("aа", n/2),
	}
}

func mendCell(s string) string {
	v := NewVocabulary()
	v.Learn("абв где")
	lines := strings.Split(s, "\n")
	v.Read(lines)
	text, _, _ := (&Mender{Words: v, Printed: true}).Cell(lines)
	return text
}

// TestLetters checks that no letter of a hurtful cell is lost or added.
func TestLetters(t *testing.T) {
	for name, s := range hurtful(1 << 12) {
		is.Equal(t, letters(mendCell(s)), letters(s), "%s letters", name)
	}
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// BenchmarkLargeCell repairs cells of a megabyte: the time per byte must not
// grow with the cell.
func BenchmarkLargeCell(b *testing.B) {
	for name, s := range hurtful(1 << 20) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				mendCell(s)
			}
		})
	}
}
