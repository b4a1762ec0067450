package doc

import (
	"strings"
	"unicode"

	"tarif/cmd/tarif/internal/act/pdfpage"
	"tarif/cmd/tarif/internal/source"
)

// Repair is a change of letters that the reader made throughout the file.
type Repair struct {
	Kind          string // "legacy-font" or "codepage"
	Before, After string // some words of the file, as they were and as they are now
}

// legacyKazakh undoes fonts older than Unicode's Kazakh letters, which draw
// them in place of letters of other languages in Windows-1251: "ќызметтіњ
// ќўны".
var legacyKazakh = strings.NewReplacer("ґ", "ө", "Ґ", "Ө", "ї", "ү", "Ї", "Ү", "є", "ә", "Є", "Ә", "ќ", "қ", "Ќ", "Қ",
	"њ", "ң", "Њ", "Ң", "ѓ", "ғ", "Ѓ", "Ғ", "ў", "ұ", "Ў", "Ұ", "ћ", "һ", "Ћ", "Һ")

// otherKazakh undoes another layout of these fonts: "тўрєын їйдіѕ жјне".
var otherKazakh = strings.NewReplacer("ґ", "ө", "Ґ", "Ө", "ї", "ү", "Ї", "Ү", "є", "ғ", "Є", "Ғ", "ќ", "қ", "Ќ", "Қ",
	"ѓ", "ғ", "Ѓ", "Ғ", "ѕ", "ң", "Ѕ", "Ң", "ј", "ә", "Ј", "Ә", "ў", "ұ", "Ў", "Ұ", "ћ", "һ", "Ћ", "Һ")

const legacyLetters = "ґҐїЇєЄќЌњЊѓЃўЎћЋѕЅјЈ"

// legacy reports whether a text is certainly written with such a font.
// Ukrainian has ґ, ї and є but no ы; Macedonian has ќ, њ and ѓ but no ы;
// Belarusian has ы but of these letters only ў. A text that also has Unicode's
// Kazakh letters is fine as it is.
func legacy(count map[rune]int) bool {
	all, kinds := 0, 0
	for _, r := range legacyLetters {
		if n := count[r]; n > 0 {
			all += n
			if r != 'ў' && r != 'Ў' {
				kinds++
			}
		}
	}
	kazakh := 0
	for _, r := range "қҚңҢғҒәӘөӨүҮұҰһҺ" {
		kazakh += count[r]
	}
	return all >= 3 && kinds >= 2 && count['ы']+count['Ы'] > 0 && kazakh*20 <= all
}

// mendLegacy replaces the letters of a legacy Kazakh font by those they stand
// for.
func (t *tally) mendLegacy(d *Document) {
	count := map[rune]int{}
	tell := func(p *Passage) {
		for _, r := range p.Text {
			if r >= 0x400 && r < 0x500 {
				count[r]++
			}
		}
	}
	d.passages(tell)
	if !legacy(count) {
		return
	}
	layout, said := legacyKazakh, source.Say("ґ for ө, ї for ү, є for ә, ќ for қ, њ for ң, ѓ for ғ, ў for ұ")
	if count['ј']+count['ѕ'] > count['ѓ']+count['њ'] {
		layout, said = otherKazakh, source.Say("ґ for ө, ї for ү, є for ғ, ќ for қ, ѕ for ң, ј for ә, ў for ұ")
	}
	before, after := "", ""
	mend := func(p *Passage) {
		if !strings.ContainsAny(p.Text, legacyLetters) {
			return
		}
		text := layout.Replace(p.Text) // same length in bytes, so the spans stay valid
		if before == "" {
			before, after = short(p.Text), short(text)
		}
		p.Text = text
	}
	d.passages(mend)
	for i := range d.printed {
		mend(&d.printed[i])
	}
	d.Repairs = append(d.Repairs, Repair{"legacy-font", before, after})
	t.note(source.Say(`the letters are those of a legacy Kazakh font ({1}); they were written as what they mean: "{2}" was "{3}"`, said, after, before))
}

func short(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// upper1252 is the upper half of Windows-1252, which PDF calls WinAnsi.
const upper1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿" +
	"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"

var bytes1252 = func() map[rune]byte {
	out := map[rune]byte{}
	for i, r := range []rune(upper1252) {
		if r != '\ufffd' {
			out[r] = byte(0x80 + i)
		}
	}
	return out
}()

// toBytes encodes a text as Windows-1252; false if it cannot be.
func toBytes(s string) ([]byte, bool) {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		switch c, ok := bytes1252[r]; {
		case r < 0x80:
			out = append(out, byte(r))
		case ok:
			out = append(out, c)
		default:
			return nil, false
		}
	}
	return out, true
}

// tellingWords are parts of words that occur in every act about prices.
var tellingWords = []string{"тариф", "услуг", "тенге", "постановл", "решени", "район", "утвержд", "стоимост", "приложени", "теңге", "қызмет", "қаулы", "бекіт", "әкім", "ауданы", "қосымша", "шешім", "баға"}

// mendCodepage re-decodes fonts that claim WinAnsi but hold Windows-1251 or
// KZ-1048 ("Íàèìåíîâàíèå" is "Наименование"). It does so only if the result has
// the words of an act.
func mendCodepage(t *tally, pages []pdfpage.Page) []Repair {
	letters, upper := map[int]int{}, map[int]int{}
	for _, p := range pages {
		for _, g := range p.Glyphs {
			for _, r := range g.Text {
				if unicode.IsLetter(r) {
					letters[g.Font]++
				}
				if r >= 0xc0 && r <= 0xff {
					upper[g.Font]++
				}
			}
		}
	}
	wrong := map[int]bool{}
	for font, n := range letters {
		wrong[font] = upper[font]*10 >= n*6
	}
	var raw []byte
	for _, p := range pages {
		for _, g := range p.Glyphs {
			if wrong[g.Font] && len(raw) < look {
				b, _ := toBytes(g.Text)
				raw = append(raw, b...)
			}
		}
	}
	table, name := upperKZ, "KZ-1048"
	text := mapBytes(raw, upperKZ)
	if !kazakhOnly(text) || isUkrainian(text) {
		table, name, text = upper1251, "Windows-1251", mapBytes(raw, upper1251)
	}
	words := 0
	for _, w := range tellingWords {
		if strings.Contains(strings.ToLower(strings.Join(strings.Fields(text), "")), w) {
			words++
		}
	}
	if words < 3 {
		return nil
	}
	for _, p := range pages {
		for i := range p.Glyphs {
			if g := &p.Glyphs[i]; wrong[g.Font] {
				if b, ok := toBytes(g.Text); ok {
					g.Text = mapBytes(b, table)
				}
			}
		}
	}
	after := short(strings.TrimSpace(text))
	before := short(strings.TrimSpace(mapBytes(raw, upper1252)))
	t.note(source.Say(`the fonts of the PDF declare Western letters but have {1}; they were read as {1}: "{2}" was "{3}"`, name, after, before))
	return []Repair{{"codepage", before, after}}
}

// meaningless says why the letters cannot be relied on: hardly any belong to
// the two languages. An act always has Cyrillic letters.
func meaningless(blocks []Block) bool {
	cyrillic, other, ascii := 0, 0, 0
	d := Document{Blocks: blocks}
	d.passages(func(p *Passage) {
		for _, r := range p.Text {
			switch {
			case !unicode.IsLetter(r):
			case unicode.Is(unicode.Cyrillic, r):
				cyrillic++
			case r < 0x80:
				ascii++
			default:
				other++
			}
		}
	})
	all := cyrillic + other + ascii
	return all >= 40 && (other*2 > all || cyrillic*20 < all && all >= 200)
}

func shapesOnly() *Error {
	return &Error{Rule: RuleNoText, Message: source.Say("the PDF has its letters only as drawn shapes, so its text cannot be read"), Hint: hintWordOf()}
}
