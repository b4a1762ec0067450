package mend

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/test/is"
)

// TestCell repairs one cell, given its lines and the known words.
func TestCell(t *testing.T) {
	tests := []struct {
		name    string
		known   string
		cell    string // lines separated by |
		want    string
		repairs string
		doubts  int
	}{
		{"one line", "", "жеке күтім көрсету", "жеке күтім көрсету", "", 0},
		{"two lines", "", "жеке күтім |көрсету", "жеке күтім көрсету", "", 0},
		{"letter-spaced", "", "с ә й к е с  |жеке", "сәйкес жеке", "letter-spaced с ә й к е с→сәйкес", 0},
		{"letter-spaced words, two blanks between", "", "Ж е к е  ж ұ м ы с  |жоспары", "Жеке жұмыс жоспары",
			"letter-spaced Ж е к е→Жеке; letter-spaced ж ұ м ы с→жұмыс", 0},
		{"letter-spaced words, the second blank lost", "жеке жұмыс", "Ж е к е ж ұ м ы с", "Жеке жұмыс", "letter-spaced Ж е к е ж ұ м ы с→Жеке жұмыс", 0},
		{"letter-spaced with a comma", "", "ж ү р г і з у ,  |мәселе", "жүргізу, мәселе",
			"letter-spaced ж ү р г і з у→жүргізу; stray-space жүргізу ,→жүргізу,", 0},
		{"words of one letter", "", "и в с Москвой", "и в с Москвой", "", 0},
		{"cut, the whole stands elsewhere", "психологиялық", "Әлеуметтік-психологиял|ық патронаж", "Әлеуметтік-психологиялық патронаж",
			"cut-word Әлеуметтік-психологиял+ық→Әлеуметтік-психологиялық", 0},
		{"cut, a frequent ending", "", "мәселелерді|ң шешімі", "мәселелердің шешімі", "cut-word мәселелерді+ң→мәселелердің", 0},
		{"not cut: a blank at the end of the line", "психологиялық", "психологиял |ық", "психологиял ық", "", 0},
		{"not cut: both are words", "дәрет ыдысына", "дәрет|ыдысына", "дәрет ыдысына", "", 0},
		{"cut or not: both ways are words", "бас қару басқару", "бас|қару", "бас қару", "", 1},
		{"torn within the line", "әңгімелесу", "мәдени әңг імелесу ,", "мәдени әңгімелесу,", "torn-word әңг імелесу→әңгімелесу; stray-space әңгімелесу ,→әңгімелесу,", 0},
		{"not torn: a word by itself", "ауызсуды ауыз суды", "ауыз суды есепке алу", "ауыз суды есепке алу", "", 0},
		{"blank before a stop on its own line", "", "көмек көрсету|.", "көмек көрсету.", "stray-space көрсету .→көрсету.", 0},
		{"blank after a bracket", "", "туыстары (|заңды өкілдері) жоқ", "туыстары (заңды өкілдері) жоқ", "stray-space ( заңды→(заңды", 0},
		{"blank inside quotation marks", "", `сондай-ақ "|Адвокаттық қызмет" заңы`, `сондай-ақ "Адвокаттық қызмет" заңы`, `stray-space " Адвокаттық→"Адвокаттық`, 0},
		{"a lone quotation mark stays", "", `құны" теңге)`, `құны" теңге)`, "", 0},
		{"hyphen and blank", "", "өткізу іс- |шараларын", "өткізу іс-шараларын", "hyphen-space іс- шараларын→іс-шараларын", 0},
		{"a hyphen that waits", "", "водо- и теплоснабжение", "водо- и теплоснабжение", "", 0},
		{"a dash", "", "Әлеуметтік – тұрмыстық", "Әлеуметтік – тұрмыстық", "", 0},
		{"Latin letters", "", "жер үстi көздерiндегі", "жер үсті көздеріндегі", "mixed-alphabet үстi→үсті; mixed-alphabet көздерiндегі→көздеріндегі", 0},
		{"Cyrillic in a Roman number", "", "№ 2/16-VIIІ", "№ 2/16-VIII", "mixed-alphabet VIIІ→VIII", 0},
		{"as many letters of both", "", "cо", "cо", "", 1},
		{"no look-alike", "", "Wi-Fi-дің mвт", "Wi-Fi-дің mвт", "", 1},
		{"soft hyphen", "", "қыз\u00adмет", "қызмет", "invisible қыз\u00adмет→қызмет", 0},
		{"no-break space", "", "1\u00a0текше метр", "1 текше метр", "", 0},
	}
	for _, tt := range tests {
		v := NewVocabulary()
		v.Learn(tt.known)
		lines := strings.Split(tt.cell, "|")
		v.Read(lines)
		m := &Mender{Words: v, Printed: true}
		got, repairs, doubts := m.Cell(lines)
		var told []string
		for _, r := range repairs {
			if r.Kind != Lines {
				told = append(told, fmt.Sprintf("%s %s→%s", r.Kind, strings.ReplaceAll(r.Before, "\n", "+"), r.After))
			}
		}
		if got != tt.want || strings.Join(told, "; ") != tt.repairs || len(doubts) != tt.doubts {
			t.Errorf("%s:\n%q, want\n%q\nrepairs %s, want\n        %s\ndoubts %v, want %d", tt.name, got, tt.want, strings.Join(told, "; "), tt.repairs, doubts, tt.doubts)
		}
	}
}

// TestNotPrinted: lines that are not those of a printed page keep their commas
// and pieces.
func TestNotPrinted(t *testing.T) {
	m := &Mender{Words: NewVocabulary()}
	for _, s := range []string{"көрсету , ( заңды", "іс- шаралар", "әңг імелесу"} {
		got, repairs, _ := m.Cell([]string{s})
		is.True(t, got == s && len(repairs) == 0, "%q became %q", s, got)
	}
}

// FuzzCell checks that letters are neither lost nor added, and that repairing
// twice changes nothing.
func FuzzCell(f *testing.F) {
	for _, s := range []string{"с ә й к е с", "a\nб", "( қ ,", "іс- шара\n. \" x", "ж ұ м ы с т ы ң б а р л ы ғ ы м ы з ө т е ж а қ с ы"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip("documents are decoded before")
		}
		v := NewVocabulary()
		v.Learn("жұмыс сәйкес барлығымыз")
		lines := strings.Split(s, "\n")
		v.Read(lines)
		m := &Mender{Words: v, Printed: true}
		got, _, _ := m.Cell(lines)
		a, b := size(s), size(got)
		is.True(t, a == b, "%q has %d letters, %q has %d", s, a, got, b)
	})
}

// size counts the characters that a repair must preserve.
func size(s string) int {
	s = unseen.Replace(s)
	return len([]rune(strings.Join(strings.Fields(s), "")))
}
