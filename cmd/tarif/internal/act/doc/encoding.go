package doc

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// upper1251 is the upper half of Windows-1251 and upperKZ that of KZ-1048
// (STRK1048-2002), which replaces sixteen letters of other languages by Kazakh
// ones. Source: Unicode's MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1251.TXT and
// MAPPINGS/VENDORS/MISC/KZ1048.TXT. 0x98 is not assigned.
const (
	cyrillic  = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"
	upper1251 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\ufffd™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї" + cyrillic
	upperKZ   = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊҚҺЏђ‘’“”•–—\ufffd™љ›њқһџ\u00a0ҰұӘ¤Ө¦§Ё©Ғ«¬\u00ad®Ү°±Ііөµ¶·ё№ғ»әҢңү" + cyrillic
)

// decode detects the encoding from the content and returns the text. The
// declaration in a web page is ignored: pages that declare Windows-1251 are
// often KZ-1048, and saving a page often changes its encoding.
func decode(t *tally, data []byte) (text, encoding string) {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		text, encoding = decodeUTF8(t, data[3:]), "UTF-8"
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		text, encoding = decodeUTF16(t, data[2:], binary.LittleEndian), "UTF-16LE"
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, encoding = decodeUTF16(t, data[2:], binary.BigEndian), "UTF-16BE"
	case wide(data, 1):
		text, encoding = decodeUTF16(t, data, binary.LittleEndian), "UTF-16LE"
	case wide(data, 0):
		text, encoding = decodeUTF16(t, data, binary.BigEndian), "UTF-16BE"
	case mostlyUTF8(data):
		text, encoding = decodeUTF8(t, data), "UTF-8"
	default:
		text, encoding = decodeByte(t, data)
	}
	if t.err == nil && binaryText(text) {
		t.fail(RuleFormat, hintOther(), source.Say("the file is neither a text nor a known format"))
	}
	return text, encoding
}

func decodeUTF8(t *tally, data []byte) string {
	if utf8.Valid(data) {
		return string(data)
	}
	t.note(source.Say("some bytes are not UTF-8; each is shown as \ufffd"))
	return strings.ToValidUTF8(string(data), "\ufffd")
}

// mostlyUTF8 reports valid UTF-8, or UTF-8 with a few damaged bytes. Text in a
// single-byte encoding has hardly any valid non-ASCII sequences.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return bad == 0 || bad*20 < good
}

// wide reports UTF-16 without a byte order mark. high is the offset of the high
// byte, which in Cyrillic text is nearly always 0x04 or 0x00; no other encoding
// has these bytes.
func wide(data []byte, high int) bool {
	head := data[:min(len(data), 4096)]
	hits, units := 0, 0
	for i := high; i < len(head); i += 2 {
		units++
		if head[i] == 0x04 || head[i] == 0x00 {
			hits++
		}
	}
	return units > 1 && hits*10 >= units*7
}

func decodeUTF16(t *tally, data []byte, order binary.ByteOrder) string {
	if len(data)%2 == 1 {
		t.note(source.Say("the file ends in half a character, which was left out"))
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		units[i] = order.Uint16(data[2*i:])
	}
	return string(utf16.Decode(units))
}

// decodeByte decodes Windows-1251 or KZ-1048.
func decodeByte(t *tally, data []byte) (text, encoding string) {
	text, encoding = mapBytes(data, upperKZ), "KZ-1048"
	if !kazakhOnly(text) || isUkrainian(text) {
		text, encoding = mapBytes(data, upper1251), "Windows-1251"
	}
	if strange(text) {
		t.fail(RuleEncoding, source.Say("open the file in the program it comes from and save it as UTF-8"),
			source.Say("the letters of the file are not UTF-8, UTF-16, Windows-1251 or KZ-1048"))
	}
	return text, encoding
}

func mapBytes(data []byte, upper string) string {
	table := []rune(upper)
	var b strings.Builder
	b.Grow(2 * len(data))
	for _, c := range data {
		if c < utf8.RuneSelf {
			b.WriteByte(c)
		} else {
			b.WriteRune(table[c-utf8.RuneSelf])
		}
	}
	return b.String()
}

// kazakhOnly reports whether the text has letters for which the two encodings
// differ. If not, both give the same text.
func kazakhOnly(text string) bool {
	return strings.ContainsAny(text, "ҚҺқһҰұӘӨҒҮөғәҢңү")
}

// isUkrainian looks at text decoded as KZ-1048, in which the є and ї of
// Windows-1251 come out as ғ and ү. Kazakh and Russian have ы; Ukrainian has і
// and never ы.
func isUkrainian(text string) bool {
	return strings.ContainsAny(text, "іІ") && !strings.ContainsAny(text, "ыЫқҚңҢәӘұҰ")
}

// strange reports text in an encoding that is not supported: its bytes come out
// as letters of no language here, or (KOI8-R) with capitals inside words.
func strange(text string) bool {
	known, other, inside, letters := 0, 0, 0, 0
	var last rune
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
		case ours(r):
			known++
		default:
			other++
		}
		if unicode.IsLetter(last) && unicode.IsLetter(r) {
			letters++
			if unicode.IsLower(last) && unicode.IsUpper(r) {
				inside++
			}
		}
		last = r
	}
	return other*4 > known || letters > 20 && inside*20 > letters
}

// ours reports letters of Kazakh, Russian and Ukrainian, and characters that
// occur in any text.
func ours(r rune) bool {
	if unicode.Is(unicode.Cyrillic, r) {
		return !strings.ContainsRune("ЂЃѓЉЊЏђљњџЋћЌќЎўЈјЅѕ", r)
	}
	return strings.ContainsRune("№«»–—„“”‘’…•°\u00a0", r)
}

// binaryText reports whether the text has more control characters than text can
// have.
func binaryText(text string) bool {
	controls, all := 0, 0
	for _, r := range text {
		all++
		if r < ' ' && !strings.ContainsRune("\t\n\v\f\r", r) {
			controls++
		}
	}
	return controls*200 > all
}
