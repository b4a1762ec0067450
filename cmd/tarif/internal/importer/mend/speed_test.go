package mend

import (
	"strings"
	"testing"
	"time"
)

// A cell of a megabyte, made to hurt, takes no more than seconds.
func TestLargeCell(t *testing.T) {
	for name, s := range map[string]string{
		"letters":     strings.Repeat("а б в г ", 1<<17),
		"spaces":      strings.Repeat(" ", 1<<20),
		"spaces end":  "а" + strings.Repeat(" ", 1<<19) + "б" + strings.Repeat(" ", 1<<19) + ",",
		"quotes":      strings.Repeat(`" а " `, 1<<17),
		"lines":       strings.Repeat("абв\n", 1<<18),
		"brackets":    strings.Repeat("( ", 1<<19),
		"hyphens":     strings.Repeat("а- б", 1<<18),
		"one word":    strings.Repeat("ж", 1<<19),
		"one letters": strings.Repeat("ж ", 1<<19),
		"mixed":       strings.Repeat("aа", 1<<18),
	} {
		v := NewVocabulary()
		v.Learn("абв где")
		lines := strings.Split(s, "\n")
		start := time.Now()
		v.Read(lines)
		(&Mender{Words: v, Printed: true}).Cell(lines)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v", name, took)
		} else {
			t.Log(name, took)
		}
	}
}
